using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Write down that client and team looked back at a plan in use: what changed, whether it stays, and when to look again. What was agreed stays agreed.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record ReviewCarePlan(ClientId ClientId, CarePlanId PlanId, int ExpectedRevision, ReviewCarePlanBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<ReviewCarePlanBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ReviewCarePlan, Receipt>
    {
        public async Task<Receipt> Handle(ReviewCarePlan request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            var review = plan.LookBack(new(said.WhatChanged, said.Summary, said.Decision, said.NextReviewOn), record.AuthorIn(said.Discipline), record.Today, record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(review.Id.Value, plan.Revision);
        }
    }
}

/// <summary>What looking back came to.</summary>
public sealed record ReviewCarePlanBody
{
    /// <summary>What changed since the last time, in words for client and team; at most 2,000 characters.</summary>
    /// <example>Falling asleep takes half as long; the shoulders still lock when lifting.</example>
    [StringLength(PlainText.Paragraph)]
    public required string WhatChanged { get; init; }

    /// <summary>What the measures and the client's experience come to; at most 2,000 characters, may stay unsaid.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Summary { get; init; }

    /// <summary>Whether the plan stays as it is. What is to change is changed by itself, and agreed to.</summary>
    /// <example>keep</example>
    public required ReviewDecision Decision { get; init; }

    /// <summary>When to look back again; by the plan's own cadence when left out.</summary>
    /// <example>2027-04-01</example>
    public DateOnly? NextReviewOn { get; init; }

    /// <summary>In which discipline you say it. Needed only when you are on this client's team in both.</summary>
    /// <example>psychotherapy</example>
    public Discipline? Discipline { get; init; }
}
