using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Persistence.Door;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Outcomes;

/// <summary>
/// Writes a new signal without reading it back. EF reads back what the database made of a row, and row security lets nobody read a row to which they hold no
/// key; the massage therapist who recorded the answer holds none to the signal. What concerns several clients goes through functions that answer ids alone.
/// </summary>
internal sealed class SafetySignals(ClinicDbContext db, OpenRecord at) : ISafetySignals
{
    public async Task Raise(SafetySignal signal, CancellationToken ct)
    {
        var (author, discipline) = (signal.Author.PersonId, Conventions.Word(signal.Author.Discipline!.Value));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into care.safety_signals (id, clinic_id, client_id, author_id, author_discipline, measurement_id, level, raised_at, due_at, revision)
            values ({signal.Id.Value}, {signal.ClinicId.Value}, {signal.ClientId.Value}, {author}, {discipline}, {signal.MeasurementId.Value}, {Conventions.Word(signal.Level)}, {signal.RaisedAt}, {signal.DueAt}, {signal.Revision})
            """, ct);
    }

    public async Task<FollowUpDuty> DutyFor(ClientId client, CancellationToken ct)
    {
        var named = await db.SafetySettings.AsNoTracking().Select(s => new { s.ClinicalLeadId, s.OnCallId }).SingleAsync(ct);
        return await FollowUpPeople.Read(Connection, Transaction, client, named.ClinicalLeadId, named.OnCallId, at.Now, ct);
    }

    public async Task<IReadOnlyList<ShownRecord>> PassOn(PractitionerId owner, ClientId? client, EscalationReason why, CancellationToken ct)
    {
        try
        {
            var moved = new List<ShownRecord>();
            foreach (var signal in await OpenOf(owner, client, why, ct))
            {
                if ((await DutyFor(signal.Client, ct)).InsteadOf(owner) is not { } to) continue;
                if (!await FollowUpPeople.PassOn(Connection, Transaction, signal.Id, owner, to, at.Now, await DueAt(signal.Level, ct), why, ct)) continue;
                moved.Add(new(signal.Client, new DisclosedPart(InformationCategory.MentalHealthOutcomes, new Author(to.Value, Discipline.Psychotherapy), signal.Id)));
            }

            return moved;
        }
        catch (PostgresException crossed) when (ConstraintErrors.For(crossed) is { } error)
        {
            throw new DomainException(error);
        }
    }

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    private NpgsqlTransaction? Transaction => (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();

    private async Task<List<(Guid Id, ClientId Client, SignalLevel Level)>> OpenOf(PractitionerId owner, ClientId? client, EscalationReason why, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand("select signal, client, level from care.open_signals_of($1, $2) where not assessed or $3", Connection, Transaction)
        {
            Parameters = { new() { Value = owner.Value }, new() { Value = (object?)client?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid }, new() { Value = why != EscalationReason.OwnerAway } },
        };
        await using var rows = await ask.ExecuteReaderAsync(ct);
        return await ClinicDoor.ReadAll(rows, row => (row.GetGuid(0), new ClientId(row.GetGuid(1)), ClinicDoor.Word<SignalLevel>(row.GetString(2))), ct);
    }

    private async Task<DateTimeOffset> DueAt(SignalLevel level, CancellationToken ct)
    {
        var settings = await db.SafetySettings.AsNoTracking().SingleAsync(ct);
        var zone = await db.Clinics.Where(c => c.Id == settings.ClinicId).Select(c => c.TimeZone).SingleAsync(ct);
        return settings.DueAt(level, at.Now, TimeZoneInfo.FindSystemTimeZoneById(zone));
    }
}
