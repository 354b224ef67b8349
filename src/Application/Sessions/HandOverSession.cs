using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>
/// Give a planned session to a colleague of the same discipline: the front desk, or somebody of that discipline on the team. The session is called off and one of the
/// colleague's takes its hour, room and plan: what the client agreed to by touch was agreed with the other person, and is asked anew.
/// </summary>
[For(Role.ClinicAdministrator, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.Scheduling)]
public sealed record HandOverSession(ClientId ClientId, SessionId SessionId, int ExpectedRevision, HandOverSessionBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<HandOverSessionBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<HandOverSession, Receipt>
    {
        public async Task<Receipt> Handle(HandOverSession request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            var colleague = new PractitionerId(request.Body.PractitionerId);
            if (!caller.Is(Role.ClinicAdministrator) && record.AuthorFor(session.Discipline).Discipline != session.Discipline) throw new DomainException(new SessionOfOtherDiscipline(session.Discipline));
            if (colleague == session.PractitionerId) throw new DomainException(new SessionTheirsAlready { Pointer = "/practitionerId" });
            if (session.PlanId is { } id && await db.CarePlans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken) is { } plan) plan.MustTakeSessions();
            await MustBeAbleToHoldIt(colleague, session, cancellationToken);

            // The hour is given up before it is taken: the diary holds nobody twice, not even for a moment.
            var by = caller.Is(Role.ClinicAdministrator) ? SessionActor.FrontDesk : session.PractitionerId == caller.PractitionerId ? SessionActor.Practitioner : SessionActor.Colleague;
            session.Cancel(by, DiaryReason.PractitionerUnavailable);
            await db.SettleHandover(session, caller.PersonId(), CareTaskOutcome.HandedOver, record.Now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);

            var theirs = Session.Schedule(session.ClinicId, session.ClientId, colleague, session.Discipline, session.StartsAt, session.EndsAt, session.Room, session.PlanId);
            await db.MustNotMeetAnother(theirs, cancellationToken);
            db.Sessions.Add(theirs);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(theirs.Id.Value, theirs.Revision);
        }

        private async Task MustBeAbleToHoldIt(PractitionerId colleague, Session session, CancellationToken ct)
        {
            await db.MustBeLicensedMember(colleague, session.Discipline, session.StartsAt, "/practitionerId", record, caller, ct);
            var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), ct);
            (await db.StandingOf(new Author(colleague.Value, session.Discipline), clinic.Today(session.StartsAt), record.Pack, ct)).MustBeSupervised();
        }
    }
}

/// <summary>Who takes the session.</summary>
public sealed record HandOverSessionBody
{
    /// <summary>A colleague of the same discipline on the client's team, licensed on the day of the session.</summary>
    /// <example>0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e14</example>
    public required Guid PractitionerId { get; init; }
}
