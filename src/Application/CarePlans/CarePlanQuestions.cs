using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>What the use cases of the care plan ask again and again.</summary>
internal static class CarePlanQuestions
{
    /// <summary>The plan with all its parts, as far as it is open, at the revision that the caller saw.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanNotFound"/>, <see cref="RequestStale"/>.</exception>
    public static async Task<CarePlan> RequirePlan(this IClinicDb db, CarePlanId id, int expectedRevision, CancellationToken ct)
    {
        var plan = await db.CarePlans.Require(p => p.Id == id, new CarePlanNotFound(), ct);
        plan.MustBeAt(expectedRevision);
        return plan;
    }

    /// <summary>Refuses somebody who is not on the client's care team now.</summary>
    /// <exception cref="DomainException">The given error.</exception>
    public static async Task MustBeOnTeam(this IClinicDb db, PractitionerId practitioner, DateTimeOffset now, DomainError otherwise, CancellationToken ct)
    {
        if (!await db.CareTeam.AnyAsync(m => m.PractitionerId == practitioner && m.JoinedAt <= now && m.LeftAt == null, ct)) throw new DomainException(otherwise);
    }
}
