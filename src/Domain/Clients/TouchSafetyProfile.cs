using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Clients;

/// <summary>What a massage therapist needs to know to keep this client safe: <em>what to do, never why</em>. One for each client.</summary>
/// <remarks>Rule CR-070. There is no field for a reason, and none may be added (see <see cref="SafeTouch"/>): the touch crosses to the other discipline, the story does not.</remarks>
public sealed class TouchSafetyProfile : AggregateRoot, IClientRecord
{
    private readonly List<RegionRule> _regions = [];
    private readonly List<BodyPosition> _positionsAcceptable = [];
    private readonly List<BodyPosition> _positionsToAvoid = [];
    private readonly List<string> _grounding = [];
    private readonly List<string> _groundingToAvoid = [];
    private readonly List<WarningSign> _earlyWarningSigns = [];

    private TouchSafetyProfile() { }

    /// <summary>Whose profile it is. It names the profile too: there is one for each client.</summary>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc />
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc />
    public InformationCategory Category => InformationCategory.SafetyCues;

    /// <summary>Who first wrote it with the client. Rewriting does not change it.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>When it was first written. UTC.</summary>
    public DateTimeOffset WrittenAt { get; private init; }

    /// <summary>Who said last what it says now.</summary>
    public Author LastChangedBy { get; private set; } = null!;

    /// <summary>When it was last changed. UTC.</summary>
    public DateTimeOffset LastChangedAt { get; private set; }

    /// <inheritdoc cref="SafeTouch.StopSignal" />
    public StopSignal StopSignal { get; private set; } = null!;

    /// <summary>Rules for regions of the body, those that are over included. To know what holds, ask <see cref="RuleFor"/>.</summary>
    public IReadOnlyList<RegionRule> Regions => _regions;

    /// <inheritdoc cref="SafeTouch.PositionsAcceptable" />
    public IReadOnlyList<BodyPosition> PositionsAcceptable => _positionsAcceptable;

    /// <inheritdoc cref="SafeTouch.PositionsToAvoid" />
    public IReadOnlyList<BodyPosition> PositionsToAvoid => _positionsToAvoid;

    /// <inheritdoc cref="SafeTouch.Environment" />
    public TouchEnvironment Environment { get; private set; } = new();

    /// <inheritdoc cref="SafeTouch.Approach" />
    public TouchApproach Approach { get; private set; } = new();

    /// <inheritdoc cref="SafeTouch.Grounding" />
    public IReadOnlyList<string> Grounding => _grounding;

    /// <inheritdoc cref="SafeTouch.GroundingToAvoid" />
    public IReadOnlyList<string> GroundingToAvoid => _groundingToAvoid;

    /// <inheritdoc cref="SafeTouch.EarlyWarningSigns" />
    public IReadOnlyList<WarningSign> EarlyWarningSigns => _earlyWarningSigns;

    /// <summary>Writes down for the first time what was agreed with the client.</summary>
    /// <param name="today">The clinic's date at <paramref name="now"/>: a rule may not be over before it is said.</param>
    /// <param name="pack">The policy pack that applies. Of a region that it prohibits a client can say <see cref="TouchRule.Never"/> and nothing else (Rule CR-032; I32).</param>
    /// <exception cref="DomainException"><see cref="StopSignalMissing"/>, <see cref="RegionTwice"/>, <see cref="RegionRuleOver"/>, <see cref="RegionProhibited"/>, <see cref="PositionContradicts"/>,
    /// <see cref="PressureOutOfRange"/>, <see cref="ChoiceUnknown"/>, <see cref="ListTooLong"/>, <see cref="EntryMissing"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public static TouchSafetyProfile Write(ClientId client, ClinicId at, SafeTouch agreed, Author by, PolicyPack pack, DateTimeOffset now, DateOnly today)
    {
        var profile = new TouchSafetyProfile { ClientId = client, ClinicId = at, Author = by, WrittenAt = now };
        profile.Take(agreed, by, pack, now, today);
        return profile;
    }

    /// <summary>Replaces everything with what is agreed now. The author stays; who changed it, and when, is kept beside.</summary>
    /// <remarks>A rule that is over may stay as it stood, so that what was read can be sent back.</remarks>
    /// <exception cref="DomainException">As <see cref="Write"/>. Nothing is changed then.</exception>
    public void Rewrite(SafeTouch agreed, Author by, PolicyPack pack, DateTimeOffset now, DateOnly today)
    {
        Take(agreed, by, pack, now, today);
        Changed();
    }

    /// <summary>What holds for a region on that day. Nothing said, or no longer said, means ask first: silence is never a welcome (Rule CR-071).</summary>
    public TouchRule RuleFor(BodyRegion region, DateOnly today) =>
        _regions.Find(rule => rule.Region == region && rule.Holds(today))?.Rule ?? TouchRule.AskFirst;

    private void Take(SafeTouch agreed, Author by, PolicyPack pack, DateTimeOffset now, DateOnly today)
    {
        if (agreed.StopSignal is null) throw new DomainException(new StopSignalMissing { Pointer = "/stopSignal" });

        var stopSignal = agreed.StopSignal.Checked("/stopSignal");
        var regions = Rules(agreed.Regions, pack, today);
        var (acceptable, toAvoid) = (Positions(agreed.PositionsAcceptable, "/positionsAcceptable"), Positions(agreed.PositionsToAvoid, "/positionsToAvoid"));
        if (acceptable.Intersect(toAvoid).Any()) throw new DomainException(new PositionContradicts { Pointer = "/positionsToAvoid" });

        var (environment, approach) = (agreed.Environment.Checked("/environment"), agreed.Approach.Checked("/approach"));
        var grounding = Lines(agreed.Grounding, "/grounding");
        var groundingToAvoid = Lines(agreed.GroundingToAvoid, "/groundingToAvoid");
        var signs = Entries.Of(agreed.EarlyWarningSigns, "/earlyWarningSigns", SafeTouch.MostLines, (sign, pointer) => sign.Checked(pointer));

        (StopSignal, Environment, Approach, LastChangedBy, LastChangedAt) = (stopSignal, environment, approach, by, now);
        Replace(_regions, regions);
        Replace(_positionsAcceptable, acceptable);
        Replace(_positionsToAvoid, toAvoid);
        Replace(_grounding, grounding);
        Replace(_groundingToAvoid, groundingToAvoid);
        Replace(_earlyWarningSigns, signs);
    }

    private IReadOnlyList<RegionRule> Rules(IReadOnlyList<RegionRule> said, PolicyPack pack, DateOnly today)
    {
        var seen = new HashSet<BodyRegion>();
        return Entries.Of(said, "/regions", Enum.GetValues<BodyRegion>().Length, (given, pointer) =>
        {
            var rule = given.Checked(pointer);
            if (!seen.Add(rule.Region)) throw new DomainException(new RegionTwice { Pointer = $"{pointer}/region" });
            if (!rule.Holds(today) && !_regions.Contains(rule)) throw new DomainException(new RegionRuleOver(today) { Pointer = $"{pointer}/validUntil" });
            if (rule.Rule != TouchRule.Never) pack.MustAllow(rule.Region, $"{pointer}/region");
            return rule;
        });
    }

    private static IReadOnlyList<BodyPosition> Positions(IReadOnlyList<BodyPosition> said, string pointer) =>
        [.. Entries.Of(said, pointer, Enum.GetValues<BodyPosition>().Length, Choice.Of).Distinct()];

    private static IReadOnlyList<string> Lines(IReadOnlyList<string> said, string pointer) =>
        Entries.Of(said, pointer, SafeTouch.MostLines, (line, at) => PlainText.Of(line, at));

    private static void Replace<T>(List<T> kept, IReadOnlyList<T> said)
    {
        kept.Clear();
        kept.AddRange(said);
    }
}
