using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Go on with a session after a pause.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.Scheduling)]
public sealed record ResumeSession(ClientId ClientId, SessionId SessionId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, IHoldsInForce holds, OpenRecord record) : IRequestHandler<ResumeSession, Receipt>
    {
        public async Task<Receipt> Handle(ResumeSession request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            session.MustBeHeldBy(record.AuthorFor(session.Discipline));
            await holds.MustAllow(session, record.Now, cancellationToken);
            session.Resume();
            (await db.CourseOf(session.Id, cancellationToken))?.EndPause(record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }
    }
}
