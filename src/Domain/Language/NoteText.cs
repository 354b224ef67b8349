using System.Globalization;
using System.Text;

namespace IntegrativeCare.Domain.Language;

/// <summary>One word of a note. Positions are UTF-16 characters of the text as it was given.</summary>
/// <param name="Folded">In small letters and composed, as the rules write it.</param>
/// <param name="Sentence">In which sentence it stands, from 0.</param>
/// <param name="IsJoined">True when nothing but a blank, a hyphen or an apostrophe parts it from the word before.</param>
/// <param name="IsQuoted">True within quotation marks: somebody else's words are left alone.</param>
internal readonly record struct NoteWord(int Start, int Length, string Folded, int Sentence, bool IsJoined, bool IsQuoted)
{
    public bool IsNumber => Folded.All(char.IsAsciiDigit);

    public int End => Start + Length;
}

/// <summary>A note's words in order, read once from left to right.</summary>
internal sealed class NoteText
{
    private readonly List<NoteWord> words = [];

    private NoteText() { }

    public IReadOnlyList<NoteWord> Words => words;

    public static NoteText Of(string text, IReadOnlySet<string> abbreviations)
    {
        var note = new NoteText();
        var quotes = Quotations.In(text);
        var (quote, sentence, after) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPartOfWord(text[i])) continue;
            var start = i;
            while (i < text.Length && IsPartOfWord(text[i])) i++;
            var gap = text.AsSpan(after, start - after);
            if (note.words.Count > 0 && EndsSentence(gap, note.words[^1].Folded, abbreviations)) sentence++;
            while (quote < quotes.Count && quotes[quote].End <= start) quote++;
            note.words.Add(new(start, i - start, Fold(text[start..i]), sentence, note.words.Count > 0 && Joins(gap), quote < quotes.Count && quotes[quote].Start < start));
            after = i;
        }

        return note;
    }

    /// <summary>True when the words from <paramref name="first"/> on read as this wording, in one piece and outside quotation marks.</summary>
    public bool Reads(Slot[] wording, int first)
    {
        if (first < 0 || first + wording.Length > words.Count) return false;
        for (var k = 0; k < wording.Length; k++)
        {
            var word = words[first + k];
            if (word.IsQuoted || (k > 0 && !word.IsJoined) || !wording[k].Fits(word)) return false;
        }

        return true;
    }

    internal static string Fold(string word)
    {
        var small = word.ToLowerInvariant();
        return small.Any(c => c > '\u02FF') ? small.Normalize(NormalizationForm.FormC) : small;
    }

    // Letters beyond the first plane count as such too; of a surrogate pair each half is part of the word.
    internal static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool Joins(ReadOnlySpan<char> gap)
    {
        if (gap is "-" or "\u2010" or "\u2011" or "\u2013" or "'" or "\u2019") return true;
        return gap.Trim().IsEmpty && !EndsParagraph(gap);
    }

    private static bool EndsSentence(ReadOnlySpan<char> gap, string before, IReadOnlySet<string> abbreviations)
    {
        if (EndsParagraph(gap) || gap.IndexOfAny('!', '?', ';') >= 0) return true;
        var stop = gap.IndexOf('.');
        return stop >= 0 && gap.Length > stop + 1 && !(stop == 0 && abbreviations.Contains(before));
    }

    // An empty line, or a new line that begins with a bullet.
    internal static bool EndsParagraph(ReadOnlySpan<char> gap)
    {
        var line = gap.IndexOf('\n');
        if (line < 0) return false;
        var rest = gap[(line + 1)..];
        return rest.Contains('\n') || rest.TrimStart() is ['-' or '*' or '\u2022', ..];
    }
}

/// <summary>Where a note quotes somebody. An opening mark without its closing one quotes nothing.</summary>
internal static class Quotations
{
    private const string Opening = "\u201C\u201E\u00AB\u2018\"'";

    /// <summary>Each quotation from its opening mark to behind its closing one, in order; none lies within another.</summary>
    public static IReadOnlyList<(int Start, int End)> In(string text)
    {
        var found = new List<(int, int)>();
        var noCloserBefore = new int[Opening.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var kind = Opening.IndexOf(text[i], StringComparison.Ordinal);
            if (kind < 0 || i < noCloserBefore[kind] || !Opens(text, i)) continue;
            var end = Closer(text, i);
            if (end < 0)
            {
                noCloserBefore[kind] = ~end;
                continue;
            }

            found.Add((i, end + 1));
            i = end;
        }

        return found;
    }

    private static bool Opens(string text, int at)
    {
        if (text[at] is '\u00AB' or '\u201C' or '\u201E') return true;
        var before = at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or ':' or '\u2014' or '\u2013' or '/' or ',';
        return before && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
    }

    // The closing mark's place, or the complement of where the search ended. Straight and single marks do not reach beyond their paragraph.
    private static int Closer(string text, int opening)
    {
        var mark = text[opening];
        var i = opening + 1;
        for (; i < text.Length; i++)
        {
            if (mark is '"' or '\'' or '\u2018' && text[i] == '\n' && NextLineIsEmpty(text, i)) break;
            if (Closes(text, i, mark)) return i;
        }

        return ~i;
    }

    private static bool Closes(string text, int at, char opening) => opening switch
    {
        '\u201C' => text[at] is '\u201D' or '"',
        '\u201E' => text[at] is '\u201C' or '\u201D',
        '\u00AB' => text[at] == '\u00BB',
        '"' => text[at] == '"',
        '\u2018' => text[at] == '\u2019' && IsBehindAndNotWithin(text, at),
        _ => text[at] == '\'' && IsBehindAndNotWithin(text, at),
    };

    private static bool IsBehindAndNotWithin(string text, int at) => !char.IsWhiteSpace(text[at - 1]) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]));

    private static bool NextLineIsEmpty(string text, int at)
    {
        var i = at + 1;
        while (i < text.Length && text[i] is ' ' or '\t' or '\r') i++;
        return i < text.Length && text[i] == '\n';
    }
}
