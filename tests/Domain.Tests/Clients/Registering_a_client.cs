using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Tests.Clients;

public sealed class Registering_a_client
{
    private readonly ClinicId clinic = ClinicId.New();
    private readonly Author ada = new(A.Ada, null);

    [Fact]
    public void Needs_a_name_a_language_and_a_time_zone_and_nothing_else()
    {
        var maya = Register(A.MayasDetails);

        Assert.Equal((clinic, maya.Id, InformationCategory.Demographics, ada), (maya.ClinicId, maya.ClientId, maya.Category, maya.Author));
        Assert.Equal(("Maya", "America/Toronto", A.Monday, 1), (maya.NameUsed, maya.TimeZone, maya.RegisteredAt, maya.Revision));
        Assert.Equal(["en", "pt-BR"], maya.Languages);
        Assert.Null(maya.LegalName);
        Assert.Null(maya.Pronouns);
        Assert.Null(maya.Email);
        Assert.Null(maya.Phone);
        Assert.Null(maya.PreferredContact);
        Assert.Null(maya.AccessibilityNeeds);
        Assert.Null(maya.BornOn);
    }

    [Fact]
    public void Keeps_what_was_said_trimmed()
    {
        var maya = Register(A.MayasDetails with
        {
            NameUsed = " Maya ",
            LegalName = "Maia Ferreira",
            Pronouns = "she/they ",
            Email = " maya@example.org",
            Phone = "+1 (416) 555-0134",
            PreferredContact = ContactWay.TextMessage,
            AccessibilityNeeds = "Step-free entrance",
            BornOn = new(1991, 5, 17),
        });

        Assert.Equal(("Maya", "Maia Ferreira", "she/they"), (maya.NameUsed, maya.LegalName, maya.Pronouns));
        Assert.Equal(("maya@example.org", "+1 (416) 555-0134", ContactWay.TextMessage), (maya.Email, maya.Phone, maya.PreferredContact));
        Assert.Equal(("Step-free entrance", new DateOnly(1991, 5, 17)), (maya.AccessibilityNeeds, maya.BornOn));
    }

    [Fact]
    public void Asks_for_no_gender() =>
        Assert.DoesNotContain(
            typeof(Client).GetProperties().Concat(typeof(ClientDetails).GetProperties()),
            property => property.Name.Contains("Gender", StringComparison.OrdinalIgnoreCase) || property.Name.Contains("Sex", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Refuses_a_client_without_a_name() =>
        Assert.Equal(new TextMissing { Pointer = "/nameUsed" }, Refusal(A.MayasDetails with { NameUsed = " " }));

    [Fact]
    public void Takes_a_name_of_200_characters_and_no_more()
    {
        var longest = new string('ä', 200);

        Assert.Equal(longest, Register(A.MayasDetails with { NameUsed = longest }).NameUsed);
        Assert.Equal(new TextTooLong(200) { Pointer = "/nameUsed" }, Refusal(A.MayasDetails with { NameUsed = longest + "ä" }));
    }

    [Fact]
    public void Refuses_broken_characters_where_they_stand()
    {
        Assert.Equal(new TextUnreadable { Pointer = "/pronouns" }, Refusal(A.MayasDetails with { Pronouns = "they\0" }));
        Assert.Equal(new TextUnreadable { Pointer = "/accessibilityNeeds" }, Refusal(A.MayasDetails with { AccessibilityNeeds = "ramp \ud83d" }));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("yue")]
    [InlineData("fr-CA")]
    [InlineData("es-419")]
    [InlineData("zh-Hant-HK")]
    [InlineData("sl-rozaj")]
    [InlineData("de-1996")]
    public void Knows_a_language_by_its_tag(string language) =>
        Assert.Equal([language], Register(A.MayasDetails with { Languages = [language] }).Languages);

    [Theory]
    [InlineData("e")]
    [InlineData("english")]
    [InlineData("en_CA")]
    [InlineData("en-")]
    [InlineData("fr-Canada!")]
    [InlineData("12")]
    public void Refuses_what_is_no_language_tag(string language) =>
        Assert.Equal(new LanguageUnknown { Pointer = "/languages/1" }, Refusal(A.MayasDetails with { Languages = ["en", language] }));

    [Fact]
    public void Needs_a_language_and_takes_ten()
    {
        string[] ten = ["en", "fr", "pt", "es", "de", "it", "nl", "pl", "ar", "fa"];

        Assert.Equal(new LanguageMissing { Pointer = "/languages" }, Refusal(A.MayasDetails with { Languages = [] }));
        Assert.Equal(ten, Register(A.MayasDetails with { Languages = ten }).Languages);
        Assert.Equal(new ListTooLong(10) { Pointer = "/languages" }, Refusal(A.MayasDetails with { Languages = [.. ten, "ur"] }));
        Assert.Equal(new EntryMissing { Pointer = "/languages/0" }, Refusal(A.MayasDetails with { Languages = [null!] }));
    }

    [Fact]
    public void Counts_a_language_said_twice_once() =>
        Assert.Equal(["fr-CA", "en"], Register(A.MayasDetails with { Languages = ["fr-CA", "en", "FR-ca"] }).Languages);

    [Theory]
    [InlineData("12345")]
    [InlineData("+123456789012345")]
    [InlineData("416.555.0134")]
    public void Takes_a_phone_number_of_5_to_15_digits(string phone) =>
        Assert.Equal(phone, Register(A.MayasDetails with { Phone = phone }).Phone);

    [Theory]
    [InlineData("1234")]
    [InlineData("1234567890123456")]
    [InlineData("416-CALL-ME-55")]
    [InlineData("++416 555 0134")]
    [InlineData("٤١٦٥٥٥٠١٣٤")]
    public void Refuses_what_is_no_phone_number(string phone) =>
        Assert.Equal(new PhoneMalformed { Pointer = "/phone" }, Refusal(A.MayasDetails with { Phone = phone }));

    [Fact]
    public void Refuses_what_is_no_e_mail_address() =>
        Assert.Equal(new EmailMalformed { Pointer = "/email" }, Refusal(A.MayasDetails with { Email = "maya at example.org" }));

    [Fact]
    public void Needs_the_address_or_number_that_the_preferred_way_uses()
    {
        var missing = new PreferredContactMissing { Pointer = "/preferredContact" };
        var (mail, phone) = (A.MayasDetails with { Email = "maya@example.org" }, A.MayasDetails with { Phone = "416 555 0134" });

        Assert.Equal(missing, Refusal(phone with { PreferredContact = ContactWay.Email }));
        Assert.Equal(missing, Refusal(mail with { PreferredContact = ContactWay.Phone }));
        Assert.Equal(missing, Refusal(mail with { PreferredContact = ContactWay.TextMessage }));
        Assert.Equal(new ChoiceUnknown { Pointer = "/preferredContact" }, Refusal(mail with { PreferredContact = (ContactWay)9 }));
        Assert.Equal(ContactWay.Email, Register(mail with { PreferredContact = ContactWay.Email }).PreferredContact);
        Assert.Equal(ContactWay.Phone, Register(phone with { PreferredContact = ContactWay.Phone }).PreferredContact);
    }

    [Fact]
    public void Takes_a_date_of_birth_from_1900_to_today()
    {
        var outside = new BirthDateOutOfRange(new(1900, 1, 1), A.Today) { Pointer = "/bornOn" };

        Assert.Equal(outside, Refusal(A.MayasDetails with { BornOn = new(1899, 12, 31) }));
        Assert.Equal(new DateOnly(1900, 1, 1), Register(A.MayasDetails with { BornOn = new(1900, 1, 1) }).BornOn);
        Assert.Equal(A.Today, Register(A.MayasDetails with { BornOn = A.Today }).BornOn);
        Assert.Equal(outside, Refusal(A.MayasDetails with { BornOn = A.Today.AddDays(1) }));
    }

    [Fact]
    public void Refuses_a_time_zone_that_does_not_exist() =>
        Assert.Equal(new TimeZoneUnknown { Pointer = "/timeZone" }, Refusal(A.MayasDetails with { TimeZone = "Toronto" }));

    [Fact]
    public void Later_a_correction_replaces_everything_but_who_registered()
    {
        var maya = Register(A.MayasDetails with { LegalName = "Maia Ferreira", Phone = "416 555 0134" });
        maya.Correct(A.MayasDetails with { NameUsed = "May", Languages = ["pt-BR"] }, A.Today);

        Assert.Equal(("May", null, null), (maya.NameUsed, maya.LegalName, maya.Phone));
        Assert.Equal(["pt-BR"], maya.Languages);
        Assert.Equal((ada, A.Monday, 2), (maya.Author, maya.RegisteredAt, maya.Revision));
    }

    [Fact]
    public void Later_a_refused_correction_changes_nothing()
    {
        var maya = Register(A.MayasDetails);

        Assert.Equal(
            new LanguageMissing { Pointer = "/languages" },
            A.Refusal(() => maya.Correct(A.MayasDetails with { NameUsed = "May", Languages = [] }, A.Today)));
        Assert.Equal(("Maya", 2, 1), (maya.NameUsed, maya.Languages.Count, maya.Revision));
    }

    private Client Register(ClientDetails details) => Client.Register(ClientId.New(), clinic, details, ada, A.Monday, A.Today);

    private DomainError Refusal(ClientDetails details) => A.Refusal(() => Register(details));
}
