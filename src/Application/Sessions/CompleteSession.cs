using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>End a session as planned, and say after how long the client is asked to come back.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.Scheduling)]
public sealed record CompleteSession(ClientId ClientId, SessionId SessionId, int ExpectedRevision, CompleteSessionBody? Body = null) : IRequest<Receipt>, INamesOneRecord, IHasBody<CompleteSessionBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    CompleteSessionBody IHasBody<CompleteSessionBody>.Body => Body ?? new();

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<CompleteSession, Receipt>
    {
        public async Task<Receipt> Handle(CompleteSession request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            session.MustBeHeldBy(record.AuthorFor(session.Discipline));
            session.Complete(record.Now, request.Body?.ComeBackInWeeks);
            (await db.CourseOf(session.Id, cancellationToken))?.EndPause(record.Now);
            await db.SettleHandover(session, caller.PersonId(), CareTaskOutcome.NotNeeded, record.Now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }
    }
}

/// <summary>What was agreed on for afterwards.</summary>
public sealed record CompleteSessionBody
{
    /// <summary>After how long the client is asked to come back, because what a session does for them does not last for good. Unit: weeks, 1–52. It stands in the diary.</summary>
    /// <example>4</example>
    [Range(1, Session.MostWeeksBetween)]
    public int? ComeBackInWeeks { get; init; }
}
