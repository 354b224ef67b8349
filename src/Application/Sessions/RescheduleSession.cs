using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Move a session that has not begun, to another hour or room. Nobody is booked twice by it, and the consent to touch is asked anew.</summary>
[For(Role.ClinicAdministrator, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.Scheduling)]
public sealed record RescheduleSession(ClientId ClientId, SessionId SessionId, int ExpectedRevision, SessionPatch Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<SessionPatch>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<RescheduleSession, Receipt>
    {
        public async Task<Receipt> Handle(RescheduleSession request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            if (!caller.Is(Role.ClinicAdministrator)) session.MustBeHeldBy(record.AuthorFor(session.Discipline));

            var patch = request.Body;
            var startsAt = patch.StartsAt.Or(session.StartsAt);
            session.Reschedule(startsAt, patch.EndsAt.Or(session.EndsAt), patch.Room.Or(session.Room), patch.Reason.Or(null), caller.PersonId(), record.Now);
            await db.MustBeLicensedMember(session.PractitionerId, session.Discipline, startsAt, "/startsAt", record, caller, cancellationToken);
            await db.MustNotMeetAnother(session, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }
    }
}

/// <summary>What to move; what is left out stays.</summary>
public sealed record SessionPatch
{
    /// <summary>When it begins, with an offset or in UTC.</summary>
    /// <example>2026-12-07T17:30:00Z</example>
    public Optional<DateTimeOffset> StartsAt { get; init; }

    /// <summary>When it ends: after it begins, at most 8 hours later.</summary>
    /// <example>2026-12-07T18:30:00Z</example>
    public Optional<DateTimeOffset> EndsAt { get; init; }

    /// <summary>Where, at most 200 characters; <c>null</c> for nowhere in particular.</summary>
    /// <example>Room 4</example>
    public Optional<string> Room { get; init; }

    /// <summary>Why, in a word for the diary.</summary>
    /// <example>roomUnavailable</example>
    public Optional<DiaryReason?> Reason { get; init; }
}
