using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>What belongs to a plan is shown under the decision on the plan (Rule CR-150).</summary>
internal static class PlanAsPart
{
    /// <summary>The plan as far as a decision needs it.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanNotFound"/>.</exception>
    public static async Task<DisclosedPart> RequirePlanAsPart(this IClinicDb db, CarePlanId id, CancellationToken ct)
    {
        var author = await db.CarePlans.Where(p => p.Id == id).Select(p => new { p.Author.PersonId, p.Author.Discipline }).FirstOrDefaultAsync(ct) ?? throw new DomainException(new CarePlanNotFound());
        return new DisclosedPart(InformationCategory.CarePlan, new Author(author.PersonId, author.Discipline), id.Value);
    }
}
