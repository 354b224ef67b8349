using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Lays what was agreed beside what was answered.</summary>
internal static class DueOutcomes
{
    /// <summary>What is due now, of the clients whose record is open. A few questions, however many clients there are.</summary>
    public static async Task<List<OutcomeDueView>> OutcomesDue(this IClinicDb db, AskedOf? askedOf, Clinic clinic, OpenRecord record, CancellationToken ct)
    {
        var (today, now) = (record.Today, record.Now);
        var schedules = await db.OutcomeSchedules.AsNoTracking()
            .Where(s => s.EndedAt == null && s.StartsOn <= today && (s.LastOn == null || s.LastOn >= today) && (askedOf == null || s.AskedOf == askedOf))
            .OrderBy(s => s.Id).ToListAsync(ct);
        if (schedules.Count == 0) return [];

        var clients = schedules.Select(s => s.ClientId).Distinct().ToList();
        var instruments = schedules.Select(s => s.Instrument).Distinct(StringComparer.Ordinal).ToList();
        var answered = await db.Measurements.AsNoTracking().Where(m => clients.Contains(m.ClientId) && instruments.Contains(m.Instrument) && m.EndedAt == null)
            .GroupBy(m => new { m.ClientId, m.Instrument, m.Window }).Select(same => new { same.Key.ClientId, same.Key.Instrument, same.Key.Window, Last = same.Max(m => m.TakenAt) }).ToListAsync(ct);

        var (from, until) = (now.AddHours(-2 * Occasion.LatestHours), now.AddHours(OutcomeSchedule.HoursAroundSession));
        List<Session> sessions = [];
        List<(SessionId? Session, string Instrument, string Window, SessionMoment Moment)> rated = [];
        if (schedules.Exists(s => s.Cadence == Cadence.AroundSessions))
        {
            sessions = await db.Sessions.AsNoTracking().Where(s => clients.Contains(s.ClientId) && s.StartsAt >= from && s.StartsAt <= until).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct);
            var ids = sessions.ConvertAll(s => (SessionId?)s.Id);
            rated = [.. (await db.Measurements.AsNoTracking().Where(m => ids.Contains(m.SessionId) && m.EndedAt == null).Select(m => new { m.SessionId, m.Instrument, m.Window, m.Moment }).ToListAsync(ct))
                .Select(m => (m.SessionId, m.Instrument, m.Window, m.Moment))];
        }

        var isMonitored = true;
        if (schedules.Exists(s => s.AskedOf == AskedOf.Client && Instruments.Of(s.Instrument).HasSafetyItem))
        {
            var (settings, zone) = await db.SafetyOfTheClinic(ct);
            isMonitored = settings.IsMonitoredAt(now, zone);
        }

        var licences = await db.InstrumentLicences.Of(instrument: null).ToListAsync(ct);
        var due = new List<OutcomeDueView>();
        foreach (var schedule in schedules)
        {
            if (schedule.Cadence != Cadence.AroundSessions)
            {
                var last = answered.Find(a => a.ClientId == schedule.ClientId && a.Instrument == schedule.Instrument && a.Window == schedule.Window)?.Last;
                if (schedule.DueSince(last is { } at ? clinic.Today(at) : null, today) is { } since) due.Add(View(schedule, since, TimeOnly.MinValue, SessionMoment.Standalone, null));
                continue;
            }

            foreach (var session in sessions.Where(s => s.ClientId == schedule.ClientId))
            {
                var moments = rated.Where(r => r.Session == session.Id && r.Instrument == schedule.Instrument && r.Window == schedule.Window).Select(r => r.Moment).ToList();
                if (schedule.DueAround(session, moments, today, now) is { } moment) due.Add(View(schedule, clinic.Today(session.StartsAt), TimeOnly.FromDateTime(session.StartsAt.UtcDateTime), moment, session.Id.Value));
            }
        }

        return due;

        OutcomeDueView View(OutcomeSchedule schedule, DateOnly since, TimeOnly at, SessionMoment moment, Guid? session)
        {
            var instrument = Instruments.Of(schedule.Instrument);
            return new()
            {
                Id = schedule.Id.Value,
                ClientId = schedule.ClientId.Value,
                Instrument = schedule.Instrument,
                Name = instrument.Name,
                Window = schedule.Window,
                Category = schedule.Category,
                AskedOf = schedule.AskedOf,
                DueSince = since,
                SessionStartsAt = at,
                Moment = moment,
                SessionId = session,
                MayBeAdministered = instrument.Licence.LetsTextShip() || licences.Exists(licence => licence.Instrument == instrument.Code && licence.LastsOn(today)),
                HasSafetyItem = instrument.HasSafetyItem,
                MayBeAnsweredNow = isMonitored || schedule.AskedOf == AskedOf.Staff || !instrument.HasSafetyItem,
                AuthorId = schedule.Author.PersonId,
                AuthorDiscipline = schedule.Author.Discipline,
            };
        }
    }

    /// <summary>A page of what is due, the longest due first. A rating of a session stands at its schedule's place of that day.</summary>
    public static Slice<OutcomeDueView> Page(this IEnumerable<OutcomeDueView> due, int limit, Cursor? after)
    {
        var rest = due.OrderBy(Position).Where(one => after is not { } last || Position(one).CompareTo((last.At, last.Id)) > 0).Take(limit + 1).ToList();
        return Slice.Of(rest, limit, one => Cursor.After(Position(one).At, Position(one).Id));
    }

    // One schedule can be due for two sessions of a day; the place of the second is a little later, so that each has its own.
    private static (DateTimeOffset At, Guid Id) Position(OutcomeDueView due) => (new DateTimeOffset(due.DueSince, due.SessionStartsAt, TimeSpan.Zero), due.Id);
}
