using System.Data;
using System.Text.Json;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Persistence.Door;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Outcomes;

/// <summary>Takes safety signals up the ladder, each in a transaction of its own: to somebody else when their owner is away or cannot act, and further when nobody has taken them up in time (Rule CR-233).</summary>
/// <remarks>It acts in nobody's name. The row in the client's ledger is on disk before the change. Several may work at once: a signal is held while it is looked at, and whoever comes second leaves it alone.</remarks>
internal sealed class EscalationWork(NpgsqlDataSource database, IAccessLedger ledger, TimeProvider clock, ILogger<EscalationWork> log)
{
    // What was said in the log already: a signal that nobody can answer is named once, not at every look.
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, bool> said = new();

    /// <summary>What stands in the ledger for it.</summary>
    public const string Action = "EscalateSafetySignal";

    private const int Batch = 100;

    /// <summary>Looks at every signal that may have to go on, until all were looked at once. One that fails is logged, and waits for the next look while the others go on.</summary>
    /// <returns>How many went on.</returns>
    public async Task<int> LookAtAll(CancellationToken ct)
    {
        var (moved, after, now) = (0, Guid.Empty, Now);
        while (await Waiting(now, after, ct) is { Count: > 0 } some)
        {
            foreach (var signal in some)
            {
                try
                {
                    if (await LookAt(signal, now, ct)) moved++;
                }
                catch (Exception failure) when (failure is not (OperationCanceledException or LedgerUnavailableException))
                {
                    // What a database says may hold what stands in a row; only what kind of failure it is goes into the log.
                    log.LogError("The safety signal {Signal} could not be taken further: {Failure} {SqlState}", signal.Id, failure.GetType().Name, (failure as PostgresException)?.SqlState);
                }
            }

            after = some[^1].Id;
        }

        return moved;
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

    private async Task<List<Signal>> Waiting(DateTimeOffset now, Guid after, CancellationToken ct)
    {
        await using var ask = database.CreateCommand("select signal, clinic_id, time_zone from care.signals_to_look_at($1, $2, $3)");
        foreach (var value in new object[] { now, after, Batch }) ask.Parameters.Add(new() { Value = value });
        await using var rows = await ask.ExecuteReaderAsync(ct);
        return await ClinicDoor.ReadAll(rows, row => new Signal(row.GetGuid(0), new(row.GetGuid(1)), TimeZoneInfo.FindSystemTimeZoneById(row.GetString(2))), ct);
    }

    private async Task<bool> LookAt(Signal signal, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await using (var enter = new NpgsqlCommand("select set_config('care.clinic', $1, true)", connection, transaction) { Parameters = { new() { Value = signal.Clinic.Value.ToString() } } })
            await enter.ExecuteScalarAsync(ct);
        if (await Hold(connection, transaction, signal.Id, ct) is not { } held) return false;

        var settings = await Settings(connection, transaction, signal.Clinic, ct);
        var duty = await FollowUpPeople.Read(connection, transaction, held.Client, settings.ClinicalLead, settings.OnCall, now, ct);
        var moved = duty.CanAct(held.Owner) ? null : await PassOn(connection, transaction, signal, held, duty, settings, now, ct);
        var asked = held.Acknowledged ? 0 : await Ask(connection, transaction, signal, held with { Owner = moved ?? held.Owner }, duty, settings, now, ct);
        if (moved is null && asked == 0) return false;
        said.TryRemove(signal.Id, out _);

        await ledger.Append([Entry(signal, held.Client, moved ?? held.Owner, now)], ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task<PractitionerId?> PassOn(NpgsqlConnection connection, NpgsqlTransaction transaction, Signal signal, Held held, FollowUpDuty duty, LadderSettings settings, DateTimeOffset now, CancellationToken ct)
    {
        var isAway = duty.IsAway(held.Owner);

        // What was assessed before they went away waits to be closed; what was only taken up is in nobody's hand now.
        if (isAway && held.Assessed) return null;
        if (duty.InsteadOf(held.Owner) is not { } to)
        {
            if (said.TryAdd(signal.Id, true)) log.LogError("Nobody of the clinic can answer for the safety signal {Signal}. It stays with its owner: name a clinical lead and who is on call.", signal.Id);
            return null;
        }

        var due = ResponseClock.DueAt(held.Level, now, settings.UrgentMinutes, settings.Opening, signal.Zone);
        return await FollowUpPeople.PassOn(connection, transaction, signal.Id, held.Owner, to, now, due, isAway ? EscalationReason.OwnerAway : EscalationReason.OwnerLeft, ct) ? to : null;
    }

    private async Task<int> Ask(NpgsqlConnection connection, NpgsqlTransaction transaction, Signal signal, Held held, FollowUpDuty duty, LadderSettings settings, DateTimeOffset now, CancellationToken ct)
    {
        var asked = 0;
        if (held.DueAt <= now && duty.Ladder(held.Owner).Count == 0 && said.TryAdd(signal.Id, true))
            log.LogError("Nobody took the safety signal {Signal} up in time, and there is nobody else to ask: name a clinical lead and who is on call.", signal.Id);

        foreach (var step in duty.Due(held.Owner, held.DueAt, settings.EscalationMinutes, now).Where(step => !held.Asked.Contains(step.To.Value)))
        {
            await using var escalate = new NpgsqlCommand("select care.escalate_signal($1, $2, $3)", connection, transaction) { Parameters = { new() { Value = signal.Id }, new() { Value = step.To.Value }, new() { Value = now } } };
            if (await escalate.ExecuteScalarAsync(ct) is true) asked++;
        }

        return asked;
    }

    private static async Task<Held?> Hold(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid signal, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand("select client, owner, level, due_at, acknowledged, assessed, asked from care.signal_on_the_ladder($1)", connection, transaction) { Parameters = { new() { Value = signal } } };
        await using var rows = await ask.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct)
            ? new(new(rows.GetGuid(0)), new(rows.GetGuid(1)), ClinicDoor.Word<SignalLevel>(rows.GetString(2)), rows.GetFieldValue<DateTimeOffset>(3), rows.GetBoolean(4), rows.GetBoolean(5), rows.GetFieldValue<Guid[]>(6))
            : null;
    }

    private static async Task<LadderSettings> Settings(NpgsqlConnection connection, NpgsqlTransaction transaction, ClinicId clinic, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand("select urgent_minutes, escalation_minutes, clinical_lead_id, on_call_id, opening::text from care.safety_settings where clinic_id = $1", connection, transaction) { Parameters = { new() { Value = clinic.Value } } };
        await using var rows = await ask.ExecuteReaderAsync(ct);
        if (!await rows.ReadAsync(ct)) throw new InvalidOperationException("A clinic has no safety settings.");

        return new(
            rows.GetInt32(0), rows.GetInt32(1), await rows.IsDBNullAsync(2, ct) ? null : new PractitionerId(rows.GetGuid(2)), await rows.IsDBNullAsync(3, ct) ? null : new PractitionerId(rows.GetGuid(3)),
            WeekHours.Of(JsonSerializer.Deserialize<List<HoursSpan>>(rows.GetString(4), Json.Options)!, "/opening"));
    }

    private static AccessEntry Entry(Signal signal, ClientId client, PractitionerId owner, DateTimeOffset now) => new()
    {
        ClinicId = signal.Clinic,
        ClientId = client,
        At = now,
        AccountId = Guid.Empty,
        PersonId = owner.Value,
        Roles = [],
        Action = Action,
        Purpose = PurposeOfUse.Treatment,
        Kind = AccessKind.Use,
        Verdict = AccessVerdict.Permitted,
        Parts = [new(InformationCategory.MentalHealthOutcomes, true, DecisionReason.SafetyFollowUp, null, [signal.Id])],
        Changed = signal.Id,
        RequestId = $"ladder-{signal.Id:N}",
    };

    private sealed record Signal(Guid Id, ClinicId Clinic, TimeZoneInfo Zone);

    private sealed record Held(ClientId Client, PractitionerId Owner, SignalLevel Level, DateTimeOffset DueAt, bool Acknowledged, bool Assessed, Guid[] Asked);

    private sealed record LadderSettings(int UrgentMinutes, int EscalationMinutes, PractitionerId? ClinicalLead, PractitionerId? OnCall, WeekHours Opening);
}
