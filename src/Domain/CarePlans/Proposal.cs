using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.CarePlans;

/// <summary>Names one proposal.</summary>
public readonly record struct ProposalId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ProposalId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(ProposalId other) => Value.CompareTo(other.Value);
}

/// <summary>What is proposed.</summary>
public enum ProposalKind
{
    /// <summary>A new activity.</summary>
    Add,

    /// <summary>An activity planned anew.</summary>
    Change,

    /// <summary>The end of an activity.</summary>
    End,
}

/// <summary>What became of a proposal.</summary>
public enum ProposalStatus
{
    /// <summary>Nobody has answered yet.</summary>
    Open,

    /// <summary>A member of the discipline made it their own.</summary>
    Accepted,

    /// <summary>A member of the discipline said why not.</summary>
    Declined,

    /// <summary>Its author took it back.</summary>
    Withdrawn,
}

/// <summary>What a proposed activity would consist of, as it was said. It becomes terms only when a member of the discipline makes it their own, by the rules of that day.</summary>
public sealed record ProposedTerms
{
    /// <inheritdoc cref="InterventionTerms.Modality"/>
    public Modality? Modality { get; init; }

    /// <inheritdoc cref="InterventionTerms.Technique"/>
    public Technique? Technique { get; init; }

    /// <inheritdoc cref="InterventionTerms.Regions"/>
    public IReadOnlyList<BodyRegion> Regions { get; init; } = [];

    /// <summary>Massage: no firmer than this step; <c>null</c> for psychotherapy.</summary>
    public int? PressureCeiling { get; init; }

    /// <inheritdoc cref="InterventionTerms.Frequency"/>
    public required Frequency Frequency { get; init; }

    /// <summary>The goals it would serve.</summary>
    public IReadOnlyList<Guid> GoalIds { get; init; } = [];

    /// <inheritdoc cref="InterventionTerms.Description"/>
    public string? Description { get; init; }

    /// <inheritdoc cref="InterventionTerms.Review"/>
    public ReviewCadence? Review { get; init; }

    /// <summary>What was said, of terms that hold.</summary>
    public static ProposedTerms Of(InterventionTerms terms) => new()
    {
        Modality = terms.Modality,
        Technique = terms.Technique,
        Regions = terms.Regions,
        PressureCeiling = terms.PressureCeiling?.Level,
        Frequency = terms.Frequency,
        GoalIds = [.. terms.GoalIds.Select(goal => goal.Value)],
        Description = terms.Description,
        Review = terms.Review,
    };

    /// <summary>The terms of one discipline that this makes under a policy pack.</summary>
    /// <exception cref="DomainException">As <see cref="InterventionTerms.Psychotherapy"/> and <see cref="InterventionTerms.Massage"/>.</exception>
    public InterventionTerms As(Discipline discipline, PolicyPack pack)
    {
        var goals = GoalIds.Select(goal => new GoalId(goal)).ToList();
        return discipline == Discipline.Psychotherapy
            ? InterventionTerms.Psychotherapy(Modality ?? CarePlans.Modality.Other, Frequency, goals, Description, Review)
            : InterventionTerms.Massage(pack, Technique!.Value, Regions, Pressure.Of(PressureCeiling!.Value), Frequency, goals, Description, Review);
    }
}

/// <summary>Somebody who may not write a discipline's activities says what they would like there: the other discipline, or the client (Rule CR-022; I08).</summary>
/// <remarks>It changes nothing until a member of the discipline accepts it. Then it is that member's own activity, in a new version of the plan.</remarks>
public sealed class Proposal : AggregateRoot
{
    private Proposal() { }

    /// <summary>Names it.</summary>
    public ProposalId Id { get; private init; }

    /// <summary>The plan.</summary>
    public CarePlanId PlanId { get; private init; }

    /// <summary>What is proposed.</summary>
    public ProposalKind Kind { get; private init; }

    /// <summary>Whose activity it is or would be: only this discipline answers.</summary>
    public Discipline Discipline { get; private init; }

    /// <summary>The activity to change or end; for a new one the activity that it became, <c>null</c> before.</summary>
    public InterventionId? InterventionId { get; private set; }

    /// <summary>What it would consist of; <c>null</c> when an end is proposed.</summary>
    public ProposedTerms? Terms { get; private init; }

    /// <summary>Why, in words for the whole team and the client.</summary>
    public string Why { get; private init; } = "";

    /// <summary>Which version of the plan the proposer looked at.</summary>
    public int PlanVersion { get; private init; }

    /// <summary>Who proposes: a member of the other discipline, or the client.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>When. UTC.</summary>
    public DateTimeOffset ProposedAt { get; private init; }

    /// <summary>What became of it.</summary>
    public ProposalStatus Status { get; private set; }

    /// <summary>Who answered, or took it back; <c>null</c> while open.</summary>
    public Author? DecidedBy { get; private set; }

    /// <summary>When. UTC; <c>null</c> while open.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was declined; <c>null</c> otherwise.</summary>
    public string? DeclineReason { get; private set; }

    /// <summary>Proposes a new activity.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="OwnDisciplineActs"/>, <see cref="GoalUnknown"/>, or what <see cref="PlainText"/> says of the reason.</exception>
    public static Proposal ToAdd(CarePlan plan, InterventionTerms terms, string? why, Author by, DateTimeOffset now) => Make(plan, ProposalKind.Add, terms.Discipline, null, terms, why, by, now);

    /// <summary>Proposes to plan an activity anew.</summary>
    /// <exception cref="DomainException">As <see cref="ToAdd"/>; <see cref="InterventionNotFound"/>, <see cref="InterventionOver"/>.</exception>
    public static Proposal ToChange(CarePlan plan, InterventionId intervention, InterventionTerms terms, string? why, Author by, DateTimeOffset now) =>
        Make(plan, ProposalKind.Change, terms.Discipline, Planned(plan, intervention), terms, why, by, now);

    /// <summary>Proposes to end an activity.</summary>
    /// <exception cref="DomainException">As <see cref="ToChange"/>.</exception>
    public static Proposal ToEnd(CarePlan plan, InterventionId intervention, string? why, Author by, DateTimeOffset now)
    {
        var target = Planned(plan, intervention);
        return Make(plan, ProposalKind.End, target.Discipline, target, null, why, by, now);
    }

    /// <summary>A member of the discipline makes it their own: the plan changes as if they had written it, in a new version (Rule CR-022, CR-023; I08, I09).</summary>
    /// <param name="pack">The policy pack that applies now.</param>
    /// <exception cref="DomainException"><see cref="ProposalDecided"/>, <see cref="OtherDiscipline"/>, and what the change itself refuses.</exception>
    public Intervention Accept(CarePlan plan, PolicyPack pack, Author by, DateTimeOffset now)
    {
        MustBeOpen();
        MustBeOf(by);
        var became = Kind switch
        {
            ProposalKind.Add => plan.AddIntervention(Terms!.As(Discipline, pack), by),
            ProposalKind.Change => plan.ReviseIntervention(InterventionId!.Value, Terms!.As(Discipline, pack), by),
            _ => plan.EndIntervention(InterventionId!.Value, by),
        };
        InterventionId = became.Id;
        Decide(ProposalStatus.Accepted, by, now);
        return became;
    }

    /// <summary>A member of the discipline says why not.</summary>
    /// <exception cref="DomainException"><see cref="ProposalDecided"/>, <see cref="OtherDiscipline"/>, or what <see cref="PlainText"/> says of the reason.</exception>
    public void Decline(string? reason, Author by, DateTimeOffset now)
    {
        MustBeOpen();
        MustBeOf(by);
        DeclineReason = PlainText.Of(reason, "/reason", PlainText.Paragraph);
        Decide(ProposalStatus.Declined, by, now);
    }

    /// <summary>Its author takes it back.</summary>
    /// <exception cref="DomainException"><see cref="ProposalDecided"/>, <see cref="NotYourProposal"/>.</exception>
    public void Withdraw(Author by, DateTimeOffset now)
    {
        MustBeOpen();
        if (by.PersonId != Author.PersonId) throw new DomainException(new NotYourProposal());
        Decide(ProposalStatus.Withdrawn, by, now);
    }

    private static Proposal Make(CarePlan plan, ProposalKind kind, Discipline discipline, Intervention? target, InterventionTerms? terms, string? why, Author by, DateTimeOffset now)
    {
        if (plan.IsClosed) throw new DomainException(new CarePlanClosed());
        if (by.Discipline == discipline) throw new DomainException(new OwnDisciplineActs());
        if (target is not null && target.Discipline != discipline) throw new DomainException(new OtherDiscipline(target.Discipline));
        if (terms is not null) plan.MustHave(terms.GoalIds);

        return new Proposal
        {
            Id = ProposalId.New(),
            PlanId = plan.Id,
            Kind = kind,
            Discipline = discipline,
            InterventionId = target?.Id,
            Terms = terms is null ? null : ProposedTerms.Of(terms),
            Why = PlainText.Of(why, "/why", PlainText.Paragraph),
            PlanVersion = plan.Version,
            Author = by,
            ProposedAt = now,
            Status = ProposalStatus.Open,
        };
    }

    private static Intervention Planned(CarePlan plan, InterventionId id)
    {
        var target = plan.Interventions.FirstOrDefault(i => i.Id == id) ?? throw new DomainException(new InterventionNotFound());
        return target.IsPlanned ? target : throw new DomainException(new InterventionOver());
    }

    private void MustBeOpen()
    {
        if (Status != ProposalStatus.Open) throw new DomainException(new ProposalDecided(Status));
    }

    private void MustBeOf(Author by)
    {
        if (by.Discipline != Discipline) throw new DomainException(new OtherDiscipline(Discipline));
    }

    private void Decide(ProposalStatus status, Author by, DateTimeOffset now)
    {
        (Status, DecidedBy, DecidedAt) = (status, by, now);
        Changed();
    }
}
