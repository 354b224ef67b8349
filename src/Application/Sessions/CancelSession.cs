using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Call a session off before it begins: the client, the front desk, or who would have held it.</summary>
[For(Role.Client, Role.ClinicAdministrator, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.Scheduling)]
public sealed record CancelSession(ClientId ClientId, SessionId SessionId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<CancelSession, Receipt>
    {
        public async Task<Receipt> Handle(CancelSession request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            if (!caller.Is(Role.ClinicAdministrator) && caller.ClientId != request.ClientId) session.MustBeHeldBy(record.AuthorFor(session.Discipline));
            session.Cancel();
            await db.SettleHandover(session, caller.PersonId(), record.Now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }
    }
}
