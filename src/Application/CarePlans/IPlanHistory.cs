using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>What was changed in a plan, kept with each change and never changed itself.</summary>
public interface IPlanHistory
{
    /// <summary>Changes of one plan, newest first, as far as the plan is open to this request.</summary>
    Task<IReadOnlyList<PlanChangeView>> Read(CarePlanId plan, int most, Cursor? after, CancellationToken ct);
}
