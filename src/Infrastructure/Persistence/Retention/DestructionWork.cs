using System.Data;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.PolicyPacks;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Retention;

/// <summary>Carries out confirmed destruction runs, record by record, each in a transaction of its own: what was done stays done when this stops in the middle, and whoever comes next goes on.</summary>
/// <remarks>The ledger's row is on disk before the record is gone. It acts in the name of whoever confirmed the run.</remarks>
internal sealed class DestructionWork(NpgsqlDataSource database, IAccessLedger ledger, TimeProvider clock, ILogger<DestructionWork> log)
{
    private const int MostAttempts = 20;

    // What a crossing with somebody who writes into the same record looks like: the loser looks again. A record that cannot be destroyed in so many attempts is spared.
    private static readonly string[] Crossings = [PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected, PostgresErrorCodes.ForeignKeyViolation];

    /// <summary>Goes on with every run that is under way, until none of its records waits. A run that cannot go on is logged, and waits while the others do.</summary>
    /// <returns>How many records it looked at.</returns>
    public async Task<int> Continue(CancellationToken ct)
    {
        var looked = 0;
        foreach (var run in await UnderWay(ct))
        {
            try
            {
                while (await TakeNext(run, ct)) looked++;
                await Finish(run, ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // What a database says may hold what stands in a row; only what kind of failure it is goes into the log.
                log.LogError("The destruction run {Run} waits: {Failure} {SqlState}", run.Id, failure.GetType().Name, (failure as PostgresException)?.SqlState);
            }
        }

        return looked;
    }

    private async Task<List<Run>> UnderWay(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select run, clinic_id, time_zone, account, person, roles, request, pack_code, pack_version from care.destructions_under_way()");
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await Door.ClinicDoor.ReadAll(rows, row => new Run(
            row.GetGuid(0), new ClinicId(row.GetGuid(1)), row.GetString(2), row.GetGuid(3), row.GetGuid(4), row.GetFieldValue<string[]>(5), row.GetString(6), new PackReference(row.GetString(7), row.GetString(8))), ct);
    }

    private async Task<bool> TakeNext(Run run, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            ClientId? taken = null;
            try
            {
                await using var connection = await database.OpenConnectionAsync(ct);
                await using var transaction = await Enter(connection, run, ct);
                taken = await Take(connection, transaction, run, ct);
                if (taken is not { } client) return false;

                await Destroy(connection, transaction, run, client, ct);
                await transaction.CommitAsync(ct);
                return true;
            }
            catch (PostgresException failure) when (attempt < MostAttempts && IsAboutTheRecord(failure))
            {
            }
            catch (PostgresException failure) when (taken is not null && IsAboutTheRecord(failure))
            {
                await Spare(run, taken.Value, failure, ct);
                return true;
            }
        }
    }

    // A server that is stopped, full or out of reach says nothing about a record, and is waited for.
    private static bool IsAboutTheRecord(PostgresException failure) =>
        Crossings.Contains(failure.SqlState) || (!failure.IsTransient && !failure.SqlState.StartsWith("57", StringComparison.Ordinal));

    private static async Task<ClientId?> Take(NpgsqlConnection connection, NpgsqlTransaction transaction, Run run, CancellationToken ct)
    {
        await using var next = new NpgsqlCommand("select care.next_to_destroy($1)", connection, transaction) { Parameters = { new() { Value = run.Id } } };
        return await next.ExecuteScalarAsync(ct) is Guid client ? new ClientId(client) : null;
    }

    private async Task Destroy(NpgsqlConnection connection, NpgsqlTransaction transaction, Run run, ClientId client, CancellationToken ct)
    {
        var now = Now;
        await using var destroy = new NpgsqlCommand("select outcome from care.destroy_record($1, $2, $3, $4)", connection, transaction)
        {
            Parameters = { new() { Value = run.Id }, new() { Value = client.Value }, new() { Value = IanaTimeZone.DateAt(run.Zone, now) }, new() { Value = now } },
        };
        if (await destroy.ExecuteScalarAsync(ct) is "destroyed") await ledger.Append([Entry(run, client, now)], ct);
    }

    private async Task Spare(Run run, ClientId client, PostgresException failure, CancellationToken ct)
    {
        log.LogError("The destruction run {Run} leaves client {ClientId} as it is: {SqlState}", run.Id, client.Value, failure.SqlState);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await Enter(connection, run, ct);
        await using var spare = new NpgsqlCommand("select care.spare_failed_record($1, $2, $3)", connection, transaction) { Parameters = { new() { Value = run.Id }, new() { Value = client.Value }, new() { Value = Now } } };
        await spare.ExecuteScalarAsync(ct);
        await transaction.CommitAsync(ct);
    }

    // As exact as the database keeps it.
    private DateTimeOffset Now
    {
        get
        {
            var now = clock.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    private async Task Finish(Run run, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await Enter(connection, run, ct);
        await using var finish = new NpgsqlCommand("select care.finish_destruction($1, $2)", connection, transaction) { Parameters = { new() { Value = run.Id }, new() { Value = Now } } };
        await finish.ExecuteScalarAsync(ct);
        await transaction.CommitAsync(ct);
    }

    // One snapshot for looking and destroying: what somebody else writes meanwhile makes one of the two fail.
    private static async Task<NpgsqlTransaction> Enter(NpgsqlConnection connection, Run run, CancellationToken ct)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using var enter = new NpgsqlCommand("select set_config('care.clinic', $1, true)", connection, transaction) { Parameters = { new() { Value = run.Clinic.Value.ToString() } } };
        await enter.ExecuteScalarAsync(ct);
        return transaction;
    }

    private static AccessEntry Entry(Run run, ClientId client, DateTimeOffset now) => new()
    {
        ClinicId = run.Clinic,
        ClientId = client,
        At = now,
        AccountId = run.Account,
        PersonId = run.Person,
        Roles = run.Roles,
        Action = "ExecuteDestructionRun",
        Purpose = PurposeOfUse.HealthcareOperations,
        Pack = run.Pack,
        Kind = AccessKind.Use,
        Verdict = AccessVerdict.Permitted,
        Changed = run.Id,
        RequestId = run.Request,
    };

    private sealed record Run(Guid Id, ClinicId Clinic, string Zone, Guid Account, Guid Person, IReadOnlyList<string> Roles, string Request, PackReference Pack);
}
