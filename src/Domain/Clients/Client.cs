using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Clients;

/// <summary>The person who receives care: how to call them, reach them and make room for them. Nothing clinical.</summary>
public sealed class Client : AggregateRoot, IClientRecord
{
    private readonly List<string> _languages = [];

    private Client() { }

    /// <summary>Names the client.</summary>
    public ClientId Id { get; private init; }

    /// <inheritdoc />
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc />
    public ClientId ClientId => Id;

    /// <inheritdoc />
    public InformationCategory Category => InformationCategory.Demographics;

    /// <summary>Who registered the client. A correction does not change it.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>When the client was registered. UTC.</summary>
    public DateTimeOffset RegisteredAt { get; private init; }

    /// <inheritdoc cref="ClientDetails.NameUsed" />
    public string NameUsed { get; private set; } = "";

    /// <inheritdoc cref="ClientDetails.LegalName" />
    public string? LegalName { get; private set; }

    /// <inheritdoc cref="ClientDetails.Pronouns" />
    public string? Pronouns { get; private set; }

    /// <summary>BCP 47 tags of the languages they are at home in, the best first.</summary>
    public IReadOnlyList<string> Languages => _languages;

    /// <inheritdoc cref="ClientDetails.Email" />
    public string? Email { get; private set; }

    /// <inheritdoc cref="ClientDetails.Phone" />
    public string? Phone { get; private set; }

    /// <inheritdoc cref="ClientDetails.PreferredContact" />
    public ContactWay? PreferredContact { get; private set; }

    /// <inheritdoc cref="ClientDetails.TimeZone" />
    public string TimeZone { get; private set; } = "";

    /// <inheritdoc cref="ClientDetails.AccessibilityNeeds" />
    public string? AccessibilityNeeds { get; private set; }

    /// <inheritdoc cref="ClientDetails.BornOn" />
    public DateOnly? BornOn { get; private set; }

    /// <summary>Registers a client at the clinic. Nobody is on their care team yet, and nothing is shared.</summary>
    /// <param name="id">The new client's id, made by whoever asks, so that the record can be opened to them before it exists.</param>
    /// <param name="today">The clinic's date at <paramref name="now"/>.</param>
    /// <exception cref="DomainException"><see cref="LanguageMissing"/>, <see cref="LanguageUnknown"/>, <see cref="PhoneMalformed"/>, <see cref="EmailMalformed"/>,
    /// <see cref="PreferredContactMissing"/>, <see cref="BirthDateOutOfRange"/>, <see cref="TimeZoneUnknown"/>, <see cref="ChoiceUnknown"/>, <see cref="ListTooLong"/>,
    /// <see cref="EntryMissing"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public static Client Register(ClientId id, ClinicId at, ClientDetails details, Author by, DateTimeOffset now, DateOnly today)
    {
        var client = new Client { Id = id, ClinicId = at, Author = by, RegisteredAt = now };
        client.Take(details.Checked(today));
        return client;
    }

    /// <summary>Replaces all details with what is right now. Whoever registered the client stays the author.</summary>
    /// <exception cref="DomainException">As <see cref="Register"/>. Nothing is changed then.</exception>
    public void Correct(ClientDetails details, DateOnly today)
    {
        Take(details.Checked(today));
        Changed();
    }

    private void Take(ClientDetails details)
    {
        (NameUsed, LegalName, Pronouns, TimeZone) = (details.NameUsed, details.LegalName, details.Pronouns, details.TimeZone);
        (Email, Phone, PreferredContact) = (details.Email, details.Phone, details.PreferredContact);
        (AccessibilityNeeds, BornOn) = (details.AccessibilityNeeds, details.BornOn);
        _languages.Clear();
        _languages.AddRange(details.Languages);
    }
}
