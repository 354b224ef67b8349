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

/// <summary>The client's consent to touch in one session, site by site, and what was then done under it.</summary>
/// <remarks>
/// It stands beside the <see cref="Session"/> as an aggregate of its own for two reasons. The diary is one kind of information and bodywork
/// another, seen by other people and so stored apart. And consent, withdrawal and what was worked belong together: "nothing is recorded
/// that was not agreed to" is one promise, kept in one place and one save. What is said is kept as it was said (<see cref="Events"/>); what
/// holds now (<see cref="Regions"/>) follows from it and from nothing else (Rule CR-162).
/// </remarks>
public sealed class TouchConsent : AggregateRoot, IClientRecord
{
    private readonly List<ConsentedRegion> _regions = [];
    private readonly List<RegionWorked> _worked = [];
    private readonly List<TouchEvent> _events = [];

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

    /// <summary>When the client's consent was first documented; until then, when they first said no. UTC, by the server's clock.</summary>
    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>When it was last talked through with the client, as the therapist says; <c>null</c> for what was recorded before it was kept. UTC.</summary>
    public DateTimeOffset? DiscussedAt { get; private set; }

    /// <summary>True when any of it was documented later than the policy pack allows after the session. It stays marked (Rule CR-164; I33b).</summary>
    public bool IsLate { get; private set; }

    /// <summary>True when it was written down afterwards, and no check for contraindications in force let all of it, or a hold let no session be held. It stays marked (Rule CR-164; I38).</summary>
    public bool IsOutsideLimits { get; private set; }

    /// <summary>The hour for which the client agreed; <c>null</c> for what was recorded before it was kept. UTC.</summary>
    public DateTimeOffset? ForSessionAt { get; private set; }

    /// <summary>Who decided in the client's place, as recorded at that moment; <c>null</c> when the client decided (Rule CR-166; I29).</summary>
    public DecisionMaker? DecisionMaker { get; private set; }

    /// <summary>When the client took all of it back; <c>null</c> while any of it may stand. Set anew when they agree again. UTC.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>The policy pack under which the client agreed last; <c>null</c> for what was recorded before packs were kept (Rule CR-090).</summary>
    public PackReference? Pack => PackCode is null || PackVersion is null ? null : new(PackCode, PackVersion);

    /// <summary>The code of <see cref="Pack"/>.</summary>
    public string? PackCode { get; private set; }

    /// <summary>The version of <see cref="Pack"/>.</summary>
    public string? PackVersion { get; private set; }

    /// <summary>Every permission ever given in this session, ended ones included.</summary>
    public IReadOnlyList<ConsentedRegion> Regions => _regions;

    /// <summary>What was done, in the order it was recorded.</summary>
    public IReadOnlyList<RegionWorked> Worked => _worked;

    /// <summary>What was said about touch, in the order it was recorded.</summary>
    public IReadOnlyList<TouchEvent> Events => _events;

    /// <summary>True while some site may be touched.</summary>
    public bool IsInForce => _regions.Exists(p => p.IsInForce);

    /// <summary>Records what the client agreed to, after everything that the policy pack names was talked through (Rule CR-030; M1).</summary>
    /// <param name="rules">What the place asks for.</param>
    /// <param name="talk">When it was talked through and who decided; the client, just now, when left out.</param>
    /// <exception cref="DomainException">
    /// <see cref="NotAMassageSession"/>, <see cref="SessionOver"/>, <see cref="NotTheSessionsPractitioner"/>, <see cref="TouchDiscussionIncomplete"/>,
    /// <see cref="TouchWishEmpty"/>, <see cref="TechniqueMissing"/>, <see cref="RegionNamedTwice"/>, <see cref="RegionProhibited"/>, <see cref="WrittenConsentMissing"/>, <see cref="ChoiceUnknown"/>,
    /// <see cref="WrittenConsentInFuture"/>, <see cref="WithdrawnSince"/>, and what <see cref="TouchTalk"/> refuses.
    /// </exception>
    public static TouchConsent Give(
        Session session, IReadOnlyCollection<DiscussionElement> discussed, IReadOnlyList<TouchWish> wishes, Author by, TouchRules rules, DateTimeOffset now, TouchTalk? talk = null)
    {
        var consent = new TouchConsent { Id = TouchConsentId.New(), ClinicId = session.ClinicId, ClientId = session.ClientId, SessionId = session.Id, Author = by, GivenAt = now };
        consent.Take(session, discussed, wishes, by, rules, now, talk ?? TouchTalk.JustNow);
        return consent;
    }

    /// <summary>The client agrees to more, or again, in the middle of the session: the whole talk is due anew (Rules CR-030, CR-035; M1, M5). A site named again is replaced.</summary>
    /// <exception cref="DomainException">As <see cref="Give"/>.</exception>
    public void GiveMore(
        Session session, IReadOnlyCollection<DiscussionElement> discussed, IReadOnlyList<TouchWish> wishes, Author by, TouchRules rules, DateTimeOffset now, TouchTalk? talk = null)
    {
        Take(session, discussed, wishes, by, rules, now, talk ?? TouchTalk.JustNow);
        Changed();
    }

    /// <summary>The client takes permission back. Always accepted, from anyone who heard it, without a reason (Rule CR-033; I33). Saying it twice ends nothing twice.</summary>
    /// <param name="scope">How much of it. A site or technique that was never agreed to is no mistake: it is kept, so that no talk from before can be written down as a yes.</param>
    /// <param name="by">Whoever heard it, or the client.</param>
    /// <remarks>What is not named stays as it was (Rule CR-034; I34).</remarks>
    public void Withdraw(TouchScope scope, Author by, DateTimeOffset now)
    {
        var stood = IsInForce;
        foreach (var site in scope.Sites.Count == 0 ? [null] : scope.Sites.Cast<BodySite?>()) Say(TouchEvent.Withdrawn(Next, site, scope.Techniques, by, now));

        if (stood && !IsInForce) WithdrawnAt = now;
    }

    /// <summary>Takes down how comfortable the client is. Lighter pressure holds at once, as a new ceiling that nothing but a new consent lifts (Rule CR-163; I33).</summary>
    /// <exception cref="DomainException">
    /// <see cref="NotTheSessionsPractitioner"/>, <see cref="SessionOver"/>, <see cref="TouchNotUnderWay"/>, <see cref="AdjustmentEmpty"/>, <see cref="ComfortOutOfRange"/>,
    /// <see cref="OnlyLighterSetsTheCeiling"/>, <see cref="UncoveringNeedsConsent"/>, <see cref="RegionNotConsented"/>, <see cref="ChoiceUnknown"/>.
    /// </exception>
    public TouchEvent Adjust(Session session, ComfortCheck check, Author by, DateTimeOffset now)
    {
        MustBelongTo(session, by);
        if (session.IsOver) throw new DomainException(new SessionOver(session.Status));
        if (session.Status is not (SessionStatus.InProgress or SessionStatus.Paused)) throw new DomainException(new TouchNotUnderWay(session.Status));
        var heard = check.Checked();
        if (heard.Site is { } site && !Allows(site)) throw new DomainException(new RegionNotConsented(site.Region) { Pointer = "/site/region" });

        var said = TouchEvent.Adjusted(Next, heard, heard.Ceiling?.Level, by, now);
        Say(said);
        return said;
    }

    /// <summary>Records what was just done. Refused beyond what the client agrees to at this moment, and outside a running session.</summary>
    /// <param name="pack">The policy pack that applies now: what it prohibits cannot be recorded even under a consent of yesterday (Rule CR-032; I32).</param>
    /// <exception cref="DomainException">
    /// <see cref="NotTheSessionsPractitioner"/>, <see cref="TouchNotUnderWay"/>, <see cref="RegionProhibited"/>, <see cref="RegionNotConsented"/>, <see cref="TechniqueNotConsented"/>, <see cref="FirmerThanConsented"/>, <see cref="ProductNotConsented"/>.
    /// </exception>
    public RegionWorked RecordWork(Session session, TouchDone done, Author by, PolicyPack pack, DateTimeOffset now)
    {
        MustBelongTo(session, by);
        if (!session.IsUnderWay) throw new DomainException(new TouchNotUnderWay(session.Status));
        return Write(done, pack, now);
    }

    /// <summary>Records what was done in a session that was held without the product. What went beyond the consent cannot be written down here: it is an incident and no treatment.</summary>
    /// <param name="isOutsideLimits">True when no check in force lets all of it, or a hold let no session be held.</param>
    /// <exception cref="DomainException"><see cref="TouchNotUnderWay"/> unless it was entered late, otherwise as <see cref="RecordWork"/>.</exception>
    public void RecordLate(Session session, IReadOnlyList<TouchDone> done, bool isOutsideLimits, Author by, PolicyPack pack, DateTimeOffset now)
    {
        MustBelongTo(session, by);
        if (session.EnteredLateAt != now) throw new DomainException(new TouchNotUnderWay(session.Status));
        foreach (var one in done) Write(one, pack, now);
        IsOutsideLimits = isOutsideLimits;
        Changed();
    }

    /// <summary>True when it was given for this session, at the hour that the session still has.</summary>
    internal bool IsFor(Session session) => SessionId == session.Id && (ForSessionAt is null || ForSessionAt == session.StartsAt);

    private int Next => _events.Count + 1;

    private RegionWorked Write(TouchDone done, PolicyPack pack, DateTimeOffset now)
    {
        pack.MustAllow(done.Site.Region, "/region");
        foreach (var site in Halves(done.Site)) MustAllow(site, done);
        var worked = new RegionWorked(done, now);
        _worked.Add(worked);
        Changed();
        return worked;
    }

    private void MustAllow(BodySite site, TouchDone done)
    {
        if (_regions.Find(p => p.IsInForce && p.Site.Covers(site)) is not { } permission) throw new DomainException(new RegionNotConsented(site.Region) { Pointer = "/region" });
        if (!permission.Techniques.Contains(done.Technique)) throw new DomainException(new TechniqueNotConsented(site.Region, done.Technique) { Pointer = "/technique" });
        if (done.Pressure.IsFirmerThan(permission.Ceiling)) throw new DomainException(new FirmerThanConsented(site.Region, permission.Ceiling.Level) { Pointer = "/pressure" });
        if (done.Product is { } product && !permission.Products.Contains(product, StringComparer.Ordinal)) throw new DomainException(new ProductNotConsented(site.Region) { Pointer = "/product" });
    }

    private bool Allows(BodySite site) => _regions.Exists(p => p.IsInForce && p.Site.Overlaps(site));

    // A talk from before the client's last no is no yes after it (I33).
    private void MustNotHaveWithdrawnSince(DateTimeOffset discussedAt, TouchWish wish)
    {
        var site = BodySite.Of(wish.Region, wish.Side);
        if (_events.Exists(said => said.Kind == TouchEventKind.Withdrawn && said.At > discussedAt && said.Site?.Overlaps(site) != false && (said.Techniques.Count == 0 || said.Techniques.Intersect(wish.Techniques).Any())))
            throw new DomainException(new WithdrawnSince(wish.Region) { Pointer = "/discussedAt" });
    }

    private void Say(TouchEvent said)
    {
        _events.Add(said);
        _regions.Take(said);
        Changed();
    }

    private void Take(Session session, IReadOnlyCollection<DiscussionElement> discussed, IReadOnlyList<TouchWish> wishes, Author by, TouchRules rules, DateTimeOffset now, TouchTalk talk)
    {
        if (session.Discipline != Discipline.MassageTherapy) throw new DomainException(new NotAMassageSession());
        MustBelongTo(session, by);
        if (session.IsOver || session.StoppedAt is not null) throw new DomainException(new SessionOver(session.Status));
        foreach (var element in rules.Pack.ConsentElements)
        {
            if (!discussed.Contains(element)) throw new DomainException(new TouchDiscussionIncomplete(element) { Pointer = "/discussed" });
        }

        var asked = Checked(wishes, rules);
        talk.MustBeSound(session, rules, now);
        foreach (var wish in asked) MustNotHaveWithdrawnSince(talk.DiscussedAt ?? now, wish);

        if (_regions.Count == 0) GivenAt = now;
        if (ForSessionAt is { } hour && hour != session.StartsAt && IsInForce) _regions.Take(Kept(TouchEvent.Lapsed(Next, by, now)));
        foreach (var wish in asked) _regions.Take(Kept(TouchEvent.Granted(Next, wish, by, now)));

        WithdrawnAt = null;
        (DiscussedAt, ForSessionAt, DecisionMaker) = (talk.DiscussedAt ?? now, session.StartsAt, talk.DecisionMaker);
        IsLate |= now > rules.DocumentedBy(talk.HeldUntil ?? session.EndsAt);
        (PackCode, PackVersion) = (rules.Pack.Code, rules.Pack.Version);
    }

    private TouchEvent Kept(TouchEvent said)
    {
        _events.Add(said);
        return said;
    }

    private static List<TouchWish> Checked(IReadOnlyList<TouchWish> wishes, TouchRules rules)
    {
        if (wishes.Count == 0) throw new DomainException(new TouchWishEmpty { Pointer = "/regions" });
        var asked = new List<TouchWish>();
        for (var i = 0; i < wishes.Count; i++)
        {
            var wish = wishes[i].Checked($"/regions/{i}");
            var site = BodySite.Of(wish.Region, wish.Side);
            if (asked.Exists(other => BodySite.Of(other.Region, other.Side).Overlaps(site))) throw new DomainException(new RegionNamedTwice(wish.Region) { Pointer = $"/regions/{i}/region" });
            rules.Pack.MustAllow(wish.Region, $"/regions/{i}/region");
            if (!rules.IsWrittenWellEnough(wish.Region, wish.WrittenConsentOn)) throw new DomainException(new WrittenConsentMissing(wish.Region) { Pointer = $"/regions/{i}/writtenConsentOn" });
            if (wish.WrittenConsentOn > rules.Today) throw new DomainException(new WrittenConsentInFuture(wish.Region) { Pointer = $"/regions/{i}/writtenConsentOn" });
            asked.Add(wish);
        }

        return asked;
    }

    // Touch of both sides needs a permission for each: of one and the same, or of two.
    private static BodySite[] Halves(BodySite site) =>
        site.Side is null && site.Region.IsPaired() ? [BodySite.Of(site.Region, Side.Left), BodySite.Of(site.Region, Side.Right)] : [site];

    private void MustBelongTo(Session session, Author by)
    {
        if (session.Id != SessionId || by != session.Author) throw new DomainException(new NotTheSessionsPractitioner());
    }
}
