using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Call a session off before it begins: the client, the front desk, or who would have held it.</summary>
[For(Role.Client, Role.ClinicAdministrator, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.Scheduling)]
public sealed record CancelSession(ClientId ClientId, SessionId SessionId, int ExpectedRevision, CancelSessionBody? Body = null) : IRequest<Receipt>, INamesOneRecord, IHasBody<CancelSessionBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    CancelSessionBody IHasBody<CancelSessionBody>.Body => Body ?? new();

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<CancelSession, Receipt>
    {
        public async Task<Receipt> Handle(CancelSession request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            var by = caller.ClientId == request.ClientId ? SessionActor.Client : caller.Is(Role.ClinicAdministrator) ? SessionActor.FrontDesk : SessionActor.Practitioner;
            if (by == SessionActor.Practitioner) session.MustBeHeldBy(record.AuthorFor(session.Discipline));
            session.Cancel(by, request.Body?.Reason);
            await db.SettleHandover(session, caller.PersonId(), CareTaskOutcome.CalledOff, record.Now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }
    }
}

/// <summary>Why it is called off. Nobody has to say, and there is no place for a story.</summary>
public sealed record CancelSessionBody
{
    /// <summary>A word for the diary, which the front desk reads.</summary>
    /// <example>travel</example>
    public DiaryReason? Reason { get; init; }
}
