using System.Data;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.PolicyPacks;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Retention;

/// <summary>Carries out confirmed destruction runs, record by record, each in a transaction of its own: what was done stays done when this stops in the middle, and whoever comes next goes on.</summary>
/// <remarks>The ledger's row is on disk before the record is gone. It acts in the name of whoever confirmed the run.</remarks>
internal sealed class DestructionWork(NpgsqlDataSource database, IAccessLedger ledger, TimeProvider clock)
{
    private const int MostAttempts = 20;

    // What a crossing with somebody who writes into the same record looks like: the loser looks again.
    private static readonly string[] Crossings = [PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected, PostgresErrorCodes.ForeignKeyViolation];

    /// <summary>Goes on with every run that is under way, until none of its records waits.</summary>
    /// <returns>How many records it looked at.</returns>
    public async Task<int> Continue(CancellationToken ct)
    {
        var looked = 0;
        foreach (var run in await UnderWay(ct))
        {
            while (await TakeNext(run, ct)) looked++;
            await Finish(run, ct);
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
            try
            {
                return await TryNext(run, ct);
            }
            catch (PostgresException crossed) when (Crossings.Contains(crossed.SqlState) && attempt < MostAttempts)
            {
            }
        }
    }

    private async Task<bool> TryNext(Run run, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await Enter(connection, run, ct);
        var (client, isDestroyed) = await Destroy(connection, transaction, run, now, ct);
        if (client is not { } taken) return false;

        if (isDestroyed) await ledger.Append([Entry(run, taken, now)], ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static async Task<(ClientId? Client, bool IsDestroyed)> Destroy(NpgsqlConnection connection, NpgsqlTransaction transaction, Run run, DateTimeOffset now, CancellationToken ct)
    {
        await using var destroy = new NpgsqlCommand("select client, outcome from care.destroy_next($1, $2, $3)", connection, transaction)
        {
            Parameters = { new() { Value = run.Id }, new() { Value = IanaTimeZone.DateAt(run.Zone, now) }, new() { Value = now } },
        };
        await using var rows = await destroy.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? (new ClientId(rows.GetGuid(0)), rows.GetString(1) == "destroyed") : (null, false);
    }

    private async Task Finish(Run run, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await Enter(connection, run, ct);
        await using var finish = new NpgsqlCommand("select care.finish_destruction($1, $2)", connection, transaction) { Parameters = { new() { Value = run.Id }, new() { Value = clock.GetUtcNow() } } };
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
