using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Infrastructure.Persistence.Ledger;
using IntegrativeCare.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IntegrativeCare.Application.Tests.Audit;

/// <summary>Puts entries into a clinic's ledger as they would have been written at other times by other people.</summary>
internal static class LedgerOf
{
    public static AccessEntry Entry(this Clinic clinic, Person who, string action, params AccessPart[] parts) => new()
    {
        ClinicId = clinic.Id,
        ClientId = clinic.Maya,
        At = Clinic.Monday,
        AccountId = who.AccountId,
        PersonId = who.PersonId,
        Roles = ["psychotherapist"],
        Action = action,
        Purpose = PurposeOfUse.Treatment,
        Verdict = AccessVerdict.Permitted,
        Parts = parts,
        RequestId = "earlier",
    };

    public static AccessPart Shown(InformationCategory category, DecisionReason reason, Guid? under = null) => new(category, true, reason, under, [Guid.CreateVersion7()]);

    public static AccessPart Kept(InformationCategory category, DecisionReason reason, Guid? under = null) => new(category, false, reason, under, []);

    public static async Task Wrote(this Clinic clinic, params AccessEntry[] entries)
    {
        await using var ledger = new AccessLedger(clinic.Database.ApiConnectionString, NullLogger<AccessLedger>.Instance);
        await ledger.Append(entries, TestContext.Current.CancellationToken);
    }
}
