using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Language;

/// <summary>One wording in a text that could be said better, and how. The author decides.</summary>
/// <param name="RuleId">The rule: its id in the pack, or the id of the clinic's own.</param>
/// <param name="Start">Where the wording begins. Unit: UTF-16 characters from 0.</param>
/// <param name="Length">How long it is. Unit: UTF-16 characters, at least 1.</param>
/// <param name="Category">What kind of wording it is.</param>
/// <param name="Severity">How much weight the advice has.</param>
/// <param name="Suggestions">What could be written instead, the likeliest first.</param>
/// <param name="Rationale">Why.</param>
/// <param name="Source">What the rule follows.</param>
public sealed record LanguageAdvice(string RuleId, int Start, int Length, LanguageCategory Category, LanguageSeverity Severity, IReadOnlyList<string> Suggestions, string Rationale, string Source);

/// <summary>
/// Reads a text for wordings that may harm, promise too much, or leave the author's scope (Rule CR-180; I51). It changes nothing, keeps nothing and blocks nothing.
/// What stands in quotation marks is somebody else's and is left alone (Rule CR-181). How precise it is stands in a corpus (Rule CR-185).
/// </summary>
/// <remarks>The text is read once from left to right; each word is held against the wordings that begin with it, all of bounded length, so the work grows with the text and no faster.</remarks>
public static class LanguageReview
{
    /// <summary>The longest text. Unit: UTF-16 characters.</summary>
    public const int LongestText = PlainText.Note;

    /// <summary>The smallest sum of advice in a month that is told to anybody: a smaller one could point at somebody (Rule CR-186).</summary>
    public const int SmallestCount = 11;

    /// <summary>The most advice on one text; what stands further down waits until some of it is heeded.</summary>
    public const int MostAdvice = 500;

    /// <summary>The advice on a text, in the order of the text; no two overlap.</summary>
    /// <param name="text">What somebody writes, as it stands; positions are in it.</param>
    /// <param name="pack">The rules of its language.</param>
    /// <param name="disciplines">In which the author acts: rules of scope are theirs alone (Rule CR-183).</param>
    /// <param name="clinicRules">The clinic's own rules (Rule CR-184).</param>
    /// <exception cref="DomainException"><see cref="TextTooLong"/>, <see cref="TextUnreadable"/>; neither repeats any of it.</exception>
    public static IReadOnlyList<LanguageAdvice> Of(string text, LanguagePack pack, IReadOnlyCollection<Discipline> disciplines, IEnumerable<ClinicLanguageRule> clinicRules)
    {
        if (text.Length > LongestText) throw new DomainException(new TextTooLong(LongestText) { Pointer = "/text" });
        if (!PlainText.IsReadable(text)) throw new DomainException(new TextUnreadable { Pointer = "/text" });

        var note = NoteText.Of(text, pack.Abbreviations);
        var own = Lexicon.Of(clinicRules.Where(rule => rule.IsInForce && rule.Language == pack.Language).Select(rule => rule.AsWording()));
        var found = pack.Lexicon.In(note).Where(hit => hit.Rule.Rule.Scope is not { } scope || disciplines.Contains(scope)).Concat(own.In(note));
        return [.. WithoutOverlap(note, found).OrderBy(hit => hit.First).Take(MostAdvice).Select(hit => Advice(note, hit.Rule, hit.First, hit.Count))];
    }

    // Of wordings that overlap the longest counts, then the clinic's own, then the weightiest; the order of the rules never does.
    private static IEnumerable<(WordingRule Rule, int First, int Count)> WithoutOverlap(NoteText note, IEnumerable<(WordingRule Rule, int First, int Count)> found)
    {
        var taken = new bool[note.Words.Count];
        var ranked = found.OrderByDescending(hit => hit.Count).ThenByDescending(hit => hit.Rule.Rule.Category == LanguageCategory.Clinic)
            .ThenByDescending(hit => hit.Rule.Rule.Severity).ThenBy(hit => hit.First).ThenBy(hit => hit.Rule.Id, StringComparer.Ordinal);
        foreach (var hit in ranked)
        {
            var words = taken.AsSpan(hit.First, hit.Count);
            if (words.Contains(true)) continue;
            words.Fill(true);
            yield return hit;
        }
    }

    private static LanguageAdvice Advice(NoteText note, WordingRule rule, int first, int count)
    {
        var start = note.Words[first].Start;
        return new(rule.Id, start, note.Words[first + count - 1].End - start, rule.Rule.Category, rule.Rule.Severity, rule.Rule.Suggestions, rule.Rule.Rationale, rule.Rule.Source);
    }
}
