namespace IntegrativeCare.Domain.Language;

/// <summary>Rules by the first word of their wordings, so that each word of a note is looked up once.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, List<(WordingRule Rule, Slot[] Row)>> byFirstWord = new(StringComparer.Ordinal);

    private Lexicon() { }

    public static Lexicon Of(IEnumerable<WordingRule> rules)
    {
        var lexicon = new Lexicon();
        foreach (var rule in rules)
        {
            foreach (var row in rule.Rows)
            {
                foreach (var form in row[0].Forms)
                {
                    if (!lexicon.byFirstWord.TryGetValue(form, out var rows)) lexicon.byFirstWord[form] = rows = [];
                    rows.Add((rule, row));
                }
            }
        }

        return lexicon;
    }

    /// <summary>Every wording in the note that is meant as its rule takes it; they may overlap.</summary>
    public IEnumerable<(WordingRule Rule, int First, int Count)> In(NoteText note)
    {
        for (var first = 0; first < note.Words.Count; first++)
        {
            if (!byFirstWord.TryGetValue(note.Words[first].Folded, out var rows)) continue;
            foreach (var (rule, row) in rows)
            {
                if (note.Reads(row, first) && rule.IsMeant(note, first, row.Length)) yield return (rule, first, row.Length);
            }
        }
    }
}
