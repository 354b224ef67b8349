using System.Collections;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Infrastructure.Persistence.Ledger;
using IntegrativeCare.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IntegrativeCare.Application.Tests.Access;

public sealed class Writing_the_ledger(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_on_after_an_entry_that_cannot_be_written()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await using var ledger = new AccessLedger(clinic.Database.ApiConnectionString, NullLogger<AccessLedger>.Instance);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.Append([EntryOf(clinic) with { Roles = new Unreadable() }], Ct).WaitAsync(TimeSpan.FromSeconds(20), Ct));
        await ledger.Append([EntryOf(clinic)], Ct).WaitAsync(TimeSpan.FromSeconds(20), Ct);

        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.access_ledger", Ct));
    }

    [Fact]
    public async Task Refuses_after_it_was_closed_instead_of_waiting()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ledger = new AccessLedger(clinic.Database.ApiConnectionString, NullLogger<AccessLedger>.Instance);
        await ledger.DisposeAsync();

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.Append([EntryOf(clinic)], Ct).WaitAsync(TimeSpan.FromSeconds(20), Ct));
    }

    private static AccessEntry EntryOf(Clinic clinic) => new()
    {
        ClinicId = clinic.Id,
        ClientId = clinic.Maya,
        At = Clinic.Monday,
        AccountId = clinic.Ruth.AccountId,
        PersonId = clinic.Ruth.PersonId,
        Roles = ["psychotherapist"],
        Action = "GetClient",
        Purpose = PurposeOfUse.Treatment,
        Verdict = AccessVerdict.Permitted,
        RequestId = "test",
    };

    private sealed class Unreadable : IReadOnlyList<string>
    {
        public int Count => 1;

        public string this[int index] => throw new FormatException("This cannot be read.");

        public IEnumerator<string> GetEnumerator() => throw new FormatException("This cannot be read.");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
