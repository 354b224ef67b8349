using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Ask which sessions and open tasks a change of an activity, or setting a goal aside, would touch, so that it can be decided what becomes of each (I14b). Only what is shared with the caller is named.</summary>
/// <param name="Intervention">The activity; either this or the goal.</param>
/// <param name="Goal">The goal; either this or the activity.</param>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record ListAffectedCare(ClientId ClientId, CarePlanId PlanId, InterventionId? Intervention, GoalId? Goal) : IRequest<Disclosed<AffectedCareView>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListAffectedCare, Disclosed<AffectedCareView>>
    {
        public async Task<Disclosed<AffectedCareView>> Handle(ListAffectedCare request, CancellationToken cancellationToken)
        {
            var plan = await db.CarePlans.AsNoTracking().Require(p => p.Id == request.PlanId, new CarePlanNotFound(), cancellationToken);
            var affected = request switch
            {
                { Intervention: { } id } => await AffectedCare.By(plan.Interventions.FirstOrDefault(i => i.Id == id) ?? throw new DomainException(new InterventionNotFound()), plan, db, record.Now, cancellationToken),
                { Goal: { } id } => await AffectedCare.By(plan.Goals.FirstOrDefault(g => g.Id == id) ?? throw new DomainException(new GoalNotFound()), plan, db, record.Now, cancellationToken),
                _ => null,
            };
            var view = new AffectedCareView
            {
                Sessions = [.. (affected?.Sessions ?? []).Select(s => new AffectedSessionView(s.Id.Value, s.Discipline, s.PractitionerId.Value, s.StartsAt))],
                Tasks = [.. (affected?.Tasks ?? []).Select(t => new AffectedTaskView(t.Id.Value, t.Kind, t.AboutId, t.DueAt))],
            };
            IEnumerable<DisclosedPart> parts =
            [
                new(InformationCategory.CarePlan, plan.Author, plan.Id.Value),
                .. (affected?.Sessions ?? []).Select(s => new DisclosedPart(InformationCategory.Scheduling, s.Author, s.Id.Value)),
                .. (affected?.Tasks ?? []).Select(t => new DisclosedPart(t.Category, t.Author, t.Id.Value)),
            ];
            return record.Disclose(view, parts);
        }
    }
}

/// <summary>What a change would touch, as far as it is shared with the caller.</summary>
public sealed record AffectedCareView
{
    /// <summary>Sessions that lie ahead under the plan, earliest first.</summary>
    public required IReadOnlyList<AffectedSessionView> Sessions { get; init; }

    /// <summary>Open tasks about the plan or these sessions.</summary>
    public required IReadOnlyList<AffectedTaskView> Tasks { get; init; }
}

/// <summary>A session that lies ahead.</summary>
/// <param name="Id">The session.</param>
/// <param name="Discipline">Its discipline.</param>
/// <param name="PractitionerId">Who holds it.</param>
/// <param name="StartsAt">When it begins, in UTC.</param>
public sealed record AffectedSessionView(Guid Id, Discipline Discipline, Guid PractitionerId, DateTimeOffset StartsAt);

/// <summary>An open task.</summary>
/// <param name="Id">The task.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="AboutId">What it is about.</param>
/// <param name="DueAt">By when, in UTC; <c>null</c> where no rule says it.</param>
public sealed record AffectedTaskView(Guid Id, CareTaskKind Kind, Guid AboutId, DateTimeOffset? DueAt);
