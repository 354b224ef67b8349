using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>List the answers that are due from one client, the longest due first, as far as the caller may see what was agreed and answered (Rule CR-226).</summary>
/// <param name="AskedOf">Only what staff asks, or only what the client answers in their own account.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record ListOutcomesDue(ClientId ClientId, AskedOf? AskedOf) : IRequest<Disclosed<Slice<OutcomeDueView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ListOutcomesDue, Disclosed<Slice<OutcomeDueView>>>
    {
        public async Task<Disclosed<Slice<OutcomeDueView>>> Handle(ListOutcomesDue request, CancellationToken cancellationToken)
        {
            var clinic = await db.Clinics.AsNoTracking().Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var due = await db.OutcomesDue(request.AskedOf, clinic, record, cancellationToken);
            return record.Disclose(new Slice<OutcomeDueView>([.. due.InOrder()], null), due.Select(one => one.AsPart()));
        }
    }
}

/// <summary>List the answers that are due across the caller's clients, the longest due first. Each client is decided by itself.</summary>
/// <param name="AskedOf">Only what staff asks, or only what the clients answer in their own account.</param>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record ListMyOutcomesDue(AskedOf? AskedOf, int Limit, Cursor? After) : IRequest<OutcomesDue>, IUsesManyClientRecords
{
    IReadOnlyList<InformationCategory> IUsesManyClientRecords.Categories => [InformationCategory.PhysicalOutcomes, InformationCategory.MentalHealthOutcomes, InformationCategory.Scheduling];

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ListMyOutcomesDue, OutcomesDue>
    {
        public async Task<OutcomesDue> Handle(ListMyOutcomesDue request, CancellationToken cancellationToken)
        {
            var clinic = await db.Clinics.AsNoTracking().Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var due = await record.OverCaseload(() => db.OutcomesDue(request.AskedOf, clinic, record, cancellationToken));
            var rest = due.InOrder().Where(one => request.After is not { } after || Position(one).CompareTo((after.At, after.Id)) > 0).Take(request.Limit + 1).ToList();
            return new OutcomesDue(Slice.Of(rest, request.Limit, one => Cursor.After(Position(one).At, Position(one).Id)));
        }

        private static (DateTimeOffset At, Guid Id) Position(OutcomeDueView due) => (new DateTimeOffset(due.DueSince, TimeOnly.MinValue, TimeSpan.Zero), due.SessionId ?? due.Id);
    }
}

/// <summary>Lays what was agreed beside what was answered.</summary>
internal static class DueOutcomes
{
    /// <summary>What is due now, of the clients whose record is open. Four questions, however many clients there are.</summary>
    public static async Task<List<OutcomeDueView>> OutcomesDue(this IClinicDb db, AskedOf? askedOf, Clinic clinic, OpenRecord record, CancellationToken ct)
    {
        var (today, now) = (record.Today, record.Now);
        var schedules = await db.OutcomeSchedules.AsNoTracking()
            .Where(s => s.EndedAt == null && s.StartsOn <= today && (s.LastOn == null || s.LastOn >= today) && (askedOf == null || s.AskedOf == askedOf))
            .OrderBy(s => s.Id).ToListAsync(ct);
        if (schedules.Count == 0) return [];

        var clients = schedules.Select(s => s.ClientId).Distinct().ToList();
        var instruments = schedules.Select(s => s.Instrument).Distinct().ToList();
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

        var licences = await db.InstrumentLicences.Of(instrument: null).ToListAsync(ct);
        var due = new List<OutcomeDueView>();
        foreach (var schedule in schedules)
        {
            if (schedule.Cadence != Cadence.AroundSessions)
            {
                var last = answered.Find(a => a.ClientId == schedule.ClientId && a.Instrument == schedule.Instrument && a.Window == schedule.Window)?.Last;
                if (schedule.DueSince(last is { } at ? clinic.Today(at) : null, today) is { } since) due.Add(View(schedule, since, SessionMoment.Standalone, null));
                continue;
            }

            foreach (var session in sessions.Where(s => s.ClientId == schedule.ClientId))
            {
                var moments = rated.Where(r => r.Session == session.Id && r.Instrument == schedule.Instrument && r.Window == schedule.Window).Select(r => r.Moment).ToList();
                if (schedule.DueAround(session, moments, today, now) is { } moment) due.Add(View(schedule, clinic.Today(session.StartsAt), moment, session.Id.Value));
            }
        }

        return due;

        OutcomeDueView View(OutcomeSchedule schedule, DateOnly since, SessionMoment moment, Guid? session)
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
                Moment = moment,
                SessionId = session,
                MayBeAdministered = instrument.Licence.LetsTextShip() || licences.Exists(licence => licence.Instrument == instrument.Code && licence.LastsOn(today)),
                HasSafetyItem = instrument.HasSafetyItem,
                AuthorId = schedule.Author.PersonId,
                AuthorDiscipline = schedule.Author.Discipline,
            };
        }
    }

    /// <summary>The longest due first.</summary>
    public static IEnumerable<OutcomeDueView> InOrder(this IEnumerable<OutcomeDueView> due) => due.OrderBy(one => one.DueSince).ThenBy(one => one.SessionId ?? one.Id).ThenBy(one => one.Id);
}
