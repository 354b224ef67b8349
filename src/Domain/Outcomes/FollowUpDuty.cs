using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>A psychotherapist of the clinic, as far as it matters who follows up.</summary>
/// <param name="Id">Who.</param>
/// <param name="MayFollowUp">They work here, their account is not disabled and their licence is active today.</param>
/// <param name="CoveredBy">Who stands in while they are away; <c>null</c> while they are not away.</param>
public sealed record FollowUpCandidate(PractitionerId Id, bool MayFollowUp, PractitionerId? CoveredBy);

/// <summary>A step of the ladder that is due.</summary>
/// <param name="To">Who is asked.</param>
/// <param name="Since">Since when.</param>
public sealed record LadderStep(PractitionerId To, DateTimeOffset Since);

/// <summary>Who answers for a client's safety signals: one rule for a new signal, for one whose owner cannot act any more, and for one that nobody takes up (Rules CR-232 and CR-233; I58).</summary>
public sealed class FollowUpDuty
{
    private readonly Dictionary<PractitionerId, FollowUpCandidate> known;

    /// <summary>Takes together whom the rule looks at.</summary>
    /// <param name="team">The psychotherapists of the client's care team: the lead first, then who came first.</param>
    /// <param name="clinicalLead">Whom the clinic names.</param>
    /// <param name="onCall">Whom the clinic names.</param>
    /// <param name="candidates">What is known of all of them, and of those who cover for them.</param>
    public FollowUpDuty(IReadOnlyList<PractitionerId> team, PractitionerId? clinicalLead, PractitionerId? onCall, IEnumerable<FollowUpCandidate> candidates)
    {
        (Team, ClinicalLead, OnCall) = (team, clinicalLead, onCall);
        known = candidates.ToDictionary(candidate => candidate.Id);
    }

    /// <summary>The psychotherapists of the client's care team, in order.</summary>
    public IReadOnlyList<PractitionerId> Team { get; }

    /// <summary>Who is asked after the owner.</summary>
    public PractitionerId? ClinicalLead { get; }

    /// <summary>Who is asked after the clinical lead.</summary>
    public PractitionerId? OnCall { get; }

    /// <summary>Who answers for a new signal: the client's psychotherapist or their cover, the next one of the team, the clinical lead, who is on call.</summary>
    /// <exception cref="DomainException"><see cref="NoPsychotherapistToFollowUp"/>.</exception>
    public PractitionerId ForNew() => First([.. Team, .. Named()], except: default) ?? throw new DomainException(new NoPsychotherapistToFollowUp());

    /// <summary>Who answers instead of an owner who is away or cannot act: their cover, another psychotherapist of the team, the clinical lead, who is on call. <c>null</c> when there is nobody: then it stays with the owner.</summary>
    public PractitionerId? InsteadOf(PractitionerId owner) => First([owner, .. Team.Where(member => member != owner), .. Named()], except: owner);

    /// <summary>True when somebody can act now: they may follow up and are not away.</summary>
    public bool CanAct(PractitionerId who) => known.TryGetValue(who, out var one) && one is { MayFollowUp: true, CoveredBy: null };

    /// <summary>True while somebody is away, whoever covers.</summary>
    public bool IsAway(PractitionerId who) => known.TryGetValue(who, out var one) && one.CoveredBy is not null;

    /// <summary>True for who may be handed a signal of this client: who can act, and is on the team, named by the clinic, or covers for one of these.</summary>
    public bool MayTakeOver(PractitionerId who) => CanAct(who) && new[] { Team, Named() }.SelectMany(some => some).Any(one => one == who || StandsFor(one) == who);

    /// <summary>Who is asked after the owner, in order: whom the clinic names, and where it names nobody who could act, the others of the team. Steps that name the same person are one.</summary>
    public IReadOnlyList<PractitionerId> Ladder(PractitionerId owner) => Others(Named(), owner) is { Count: > 0 } named ? named : Others(Team, owner);

    /// <summary>The steps that are due for a signal that nobody has taken up: the first when its time is over, each further one a step later (Rule CR-233).</summary>
    public IReadOnlyList<LadderStep> Due(PractitionerId owner, DateTimeOffset dueAt, int escalationMinutes, DateTimeOffset now) =>
        [.. Ladder(owner).Select((one, step) => new LadderStep(one, dueAt.AddMinutes((double)escalationMinutes * step))).Where(step => step.Since <= now)];

    private List<PractitionerId> Others(IEnumerable<PractitionerId> inOrder, PractitionerId owner) => [.. inOrder.Select(StandsFor).OfType<PractitionerId>().Where(one => one != owner).Distinct()];

    private PractitionerId[] Named() => [.. new[] { ClinicalLead, OnCall }.OfType<PractitionerId>()];

    private PractitionerId? First(IReadOnlyList<PractitionerId> inOrder, PractitionerId except)
    {
        foreach (var one in inOrder)
        {
            if (StandsFor(one, except) is { } found) return found;
        }

        return null;
    }

    private PractitionerId? StandsFor(PractitionerId who) => StandsFor(who, except: default);

    // Along the covers, each looked at once, so that two who cover for each other make no circle.
    private PractitionerId? StandsFor(PractitionerId who, PractitionerId except)
    {
        var seen = new HashSet<PractitionerId>();
        for (PractitionerId? next = who; next is { } one && seen.Add(one); next = known.GetValueOrDefault(one)?.CoveredBy)
        {
            if (one != except && CanAct(one)) return one;
        }

        return null;
    }
}

/// <summary>Who may follow up at all.</summary>
public static class FollowUpStanding
{
    /// <summary>Refuses somebody who does not work here any more or is no psychotherapist with an active licence here (S3).</summary>
    /// <exception cref="DomainException"><see cref="PractitionerDeactivated"/>, <see cref="PractitionerNotLicensed"/>.</exception>
    public static void MustFollowUp(this Practitioner practitioner, string jurisdiction, PolicyPack pack, DateOnly today, string pointer)
    {
        if (practitioner.DeactivatedAt is not null) throw new DomainException(new PractitionerDeactivated { Pointer = pointer });
        if (!practitioner.IsLicensed(Discipline.Psychotherapy, jurisdiction, pack, today)) throw new DomainException(new PractitionerNotLicensed(Discipline.Psychotherapy) { Pointer = pointer });
    }
}
