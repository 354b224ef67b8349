using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Say that the client did not come: the front desk, or who would have held the session.</summary>
[For(Role.ClinicAdministrator, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.Scheduling)]
public sealed record MarkNoShow(ClientId ClientId, SessionId SessionId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<MarkNoShow, Receipt>
    {
        public async Task<Receipt> Handle(MarkNoShow request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            if (!caller.Is(Role.ClinicAdministrator)) session.MustBeHeldBy(record.AuthorFor(session.Discipline));
            session.MarkNoShow();
            await db.SettleHandover(session, caller.PersonId(), CareTaskOutcome.NotNeeded, record.Now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }
    }
}
