using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>List the plans in use across the caller's clients by the day on which client and team look back together, the earliest first. Each client is decided by itself.</summary>
/// <param name="Overdue">Only plans whose day has passed, or only the others.</param>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record ListMyPlanReviews(bool? Overdue, int Limit, Cursor? After) : IRequest<PlanReviewsDue>, IUsesManyClientRecords
{
    IReadOnlyList<InformationCategory> IUsesManyClientRecords.Categories => [InformationCategory.CarePlan];

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListMyPlanReviews, PlanReviewsDue>
    {
        public async Task<PlanReviewsDue> Handle(ListMyPlanReviews request, CancellationToken cancellationToken)
        {
            var today = record.Today;
            var plans = db.CarePlans.AsNoTracking().IgnoreAutoIncludes().Where(p => p.Status == CarePlanStatus.Active || p.Status == CarePlanStatus.OnHold);
            if (request.Overdue is { } overdue) plans = plans.Where(p => p.ReviewOn < today == overdue);
            if (request.After is { } after)
            {
                var (day, last) = (DateOnly.FromDateTime(after.At.UtcDateTime), new CarePlanId(after.Id));
                plans = plans.Where(p => p.ReviewOn > day || (p.ReviewOn == day && p.Id.CompareTo(last) > 0));
            }

            var found = await record.OverCaseload(() => plans.OrderBy(p => p.ReviewOn).ThenBy(p => p.Id).Take(request.Limit + 1).ToListAsync(cancellationToken));
            var rows = found.OrderBy(p => p.ReviewOn).ThenBy(p => p.Id.Value).Take(request.Limit + 1).Select(plan => new PlanReviewDueView
            {
                Id = plan.Id.Value,
                ClientId = plan.ClientId.Value,
                Title = plan.Title,
                Status = plan.Status,
                LeadPractitionerId = plan.LeadPractitionerId.Value,
                ReviewOn = plan.ReviewOn,
                IsOverdue = plan.ReviewOn < today,
                Author = plan.Author,
            }).ToList();
            return new PlanReviewsDue(Slice.Of(rows, request.Limit, view => Cursor.After(new DateTimeOffset(view.ReviewOn, TimeOnly.MinValue, TimeSpan.Zero), view.Id)));
        }
    }
}

/// <summary>A plan in use, and when client and team look back at it.</summary>
public sealed record PlanReviewDueView
{
    /// <summary>The plan.</summary>
    public required Guid Id { get; init; }

    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>What the plan is called.</summary>
    public required string Title { get; init; }

    /// <summary>How far it has come.</summary>
    public required CarePlanStatus Status { get; init; }

    /// <summary>Who keeps it up.</summary>
    public required Guid LeadPractitionerId { get; init; }

    /// <summary>The day, in the clinic's calendar.</summary>
    public required DateOnly ReviewOn { get; init; }

    /// <summary>True when that day has passed.</summary>
    public required bool IsOverdue { get; init; }

    internal Author Author { get; init; } = null!;
}

/// <summary>Plans of several clients by their day of looking back.</summary>
public sealed record PlanReviewsDue(Slice<PlanReviewDueView> Slice) : IShowsClients
{
    /// <inheritdoc />
    public IReadOnlyList<ShownRecord> Shown => [.. Slice.Items.Select(plan => new ShownRecord(new ClientId(plan.ClientId), new DisclosedPart(InformationCategory.CarePlan, plan.Author, plan.Id)))];
}
