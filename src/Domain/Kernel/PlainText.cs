namespace IntegrativeCare.Domain.Kernel;

/// <summary>What people write: trimmed, within a length, free of control characters and broken surrogates.</summary>
public static class PlainText
{
    /// <summary>A title, a name, a label. Unit: UTF-16 characters.</summary>
    public const int Line = 200;

    /// <summary>A few sentences. Unit: UTF-16 characters.</summary>
    public const int Paragraph = 2_000;

    /// <summary>A clinical note's section. Unit: UTF-16 characters.</summary>
    public const int Note = 20_000;

    /// <summary>Takes what somebody wrote, trimmed, or says what is wrong with it.</summary>
    /// <exception cref="DomainException"><see cref="TextUnreadable"/>, <see cref="TextMissing"/>, <see cref="TextTooLong"/>.</exception>
    public static string Of(string? text, string pointer, int longest = Line)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0) throw new DomainException(new TextMissing { Pointer = pointer });
        if (trimmed.Length > longest) throw new DomainException(new TextTooLong(longest) { Pointer = pointer });
        if (!IsReadable(trimmed)) throw new DomainException(new TextUnreadable { Pointer = pointer });
        return trimmed;
    }

    /// <summary>As <see cref="Of"/>, where saying nothing is allowed; blank becomes <c>null</c>.</summary>
    /// <exception cref="DomainException"><see cref="TextUnreadable"/>, <see cref="TextTooLong"/>.</exception>
    public static string? Optional(string? text, string pointer, int longest = Line) =>
        string.IsNullOrWhiteSpace(text) ? null : Of(text, pointer, longest);

    /// <summary>True when every character can be shown and stored: no control characters but tab and line breaks, no half of a surrogate pair.</summary>
    public static bool IsReadable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) return false;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(c)) return false;
        }

        return true;
    }
}

/// <summary>A text that must say something says nothing.</summary>
public sealed record TextMissing() : DomainError("text.missing", ErrorKind.Invalid, "Write something here.");

/// <summary>A text is longer than its place allows. Unit: UTF-16 characters.</summary>
public sealed record TextTooLong(int Longest) : DomainError("text.too_long", ErrorKind.Invalid, $"Use at most {Longest} characters.");

/// <summary>A text holds control characters or half of a surrogate pair.</summary>
public sealed record TextUnreadable() : DomainError("text.unreadable", ErrorKind.Invalid, "Remove control characters and broken symbols.");
