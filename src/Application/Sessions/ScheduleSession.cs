using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>
/// Put a session into the diary: the front desk for anybody on the care team, a practitioner for themselves. Nobody is booked twice at a time, neither practitioner
/// nor client nor room, whoever asks at once.
/// </summary>
[For(Role.ClinicAdministrator, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.Scheduling)]
public sealed record ScheduleSession(ClientId ClientId, ScheduleSessionBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<ScheduleSessionBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ScheduleSession, Receipt>
    {
        public async Task<Receipt> Handle(ScheduleSession request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var practitioner = new PractitionerId(said.PractitionerId);
            if (!caller.Is(Role.ClinicAdministrator) && practitioner != caller.PractitionerId) throw new DomainException(new OnlyOwnDiary { Pointer = "/practitionerId" });

            await db.MustBeLicensedMember(practitioner, said.Discipline, said.StartsAt, "/practitionerId", record, caller, cancellationToken);
            if (said.PlanId is { } plan) await MustBeOpenPlan(request.ClientId, new CarePlanId(plan), cancellationToken);

            var session = Session.Schedule(
                caller.ClinicId, request.ClientId, practitioner, said.Discipline, said.StartsAt, said.EndsAt, said.Room, said.PlanId is { } id ? new CarePlanId(id) : null);
            await db.MustNotMeetAnother(session, cancellationToken);
            db.Sessions.Add(session);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }

        private async Task MustBeOpenPlan(ClientId client, CarePlanId id, CancellationToken ct)
        {
            var plan = await db.CarePlans.AsNoTracking().Where(p => p.ClientId == client).Require(p => p.Id == id, new SessionPlanUnknown { Pointer = "/planId" }, ct);
            plan.MustTakeSessions();
        }
    }
}

/// <summary>Who meets the client, when and where.</summary>
public sealed record ScheduleSessionBody
{
    /// <summary>Who holds the session: somebody on the client's care team; yourself unless you are the front desk.</summary>
    public required Guid PractitionerId { get; init; }

    /// <summary>Care by talk or care by touch. They are on the team in it, and licensed for it on that day.</summary>
    /// <example>massageTherapy</example>
    public required Discipline Discipline { get; init; }

    /// <summary>When it begins, with an offset or in UTC.</summary>
    /// <example>2026-12-07T15:00:00Z</example>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it ends: after it begins, at most 8 hours later.</summary>
    /// <example>2026-12-07T16:00:00Z</example>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Where, at most 200 characters.</summary>
    /// <example>Room 2</example>
    [StringLength(PlainText.Line)]
    public string? Room { get; init; }

    /// <summary>The care plan that it serves: of this client, not closed, and shared with you.</summary>
    public Guid? PlanId { get; init; }
}
