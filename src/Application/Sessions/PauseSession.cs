using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Interrupt a session. No touch is recorded until it is resumed.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.Scheduling)]
public sealed record PauseSession(ClientId ClientId, SessionId SessionId, int ExpectedRevision, PauseSessionBody? Body = null) : IRequest<Receipt>, INamesOneRecord, IHasBody<PauseSessionBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    PauseSessionBody IHasBody<PauseSessionBody>.Body => Body ?? new();

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<PauseSession, Receipt>
    {
        public async Task<Receipt> Handle(PauseSession request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(session.Discipline);
            session.MustBeHeldBy(by);
            session.Pause();
            var course = await db.BeginCourseOf(session, cancellationToken);
            course.Pause(request.Body?.Kind, by, record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }
    }
}

/// <summary>Whose sign it was. Nobody has to say, and nobody says why.</summary>
public sealed record PauseSessionBody
{
    /// <summary>Whose sign led to it. With <c>earlyWarningSign</c> the session's page shows what was agreed to do then.</summary>
    /// <example>clientsWish</example>
    public PauseKind? Kind { get; init; }
}
