using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Begin a session. Massage begins only with the client's consent to touch in this very session (I30).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.Scheduling)]
public sealed record StartSession(ClientId ClientId, SessionId SessionId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, IHoldsInForce holds, OpenRecord record) : IRequestHandler<StartSession, Receipt>
    {
        public async Task<Receipt> Handle(StartSession request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(session.Discipline);
            session.MustBeHeldBy(by);
            await holds.MustAllow(session, record.Now, cancellationToken);
            await db.MustServeWhatIsAgreed(session, cancellationToken);
            (await db.StandingOf(by, record.Today, cancellationToken)).MustBeSupervised();
            session.Start(await db.TouchConsentOf(session.Id, cancellationToken), record.Pack, record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }
    }
}
