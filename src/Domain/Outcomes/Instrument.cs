using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>What a higher score means for the client.</summary>
public enum Direction
{
    /// <summary>More of what troubles.</summary>
    Worse,

    /// <summary>More of what helps.</summary>
    Better,

    /// <summary>Neither by itself: ten hours of sleep are not better than eight. A change is shown and never called better or worse.</summary>
    Neither,
}

/// <summary>How whole the answers are, and what follows for the score (Rule CR-050; I52).</summary>
public enum Completeness
{
    /// <summary>Every item is answered.</summary>
    Complete,

    /// <summary>A few answers are missing and the instrument's rule filled them with the mean of the others.</summary>
    Prorated,

    /// <summary>Too much is missing; there is no score.</summary>
    Incomplete,

    /// <summary>The safety item is missing. It is never filled in, so there is no score.</summary>
    IncompleteSafetyItem,
}

/// <summary>Whether the wording of an instrument may be shown (Rule CR-059; I55).</summary>
public enum WordingLicence
{
    /// <summary>Nobody owns the wording.</summary>
    PublicDomain,

    /// <summary>Free for everybody who names the authors.</summary>
    FreeWithAttribution,

    /// <summary>Free for some uses only: the clinic files under which permission it uses it.</summary>
    FreeNonCommercial,

    /// <summary>The clinic needs a licence of its own.</summary>
    LicenceRequired,

    /// <summary>Nobody could tell us: treated as if a licence were needed.</summary>
    Unknown,
}

/// <summary>What a licence status means.</summary>
public static class WordingLicences
{
    /// <summary>True when the wording ships with the product; otherwise a clinic files its permission and supplies the wording itself.</summary>
    public static bool LetsTextShip(this WordingLicence status) => status is WordingLicence.PublicDomain or WordingLicence.FreeWithAttribution;
}

/// <summary>One answer that can be chosen.</summary>
/// <param name="Value">What it counts, as printed on the form.</param>
/// <param name="Text">Its wording; <c>null</c> where the licence does not let it ship.</param>
/// <param name="Loinc">Its LOINC answer code, where one was verified; otherwise <c>null</c>.</param>
public sealed record AnswerOption(decimal Value, string? Text, string? Loinc);

/// <summary>One question of an instrument.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Text">Its wording, where the licence lets it ship; otherwise <c>null</c> (Rule CR-059; I55).</param>
/// <param name="Lowest">The lowest answer, as printed.</param>
/// <param name="Highest">The highest answer, as printed.</param>
/// <param name="Step">How far apart two answers are: 1 for whole points.</param>
/// <param name="Loinc">Its LOINC code, where one was verified; otherwise <c>null</c>.</param>
/// <param name="IsSafetyItem">True when any answer above the lowest demands a follow-up (Rule CR-054; I57).</param>
/// <param name="IsReversed">True when the answer counts the other way round in every score (Rule CR-220; I53).</param>
/// <param name="IsScored">False for a question that is asked beside the scored ones.</param>
/// <param name="Options">The answers to choose from; empty for a plain number.</param>
public sealed record InstrumentItem(
    int Number, string? Text, decimal Lowest, decimal Highest, decimal Step, string? Loinc, bool IsSafetyItem, bool IsReversed, bool IsScored, IReadOnlyList<AnswerOption> Options)
{
    /// <summary>What an answer as printed counts in a score: itself, or the other way round. The one place where anything is reversed (Rule CR-220; I53).</summary>
    internal decimal Counts(decimal answer) => IsReversed ? Lowest + Highest - answer : answer;

    /// <summary>The answer as printed that counts this much in a score.</summary>
    internal decimal Printed(decimal counts) => Counts(counts);

    /// <summary>True when this can be answered: on the scale, and on one of its steps.</summary>
    internal bool Takes(decimal answer) => answer >= Lowest && answer <= Highest && (answer - Lowest) % Step == 0;
}

/// <summary>A named range of scores, both ends included. A word for orientation, never a diagnosis.</summary>
/// <param name="Code">Such as <c>moderate</c>.</param>
/// <param name="From">The lowest score in it.</param>
/// <param name="To">The highest score in it.</param>
public sealed record Band(string Code, decimal From, decimal To);

/// <summary>A score at which the source says to look closer. It screens and never diagnoses (Rule CR-225).</summary>
/// <param name="Code">Names it within its scale, such as <c>screen</c>.</param>
/// <param name="AtLeast">Met by this score or a higher one; <c>null</c> when <paramref name="AtMost"/> is given.</param>
/// <param name="AtMost">Met by this score or a lower one.</param>
/// <param name="Sensitivity">Unit: percent of those who have it; <c>null</c> where the source gives none.</param>
/// <param name="Specificity">Unit: percent of those who do not; <c>null</c> where the source gives none.</param>
/// <param name="Population">In whom it was found.</param>
/// <param name="Source">Who found it.</param>
public sealed record Cut(string Code, decimal? AtLeast, decimal? AtMost, decimal? Sensitivity, decimal? Specificity, string Population, string Source)
{
    /// <summary>True when the score reaches it.</summary>
    public bool IsMetBy(decimal score) => AtLeast is { } least ? score >= least : score <= AtMost;
}

/// <summary>Questions that have to be answered in a certain way together, such as the provisional rule of the PCL-5. It screens and never diagnoses (Rule CR-225).</summary>
/// <param name="Code">Names it within its instrument.</param>
/// <param name="Parts">All of them must hold.</param>
/// <param name="Source">Who says so.</param>
public sealed record Criterion(string Code, IReadOnlyList<CriterionPart> Parts, string Source)
{
    /// <summary>Whether the answers meet it; <c>null</c> when missing answers could still decide it.</summary>
    internal bool? IsMetBy(IReadOnlyList<decimal?> answers)
    {
        var parts = Parts.Select(part => part.IsMetBy(answers)).ToList();
        return parts.Contains(false) ? false : parts.Contains(null) ? null : true;
    }
}

/// <summary>How many of some questions must be answered how.</summary>
/// <param name="Items">The questions.</param>
/// <param name="AtLeast">Answered with this or more; <c>null</c> when <paramref name="AtMost"/> is given.</param>
/// <param name="AtMost">Answered with this or less.</param>
/// <param name="Count">By how many of them at least.</param>
public sealed record CriterionPart(IReadOnlyList<int> Items, decimal? AtLeast, decimal? AtMost, int Count)
{
    internal bool? IsMetBy(IReadOnlyList<decimal?> answers)
    {
        var given = Items.Select(item => answers[item - 1]).ToList();
        var met = given.Count(answer => AtLeast is { } least ? answer >= least : answer <= AtMost);
        return met >= Count ? true : met + given.Count(answer => answer is null) >= Count ? null : false;
    }
}

/// <summary>What one scale of the answers comes to.</summary>
/// <param name="Scale">The scale's code.</param>
/// <param name="Value">The score; <c>null</c> when the rule gives none.</param>
/// <param name="Band">The band of the score; <c>null</c> without score or bands.</param>
/// <param name="Completeness">How whole the answers to its items are.</param>
public sealed record ScaleScore(string Scale, decimal? Value, string? Band, Completeness Completeness);

/// <summary>What the answers come to.</summary>
/// <param name="Completeness">How whole the answers are: those of the total, or of all scored items where there is none.</param>
/// <param name="Scales">One for each scale of the instrument, in its order.</param>
public sealed record ScoreSheet(Completeness Completeness, IReadOnlyList<ScaleScore> Scales)
{
    private ScaleScore? Whole => Scales.FirstOrDefault(scale => scale.Scale == Scale.Total);

    /// <summary>The total; <c>null</c> when the rule gives none, or the instrument has none.</summary>
    public decimal? Total => Whole?.Value;

    /// <summary>The band of the total; <c>null</c> without total or bands.</summary>
    public string? Band => Whole?.Band;
}

/// <summary>A questionnaire or rating scale in one version: its items, its scoring and what its scores mean.</summary>
/// <remarks>
/// Read from <c>instruments.json</c> by <see cref="Instruments"/>. A published version never changes; a correction is a new version of the items or of the scoring, so that the same answers always
/// give the same score (Rule CR-050; I52). All versions of one code measure the same thing and stand in one series; what could not be compared gets a code of its own.
/// </remarks>
public sealed class Instrument
{
    internal Instrument(InstrumentLine line, IReadOnlyDictionary<string, IReadOnlyList<OptionLine>> options)
    {
        (Code, Version, ScoringVersion, Name, Category, PanelLoinc) = (line.Code, line.Version, line.ScoringVersion, line.Name, line.Category, line.PanelLoinc);
        (Licence, LicenceNote) = (line.Licence.Status, line.Licence.Note);
        Stem = line.Stem;
        Windows = [.. line.Windows];
        Items = [.. line.Items.Select((item, i) => item.AsItem(i + 1, options))];
        Scales = [.. line.Scales.Select(scale => new Scale(scale, Items))];
        Criteria = [.. line.Criteria.Select(criterion => new Criterion(criterion.Code, [.. criterion.Parts.Select(part => new CriterionPart([.. part.Items], part.AtLeast, part.AtMost, part.Count))], criterion.Source))];
        Sources = [.. line.Sources];
    }

    /// <summary>Names it, such as <c>phq9</c>.</summary>
    public string Code { get; }

    /// <summary>Which edition of items and wording, from 1.</summary>
    public int Version { get; }

    /// <summary>Which edition of the scoring rule, from 1.</summary>
    public int ScoringVersion { get; }

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>The kind of information that its answers are.</summary>
    public InformationCategory Category { get; }

    /// <summary>The spans that the answers can speak about, such as <c>now</c> or <c>2 weeks</c>; the first is the usual one. Scores of different spans are never compared.</summary>
    public IReadOnlyList<string> Windows { get; }

    /// <summary>The usual span.</summary>
    public string Window => Windows[0];

    /// <summary>Whether its wording may be shown (Rule CR-059; I55).</summary>
    public WordingLicence Licence { get; }

    /// <summary>What is known of its licence, in a sentence.</summary>
    public string LicenceNote { get; }

    /// <summary>The LOINC code of the whole, where one was verified; otherwise <c>null</c>.</summary>
    public string? PanelLoinc { get; }

    /// <summary>The words before the questions, where the licence lets them ship; otherwise <c>null</c> (Rule CR-059; I55).</summary>
    public string? Stem { get; }

    /// <summary>The questions, in order.</summary>
    public IReadOnlyList<InstrumentItem> Items { get; }

    /// <summary>What is scored: at most one total, and scales of some items.</summary>
    public IReadOnlyList<Scale> Scales { get; }

    /// <summary>What is asked of several answers together; usually nothing.</summary>
    public IReadOnlyList<Criterion> Criteria { get; }

    /// <summary>Where all this comes from.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>The total's scale; <c>null</c> where scores of several scales are never added up.</summary>
    public Scale? Total => Scales.FirstOrDefault(scale => scale.Code == Scale.Total);

    /// <summary>True when an answer can ask for a safety follow-up (Rule CR-054; I57).</summary>
    public bool HasSafetyItem => Items.Any(item => item.IsSafetyItem);

    /// <summary>A scale by its code; <c>null</c> when there is none.</summary>
    public Scale? FindScale(string code) => Scales.FirstOrDefault(scale => scale.Code == code);

    /// <summary>Takes answers as they were given: one per item in order, <c>null</c> where the client skipped it. Unscored items at the end may be left out.</summary>
    /// <returns>One per item.</returns>
    /// <exception cref="DomainException"><see cref="AnswersMiscounted"/>, <see cref="ScoreOutOfRange"/>, <see cref="AnswerBetweenSteps"/>.</exception>
    public IReadOnlyList<decimal?> Take(IReadOnlyList<decimal?> answers)
    {
        var fewest = Items.Count - Items.Reverse().TakeWhile(item => !item.IsScored).Count();
        if (answers.Count < fewest || answers.Count > Items.Count) throw new DomainException(new AnswersMiscounted(Code, fewest, answers.Count) { Pointer = "/answers" });
        for (var i = 0; i < answers.Count; i++) MustFit(i + 1, answers[i], $"/answers/{i}");

        return [.. answers.Select(Plain), .. Enumerable.Repeat<decimal?>(null, Items.Count - answers.Count)];
    }

    /// <summary>Takes answers that name their item, in any order; an item that is not named was skipped.</summary>
    /// <remarks>Rule CR-220. An answer comes as printed on the form, as a LOINC answer, or as a score by LOINC's tables, where reversed items are reversed already. It is kept as printed, whichever way it came (I53).</remarks>
    /// <returns>One per item, as printed on the form.</returns>
    /// <exception cref="DomainException"><see cref="ItemUnknown"/>, <see cref="ItemAnsweredTwice"/>, <see cref="AnswerUnknown"/>, <see cref="ScoreOutOfRange"/>, <see cref="AnswerBetweenSteps"/>.</exception>
    public IReadOnlyList<decimal?> Take(IReadOnlyList<ItemAnswer> answers)
    {
        var taken = new decimal?[Items.Count];
        var named = new HashSet<int>();
        for (var i = 0; i < answers.Count; i++)
        {
            var (given, pointer) = (answers[i], $"/itemAnswers/{i}");
            var item = Items.FirstOrDefault(known => given.IsFor(known)) ?? throw new DomainException(new ItemUnknown { Pointer = pointer });
            if (!named.Add(item.Number) || given.SaysItTwice) throw new DomainException(new ItemAnsweredTwice { Pointer = pointer });

            var said = given switch
            {
                { LoincAnswer: { } code } => item.Options.FirstOrDefault(option => option.Loinc == code)?.Value ?? throw new DomainException(new AnswerUnknown { Pointer = pointer }),
                _ => given.Value ?? given.LoincScore,
            };
            // Looked at before it is turned round: a scale runs over the same steps either way, and no number is too large to be refused.
            MustFit(item.Number, said, pointer);
            var printed = given.LoincScore is null ? said : item.Printed(said!.Value);
            taken[item.Number - 1] = Plain(printed);
        }

        return taken;
    }

    /// <summary>Scores the answers.</summary>
    /// <param name="answers">As <see cref="Take(IReadOnlyList{decimal?})"/> asks for them. Nobody is forced to answer (Rule CR-050; I52b).</param>
    /// <exception cref="DomainException"><see cref="AnswersMiscounted"/>, <see cref="ScoreOutOfRange"/>, <see cref="AnswerBetweenSteps"/>.</exception>
    public ScoreSheet Score(IReadOnlyList<decimal?> answers)
    {
        var taken = Take(answers);
        var scales = Scales.Select(scale => scale.Score(taken)).ToList();
        var whole = scales.Find(scale => scale.Scale == Scale.Total)?.Completeness
            ?? (Items.Any(item => item.IsScored && taken[item.Number - 1] is null) ? Completeness.Incomplete : Completeness.Complete);
        return new(whole, scales);
    }

    /// <summary>Which criteria the answers meet; one that missing answers could still decide is not among them.</summary>
    public IReadOnlyList<string> CriteriaMetBy(IReadOnlyList<decimal?> answers)
    {
        var taken = Take(answers);
        return [.. Criteria.Where(criterion => criterion.IsMetBy(taken) == true).Select(criterion => criterion.Code)];
    }

    /// <summary>The highest answer given to a safety item above its lowest; <c>null</c> when there is nothing to follow. A zero is not an all-clear.</summary>
    internal int? SafetyAnswer(IReadOnlyList<decimal?> answers) =>
        (int?)Items.Where(item => item.IsSafetyItem && answers[item.Number - 1] > item.Lowest).Max(item => answers[item.Number - 1]);

    private void MustFit(int number, decimal? answer, string pointer)
    {
        var item = Items[number - 1];
        if (answer is not { } given || item.Takes(given)) return;
        if (given < item.Lowest || given > item.Highest) throw new DomainException(new ScoreOutOfRange(Code, given, item.Lowest, item.Highest) { Pointer = pointer });
        throw new DomainException(new AnswerBetweenSteps(item.Step) { Pointer = pointer });
    }

    // 7.50 and 7.5 are one answer: both are kept, hashed and shown as 7.5.
    private static decimal? Plain(decimal? answer) => answer is { } given ? Scale.Plain(given) : null;
}

/// <summary>One answer that names its item by number or by LOINC code, and comes as printed, as a LOINC answer code or as a LOINC score.</summary>
/// <param name="Item">The item's number, from 1.</param>
/// <param name="Loinc">The item's LOINC code, when its number is not given.</param>
/// <param name="Value">The answer as printed on the form.</param>
/// <param name="LoincAnswer">The LOINC answer code, such as <c>LA6569-3</c>.</param>
/// <param name="LoincScore">The score that LOINC's tables give this answer; reversed items are reversed in it already.</param>
public sealed record ItemAnswer(int? Item, string? Loinc, decimal? Value, string? LoincAnswer, decimal? LoincScore)
{
    // Whoever gives number and code must mean one item by both: a slip would put the answer to another question.
    internal bool IsFor(InstrumentItem item) => (Item is not null || Loinc is not null) && (Item ?? item.Number) == item.Number && (Loinc ?? item.Loinc) == item.Loinc;

    // Two ways of saying one answer could disagree, and a reversed item would then count the wrong way round.
    internal bool SaysItTwice => (Value is null ? 0 : 1) + (LoincAnswer is null ? 0 : 1) + (LoincScore is null ? 0 : 1) > 1;
}
