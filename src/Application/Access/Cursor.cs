using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Application.Access;

/// <summary>Where a page of a list ended: the last row's sort key and its id. The next page holds the rows after it, however many came in between.</summary>
/// <remarks>
/// It says only what the caller has already seen, and it opens nothing: the page after it is decided like any other. It is not signed, so whoever
/// reads one treats it as input. Sort lists of people by id or time rather than by name, because a cursor travels in the address.
/// </remarks>
public sealed record Cursor
{
    /// <summary>The longest text key. Unit: UTF-8 bytes.</summary>
    public const int LongestKey = 400;

    private const byte Version = 1;
    private const byte InstantKey = 1;
    private const byte TextKey = 2;
    private const int Head = 2 + 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly DateTimeOffset? _at;
    private readonly string? _text;

    private Cursor(DateTimeOffset? at, string? text, Guid id) => (_at, _text, Id) = (at, text, id);

    /// <summary>The last row's id; it orders rows with the same key.</summary>
    public Guid Id { get; }

    /// <summary>The last row's instant, UTC.</summary>
    /// <exception cref="DomainException"><see cref="CursorUnreadable"/> when the cursor is of a list that is sorted by text.</exception>
    public DateTimeOffset At => _at ?? throw new DomainException(new CursorUnreadable());

    /// <summary>The last row's text.</summary>
    /// <exception cref="DomainException"><see cref="CursorUnreadable"/> when the cursor is of a list that is sorted by time.</exception>
    public string Text => _text ?? throw new DomainException(new CursorUnreadable());

    /// <summary>The end of a page sorted by time.</summary>
    public static Cursor After(DateTimeOffset at, Guid id) => new(at.ToUniversalTime(), null, id);

    /// <summary>The end of a page sorted by text, of at most <see cref="LongestKey"/> bytes.</summary>
    public static Cursor After(string text, Guid id)
    {
        if (Utf8.GetByteCount(text) > LongestKey) throw new ArgumentOutOfRangeException(nameof(text), $"A cursor's text is at most {LongestKey} bytes.");
        return new(null, text, id);
    }

    /// <summary>As it travels: base64url, to be handed back unread.</summary>
    public override string ToString()
    {
        var key = _text is null ? [] : Utf8.GetBytes(_text);
        Span<byte> bytes = stackalloc byte[Head + (_text is null ? sizeof(long) : key.Length)];
        bytes[0] = Version;
        bytes[1] = _text is null ? InstantKey : TextKey;
        Id.TryWriteBytes(bytes[2..Head], bigEndian: true, out _);
        if (_text is null) BinaryPrimitives.WriteInt64BigEndian(bytes[Head..], At.UtcTicks);
        else key.CopyTo(bytes[Head..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads what a caller handed back.</summary>
    /// <exception cref="DomainException"><see cref="CursorUnreadable"/> for anything that <see cref="ToString"/> would not have written.</exception>
    public static Cursor Parse(string written) => TryRead(written) ?? throw new DomainException(new CursorUnreadable());

    private static Cursor? TryRead(string written)
    {
        if (written.Length > Base64Url.GetEncodedLength(Head + LongestKey) || !Base64Url.IsValid(written)) return null;

        var bytes = Base64Url.DecodeFromChars(written);
        if (bytes.Length < Head || bytes[0] != Version) return null;

        var id = new Guid(bytes.AsSpan(2, 16), bigEndian: true);
        var cursor = bytes[1] switch
        {
            InstantKey => Instant(bytes.AsSpan(Head)) is { } at ? After(at, id) : null,
            TextKey => Words(bytes.AsSpan(Head)) is { } text ? After(text, id) : null,
            _ => null,
        };

        // One cursor is written one way: padding, white space and stray bits are not ours.
        return cursor is not null && string.Equals(cursor.ToString(), written, StringComparison.Ordinal) ? cursor : null;
    }

    private static DateTimeOffset? Instant(ReadOnlySpan<byte> key)
    {
        if (key.Length != sizeof(long)) return null;
        var ticks = BinaryPrimitives.ReadInt64BigEndian(key);
        return ticks >= DateTimeOffset.MinValue.Ticks && ticks <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    private static string? Words(ReadOnlySpan<byte> key)
    {
        try
        {
            var text = Utf8.GetString(key);
            return PlainText.IsReadable(text) ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

/// <summary>Some rows of a list, and where to go on.</summary>
/// <param name="Items">The rows, in the list's order.</param>
/// <param name="Next">The end of this page when more rows follow; <c>null</c> on the last page. There is no total: a count can tell what is withheld.</param>
public sealed record Slice<T>(IReadOnlyList<T> Items, Cursor? Next)
{
    /// <summary><c>true</c> when the client's direction keeps something of the kind from the reader and the policy pack asks to say so; otherwise <c>null</c> (I25).</summary>
    public bool? IncompleteByClientDirection { get; init; }
}

/// <summary>Cuts pages.</summary>
public static class Slice
{
    /// <summary>Cuts a page out of rows that were asked for one beyond the limit.</summary>
    /// <param name="rows">At most <paramref name="limit"/> + 1 rows in the list's order.</param>
    /// <param name="limit">How many rows the caller asked for.</param>
    /// <param name="end">The cursor of a row.</param>
    public static Slice<T> Of<T>(IReadOnlyList<T> rows, int limit, Func<T, Cursor> end) =>
        rows.Count <= limit ? new(rows, null) : new([.. rows.Take(limit)], end(rows[limit - 1]));
}
