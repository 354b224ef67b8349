using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>Names one check.</summary>
public readonly record struct ContraindicationCheckId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ContraindicationCheckId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(ContraindicationCheckId other) => Value.CompareTo(other.Value);
}

/// <summary>What one massage session's plan came to when it was held against the client's health: what to leave out, what remains, never why.</summary>
/// <remarks>
/// Rules CR-170 and CR-174 (I38–I41). It never changes; a newer one takes its place. Why each limit stands is a <see cref="ContraindicationFinding"/> of its own, because that is
/// another kind of information: the effect crosses to the massage side, the finding only as far as the client shares it.
/// </remarks>
public sealed class ContraindicationCheck : AggregateRoot, IClientRecord
{
    private readonly List<TouchLimit> _limits = [];

    private ContraindicationCheck() { }

    /// <summary>Names it.</summary>
    public ContraindicationCheckId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>The session for which it was made.</summary>
    public SessionId SessionId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category => InformationCategory.SafetyCues;

    /// <summary>The session's practitioner, or the second reader who set a limit aside.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>When it was made. UTC.</summary>
    public DateTimeOffset EvaluatedAt { get; private init; }

    /// <summary>The version of the rules.</summary>
    public string RulesVersion { get; private init; } = null!;

    /// <summary>True when somebody of the clinic had approved that version by then.</summary>
    public bool IsApproved { get; private init; }

    /// <summary>What was planned.</summary>
    public PlannedTouch Planned { get; private init; } = null!;

    /// <summary>What to leave out or to heed.</summary>
    public IReadOnlyList<TouchLimit> Limits => _limits;

    /// <summary>The strictest of what bears on the plan and stands.</summary>
    public ContraindicationOutcome Outcome { get; private init; }

    /// <summary>True when something of what was planned may be done.</summary>
    public bool LetsStart { get; private init; }

    /// <summary>The fingerprint of what it rests on.</summary>
    public string Stamp { get; private init; } = null!;

    /// <summary>The check whose limit a second reader set aside here; <c>null</c> for a check of its own.</summary>
    public ContraindicationCheckId? OverrideOf { get; private init; }

    /// <summary>Keeps an evaluation for the session for which it was made.</summary>
    /// <exception cref="DomainException"><see cref="NotAMassageSession"/>, <see cref="SessionOver"/>, <see cref="NotTheSessionsPractitioner"/>.</exception>
    public static ContraindicationCheck Keep(Session session, Evaluation evaluation, bool isApproved, Author by, DateTimeOffset now)
    {
        if (session.Discipline != Discipline.MassageTherapy) throw new DomainException(new NotAMassageSession());
        session.MustBeHeldBy(by);
        MustNotBeOver(session);
        return Make(session, evaluation.Plan, evaluation.Limits, evaluation.RulesVersion, evaluation.Stamp, isApproved, by, now, null);
    }

    /// <summary>A second massage therapist sets the limits of one rule aside (Rule CR-175; I39).</summary>
    /// <param name="rule">The rule; it must let a second reader do that.</param>
    /// <param name="why">The findings of this check by that rule.</param>
    /// <returns>The check that takes this one's place.</returns>
    /// <exception cref="DomainException"><see cref="SecondReaderNeeded"/>, <see cref="NotOverridable"/>, <see cref="FindingNotFound"/>, <see cref="SessionOver"/>.</exception>
    public ContraindicationCheck Override(Session session, ContraindicationRule rule, IReadOnlyCollection<ContraindicationFinding> why, Author by, DateTimeOffset now)
    {
        if (by.Discipline != Discipline.MassageTherapy || by.PersonId == session.Author.PersonId) throw new DomainException(new SecondReaderNeeded());
        MustNotBeOver(session);
        var theirs = _limits.Where(limit => why.Any(finding => finding.Rule == rule.Code && finding.Limit == limit.Number)).ToList();
        if (theirs.Count == 0) throw new DomainException(new FindingNotFound { Pointer = "/rule" });

        // A limit that another rule holds too, or that nobody may set aside, stays.
        if (!rule.SecondReader || theirs.Exists(limit => limit.Outcome == ContraindicationOutcome.Absolute || limit.IsAboutProducts)) throw new DomainException(new NotOverridable { Pointer = "/rule" });

        var lifted = _limits.Select(limit => theirs.Contains(limit) && limit.Stands ? limit with { LiftedBy = LiftedBy.SecondReader } : limit).ToList();
        return Make(session, Planned, lifted, RulesVersion, Stamp, IsApproved, by, now, Id);
    }

    /// <summary>Refuses when the check rests on anything that has changed since (Rule CR-174; I38).</summary>
    /// <exception cref="DomainException"><see cref="CheckStale"/>.</exception>
    public void MustRestOn(Evaluation present)
    {
        if (present.Stamp != Stamp) throw new DomainException(new CheckStale());
    }

    /// <summary>Refuses to begin when nothing of what was planned may be done (Rule CR-174; I38, I39).</summary>
    /// <exception cref="DomainException"><see cref="MassageContraindicated"/>.</exception>
    public void MustLetStart()
    {
        if (!LetsStart) throw new DomainException(new MassageContraindicated(Outcome));
    }

    /// <summary>Refuses touch that was not checked, or that the check leaves out (Rules CR-173, CR-174; I36, I38).</summary>
    /// <exception cref="DomainException"><see cref="SiteNotChecked"/>, <see cref="TechniqueNotChecked"/>, <see cref="FirmerThanChecked"/>, <see cref="TouchContraindicated"/>.</exception>
    public void MustAllow(BodySite site, Technique technique, Pressure pressure, string sitePointer, string techniquePointer, string pressurePointer)
    {
        if (!Planned.Sites.Any(planned => planned.Covers(site))) throw new DomainException(new SiteNotChecked(site.Region) { Pointer = sitePointer });
        if (!Planned.Techniques.Contains(technique)) throw new DomainException(new TechniqueNotChecked(technique) { Pointer = techniquePointer });
        if (_limits.Exists(limit => limit.Blocks(site, technique))) throw new DomainException(new TouchContraindicated(site.Region, technique) { Pointer = techniquePointer });
        var ceiling = CeilingAt(site, Planned, _limits);
        if (pressure.Level > ceiling) throw new DomainException(new FirmerThanChecked(site.Region, ceiling) { Pointer = pressurePointer });
    }

    /// <summary>Refuses a product that was not checked, or that the check leaves out, whatever the client agreed to before (Rule CR-173; I36, I41).</summary>
    /// <exception cref="DomainException"><see cref="ProductNotChecked"/>, <see cref="ProductContraindicated"/>.</exception>
    public void MustAllowProduct(string product, string pointer)
    {
        if (!Planned.Products.Contains(product, StringComparer.Ordinal)) throw new DomainException(new ProductNotChecked { Pointer = pointer });
        if (_limits.Exists(limit => limit.Blocks(product))) throw new DomainException(new ProductContraindicated { Pointer = pointer });
    }

    /// <summary>Refuses a position that was not checked, or that the check leaves out.</summary>
    /// <exception cref="DomainException"><see cref="PositionContraindicated"/>.</exception>
    public void MustAllowPosition(BodyPosition position, string pointer)
    {
        if (PositionsToAvoid(_limits).Contains(position)) throw new DomainException(new PositionContraindicated(position) { Pointer = pointer });
    }

    /// <summary>What remains possible of what was planned, place by place.</summary>
    public IReadOnlyList<PossibleTouch> Possible() => PossibleOf(Planned, _limits);

    /// <summary>The positions that are left: of those planned, or of all where none was planned.</summary>
    public IReadOnlyList<BodyPosition> PossiblePositions() => [.. (Planned.Positions.Count > 0 ? Planned.Positions : Enum.GetValues<BodyPosition>()).Except(PositionsToAvoid(_limits))];

    /// <summary>The planned products that are left.</summary>
    public IReadOnlyList<string> PossibleProducts() => [.. Planned.Products.Where(product => !_limits.Exists(limit => limit.Blocks(product)))];

    private static ContraindicationCheck Make(
        Session session, PlannedTouch plan, IReadOnlyList<TouchLimit> limits, string version, string stamp, bool isApproved, Author by, DateTimeOffset now, ContraindicationCheckId? of)
    {
        var positions = plan.Positions.Count == 0 || plan.Positions.Except(PositionsToAvoid(limits)).Any();
        var check = new ContraindicationCheck
        {
            Id = ContraindicationCheckId.New(),
            ClinicId = session.ClinicId,
            ClientId = session.ClientId,
            SessionId = session.Id,
            Author = by,
            EvaluatedAt = now,
            RulesVersion = version,
            IsApproved = isApproved,
            Planned = plan,
            Outcome = limits.Where(limit => limit is { IsRelevant: true, Stands: true }).Select(limit => limit.Outcome).DefaultIfEmpty().Max(),
            LetsStart = positions && PossibleOf(plan, limits).Count > 0,
            Stamp = stamp,
            OverrideOf = of,
        };
        check._limits.AddRange(limits);
        return check;
    }

    private static IReadOnlyList<PossibleTouch> PossibleOf(PlannedTouch plan, IReadOnlyList<TouchLimit> limits) =>
    [
        .. plan.Sites.SelectMany(site => SidesOf(site, limits))
            .Select(site => new PossibleTouch(site, [.. plan.Techniques.Where(technique => !limits.Any(limit => limit.Blocks(site, technique)))], CeilingAt(site, plan, limits)))
            .Where(possible => possible.Techniques.Count > 0),
    ];

    // A limit on one side leaves the other.
    private static IEnumerable<BodySite> SidesOf(BodySite site, IReadOnlyList<TouchLimit> limits) =>
        site.Side is null && limits.Any(limit => limit.Sites.Any(named => named.Region == site.Region && named.Side is not null))
            ? [BodySite.Of(site.Region, Side.Left), BodySite.Of(site.Region, Side.Right)]
            : [site];

    private static int CeilingAt(BodySite site, PlannedTouch plan, IReadOnlyList<TouchLimit> limits) =>
        limits.Where(limit => limit.Stands && !limit.IsAboutProducts && limit.IsAt(site)).Select(limit => limit.PressureCeiling ?? plan.Pressure).Append(plan.Pressure).Min();

    private static IEnumerable<BodyPosition> PositionsToAvoid(IReadOnlyList<TouchLimit> limits) => limits.Where(limit => limit.Stands).SelectMany(limit => limit.Positions).Distinct();

    private static void MustNotBeOver(Session session)
    {
        if (session.IsOver || session.StoppedAt is not null) throw new DomainException(new SessionOver(session.Status));
    }
}
