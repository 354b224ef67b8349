using System.Data;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Door;

/// <summary>
/// One request's transaction. It begins with the caller's clinic and nothing else set, reads in one round trip what a decision rests on, and lets row
/// security show what the gate opened. The snapshot is one for decision and data.
/// </summary>
internal sealed class ClinicDoor(ClinicDbContext db, ICaller caller, TimeProvider clock, PolicyPackShelf shelf, OpenRecord record, KeyRing ring) : IClinicDoor, IAsyncDisposable
{
    private IDbContextTransaction? transaction;
    private Func<ClientId, AccessFacts>? factsOf;
    private DateTimeOffset enteredAt;

    public async Task<Standing> Enter(CancellationToken ct)
    {
        var now = Now();
        await using var batch = await Begin(client: null, now, ct);
        batch.Add(FactsSql.Self, caller.AccountId, (object?)caller.SignInId ?? DBNull.Value, caller.ClinicId.Value, now);
        batch.Add(FactsSql.Licences, (object?)caller.PractitionerId?.Value ?? DBNull.Value);
        await using var rows = await Run(batch, ct);

        var (enabled, zone, _) = await ReadSelf(rows, now, ct);
        await rows.NextResultAsync(ct);
        var licences = await ReadLicences(rows, ct);

        return StandingOf(enabled, licences, now, zone);
    }

    public async Task<(AccessFacts Facts, Moment Moment)> Enter(ClientId client, CancellationToken ct)
    {
        var now = Now();
        await using var batch = await Begin(client, now, ct);
        batch.Add(FactsSql.Self, caller.AccountId, (object?)caller.SignInId ?? DBNull.Value, caller.ClinicId.Value, now);
        batch.Add(FactsSql.IsClient, client.Value);
        FactsAboutAReader.Ask(batch, caller.PractitionerId?.Value, client, now);
        await using var rows = await Run(batch, ct);

        var (enabled, zone, expressOnly) = await ReadSelf(rows, now, ct);
        await rows.NextResultAsync(ct);
        var isHere = await rows.ReadAsync(ct) && rows.GetBoolean(0);
        await rows.NextResultAsync(ct);
        var facts = await FactsAboutAReader.Read(rows, caller.AsReader(), client, isHere, enabled, expressOnly, record.Pack, ct);
        return (facts, new Moment(now, TodayIn(zone, now), caller.Purpose));
    }

    public async Task<(Standing Standing, bool ClientIsHere)> EnterRefused(ClientId client, CancellationToken ct)
    {
        var now = Now();
        await using var batch = await Begin(client: null, now, ct);
        batch.Add(FactsSql.Self, caller.AccountId, (object?)caller.SignInId ?? DBNull.Value, caller.ClinicId.Value, now);
        batch.Add(FactsSql.IsClient, client.Value);
        await using var rows = await Run(batch, ct);

        var (enabled, zone, _) = await ReadSelf(rows, now, ct);
        await rows.NextResultAsync(ct);
        var isHere = await rows.ReadAsync(ct) && rows.GetBoolean(0);
        return (StandingOf(enabled, [], now, zone), isHere);
    }

    public Task<(Standing Standing, IReadOnlyList<AccessFacts> Facts)> EnterCaseload(CancellationToken ct) => EnterMany(isSupervision: false, ct);

    public Task<(Standing Standing, IReadOnlyList<AccessFacts> Facts)> EnterSupervised(CancellationToken ct) => EnterMany(isSupervision: true, ct);

    private async Task<(Standing Standing, IReadOnlyList<AccessFacts> Facts)> EnterMany(bool isSupervision, CancellationToken ct)
    {
        var now = Now();
        var practitioner = (object?)caller.PractitionerId?.Value ?? DBNull.Value;
        await using var batch = await Begin(client: null, now, ct);
        batch.Add(FactsSql.Self, caller.AccountId, (object?)caller.SignInId ?? DBNull.Value, caller.ClinicId.Value, now);
        batch.Add(FactsSql.Licences, practitioner);
        batch.Add(isSupervision ? FactsSql.OpenSupervised : FactsSql.OpenCaseload, practitioner, now);
        batch.Add(FactsSql.CaseloadMemberships, practitioner);
        batch.Add(FactsSql.CaseloadDirectives, now);
        if (isSupervision) batch.Add(FactsSql.SupervisedCaseload, practitioner, now);
        await using var rows = await Run(batch, ct);

        var (enabled, zone, expressOnly) = await ReadSelf(rows, now, ct);
        await rows.NextResultAsync(ct);
        var licences = await ReadLicences(rows, ct);
        await rows.NextResultAsync(ct);
        await rows.NextResultAsync(ct);
        var memberships = (await ReadAll(rows, ReadMembership, ct)).ToLookup(row => row.Client, row => row.Membership);
        await rows.NextResultAsync(ct);
        var directives = (await ReadAll(rows, ReadDirective, ct)).ToLookup(row => row.Client, row => row.Terms);
        if (isSupervision) await rows.NextResultAsync(ct);
        var supervised = (isSupervision ? await ReadAll(rows, ReadSupervised, ct) : []).ToLookup(row => row.Client, row => row.Who);

        var reader = caller.AsReader();
        factsOf = client => new AccessFacts
        {
            Client = client,
            Reader = reader,
            ClientIsHere = true,
            AccountIsEnabled = enabled,
            ExpressConsentOnly = expressOnly,
            SupervisorSeesProcessNotes = record.Pack.SupervisorSeesProcessNotes,
            Licences = licences,
            Memberships = [.. memberships[client]],
            Supervisees = [.. supervised[client]],
            Directives = [.. directives[client]],
        };
        return (StandingOf(enabled, licences, now, zone), [.. (isSupervision ? supervised.Select(client => client.Key) : memberships.Select(client => client.Key)).Select(factsOf)]);
    }

    public async Task<(Standing Standing, IReadOnlyList<(AccessFacts Facts, IReadOnlyList<Guid> Signals)> Clients)> EnterFollowUps(bool isSupervision, CancellationToken ct)
    {
        var (standing, all) = await EnterMany(isSupervision, ct);
        var signals = (await AskFollowUps(client: null, ct)).ToLookup(one => one.Client, one => one.Signal);

        // Somebody to whom a signal went on stands with that client by nothing else.
        var others = signals.Select(client => client.Key).Except(all.Select(facts => facts.Client)).Select(factsOf!);
        return (standing, [.. all.Concat(others).Select(facts => (facts, (IReadOnlyList<Guid>)[.. signals[facts.Client]]))]);
    }

    public async Task<IReadOnlyList<Guid>> FollowUps(ClientId client, CancellationToken ct) => (await AskFollowUps(client, ct)).ConvertAll(one => one.Signal);

    private async Task<List<(ClientId Client, Guid Signal)>> AskFollowUps(ClientId? client, CancellationToken ct)
    {
        if (caller.PractitionerId is not { } me) return [];
        await using var ask = Command("select client_id, signal_id from care.follow_ups_of($1, $2, $3)", me.Value, enteredAt, (object?)client?.Value ?? DBNull.Value);
        ask.Parameters[2].NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid;
        await using var rows = await ask.ExecuteReaderAsync(ct);
        return await ReadAll(rows, row => (new ClientId(row.GetGuid(0)), row.GetGuid(1)), ct);
    }

    public void Open(OpenRecord record) => db.Security.Open(record);

    public async Task<DisclosedPart?> WhatIs(Guid record, CancellationToken ct)
    {
        await db.Security.Apply(db.Database.GetDbConnection(), transaction?.GetDbTransaction(), ct);
        await using var ask = Command("select category, author_id, author_discipline from care.what_is($1)", record);
        await using var rows = await ask.ExecuteReaderAsync(ct);
        if (!await rows.ReadAsync(ct)) return null;

        var author = new Author(rows.GetGuid(1), await rows.IsDBNullAsync(2, ct) ? null : Word<Discipline>(rows.GetString(2)));
        return new DisclosedPart(Word<InformationCategory>(rows.GetString(0)), author, record);
    }

    public async Task Leave(CancellationToken ct)
    {
        if (transaction is null) return;
        await transaction.RollbackAsync(ct);
        await transaction.DisposeAsync();
        transaction = null;
        db.ChangeTracker.Clear();
    }

    public async Task Commit(CancellationToken ct)
    {
        if (transaction is null) throw new InvalidOperationException("Nothing was entered.");
        await transaction.CommitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null) await transaction.DisposeAsync();
    }

    // One decision, one snapshot: what the gate decided and what the handler reads come from the same moment.
    private async Task<FactsBatch> Begin(ClientId? client, DateTimeOffset now, CancellationToken ct)
    {
        if (transaction is not null) throw new InvalidOperationException("A request enters once.");
        enteredAt = now;
        db.Database.AutoSavepointsEnabled = false;
        transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

        var batch = new FactsBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction());
        batch.Add(FactsSql.Settings, caller.ClinicId.Value.ToString(), caller.PersonId().ToString(), client is { Value: var id } ? $"{{{id}}}" : "", now);
        db.Sealing = ring.InMemory(caller.ClinicId);
        if (db.Sealing is null) batch.Add(KeyRing.Sql, caller.ClinicId.Value);
        return batch;
    }

    // Keys that are not in memory come in the same round trip and the same snapshot as the rows that are sealed under them.
    private async Task<NpgsqlDataReader> Run(FactsBatch batch, CancellationToken ct)
    {
        var rows = await batch.Run(ct);
        if (db.Sealing is not null) return rows;

        try
        {
            db.Sealing = await ring.Unwrap(caller.ClinicId, await KeyRing.Read(rows, ct), ct);
            await rows.NextResultAsync(ct);
            return rows;
        }
        catch
        {
            await rows.DisposeAsync();
            throw;
        }
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction!.GetDbTransaction());
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private Standing StandingOf(bool enabled, List<LicencePeriod> licences, DateTimeOffset now, string zone)
    {
        var today = TodayIn(zone, now);
        return new(now, today, enabled, caller.PractitionerId is null || licences.Exists(licence => licence.IsActive(today)));
    }

    // PostgreSQL keeps microseconds; an instant that is stored and one that is compared must be the same.
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private static DateOnly TodayIn(string zone, DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    /// <summary>Reads what <see cref="FactsSql.Self"/> answers.</summary>
    internal static async Task<AskedBy> ReadAskedBy(NpgsqlDataReader rows, CancellationToken ct) =>
        await rows.ReadAsync(ct)
            ? new(rows.GetBoolean(0), rows.GetString(1), rows.GetBoolean(2), rows.GetString(3), rows.IsDBNull(4) ? null : rows.GetString(4), rows.IsDBNull(5) ? null : rows.GetString(5))
            : throw new DomainException(new AccountDisabled());

    // A clinic that has chosen nothing works by the pack that fits its place.
    private async Task<(bool Enabled, string Zone, bool ExpressOnly)> ReadSelf(NpgsqlDataReader rows, DateTimeOffset now, CancellationToken ct)
    {
        var self = await ReadAskedBy(rows, ct);
        var pack = shelf.Applying(self.PackCode ?? shelf.CodeFor(self.Jurisdiction), self.PackVersion, TodayIn(self.Zone, now));
        record.Under(pack);
        return (self.IsEnabled, self.Zone, pack.NeedsExpressConsent(self.ExpressOnly));
    }

    private Task<List<LicencePeriod>> ReadLicences(NpgsqlDataReader rows, CancellationToken ct) => ReadAll(rows, row => ReadLicence(row, record.Pack), ct);

    /// <summary>A licence of another place lets nobody practise here, unless the policy pack says that it does (I04).</summary>
    internal static LicencePeriod ReadLicence(NpgsqlDataReader row, PolicyPack pack) =>
        new(Word<Discipline>(row.GetString(0)), row.GetBoolean(1) && pack.Recognizes(row.GetString(4), row.GetString(5)), row.GetFieldValue<DateOnly>(2), row.GetFieldValue<DateOnly>(3));

    internal static async Task<List<T>> ReadAll<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        var all = new List<T>();
        while (await rows.ReadAsync(ct)) all.Add(read(rows));
        return all;
    }

    internal static (ClientId Client, TeamMembership Membership) ReadMembership(NpgsqlDataReader row) =>
        (new ClientId(row.GetGuid(0)), new TeamMembership(Word<Discipline>(row.GetString(1)), row.GetFieldValue<DateTimeOffset>(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3)));

    internal static Supervisee ReadSupervisee(NpgsqlDataReader row) =>
        new(new PractitionerId(row.GetGuid(0)), row.GetFieldValue<DateOnly>(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateOnly>(2), row.GetBoolean(3));

    private static (ClientId Client, Supervisee Who) ReadSupervised(NpgsqlDataReader row) =>
        (new ClientId(row.GetGuid(0)), new(new PractitionerId(row.GetGuid(1)), row.GetFieldValue<DateOnly>(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateOnly>(3), row.GetBoolean(4)));

    internal static EmergencyWindow ReadEmergency(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3));

    internal static (ClientId Client, DirectiveTerms Terms) ReadDirective(NpgsqlDataReader row) => (new ClientId(row.GetGuid(0)), new DirectiveTerms
    {
        Id = row.GetGuid(1),
        Kind = Word<DirectiveKind>(row.GetString(2)),
        Recipient = Recipient.From(Word<RecipientKind>(row.GetString(3)), row.IsDBNull(4) ? null : row.GetGuid(4), row.IsDBNull(5) ? null : Word<Discipline>(row.GetString(5))),
        Categories = CategorySet.Of(row.GetFieldValue<string[]>(6).Select(Word<InformationCategory>)),
        Records = row.GetFieldValue<Guid[]>(7),
        Purposes = [.. row.GetFieldValue<string[]>(8).Select(Word<PurposeOfUse>)],
        From = row.GetFieldValue<DateTimeOffset>(9),
        Until = row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10),
    });

    internal static T Word<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);
}

/// <summary>Who asks and where, as <see cref="FactsSql.Self"/> answers it.</summary>
internal readonly record struct AskedBy(bool IsEnabled, string Zone, bool ExpressOnly, string Jurisdiction, string? PackCode, string? PackVersion);

/// <summary>Several questions in one round trip.</summary>
internal sealed class FactsBatch(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    private readonly NpgsqlBatch batch = new(connection, transaction);

    public void Add(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(value is DBNull ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid } : new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }

    public int Count => batch.BatchCommands.Count;

    public void Add(NpgsqlBatchCommand command) => batch.BatchCommands.Add(command);

    // The first answer included.
    public Task<NpgsqlDataReader> RunAll(CancellationToken ct) => batch.ExecuteReaderAsync(ct);

    public async Task<NpgsqlDataReader> Run(CancellationToken ct)
    {
        var rows = await RunAll(ct);
        await rows.NextResultAsync(ct);
        return rows;
    }

    public ValueTask DisposeAsync() => batch.DisposeAsync();
}
