using System.Text.RegularExpressions;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Clinics;

/// <summary>Whose law and whose regulator apply: a country, or one of its parts, such as <c>CA-ON</c>.</summary>
/// <remarks>Only the shape of ISO 3166 is judged (two letters, then up to three letters or digits); which places have rules here is for the policy packs to say.</remarks>
public static partial class JurisdictionCode
{
    /// <summary>Unit: UTF-16 characters.</summary>
    public const int Longest = 6;

    /// <summary>Takes the code in capitals: <c>ca-on</c> is <c>CA-ON</c>.</summary>
    /// <exception cref="DomainException"><see cref="JurisdictionMalformed"/>, <see cref="TextMissing"/>, <see cref="TextTooLong"/>, <see cref="TextUnreadable"/>.</exception>
    public static string Of(string? code, string pointer)
    {
        var place = PlainText.Of(code, pointer, Longest).ToUpperInvariant();
        if (!Shape().IsMatch(place)) throw new DomainException(new JurisdictionMalformed { Pointer = pointer });
        return place;
    }

    [GeneratedRegex(@"\A[A-Z]{2}(-[A-Z0-9]{1,3})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Shape();
}
