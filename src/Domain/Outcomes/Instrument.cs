using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>What a higher total means for the client.</summary>
public enum Direction
{
    /// <summary>More of what troubles.</summary>
    Worse,

    /// <summary>More of what helps.</summary>
    Better,
}

/// <summary>How whole the answers are, and what follows for the total (Rule CR-050; I52).</summary>
public enum Completeness
{
    /// <summary>Every item is answered.</summary>
    Complete,

    /// <summary>A few answers are missing and the instrument's rule filled them with the mean of the others.</summary>
    Prorated,

    /// <summary>Too much is missing; there is no total.</summary>
    Incomplete,

    /// <summary>The safety item is missing. It is never filled in, so there is no total.</summary>
    IncompleteSafetyItem,
}

/// <summary>One question of an instrument.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Text">Its wording, where the licence lets it ship; otherwise <c>null</c> (Rule CR-059; I55).</param>
/// <param name="Lowest">The lowest answer.</param>
/// <param name="Highest">The highest answer.</param>
/// <param name="Loinc">Its LOINC code, where one was verified; otherwise <c>null</c>.</param>
/// <param name="IsSafetyItem">True when any answer above the lowest demands a follow-up (Rule CR-054; I57).</param>
public sealed record InstrumentItem(int Number, string? Text, int Lowest, int Highest, string? Loinc, bool IsSafetyItem);

/// <summary>A named range of totals, both ends included. A word for orientation, never a diagnosis.</summary>
/// <param name="Code">Such as <c>moderate</c>.</param>
/// <param name="From">The lowest total in it.</param>
/// <param name="To">The highest total in it.</param>
public sealed record Band(string Code, int From, int To);

/// <summary>What the answers come to.</summary>
/// <param name="Total">The total; <c>null</c> when the rule gives none.</param>
/// <param name="Band">The band of the total; <c>null</c> without total or bands.</param>
/// <param name="Completeness">How whole the answers are.</param>
public sealed record Score(int? Total, string? Band, Completeness Completeness);

/// <summary>A questionnaire or rating scale in one version: its items, its scoring and what its totals mean.</summary>
/// <remarks>Read from <c>instruments.json</c> by <see cref="Instruments"/>. A published version never changes; a correction is a new version, so that the same answers always give the same score (Rule CR-050; I52).</remarks>
public sealed class Instrument
{
    internal Instrument(InstrumentLine line, InformationCategory category)
    {
        (Code, Version, ScoringVersion, Name, Category, Window, HigherIs) = (line.Code, line.Version, line.ScoringVersion, line.Name, category, line.Window, line.HigherIs);
        (PanelLoinc, TotalLoinc, MostProrated) = (line.PanelLoinc, line.TotalLoinc, line.MostProrated);
        Items = [.. line.Items.Select((item, i) => new InstrumentItem(i + 1, item.Text, item.Lowest, item.Highest, item.Loinc, item.Safety))];
        Bands = [.. line.Bands.Select(band => new Band(band.Code, band.From, band.To))];
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

    /// <summary>The span that the answers speak about, such as <c>now</c> or <c>2 weeks</c>.</summary>
    public string Window { get; }

    /// <summary>What a higher total means.</summary>
    public Direction HigherIs { get; }

    /// <summary>The LOINC code of the whole, where one was verified; otherwise <c>null</c>.</summary>
    public string? PanelLoinc { get; }

    /// <summary>The LOINC code of the total, where one was verified; otherwise <c>null</c>.</summary>
    public string? TotalLoinc { get; }

    /// <summary>How many missing answers may be filled with the mean of the others; 0 when any missing answer means no total.</summary>
    public int MostProrated { get; }

    /// <summary>The questions, in order.</summary>
    public IReadOnlyList<InstrumentItem> Items { get; }

    /// <summary>What totals are called, from the lowest; empty when nothing official exists.</summary>
    public IReadOnlyList<Band> Bands { get; }

    /// <summary>Where all this comes from.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>The lowest total.</summary>
    public int Lowest => Items.Sum(item => item.Lowest);

    /// <summary>The highest total.</summary>
    public int Highest => Items.Sum(item => item.Highest);

    /// <summary>Scores the answers.</summary>
    /// <param name="answers">One per item, in order; <c>null</c> where the client skipped it. Nobody is forced to answer (Rule CR-050; I52b).</param>
    /// <remarks>
    /// Rule CR-051. The total is the sum. Where the instrument allows a few missing answers, each counts as the mean of the given ones; the total is rounded
    /// to the nearest whole point and a half goes up, which for these scales errs on the side of care. The safety item is never filled in.
    /// </remarks>
    /// <exception cref="DomainException"><see cref="AnswersMiscounted"/>, <see cref="ScoreOutOfRange"/>.</exception>
    public Score Score(IReadOnlyList<int?> answers)
    {
        if (answers.Count != Items.Count) throw new DomainException(new AnswersMiscounted(Code, Items.Count, answers.Count) { Pointer = "/answers" });
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i] is { } answer && (answer < Items[i].Lowest || answer > Items[i].Highest))
                throw new DomainException(new ScoreOutOfRange(Code, answer, Items[i].Lowest, Items[i].Highest) { Pointer = $"/answers/{i}" });
        }

        if (Items.Any(item => item.IsSafetyItem && answers[item.Number - 1] is null)) return new(null, null, Completeness.IncompleteSafetyItem);

        var given = answers.OfType<int>().ToList();
        var missing = answers.Count - given.Count;
        if (missing > MostProrated) return new(null, null, Completeness.Incomplete);

        // Nearest whole number, half up, of sum × items ÷ given, without leaving whole numbers.
        var total = ((2 * given.Sum() * Items.Count) + given.Count) / (2 * given.Count);
        return new(total, Bands.FirstOrDefault(band => total >= band.From && total <= band.To)?.Code, missing == 0 ? Completeness.Complete : Completeness.Prorated);
    }

    /// <summary>The highest answer given to a safety item above its lowest; <c>null</c> when there is nothing to follow. A zero is not an all-clear.</summary>
    internal int? SafetyAnswer(IReadOnlyList<int?> answers) =>
        Items.Where(item => item.IsSafetyItem && answers[item.Number - 1] > item.Lowest).Max(item => answers[item.Number - 1]);
}
