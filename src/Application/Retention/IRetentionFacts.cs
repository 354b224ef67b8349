using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Retention;

namespace IntegrativeCare.Application.Retention;

/// <summary>What the clocks of records rest on, over every table that holds something of a client.</summary>
public interface IRetentionFacts
{
    /// <summary>Of the client whose record is open. It tells the day of the last entry, and neither what it was nor whose.</summary>
    Task<RetentionFacts> Of(ClientId client, CancellationToken ct);

    /// <summary>The erasures that were eligible when they were asked for and that nothing blocks today, across the clients of the clinic, last asked first, from before the named one on.</summary>
    Task<IReadOnlyList<ErasureToCarryOutView>> ErasuresToCarryOut(RetentionTerms terms, DateOnly today, Guid? before, int limit, CancellationToken ct);
}

internal static class RetentionQuestions
{
    /// <summary>How long the caller's clinic keeps records.</summary>
    public static async Task<RetentionTerms> RetentionTerms(this IClinicDb db, ICaller caller, OpenRecord record, CancellationToken ct)
    {
        var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), ct);
        return Domain.Retention.RetentionTerms.Of(record.Pack, clinic.RetentionYears);
    }
}
