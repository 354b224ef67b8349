using System.Text.RegularExpressions;

namespace IntegrativeCare.Domain.Kernel;

/// <summary>An e-mail address as a person gives it. Only its shape is judged: whether mail arrives, only mail can tell.</summary>
public static partial class EmailAddress
{
    /// <summary>Unit: UTF-16 characters. Source: RFC 5321 section 4.5.3.1.3, a path of 256 octets with its two angle brackets.</summary>
    public const int Longest = 254;

    /// <summary>The address, trimmed; blank becomes <c>null</c>.</summary>
    /// <exception cref="DomainException"><see cref="EmailMalformed"/>, <see cref="TextTooLong"/>, <see cref="TextUnreadable"/>.</exception>
    public static string? Optional(string? text, string pointer)
    {
        var address = PlainText.Optional(text, pointer, Longest);
        if (address is not null && !Shape().IsMatch(address)) throw new DomainException(new EmailMalformed { Pointer = pointer });
        return address;
    }

    [GeneratedRegex(@"\A[^@\s]+@[^@\s.]+(\.[^@\s.]+)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Shape();
}

/// <summary>What was given does not look like an e-mail address.</summary>
public sealed record EmailMalformed() : DomainError("email.malformed", ErrorKind.Invalid, "Give an e-mail address such as name@example.org.");
