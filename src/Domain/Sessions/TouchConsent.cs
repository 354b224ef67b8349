using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Sessions;

/// <summary>Names the touch consent of one session.</summary>
public readonly record struct TouchConsentId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static TouchConsentId New() => new(Guid.CreateVersion7());
}

/// <summary>Names the permission to touch one region.</summary>
public readonly record struct ConsentedRegionId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ConsentedRegionId New() => new(Guid.CreateVersion7());
}

/// <summary>Names one entry of what was done.</summary>
public readonly record struct RegionWorkedId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static RegionWorkedId New() => new(Guid.CreateVersion7());
}

/// <summary>What can be talked through before a client agrees to touch; which of it must be is said by the policy pack. Rule CR-030 (M1). Source: CMTO Standard "Consent" (2021).</summary>
public enum DiscussionElement
{
    /// <summary>What will be done.</summary>
    NatureOfTreatment,

    /// <summary>What it may help with.</summary>
    Benefits,

    /// <summary>What may go wrong or feel unpleasant.</summary>
    RisksAndSideEffects,

    /// <summary>What else could be done.</summary>
    Alternatives,

    /// <summary>What is likely if it is not done.</summary>
    ConsequencesOfNoTreatment,

    /// <summary>That the client may ask anything, and that touch stops or changes whenever they say so.</summary>
    RightToStopAnytime,
}

/// <summary>What the client agrees to for one region.</summary>
/// <param name="Region">Where.</param>
/// <param name="Techniques">How; at least one.</param>
/// <param name="Ceiling">No firmer than this.</param>
/// <param name="WrittenConsentOn">The date on the client's written consent, where the policy pack asks for one (Rule CR-031; I31); <c>null</c> when there is none.</param>
public sealed record TouchWish(BodyRegion Region, IReadOnlyCollection<Technique> Techniques, Pressure Ceiling, DateOnly? WrittenConsentOn = null);

/// <summary>The rules and dates by which a touch consent is judged.</summary>
/// <param name="Pack">The policy pack that applies.</param>
/// <param name="SessionOn">The session's date on the clinic's calendar.</param>
/// <param name="PlanFrom">The date on which the care plan that the session serves was drafted; <c>null</c> outside any plan, where a written consent cannot hold for one.</param>
public sealed record TouchRules(PolicyPack Pack, DateOnly SessionOn, DateOnly? PlanFrom = null)
{
    /// <summary>True when the client's written consent for this region, or its absence, is enough here and today (Rule CR-031; I31).</summary>
    public bool IsWrittenWellEnough(BodyRegion region, DateOnly? writtenOn) => Pack.WrittenConsentFor(region) switch
    {
        WrittenConsentFrequency.Never => true,
        WrittenConsentFrequency.PerPlan when PlanFrom is { } from => from <= writtenOn && writtenOn <= SessionOn,
        _ => writtenOn == SessionOn,
    };
}

/// <summary>The client's consent to touch in one session, region by region, and what was then done under it.</summary>
/// <remarks>
/// It stands beside the <see cref="Session"/> as an aggregate of its own for two reasons. The diary is one kind of information and bodywork
/// another, seen by other people and so stored apart. And consent, withdrawal and what was worked belong together: "nothing is recorded
/// that was not agreed to" is one promise, kept in one place and one save.
/// </remarks>
public sealed class TouchConsent : AggregateRoot, IClientRecord
{
    private readonly List<ConsentedRegion> _regions = [];
    private readonly List<RegionWorked> _worked = [];

    private TouchConsent() { }

    /// <summary>Names it.</summary>
    public TouchConsentId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>The session it holds for, and no other. A session has at most one.</summary>
    public SessionId SessionId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category => InformationCategory.Bodywork;

    /// <summary>The massage therapist who talked it through with the client.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>When the client first agreed. UTC.</summary>
    public DateTimeOffset GivenAt { get; private init; }

    /// <summary>When the client took all of it back; <c>null</c> while any of it may stand. Set anew when they agree again. UTC.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>The policy pack under which the client agreed last; <c>null</c> for what was recorded before packs were kept (Rule CR-090).</summary>
    public PackReference? Pack => PackCode is null || PackVersion is null ? null : new(PackCode, PackVersion);

    /// <summary>The code of <see cref="Pack"/>.</summary>
    public string? PackCode { get; private set; }

    /// <summary>The version of <see cref="Pack"/>.</summary>
    public string? PackVersion { get; private set; }

    /// <summary>Every region ever agreed to in this session, ended permissions included.</summary>
    public IReadOnlyList<ConsentedRegion> Regions => _regions;

    /// <summary>What was done, in the order it was recorded.</summary>
    public IReadOnlyList<RegionWorked> Worked => _worked;

    /// <summary>True while some region may be touched.</summary>
    public bool IsInForce => _regions.Exists(p => p.IsInForce);

    /// <summary>Records what the client agreed to, after everything that the policy pack names was talked through (Rule CR-030; M1).</summary>
    /// <param name="rules">What the place asks for.</param>
    /// <exception cref="DomainException">
    /// <see cref="NotAMassageSession"/>, <see cref="SessionOver"/>, <see cref="NotTheSessionsPractitioner"/>, <see cref="TouchDiscussionIncomplete"/>,
    /// <see cref="TouchWishEmpty"/>, <see cref="TechniqueMissing"/>, <see cref="RegionNamedTwice"/>, <see cref="RegionProhibited"/>, <see cref="WrittenConsentMissing"/>, <see cref="ChoiceUnknown"/>.
    /// </exception>
    public static TouchConsent Give(
        Session session, IReadOnlyCollection<DiscussionElement> discussed, IReadOnlyList<TouchWish> wishes, Author by, TouchRules rules, DateTimeOffset now)
    {
        var consent = new TouchConsent { Id = TouchConsentId.New(), ClinicId = session.ClinicId, ClientId = session.ClientId, SessionId = session.Id, Author = by, GivenAt = now };
        consent.Take(session, discussed, wishes, by, rules, now);
        return consent;
    }

    /// <summary>The client agrees to more, or again, in the middle of the session: the whole talk is due anew (Rules CR-030, CR-035; M1, M5). A region named again is replaced.</summary>
    /// <exception cref="DomainException">As <see cref="Give"/>.</exception>
    public void GiveMore(Session session, IReadOnlyCollection<DiscussionElement> discussed, IReadOnlyList<TouchWish> wishes, Author by, TouchRules rules, DateTimeOffset now)
    {
        Take(session, discussed, wishes, by, rules, now);
        Changed();
    }

    /// <summary>The client takes permission back, for some regions or for all. Always accepted, from anyone who heard it, without a reason (Rule CR-033; I33). Saying it twice changes nothing.</summary>
    /// <param name="regions">Which; none means all. A region that was never agreed to is no mistake.</param>
    /// <remarks>What is not named stays as it was (Rule CR-034; I34).</remarks>
    public void Withdraw(IReadOnlyCollection<BodyRegion> regions, DateTimeOffset now)
    {
        var ending = _regions.FindAll(p => p.IsInForce && (regions.Count == 0 || regions.Contains(p.Region)));
        if (ending.Count == 0) return;

        foreach (var permission in ending) permission.End(now);
        if (!IsInForce) WithdrawnAt = now;
        Changed();
    }

    /// <summary>Records what was just done. Refused beyond what the client agrees to at this moment, and outside a running session.</summary>
    /// <param name="pack">The policy pack that applies now: what it prohibits cannot be recorded even under a consent of yesterday (Rule CR-032; I32).</param>
    /// <exception cref="DomainException">
    /// <see cref="NotTheSessionsPractitioner"/>, <see cref="TouchNotUnderWay"/>, <see cref="RegionProhibited"/>, <see cref="RegionNotConsented"/>, <see cref="TechniqueNotConsented"/>, <see cref="FirmerThanConsented"/>.
    /// </exception>
    public RegionWorked RecordWork(Session session, BodyRegion region, Technique technique, Pressure pressure, Author by, PolicyPack pack, DateTimeOffset now)
    {
        MustBelongTo(session, by);
        if (!session.IsUnderWay) throw new DomainException(new TouchNotUnderWay(session.Status));
        pack.MustAllow(region, "/region");
        if (_regions.Find(p => p.IsInForce && p.Region == region) is not { } permission) throw new DomainException(new RegionNotConsented(region) { Pointer = "/region" });
        if (!permission.Techniques.Contains(technique)) throw new DomainException(new TechniqueNotConsented(region, technique) { Pointer = "/technique" });
        if (pressure.IsFirmerThan(permission.Ceiling)) throw new DomainException(new FirmerThanConsented(region, permission.Ceiling.Level) { Pointer = "/pressure" });

        var worked = new RegionWorked(region, technique, pressure, now);
        _worked.Add(worked);
        Changed();
        return worked;
    }

    private void Take(Session session, IReadOnlyCollection<DiscussionElement> discussed, IReadOnlyList<TouchWish> wishes, Author by, TouchRules rules, DateTimeOffset now)
    {
        if (session.Discipline != Discipline.MassageTherapy) throw new DomainException(new NotAMassageSession());
        MustBelongTo(session, by);
        if (session.IsOver || session.StoppedAt is not null) throw new DomainException(new SessionOver(session.Status));
        foreach (var element in rules.Pack.ConsentElements)
        {
            if (!discussed.Contains(element)) throw new DomainException(new TouchDiscussionIncomplete(element) { Pointer = "/discussed" });
        }

        if (wishes.Count == 0) throw new DomainException(new TouchWishEmpty { Pointer = "/regions" });
        for (var i = 0; i < wishes.Count; i++)
        {
            var wish = wishes[i];
            Choice.Of(wish.Region, $"/regions/{i}/region");
            foreach (var technique in wish.Techniques) Choice.Of(technique, $"/regions/{i}/techniques");
            if (wish.Techniques.Count == 0) throw new DomainException(new TechniqueMissing(wish.Region) { Pointer = $"/regions/{i}/techniques" });
            if (wishes.Take(i).Any(w => w.Region == wish.Region)) throw new DomainException(new RegionNamedTwice(wish.Region) { Pointer = $"/regions/{i}/region" });
            rules.Pack.MustAllow(wish.Region, $"/regions/{i}/region");
            if (!rules.IsWrittenWellEnough(wish.Region, wish.WrittenConsentOn)) throw new DomainException(new WrittenConsentMissing(wish.Region) { Pointer = $"/regions/{i}/writtenConsentOn" });
        }

        foreach (var wish in wishes)
        {
            foreach (var replaced in _regions.Where(p => p.IsInForce && p.Region == wish.Region)) replaced.End(now);
            _regions.Add(new ConsentedRegion(wish, now));
        }

        WithdrawnAt = null;
        (PackCode, PackVersion) = (rules.Pack.Code, rules.Pack.Version);
    }

    private void MustBelongTo(Session session, Author by)
    {
        if (session.Id != SessionId || by != session.Author) throw new DomainException(new NotTheSessionsPractitioner());
    }
}

/// <summary>The client's permission to touch one region in one session.</summary>
public sealed class ConsentedRegion
{
    private readonly List<Technique> _techniques = [];

    private ConsentedRegion() { }

    internal ConsentedRegion(TouchWish wish, DateTimeOffset now)
    {
        (Id, Region, Ceiling, WrittenConsentOn, GivenAt) = (ConsentedRegionId.New(), wish.Region, wish.Ceiling, wish.WrittenConsentOn, now);
        _techniques.AddRange(wish.Techniques.Distinct());
    }

    /// <summary>Names it.</summary>
    public ConsentedRegionId Id { get; private init; }

    /// <summary>Where.</summary>
    public BodyRegion Region { get; private init; }

    /// <summary>How.</summary>
    public IReadOnlyList<Technique> Techniques => _techniques;

    /// <summary>No firmer than this.</summary>
    public Pressure Ceiling { get; private init; } = null!;

    /// <summary>The date on the written consent; <c>null</c> when there is none.</summary>
    public DateOnly? WrittenConsentOn { get; private init; }

    /// <summary>When the client agreed. UTC, by the server's clock.</summary>
    public DateTimeOffset GivenAt { get; private init; }

    /// <summary>When it ended, by withdrawal or by a newer permission for the region; <c>null</c> while it stands. UTC, by the server's clock.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>True while it stands.</summary>
    public bool IsInForce => EndedAt is null;

    internal void End(DateTimeOffset now) => EndedAt ??= now;
}

/// <summary>One thing done to one region.</summary>
public sealed class RegionWorked
{
    private RegionWorked() { }

    internal RegionWorked(BodyRegion region, Technique technique, Pressure pressure, DateTimeOffset now) =>
        (Id, Region, Technique, Pressure, At) = (RegionWorkedId.New(), region, technique, pressure, now);

    /// <summary>Names it.</summary>
    public RegionWorkedId Id { get; private init; }

    /// <summary>Where.</summary>
    public BodyRegion Region { get; private init; }

    /// <summary>How.</summary>
    public Technique Technique { get; private init; }

    /// <summary>How firm.</summary>
    public Pressure Pressure { get; private init; } = null!;

    /// <summary>When it was recorded. UTC, by the server's clock.</summary>
    public DateTimeOffset At { get; private init; }
}
