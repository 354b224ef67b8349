using System.Collections;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Infrastructure.Persistence.Ledger;
using IntegrativeCare.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

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
    public async Task Keeps_the_other_entries_of_a_group_in_which_one_cannot_be_written()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await using var ledger = new AccessLedger(clinic.Database.ApiConnectionString, NullLogger<AccessLedger>.Instance);
        await ledger.Append([EntryOf(clinic)], Ct);

        // While somebody holds the head, the first waits for it and all others gather behind it into one group.
        await using var holder = new NpgsqlConnection(clinic.Database.OwnerConnectionString);
        await holder.OpenAsync(Ct);
        await using var held = await holder.BeginTransactionAsync(Ct);
        await using (var take = new NpgsqlCommand("select seq from care.access_ledger_heads for update", holder, held)) await take.ExecuteScalarAsync(Ct);
        var first = ledger.Append([EntryOf(clinic)], Ct);
        await Task.Delay(300, Ct);
        var good = Enumerable.Range(0, 5).Select(_ => ledger.Append([EntryOf(clinic)], Ct)).ToList();
        var unreadable = ledger.Append([EntryOf(clinic) with { Roles = new Unreadable() }], Ct);
        var inAnotherZone = ledger.Append([EntryOf(clinic) with { At = Clinic.Monday.ToOffset(TimeSpan.FromHours(-5)) }], Ct);
        var noEntry = ledger.AppendNothing(clinic.Id, Ct);
        good.Add(ledger.Append([EntryOf(clinic)], Ct));
        await held.RollbackAsync(Ct);

        await Task.WhenAll([first, noEntry, .. good]).WaitAsync(TimeSpan.FromSeconds(20), Ct);
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => unreadable.WaitAsync(TimeSpan.FromSeconds(20), Ct));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => inAnotherZone.WaitAsync(TimeSpan.FromSeconds(20), Ct));
        Assert.Equal(8L, await clinic.AskAsOwner("select count(*) from care.access_ledger", Ct));
        Assert.Equal(new(true, 8), await Integrity(clinic));
    }

    [Fact]
    public async Task Goes_the_same_way_for_nobody_and_leaves_no_row()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await using var ledger = new AccessLedger(clinic.Database.ApiConnectionString, NullLogger<AccessLedger>.Instance);

        await ledger.AppendNothing(clinic.Id, Ct);
        await ledger.Append([EntryOf(clinic)], Ct);
        await ledger.AppendNothing(clinic.Id, Ct);
        Assert.Equal(new(true, 1), await Integrity(clinic));

        await clinic.AskAsOwner("revoke execute on function care.append_access(uuid[], timestamptz[], uuid[], uuid[], text[]) from care_api", Ct);
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendNothing(clinic.Id, Ct).WaitAsync(TimeSpan.FromSeconds(20), Ct));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.Append([EntryOf(clinic)], Ct).WaitAsync(TimeSpan.FromSeconds(20), Ct));
    }

    /// <summary>H11: inside the clinic or to another organization; it is written, never inferred. Older entries do not say it and were uses.</summary>
    [Fact]
    public async Task Says_whether_it_was_a_use_or_a_disclosure()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var partner = new Person("Northside", clinic.Id, Role.Partner) { Organization = Guid.CreateVersion7() };

        Assert.Equal(new RoleNotAllowed(), await clinic.As(partner).Refused(new ListDisclosures(clinic.Maya, 50, null), Ct));
        await clinic.As(clinic.Ruth).Send(new GetClient(clinic.Maya), Ct);
        await clinic.AskAsOwner(
            $"select care.append_access(array['{clinic.Id.Value}'::uuid], array['2026-03-01'::timestamptz], array['{clinic.Maya.Value}'::uuid], array['{clinic.Ruth.AccountId}'::uuid], array[(select replace(entry, ',\"kind\":\"use\"', '') from care.access_ledger where seq = 2)])", Ct);

        var rows = (await clinic.As(clinic.Pia).Send(new ListDisclosures(clinic.Maya, 50, null), Ct)).Value.Items;
        Assert.Equal([(3, AccessKind.Use), (2, AccessKind.Use), (1, AccessKind.Disclosure)], rows.Select(row => (row.Seq, row.Kind)));
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.access_ledger where seq = 3 and entry like '%kind%'", Ct));
    }

    private static async Task<(bool IsIntact, long Rows)> Integrity(Clinic clinic)
    {
        var found = await clinic.As(clinic.Pia).Send(new CheckIntegrity(), Ct);
        return (found.IsIntact, found.RowsChecked);
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
