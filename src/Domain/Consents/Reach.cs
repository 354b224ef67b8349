using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Consents;

/// <summary>
/// How far one reader reaches into one client's record at one moment: every decision of <see cref="DisclosurePolicy"/> that their request can meet, made once.
/// </summary>
/// <remarks>
/// The database keeps with every row the keys by which it can be reached (category and author's discipline, category and author, the row itself).
/// <see cref="Keys"/> are the keys that this reader holds. Forgetting a key shows less, never more.
/// </remarks>
public sealed class Reach
{
    /// <summary>The disciplines in which something can have been written; <c>null</c> for what the client, the front desk or nobody's discipline wrote.</summary>
    public static IReadOnlyList<Discipline?> AuthorClasses { get; } = [Discipline.Psychotherapy, Discipline.MassageTherapy, null];

    private readonly AccessFacts facts;
    private readonly Moment moment;
    private readonly Dictionary<(InformationCategory, Discipline?), DisclosureDecision> decisions = [];
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> withheldKeys = new(StringComparer.Ordinal);
    private bool hasStanding = true;
    private bool namesRecords;
    private IReadOnlyCollection<Guid> answersFor = [];

    private Reach(AccessFacts facts, Moment moment) => (this.facts, this.moment) = (facts, moment);

    /// <summary>The client.</summary>
    public ClientId Client => facts.Client;

    /// <summary>The reader.</summary>
    public Reader Reader => facts.Reader;

    /// <summary>When and for what it was asked.</summary>
    public Moment Moment => moment;

    /// <summary>The keys that open rows to this reader.</summary>
    public IReadOnlyCollection<string> Keys => keys;

    /// <summary>The keys of single records that the client withholds from this reader, whatever other key opens them. Their own writing stays open to them.</summary>
    public IReadOnlyCollection<string> WithheldKeys => withheldKeys;

    /// <summary>The disciplines in which the reader may act for this client now: those of their memberships with an active licence, or without a membership every licensed one.</summary>
    public IReadOnlyList<Discipline> ActingDisciplines { get; private init; } = [];

    /// <summary>The disciplines in which the reader is on this client's care team now, with an active licence; empty for everybody else, however far they reach.</summary>
    public IReadOnlyList<Discipline> TeamDisciplines { get; private init; } = [];

    /// <summary>Makes all decisions for this reader, client and moment.</summary>
    /// <exception cref="DomainException"><see cref="ClientNotFound"/>, <see cref="LicenceLapsed"/> or <see cref="AccountDisabled"/> without a standing.</exception>
    public static Reach Of(AccessFacts facts, Moment moment)
    {
        if (DisclosurePolicy.Standing(facts, moment) is { } none) throw new DomainException(DenyAll(InformationCategory.Demographics, none).Refusal());

        // Most of what a client ever said is not for this reader and purpose at this moment; once that is known it need not be asked again for each decision.
        var heard = facts with { Directives = [.. facts.Directives.Where(directive => DisclosurePolicy.Applies(directive, facts, moment))] };
        var reach = new Reach(heard, moment)
        {
            ActingDisciplines = DisclosurePolicy.ActingDisciplines(heard, moment),
            TeamDisciplines = [.. Enum.GetValues<Discipline>().Where(discipline => DisclosurePolicy.IsActiveMember(heard, moment, discipline))],
        };
        foreach (var category in Categories.All) reach.Open(category);
        reach.keys.Add($"draft/{facts.Reader.PersonId}");
        reach.OpenSingleRecords();
        return reach;
    }

    /// <summary>
    /// The reach of somebody who works in the clinic and may have no standing with this client: then they hold no key and see nothing, but what they say about
    /// the client can be written down. For what must be possible to everybody, such as filing a restriction (I20) or opening an emergency access.
    /// </summary>
    /// <exception cref="DomainException"><see cref="ClientNotFound"/>, <see cref="LicenceLapsed"/> or <see cref="AccountDisabled"/>.</exception>
    public static Reach OfAnybody(AccessFacts facts, Moment moment)
    {
        if (DisclosurePolicy.Standing(facts, moment) is null) return Of(facts, moment);
        if (DisclosurePolicy.StandingInClinic(facts, moment) is { } none) throw new DomainException(DenyAll(InformationCategory.Demographics, none).Refusal());

        var reach = new Reach(facts, moment) { hasStanding = false };
        reach.CloseAll();
        return reach;
    }

    /// <summary>
    /// The reach of a request that is about safety signals alone: as far as the reader reaches anyway, and to each signal for which they answer. Without another standing they hold the keys
    /// of these signals and no other, not even to what they once wrote themselves (Rule CR-236).
    /// </summary>
    /// <param name="signals">The open signals of this client for which they answer.</param>
    /// <exception cref="DomainException"><see cref="ClientNotFound"/>, <see cref="LicenceLapsed"/> or <see cref="AccountDisabled"/> without a standing.</exception>
    public static Reach OfFollowUp(AccessFacts facts, Moment moment, IReadOnlyCollection<Guid> signals)
    {
        var answers = DisclosurePolicy.MayFollowUp(facts, moment) ? signals : [];
        var hasOther = DisclosurePolicy.Standing(facts, moment) is null;
        var reach = hasOther || answers.Count == 0 ? Of(facts, moment) : new Reach(facts, moment) { hasStanding = false, ActingDisciplines = [Discipline.Psychotherapy] };
        if (!hasOther) reach.CloseAll();
        (reach.answersFor, reach.namesRecords) = (answers, reach.namesRecords || answers.Count > 0);
        foreach (var signal in answers)
        {
            var key = $"{InformationCategory.MentalHealthOutcomes.Code()}/record/{signal}";
            reach.keys.Add(key);
            reach.withheldKeys.Remove(key);
        }

        return reach;
    }

    /// <summary>The decision about what this author wrote in this category, or about one single record.</summary>
    public DisclosureDecision Decide(InformationCategory category, Author? author, Guid? record = null)
    {
        var decision = DecideByRules(category, author, record);
        return !decision.IsPermitted && category == InformationCategory.MentalHealthOutcomes && record is { } one && answersFor.Contains(one)
            ? new(true, category, DecisionReason.SafetyFollowUp, null, Obligations.None)
            : decision;
    }

    private DisclosureDecision DecideByRules(InformationCategory category, Author? author, Guid? record) =>
        author is not null && author.PersonId != Reader.PersonId && record is null && moment.Purpose != PurposeOfUse.Supervision
            ? decisions[(category, author.Discipline)]
            : hasStanding ? DisclosurePolicy.DecideWithStanding(facts, moment, category, author, record)
            : DenyAll(category, DecisionReason.NotFound);

    /// <summary>
    /// The decision about a category as a whole: permitted only when everything of the kind is open, whoever of its discipline wrote it.
    /// </summary>
    public DisclosureDecision DecideWhole(InformationCategory category)
    {
        if (category.Owner() is { } owner) return decisions[(category, owner)];
        foreach (var author in AuthorClasses)
        {
            var decision = decisions[(category, author)];
            if (!decision.IsPermitted) return decision;
        }

        return decisions[(category, null)];
    }

    /// <summary>What this reader is told that they do not see: kinds of information whose existence may be shown.</summary>
    public IEnumerable<DisclosureDecision> Withheld()
    {
        foreach (var category in Categories.All)
        {
            var decision = DecideWhole(category);
            if (!decision.IsPermitted && decision.ExistenceMayBeShown) yield return decision;
        }
    }

    /// <summary>True when the client's own direction keeps something of these kinds from this reader, where that may be known (Rule CR-091; I25).</summary>
    /// <remarks>
    /// Kinds whose existence is private never count, and neither do single records that the client withholds: their kind cannot be told without looking, and
    /// one of those three would be given away. Whatever nobody has permitted yet is no direction of the client's.
    /// </remarks>
    public bool IsNarrowedByClient(IEnumerable<InformationCategory> categories) => categories.Any(category =>
        category.ExistenceMayBeShown() && AuthorClasses.Any(author => decisions[(category, author)].Reason == DecisionReason.ClientWithheld));

    /// <summary>True when this may be shown, as <see cref="Disclose"/> decides it.</summary>
    public bool Permits(DisclosedPart part) => Decide(part).IsPermitted;

    /// <summary>Wraps a view with the proof that each part of it may be shown. The only way to make a <see cref="Disclosed{T}"/>.</summary>
    /// <param name="value">The view.</param>
    /// <param name="parts">Each record that the view shows something of.</param>
    /// <exception cref="DomainException">The refusal of the first part that may not be shown.</exception>
    public Disclosed<T> Disclose<T>(T value, IEnumerable<DisclosedPart> parts)
    {
        var shown = new Dictionary<DisclosureDecision, List<Guid>>();
        foreach (var part in parts)
        {
            var proof = Decide(part).Permit(Client);
            if (!shown.TryGetValue(proof.Decision, out var records)) shown[proof.Decision] = records = [];
            records.Add(part.Record);
        }

        return new Disclosed<T>(value, [.. shown.Select(pair => (new Disclosure(Client, pair.Key), (IReadOnlyList<Guid>)pair.Value))], [.. Withheld()]);
    }

    private DisclosureDecision Decide(DisclosedPart part)
    {
        var decision = Decide(part.Category, part.Author, namesRecords ? part.Record : null);
        return part.IsOfSubstanceUse ? decision.WithNoRedisclosure() : decision;
    }

    private void Open(InformationCategory category)
    {
        keys.Add($"{category.Code()}/{Reader.PersonId}");
        foreach (var discipline in AuthorClasses)
        {
            // Somebody of that discipline, but nobody in particular: neither the reader nor a supervisee.
            var decision = DisclosurePolicy.DecideWithStanding(facts, moment, category, new Author(Guid.Empty, discipline), null);
            decisions[(category, discipline)] = decision;
            if (decision.IsPermitted) keys.Add($"{category.Code()}/{Code(discipline)}");
        }

        foreach (var supervisee in facts.Supervisees)
        {
            var author = new Author(supervisee.Practitioner.Value, Discipline.Psychotherapy);

            // Only what supervision itself opens: this key names a person, and would also open what they wrote in another discipline.
            if (DisclosurePolicy.DecideWithStanding(facts, moment, category, author, null) is { IsPermitted: true, Reason: DecisionReason.Supervision }) keys.Add($"{category.Code()}/{author.PersonId}");
        }
    }

    private void CloseAll()
    {
        foreach (var category in Categories.All)
        {
            foreach (var discipline in AuthorClasses) decisions[(category, discipline)] = DenyAll(category, DecisionReason.NotFound);
        }
    }

    private void OpenSingleRecords()
    {
        foreach (var record in facts.Directives.SelectMany(directive => directive.Records).Distinct())
        {
            namesRecords = true;
            foreach (var category in Categories.All)
            {
                var decision = DisclosurePolicy.DecideWithStanding(facts, moment, category, new Author(Guid.Empty, null), record);
                if (decision is { IsPermitted: true, Reason: DecisionReason.Directive }) keys.Add($"{category.Code()}/record/{record}");
                if (decision.Reason == DecisionReason.ClientWithheld && IsWithheldByItself(decision.Under, record)) withheldKeys.Add($"{category.Code()}/record/{record}");
            }
        }
    }

    private bool IsWithheldByItself(Guid? directive, Guid record) => facts.Directives.Any(d => d.Id == directive && d.Records.Contains(record));

    private static DisclosureDecision DenyAll(InformationCategory category, DecisionReason why) => new(false, category, why, null, Obligations.None);

    internal static string Code(Discipline? discipline) => discipline switch
    {
        Discipline.Psychotherapy => "psychotherapy",
        Discipline.MassageTherapy => "massageTherapy",
        _ => "none",
    };
}

/// <summary>A record of which a view shows something.</summary>
/// <param name="Category">The kind of information.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Record">Its id.</param>
public readonly record struct DisclosedPart(InformationCategory Category, Author Author, Guid Record)
{
    /// <summary>True of a record that is about substance use though its kind of information does not say so (Rule CR-013).</summary>
    public bool IsOfSubstanceUse { get; init; }
}

/// <summary>Client information together with the proof that it may be shown to the one who asked. Only a decision can make one.</summary>
public sealed class Disclosed<T> : IDisclosed
{
    internal Disclosed(T value, IReadOnlyList<(Disclosure Proof, IReadOnlyList<Guid> Records)> shown, IReadOnlyList<DisclosureDecision> withheld) =>
        (Value, Shown, Withheld) = (value, shown, withheld);

    /// <summary>What is shown.</summary>
    public T Value { get; }

    /// <inheritdoc />
    public IReadOnlyList<(Disclosure Proof, IReadOnlyList<Guid> Records)> Shown { get; }

    /// <inheritdoc />
    public IReadOnlyList<DisclosureDecision> Withheld { get; }
}

/// <summary>What the ledger needs to know of something that was shown.</summary>
public interface IDisclosed
{
    /// <summary>Under which decisions which records were shown.</summary>
    IReadOnlyList<(Disclosure Proof, IReadOnlyList<Guid> Records)> Shown { get; }

    /// <summary>Which kinds of information were not.</summary>
    IReadOnlyList<DisclosureDecision> Withheld { get; }
}
