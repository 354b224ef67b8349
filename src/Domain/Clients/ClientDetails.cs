using System.Text.RegularExpressions;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Clients;

/// <summary>How the client likes to be reached.</summary>
public enum ContactWay
{
    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By a call.</summary>
    Phone,

    /// <summary>By a text message to the phone number.</summary>
    TextMessage,
}

/// <summary>What the front desk asks a client, as it was said. There is no gender to choose: pronouns, in the client's own words, are what care needs.</summary>
/// <remarks>Rule CR-072. What people say is judged when a <see cref="Client"/> takes it in, not here.</remarks>
public sealed partial record ClientDetails
{
    /// <summary>Longest list of languages.</summary>
    public const int MostLanguages = 10;

    /// <summary>Longest language tag. Unit: UTF-16 characters.</summary>
    public const int LongestLanguage = 35;

    /// <summary>Longest phone number as written. Unit: UTF-16 characters.</summary>
    public const int LongestPhone = 40;

    /// <summary>The earliest date of birth.</summary>
    public static readonly DateOnly EarliestBirth = new(1900, 1, 1);

    /// <summary>The name to call them by.</summary>
    public required string NameUsed { get; init; }

    /// <summary>The name on official papers; <c>null</c> when not given.</summary>
    public string? LegalName { get; init; }

    /// <summary>Pronouns, in their own words; <c>null</c> when not said.</summary>
    public string? Pronouns { get; init; }

    /// <summary>BCP 47 tags of the languages they are at home in, the best first; at least one. Said twice counts once.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>E-mail address; <c>null</c> when not given.</summary>
    public string? Email { get; init; }

    /// <summary>Phone number as they write it, with 5 to 15 digits; <c>null</c> when not given.</summary>
    public string? Phone { get; init; }

    /// <summary>The way they like best; <c>null</c> when not said.</summary>
    public ContactWay? PreferredContact { get; init; }

    /// <summary>The IANA zone they live in, such as <c>America/Toronto</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>What they need to take part, such as a step-free entrance or an interpreter; <c>null</c> when nothing was said.</summary>
    public string? AccessibilityNeeds { get; init; }

    /// <summary>Date of birth, from 1900 to today; <c>null</c> when not given.</summary>
    public DateOnly? BornOn { get; init; }

    /// <summary>The same details, trimmed and found fit to keep.</summary>
    internal ClientDetails Checked(DateOnly today)
    {
        var kept = new ClientDetails
        {
            NameUsed = PlainText.Of(NameUsed, "/nameUsed"),
            LegalName = PlainText.Optional(LegalName, "/legalName"),
            Pronouns = PlainText.Optional(Pronouns, "/pronouns"),
            Languages = [.. Entries.Of(Languages, "/languages", MostLanguages, Language).Distinct(StringComparer.OrdinalIgnoreCase)],
            Email = EmailAddress.Optional(Email, "/email"),
            Phone = PlainText.Optional(Phone, "/phone", LongestPhone),
            PreferredContact = Choice.Optional(PreferredContact, "/preferredContact"),
            TimeZone = IanaTimeZone.Of(TimeZone, "/timeZone"),
            AccessibilityNeeds = PlainText.Optional(AccessibilityNeeds, "/accessibilityNeeds", PlainText.Paragraph),
            BornOn = BornOn,
        };

        if (kept.Languages.Count == 0) throw new DomainException(new LanguageMissing { Pointer = "/languages" });
        if (kept.Phone is not null && !IsPhone(kept.Phone)) throw new DomainException(new PhoneMalformed { Pointer = "/phone" });
        if (kept.PreferredContact is { } way && (way == ContactWay.Email ? kept.Email : kept.Phone) is null)
            throw new DomainException(new PreferredContactMissing { Pointer = "/preferredContact" });
        if (BornOn < EarliestBirth || BornOn > today)
            throw new DomainException(new BirthDateOutOfRange(EarliestBirth, today) { Pointer = "/bornOn" });

        return kept;
    }

    private static string Language(string given, string pointer)
    {
        var tag = PlainText.Of(given, pointer, LongestLanguage);
        return LanguageShape().IsMatch(tag) ? tag : throw new DomainException(new LanguageUnknown { Pointer = pointer });
    }

    private static bool IsPhone(string phone) => PhoneShape().IsMatch(phone) && phone.Count(char.IsAsciiDigit) is >= 5 and <= 15;

    // Language, script, region, variants (RFC 5646 section 2.1); extensions and private use say nothing about care.
    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex LanguageShape();

    [GeneratedRegex(@"\A\+?[0-9 ().\-]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PhoneShape();
}
