using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>What the use cases of sessions ask again and again.</summary>
internal static class SessionQuestions
{
    /// <summary>The session, as far as it is open, at the revision that the caller saw.</summary>
    /// <exception cref="DomainException"><see cref="SessionNotFound"/>, <see cref="RequestStale"/>.</exception>
    public static async Task<Session> RequireSession(this IClinicDb db, SessionId id, int expectedRevision, CancellationToken ct)
    {
        var session = await db.RequireSession(id, ct);
        session.MustBeAt(expectedRevision);
        return session;
    }

    /// <summary>The session, as far as it is open, at whatever revision: for what must be heard at once.</summary>
    /// <exception cref="DomainException"><see cref="SessionNotFound"/>.</exception>
    public static Task<Session> RequireSession(this IClinicDb db, SessionId id, CancellationToken ct) => db.Sessions.Require(s => s.Id == id, new SessionNotFound(), ct);

    /// <summary>What the client agreed to in this session, as far as it is open; <c>null</c> when there is nothing for the caller.</summary>
    public static Task<TouchConsent?> TouchConsentOf(this IClinicDb db, SessionId session, CancellationToken ct) => db.TouchConsents.FirstOrDefaultAsync(c => c.SessionId == session, ct);

    /// <summary>How this session went so far, as far as it is open; <c>null</c> when there is nothing for the caller.</summary>
    public static Task<SessionCourse?> CourseOf(this IClinicDb db, SessionId session, CancellationToken ct) => db.SessionCourses.FirstOrDefaultAsync(c => c.SessionId == session, ct);

    /// <summary>How this session goes; a new one when nothing of it was taken down yet.</summary>
    public static async Task<SessionCourse> BeginCourseOf(this IClinicDb db, Session session, CancellationToken ct)
    {
        if (await db.CourseOf(session.Id, ct) is { } course) return course;
        var first = SessionCourse.Of(session);
        db.SessionCourses.Add(first);
        return first;
    }

    /// <summary>Refuses a practitioner who is not on the team in that discipline, or not licensed where the clinic is on the day of the session (I04).</summary>
    /// <exception cref="DomainException"><see cref="SessionPractitionerNotOnTeam"/>, <see cref="PractitionerNotFound"/>, <see cref="PractitionerDeactivated"/>, <see cref="PractitionerNotLicensed"/>.</exception>
    public static async Task MustBeLicensedMember(
        this IClinicDb db, PractitionerId practitioner, Discipline discipline, DateTimeOffset startsAt, string pointer, OpenRecord record, ICaller caller, CancellationToken ct)
    {
        var now = record.Now;
        var isMember = await db.CareTeam.AnyAsync(m => m.PractitionerId == practitioner && m.Discipline == discipline && m.JoinedAt <= now && (m.LeftAt == null || m.LeftAt > now), ct);
        if (!isMember) throw new DomainException(new SessionPractitionerNotOnTeam { Pointer = pointer });

        var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), ct);
        var who = await db.Practitioners.AsNoTracking().Require(p => p.Id == practitioner, new PractitionerNotFound { Pointer = pointer }, ct);
        if (who.DeactivatedAt is not null) throw new DomainException(new PractitionerDeactivated { Pointer = pointer });
        if (!who.IsLicensed(discipline, clinic.Jurisdiction, record.Pack, clinic.Today(startsAt))) throw new DomainException(new PractitionerNotLicensed(discipline) { Pointer = pointer });
    }

    /// <summary>Refuses an hour at which the client has another session that the caller may see. One that they may not see is refused by the database, which does not say why.</summary>
    /// <exception cref="DomainException"><see cref="ClientBooked"/>.</exception>
    public static async Task MustNotMeetAnother(this IClinicDb db, Session session, CancellationToken ct)
    {
        var (id, client, from, until) = (session.Id, session.ClientId, session.StartsAt, session.EndsAt);
        var meets = await db.Sessions.AsNoTracking().AnyAsync(
            s => s.ClientId == client && s.Id != id && s.StartsAt < until && from < s.EndsAt && s.Status != SessionStatus.Cancelled && s.Status != SessionStatus.NoShow && (s.Status != SessionStatus.Stopped || s.StartedAt != null), ct);
        if (meets) throw new DomainException(new ClientBooked());
    }

    /// <summary>The sessions that the caller's diary shows: a practitioner's own, all for the front desk.</summary>
    public static IQueryable<Session> OfCaller(this IQueryable<Session> sessions, ICaller caller)
    {
        if (caller.Is(Role.ClinicAdministrator)) return sessions;
        var me = caller.PersonId();
        return sessions.Where(s => s.Author.PersonId == me);
    }
}
