using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
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

    /// <summary>The plan as a part of an answer about it, as far as it is open.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanNotFound"/>.</exception>
    public static async Task<DisclosedPart> RequirePlanPart(this IClinicDb db, CarePlanId id, CancellationToken ct)
    {
        var author = await db.CarePlans.AsNoTracking().IgnoreAutoIncludes().Where(p => p.Id == id).Select(p => p.Author).FirstOrDefaultAsync(ct) ?? throw new DomainException(new CarePlanNotFound());
        return new(InformationCategory.CarePlan, author, id.Value);
    }

    /// <summary>What was proposed for the plan, as far as the plan is open, at the revision that the caller saw.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanNotFound"/>, <see cref="ProposalNotFound"/>, <see cref="RequestStale"/>.</exception>
    public static async Task<Proposal> RequireProposal(this IClinicDb db, CarePlanId plan, ProposalId id, int expectedRevision, CancellationToken ct)
    {
        await db.RequirePlanPart(plan, ct);
        var proposal = await db.Proposals.Require(p => p.Id == id && p.PlanId == plan, new ProposalNotFound(), ct);
        proposal.MustBeAt(expectedRevision);
        return proposal;
    }

    /// <summary>The client in their own account, or a member of the care team in the discipline in which they act for this client.</summary>
    /// <exception cref="DomainException"><see cref="DisciplineNotYours"/>, <see cref="DisciplineUnclear"/>.</exception>
    public static Author ClientOrMember(this OpenRecord record, ICaller caller, ClientId client, Discipline? named) =>
        caller.ClientId == client ? new Author(caller.PersonId(), null) : record.AuthorIn(named);

    /// <summary>Refuses to begin a session under a plan in which nothing of its discipline is agreed to and going on, as far as who begins it may see the plan (Rule CR-023; I09).</summary>
    /// <exception cref="DomainException"><see cref="NothingAgreedYet"/>.</exception>
    public static async Task MustServeWhatIsAgreed(this IClinicDb db, Session session, CancellationToken ct)
    {
        if (session.PlanId is { } id && await db.CarePlans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct) is { } plan) plan.MustHaveUnderWay(session.Discipline);
    }

    /// <summary>Refuses somebody who is not on the client's care team now.</summary>
    /// <exception cref="DomainException">The given error.</exception>
    public static async Task MustBeOnTeam(this IClinicDb db, PractitionerId practitioner, DateTimeOffset now, DomainError otherwise, CancellationToken ct)
    {
        if (!await db.CareTeam.AnyAsync(m => m.PractitionerId == practitioner && m.JoinedAt <= now && m.LeftAt == null, ct)) throw new DomainException(otherwise);
    }
}
