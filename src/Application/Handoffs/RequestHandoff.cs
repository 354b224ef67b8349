using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Handoffs;

/// <summary>
/// Ask the other discipline for something about a client's plan. It is never sent into a void: somebody who can act and may see the plan has to be there, and the
/// client's consent decides who may.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record RequestHandoff(ClientId ClientId, CarePlanId PlanId, RequestHandoffBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<RequestHandoffBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, ISightOfOthers others) : IRequestHandler<RequestHandoff, Receipt>
    {
        public async Task<Receipt> Handle(RequestHandoff request, CancellationToken cancellationToken)
        {
            var plan = await db.CarePlans.AsNoTracking().Require(p => p.Id == request.PlanId, new CarePlanNotFound(), cancellationToken);
            var asked = request.Body.AsRequest();
            var by = By(asked.To, request.Body.ActingIn);
            var handoff = Handoff.Ask(plan, asked, by, record.Today, record.Now);
            await SomebodyMustSee(plan, asked, by, cancellationToken);

            db.Handoffs.Add(handoff);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(handoff.Id.Value, handoff.Revision);
        }

        // Somebody of both disciplines asks as the one that is not asked (I03).
        private Author By(Discipline to, Discipline? named) => named is not null ? record.AuthorIn(named)
            : record.AuthorFor(to == Discipline.Psychotherapy ? Discipline.MassageTherapy : Discipline.Psychotherapy);

        private async Task SomebodyMustSee(CarePlan plan, HandoffRequest asked, Author by, CancellationToken ct)
        {
            var (now, to) = (record.Now, asked.To);
            var team = db.CareTeam.AsNoTracking().Where(m => m.Discipline == to && m.JoinedAt <= now && m.LeftAt == null);
            if (asked.Practitioner is { } named) team = team.Where(m => m.PractitionerId == named);

            var somebodyCanAct = false;
            foreach (var member in await team.Select(m => m.PractitionerId).Distinct().ToListAsync(ct))
            {
                if (await SightOf(member, plan, to, ct) is not { } mayPlanBeSeen) continue;
                if (mayPlanBeSeen) return;
                somebodyCanAct = true;
            }

            throw new DomainException(somebodyCanAct && await MayKnowForWhomItIsShared(plan, by, ct) ? new HandoffNeedsConsent() : new HandoffReceiverUnavailable());
        }

        // For treatment, and without an emergency access: it ends within the hour and is no will of the client's. Null for somebody who cannot act now.
        private async Task<bool?> SightOf(PractitionerId member, CarePlan plan, Discipline to, CancellationToken ct)
        {
            if (await others.Of(Recipient.Of(member), ct) is not { } other) return null;
            var facts = other.Facts with { Emergencies = [] };
            var moment = record.Reach.Moment with { Purpose = PurposeOfUse.Treatment };
            if (DisclosurePolicy.Standing(facts, moment) is not null || !Reach.Of(facts, moment).TeamDisciplines.Contains(to)) return null;
            return DisclosurePolicy.Decide(facts, moment, InformationCategory.CarePlan, plan.Author, plan.Id.Value).IsPermitted;
        }

        // As in a preview: only who wrote of this kind, and of what their own discipline wrote, may know to whom it is permitted, because that tells of it.
        private async Task<bool> MayKnowForWhomItIsShared(CarePlan plan, Author by, CancellationToken ct) =>
            plan.Author.Discipline == by.Discipline && (await others.Count(other: null, caller.PersonId(), ct)).Any(written => written is { Category: InformationCategory.CarePlan, All: > 0 });
    }
}

/// <summary>What is asked of the other discipline.</summary>
public sealed record RequestHandoffBody
{
    /// <summary>The discipline that is asked: the other one.</summary>
    /// <example>massageTherapy</example>
    public required Discipline Discipline { get; init; }

    /// <summary>Who of it; left out when whoever of that discipline is on the team may take it.</summary>
    public Guid? PractitionerId { get; init; }

    /// <summary>Why.</summary>
    /// <example>sharedGoal</example>
    public required HandoffReason Reason { get; init; }

    /// <summary>What is asked, at most 2,000 characters. The client reads it too.</summary>
    /// <example>Please work on the shoulders before our sessions; she arrives braced.</example>
    [StringLength(PlainText.Paragraph, MinimumLength = 1)]
    public required string Words { get; init; }

    /// <summary>How soon. It alerts nobody: what cannot wait is said in person.</summary>
    /// <example>soon</example>
    public required HandoffUrgency Urgency { get; init; }

    /// <summary>The last day on which an answer helps; today at the earliest.</summary>
    public DateOnly? WantedBy { get; init; }

    /// <summary>In which discipline you ask, when you are on the team in both.</summary>
    public Discipline? ActingIn { get; init; }

    internal HandoffRequest AsRequest() => new(Discipline, PractitionerId is { } one ? new PractitionerId(one) : null, Reason, Words, Urgency, WantedBy);
}
