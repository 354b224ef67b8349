using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Infrastructure.Persistence.Outcomes;

/// <summary>
/// Writes a new signal without reading it back. EF reads back what the database made of a row, and row security lets nobody read a row to which they hold no
/// key; the massage therapist who recorded the answer holds none to the signal.
/// </summary>
internal sealed class SafetySignals(ClinicDbContext db) : ISafetySignals
{
    public async Task Raise(SafetySignal signal, CancellationToken ct)
    {
        var (author, discipline) = (signal.Author.PersonId, Conventions.Word(signal.Author.Discipline!.Value));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into care.safety_signals (id, clinic_id, client_id, author_id, author_discipline, measurement_id, level, raised_at, revision)
            values ({signal.Id.Value}, {signal.ClinicId.Value}, {signal.ClientId.Value}, {author}, {discipline}, {signal.MeasurementId.Value}, {Conventions.Word(signal.Level)}, {signal.RaisedAt}, {signal.Revision})
            """, ct);
    }
}
