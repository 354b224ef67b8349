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
    /// <summary>The most rules for sites of the body: the region and each side.</summary>
    public const int MostRules = 63;

    private readonly List<RegionRule> _regions = [];
    private readonly List<BodyPosition> _positionsAcceptable = [];
    private readonly List<BodyPosition> _positionsToAvoid = [];
    private readonly List<string> _grounding = [];
    private readonly List<string> _groundingToAvoid = [];
    private readonly List<WarningSign> _earlyWarningSigns = [];
    private readonly List<Precaution> _precautions = [];
    private readonly List<TouchTopic> _askEverySession = [];

    private TouchSafetyProfile() { }

    /// <summary>Whose profile it is. It names the profile too: there is one for each client.</summary>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc />
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc />
    public InformationCategory Category => InformationCategory.SafetyCues;

    /// <summary>Who said it last as it stands; without a discipline once people of several have said parts of it.</summary>
    /// <remarks>Who wrote it before does not go on reading what others add, and what both disciplines said is shared by the client's word and never by belonging to one of them (Rule CR-124).</remarks>
    public Author Author { get; private set; } = null!;

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

    /// <inheritdoc cref="SafeTouch.Clothing" />
    public TouchClothing Clothing { get; private set; } = new();

    /// <inheritdoc cref="SafeTouch.Communication" />
    public TouchCommunication Communication { get; private set; } = new();

    /// <inheritdoc cref="SafeTouch.Aftercare" />
    public TouchAftercare Aftercare { get; private set; } = new();

    /// <summary>Instructions beside all that, those that are over included, each with who said it (Rule CR-122).</summary>
    public IReadOnlyList<Precaution> Precautions => _precautions;

    /// <inheritdoc cref="SafeTouch.AskEverySession" />
    public IReadOnlyList<TouchTopic> AskEverySession => _askEverySession;

    /// <summary>Writes down for the first time what was agreed with the client.</summary>
    /// <param name="today">The clinic's date at <paramref name="now"/>: a rule may not be over before it is said.</param>
    /// <param name="pack">The policy pack that applies. Of a region that it prohibits a client can say <see cref="TouchRule.Never"/> and nothing else (Rule CR-032; I32).</param>
    /// <exception cref="DomainException"><see cref="StopSignalMissing"/>, <see cref="RegionTwice"/>, <see cref="RegionRuleOver"/>, <see cref="RegionProhibited"/>, <see cref="PositionContradicts"/>,
    /// <see cref="PressureOutOfRange"/>, <see cref="ChoiceUnknown"/>, <see cref="PrecautionUnknown"/>, <see cref="PrecautionTwice"/>, <see cref="CheckInOutOfRange"/>, <see cref="SitUpOutOfRange"/>, <see cref="RegionHasNoSides"/>, <see cref="ListTooLong"/>, <see cref="EntryMissing"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public static TouchSafetyProfile Write(ClientId client, ClinicId at, SafeTouch agreed, Author by, PolicyPack pack, DateTimeOffset now, DateOnly today)
    {
        var profile = new TouchSafetyProfile { ClientId = client, ClinicId = at, Author = by, WrittenAt = now };
        profile.Take(agreed, by, pack, now, today);
        return profile;
    }

    /// <summary>Replaces everything with what is agreed now. Who says it now is its author; who first said each rule and precaution is kept with it.</summary>
    /// <remarks>A rule that is over may stay as it stood, so that what was read can be sent back.</remarks>
    /// <exception cref="DomainException">As <see cref="Write"/>. Nothing is changed then.</exception>
    public void Rewrite(SafeTouch agreed, Author by, PolicyPack pack, DateTimeOffset now, DateOnly today)
    {
        Take(agreed, by, pack, now, today);
        Changed();
    }

    /// <summary>What holds for a region on that day. Nothing said, or no longer said, means ask first: silence is never a welcome (Rule CR-071).</summary>
    /// <remarks>Of several rules that meet the site, the strictest: what is never touched on one side is not touched by a rule for both.</remarks>
    public TouchRule RuleFor(BodySite site, DateOnly today)
    {
        var rules = _regions.FindAll(rule => rule.Holds(today) && rule.Site.Overlaps(site));
        return rules.Count > 0 ? rules.Max(rule => rule.Rule) : TouchRule.AskFirst;
    }

    /// <summary>What has to be asked in every session anew, as the words by which a session's choices name it (Rule CR-123; I35).</summary>
    /// <remarks>What the client listed, what a precaution in force says, and what the profile itself leaves to a choice each time.</remarks>
    public IReadOnlyList<TouchTopic> QuestionsOf(DateOnly today) =>
    [
        .. _askEverySession
            .Concat(_precautions.Where(precaution => precaution.AskEverySession && precaution.Holds(today)).Select(precaution => precaution.Topic))
            .Concat(Environment.Music == MusicPreference.Choice ? [TouchTopic.Music] : [])
            .Concat(Environment.Scent == ScentPreference.Ask ? [TouchTopic.Scent] : [])
            .Concat(Communication.Narration == Narration.Choice ? [TouchTopic.Communication] : [])
            .Distinct().Order(),
    ];

    private void Take(SafeTouch agreed, Author by, PolicyPack pack, DateTimeOffset now, DateOnly today)
    {
        if (agreed.StopSignal is null) throw new DomainException(new StopSignalMissing { Pointer = "/stopSignal" });

        var stopSignal = agreed.StopSignal.Checked("/stopSignal");
        var regions = Rules(agreed.Regions, by, pack, now, today);
        var (acceptable, toAvoid) = (Positions(agreed.PositionsAcceptable, "/positionsAcceptable"), Positions(agreed.PositionsToAvoid, "/positionsToAvoid"));
        if (acceptable.Intersect(toAvoid).Any()) throw new DomainException(new PositionContradicts { Pointer = "/positionsToAvoid" });

        var (environment, approach) = (agreed.Environment.Checked("/environment"), agreed.Approach.Checked("/approach"));
        var grounding = Lines(agreed.Grounding, "/grounding");
        var groundingToAvoid = Lines(agreed.GroundingToAvoid, "/groundingToAvoid");
        var (clothing, communication, aftercare) = (agreed.Clothing.Checked("/clothing"), agreed.Communication.Checked("/communication"), agreed.Aftercare.Checked("/aftercare"));
        var precautions = TakePrecautions(agreed.Precautions, by, now, today);
        var questions = Entries.Of(agreed.AskEverySession, "/askEverySession", Enum.GetValues<TouchTopic>().Length, Choice.Of).Distinct().ToList();
        var signs = Entries.Of(agreed.EarlyWarningSigns, "/earlyWarningSigns", SafeTouch.MostLines, (sign, pointer) => sign.Checked(pointer));

        var isOfOne = by.Discipline == Author.Discipline && regions.All(rule => rule.SaidBy?.Discipline == by.Discipline) && precautions.All(precaution => precaution.SaidBy?.Discipline == by.Discipline);
        Author = isOfOne ? by : by with { Discipline = null };
        (StopSignal, Environment, Approach, LastChangedBy, LastChangedAt) = (stopSignal, environment, approach, by, now);
        (Clothing, Communication, Aftercare) = (clothing, communication, aftercare);
        Replace(_precautions, precautions);
        Replace(_askEverySession, questions);
        Replace(_regions, regions);
        Replace(_positionsAcceptable, acceptable);
        Replace(_positionsToAvoid, toAvoid);
        Replace(_grounding, grounding);
        Replace(_groundingToAvoid, groundingToAvoid);
        Replace(_earlyWarningSigns, signs);
    }

    private IReadOnlyList<RegionRule> Rules(IReadOnlyList<RegionRule> said, Author by, PolicyPack pack, DateTimeOffset now, DateOnly today)
    {
        var seen = new HashSet<BodySite>();
        return Entries.Of(said, "/regions", MostRules, (given, pointer) =>
        {
            var rule = given.Checked(pointer);
            var before = _regions.Find(rule.SaysTheSameAs);
            if (!seen.Add(rule.Site)) throw new DomainException(new RegionTwice { Pointer = $"{pointer}/region" });
            if (!rule.Holds(today) && before is null) throw new DomainException(new RegionRuleOver(today) { Pointer = $"{pointer}/validUntil" });
            if (rule.Rule != TouchRule.Never) pack.MustAllow(rule.Region, $"{pointer}/region");
            return rule with { SaidBy = before is null ? by : before.SaidBy, SaidAt = before is null ? now : before.SaidAt };
        });
    }

    private IReadOnlyList<Precaution> TakePrecautions(IReadOnlyList<Precaution> said, Author by, DateTimeOffset now, DateOnly today)
    {
        var taken = Entries.Of(said, "/precautions", Precaution.Most, (given, pointer) =>
        {
            var precaution = given.Taken(pointer, _precautions, by, now);
            return precaution.Holds(today) || _precautions.Contains(precaution) ? precaution : throw new DomainException(new RegionRuleOver(today) { Pointer = $"{pointer}/validUntil" });
        });
        for (var i = 0; i < taken.Count; i++)
        {
            if (taken.Take(i).Any(earlier => earlier.Id == taken[i].Id)) throw new DomainException(new PrecautionTwice { Pointer = $"/precautions/{i}/id" });
        }

        return taken;
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
