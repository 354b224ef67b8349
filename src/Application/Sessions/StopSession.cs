using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>
/// Stop. Accepted in every state, without a reason and whatever anybody else changes at that moment (I33). It ends the consent to touch as well. Saying it twice changes nothing.
/// </summary>
[For(Role.Client, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.Scheduling)]
public sealed record StopSession(ClientId ClientId, SessionId SessionId) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IIsAlwaysHeard
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, ITouchWithdrawals withdrawals) : IRequestHandler<StopSession, Receipt>
    {
        public async Task<Receipt> Handle(StopSession request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, cancellationToken);
            session.Stop(record.Now);
            await EndTouch(session, record.AuthorFor(session.Discipline), cancellationToken);
            (await db.CourseOf(session.Id, cancellationToken))?.EndPause(record.Now);

            await db.SettleHandover(session, caller.PersonId(), CareTaskOutcome.NotNeeded, record.Now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }

        // Also for whoever may not read what was agreed to.
        private async Task EndTouch(Session session, Author by, CancellationToken ct)
        {
            if (session.Discipline != Discipline.MassageTherapy) return;
            if (await db.TouchConsentOf(session.Id, ct) is not { } touch) await withdrawals.EndAll(session, by, record.Now, ct);
            else if (touch.IsInForce) touch.Withdraw(TouchScope.Everything, by, record.Now);
        }
    }
}
