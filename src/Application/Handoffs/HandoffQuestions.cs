using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Application.Handoffs;

/// <summary>What the use cases of handoffs ask again and again.</summary>
internal static class HandoffQuestions
{
    /// <summary>The handoff on a plan that is open to the caller, at the revision that they saw.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanNotFound"/>, <see cref="HandoffNotFound"/>, <see cref="RequestStale"/>.</exception>
    public static async Task<Handoff> RequireHandoff(this IClinicDb db, CarePlanId plan, HandoffId id, int expectedRevision, CancellationToken ct)
    {
        await db.RequirePlanAsPart(plan, ct);
        var handoff = await db.Handoffs.Require(h => h.Id == id && h.PlanId == plan, new HandoffNotFound(), ct);
        handoff.MustBeAt(expectedRevision);
        return handoff;
    }

    /// <summary>Who acts now, on the side that the move belongs to; somebody of both disciplines acts on that side (I03).</summary>
    public static Author AuthorOn(this OpenRecord record, Handoff handoff, HandoffMove move) => HandoffMoves.WhoMay(move) switch
    {
        HandoffSide.Receiving => record.AuthorFor(handoff.ToDiscipline),
        HandoffSide.Both => record.AuthorFor(record.Reach.ActingDisciplines.Contains(handoff.ToDiscipline) ? handoff.ToDiscipline : handoff.Author.Discipline!.Value),
        _ => record.AuthorFor(handoff.Author.Discipline!.Value),
    };
}
