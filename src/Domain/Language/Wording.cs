namespace IntegrativeCare.Domain.Language;

/// <summary>One word's place in a wording: the forms that fit there.</summary>
internal sealed record Slot(IReadOnlySet<string> Forms, bool FitsNumbers)
{
    public const string Number = "#";

    public bool Fits(NoteWord word) => Forms.Contains(word.Folded) || (FitsNumbers && word.IsNumber);
}

/// <summary>Reads the wordings of a pack. Each is written out into plain rows of slots, so that nothing is tried twice when a note is read.</summary>
internal static class Wording
{
    private const int MostOptional = 5;
    private const int MostSlots = 10;

    public static bool IsWord(string text) => text.Length > 0 && text.All(char.IsLetterOrDigit) && string.Equals(text, NoteText.Fold(text), StringComparison.Ordinal);

    public static string? WhatIsWrongWith(string wording, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        var parts = wording.Split(' ');
        if (parts.Length > MostSlots || parts.Count(IsOptional) > MostOptional) return $"'{wording}' is too long.";
        if (parts.All(IsOptional)) return $"'{wording}' may be nothing.";
        if (parts.TakeWhile(IsOptional).Append(parts.First(part => !IsOptional(part))).Any(part => FormsIn(part).Contains(Slot.Number))) return $"'{wording}' begins with any number.";
        var unknown = parts.SelectMany(FormsIn).FirstOrDefault(form => form != Slot.Number && (GroupIn(form) is { } group ? !groups.ContainsKey(group) : !IsWord(form)));
        return unknown is null ? null : $"'{unknown}' in '{wording}' is no word in small letters and no group.";
    }

    /// <summary>Every row of slots that a wording stands for.</summary>
    public static IEnumerable<Slot[]> Rows(string wording, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        IEnumerable<Slot[]> rows = [[]];
        foreach (var part in wording.Split(' '))
        {
            var slot = SlotOf(part, groups);
            rows = IsOptional(part) ? rows.SelectMany(row => new[] { row, [.. row, slot] }) : rows.Select(row => (Slot[])[.. row, slot]);
        }

        return rows;
    }

    public static Slot SlotOf(string part, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        var forms = FormsIn(part).SelectMany(form => GroupIn(form) is { } group ? groups[group] : [form]).ToHashSet(StringComparer.Ordinal);
        return new(forms, forms.Remove(Slot.Number));
    }

    private static bool IsOptional(string part) => part.StartsWith('?');

    private static string[] FormsIn(string part) => part.TrimStart('?').Split('|');

    private static string? GroupIn(string form) => form is ['{', .., '}'] ? form[1..^1] : null;
}

/// <summary>A rule as a note is read with it.</summary>
internal sealed record WordingRule
{
    public required LanguageRule Rule { get; init; }

    /// <summary>The name under which its advice is given.</summary>
    public required string Id { get; init; }

    public required IReadOnlyList<Slot[]> Rows { get; init; }
    public IReadOnlyList<Slot[]> Exceptions { get; init; } = [];
    public IReadOnlyList<(Slot Words, int Before, int After)> NotNear { get; init; } = [];
    public (Slot Words, int Before, int After)? OnlyNear { get; init; }

    public static WordingRule Of(LanguageRule rule, IReadOnlyDictionary<string, IReadOnlyList<string>> groups) => new()
    {
        Rule = rule,
        Id = rule.Id,
        Rows = [.. rule.Terms.SelectMany(term => Wording.Rows(term, groups))],
        Exceptions = [.. rule.Exceptions.SelectMany(exception => Wording.Rows(exception, groups))],
        NotNear = [.. rule.NotNear.Select(near => Look(near, groups))],
        OnlyNear = rule.OnlyNear is { } only ? Look(only, groups) : null,
    };

    /// <summary>True when the wording at these words is not meant otherwise.</summary>
    public bool IsMeant(NoteText note, int first, int count) =>
        (OnlyNear is not { } only || StandsNear(note, first, count, only))
        && !NotNear.Any(near => StandsNear(note, first, count, near))
        && !Exceptions.Any(exception => Touches(note, first, count, exception));

    private static bool Touches(NoteText note, int first, int count, Slot[] exception)
    {
        for (var start = Math.Max(0, first - exception.Length + 1); start < first + count; start++)
        {
            if (note.Reads(exception, start)) return true;
        }

        return false;
    }

    private static bool StandsNear(NoteText note, int first, int count, (Slot Words, int Before, int After) near)
    {
        var sentence = note.Words[first].Sentence;
        for (var i = Math.Max(0, first - near.Before); i < Math.Min(note.Words.Count, first + count + near.After); i++)
        {
            if ((i < first || i >= first + count) && note.Words[i].Sentence == sentence && near.Words.Fits(note.Words[i])) return true;
        }

        return false;
    }

    private static (Slot, int, int) Look(Nearby near, IReadOnlyDictionary<string, IReadOnlyList<string>> groups) =>
        (Wording.SlotOf(string.Join('|', near.Words), groups), near.Before, near.After);
}
