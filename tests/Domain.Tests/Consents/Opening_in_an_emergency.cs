using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using static IntegrativeCare.Domain.Tests.Consents.MayasCare;

namespace IntegrativeCare.Domain.Tests.Consents;

public sealed class Opening_in_an_emergency
{
    private const string TwentyCharacters = "Fainted on the table";
    private static readonly ClinicId Clinic = new(Person(20));
    private static readonly DateTimeOffset HalfPast = A.Monday.AddMinutes(30);
    private static readonly DateTimeOffset After = A.Monday.AddHours(1);

    [Fact]
    public void Needs_twenty_characters_of_reason()
    {
        Assert.Equal(20, TwentyCharacters.Length);
        Assert.Equal(TwentyCharacters, Open(inWords: $"  {TwentyCharacters}\n").ReasonText);

        var tooShort = new EmergencyReasonTooShort { Pointer = "/reasonText" };
        Assert.Equal(tooShort, A.Refusal(() => Open(inWords: TwentyCharacters[..19])));
        Assert.Equal(tooShort, A.Refusal(() => Open(inWords: TwentyCharacters[..19] + " ")));
        Assert.Equal(new TextMissing { Pointer = "/reasonText" }, A.Refusal(() => Open(inWords: new string(' ', 20))));
    }

    [Fact]
    public void Takes_at_most_two_thousand_characters_of_reason()
    {
        Assert.Equal(2_000, Open(inWords: new string('x', 2_000)).ReasonText.Length);
        Assert.Equal(new TextTooLong(2_000) { Pointer = "/reasonText" }, A.Refusal(() => Open(inWords: new string('x', 2_001))));
    }

    [Fact]
    public void Is_for_one_client_and_one_practitioner_and_not_yet_reviewed()
    {
        var access = Open();

        Assert.Equal((Clinic, Maya, Tomas, EmergencyReason.RiskToClient), (access.ClinicId, access.ClientId, access.PractitionerId, access.Reason));
        Assert.Equal((A.Monday, A.Monday.AddHours(1), null, 1), (access.OpenedAt, access.ExpiresAt, access.ClosedAt, access.Revision));
        Assert.Equal((null, null, null, null), (access.Verdict, access.ReviewComment, access.ReviewedBy, access.ReviewedAt));
        Assert.Equal(new EmergencyWindow(access.Id.Value, A.Monday, A.Monday.AddHours(1), null), access.Window());
    }

    [Fact]
    public void Ends_by_itself()
    {
        var access = Open();

        Assert.False(access.IsOpen(A.Monday - Tick));
        Assert.True(access.IsOpen(A.Monday));
        Assert.True(access.IsOpen(A.Monday.AddHours(1) - Tick));
        Assert.False(access.IsOpen(A.Monday.AddHours(1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(240)]
    public void Lasts_from_a_minute_to_four_hours(int minutes) => Assert.Equal(A.Monday.AddMinutes(minutes), Open(minutes: minutes).ExpiresAt);

    [Theory]
    [InlineData(0)]
    [InlineData(241)]
    [InlineData(-60)]
    public void Lasts_no_other_time(int minutes) =>
        Assert.Equal(new SettingOutOfRange(1, 240) { Pointer = "/minutes" }, A.Refusal(() => Open(minutes: minutes)));

    [Fact]
    public void Has_a_listed_reason() => Assert.Equal(new ChoiceUnknown { Pointer = "/reason" }, A.Refusal(() => Open(reason: (EmergencyReason)3)));

    [Fact]
    public void Can_be_closed_early_by_the_one_who_opened_it()
    {
        var access = Open();
        access.Close(Tomas.Value, isPrivacyOfficer: false, HalfPast);

        Assert.Equal((HalfPast, Tomas.Value, 2), (access.ClosedAt, access.ClosedBy, access.Revision));
        Assert.True(access.IsOpen(HalfPast - Tick));
        Assert.False(access.IsOpen(HalfPast));
    }

    [Fact]
    public void Can_be_ended_by_a_privacy_officer()
    {
        var access = Open();
        access.Close(Pia, isPrivacyOfficer: true, HalfPast);

        Assert.Equal((HalfPast, Pia), (access.ClosedAt, access.ClosedBy));
        Assert.False(access.IsOpen(HalfPast));
    }

    [Fact]
    public void Is_closed_and_not_reviewed_by_a_server_whose_clock_is_behind()
    {
        var access = Open();

        Assert.Equal(new EmergencyStillOpen(), A.Refusal(() => access.Review(EmergencyVerdict.Justified, "He had to.", Pia, A.Monday - Tick)));
        access.Close(Pia, isPrivacyOfficer: true, A.Monday.AddSeconds(-3));

        Assert.Equal(A.Monday, access.ClosedAt);
        Assert.False(access.IsOpen(A.Monday));
        Assert.True(access.IsOver(A.Monday.AddSeconds(-3)));
    }

    [Fact]
    public void Is_closed_by_nobody_else()
    {
        var access = Open();

        Assert.Equal(new EmergencyNotYours(), A.Refusal(() => access.Close(Noor.Value, isPrivacyOfficer: false, HalfPast)));
        Assert.True(access.IsOpen(HalfPast));
    }

    [Fact]
    public void Is_closed_once_and_stays_as_it_ended()
    {
        var expired = Open();
        expired.Close(Tomas.Value, isPrivacyOfficer: false, A.Monday.AddHours(1));
        Assert.Equal((null, 1), (expired.ClosedAt, expired.Revision));

        var closed = Open();
        closed.Close(Tomas.Value, isPrivacyOfficer: false, A.Monday.AddHours(1) - Tick);
        closed.Close(Pia, isPrivacyOfficer: true, A.Monday.AddHours(1) - Tick);
        Assert.Equal((A.Monday.AddHours(1) - Tick, Tomas.Value, 2), (closed.ClosedAt, closed.ClosedBy, closed.Revision));
    }

    [Fact]
    public void Is_reviewed_by_a_privacy_officer_once_it_is_over()
    {
        var access = Open();
        Assert.Equal(new EmergencyStillOpen(), A.Refusal(() => access.Review(EmergencyVerdict.NotJustified, "Maya could have been asked.", Pia, After - Tick)));

        access.Review(EmergencyVerdict.NotJustified, " Maya could have been asked. ", Pia, After);

        Assert.Equal(
            (EmergencyVerdict.NotJustified, "Maya could have been asked.", Pia, After, 2),
            (access.Verdict, access.ReviewComment, access.ReviewedBy, access.ReviewedAt, access.Revision));
    }

    [Fact]
    public void Is_not_reviewed_by_the_one_who_opened_it()
    {
        var access = Open();

        Assert.Equal(new EmergencyOwnReview(), A.Refusal(() => access.Review(EmergencyVerdict.Justified, "I had to.", Tomas.Value, After)));
        Assert.Null(access.Verdict);
        access.Review(EmergencyVerdict.Justified, "He had to.", Noor.Value, After);
        Assert.Equal(EmergencyVerdict.Justified, access.Verdict);
    }

    [Fact]
    public void Is_reviewed_once()
    {
        var access = Open();
        access.Review(EmergencyVerdict.NotJustified, "Maya could have been asked.", Pia, After);

        Assert.Equal(new EmergencyReviewed(), A.Refusal(() => access.Review(EmergencyVerdict.Justified, "On second thought.", Ada, After.AddDays(1))));
        Assert.Equal((EmergencyVerdict.NotJustified, Pia, 2), (access.Verdict, access.ReviewedBy, access.Revision));
    }

    [Fact]
    public void Is_reviewed_in_words_with_a_listed_verdict()
    {
        var access = Open();

        Assert.Equal(new TextMissing { Pointer = "/comment" }, A.Refusal(() => access.Review(EmergencyVerdict.Justified, " ", Pia, After)));
        Assert.Equal(new ChoiceUnknown { Pointer = "/verdict" }, A.Refusal(() => access.Review((EmergencyVerdict)2, "Hm.", Pia, After)));
        Assert.Equal((null, 1), (access.Verdict, access.Revision));
    }

    private static EmergencyAccess Open(string inWords = TwentyCharacters, int minutes = 60, EmergencyReason reason = EmergencyReason.RiskToClient) =>
        EmergencyAccess.Open(Clinic, Maya, Tomas, reason, inWords, minutes, A.Monday);
}
