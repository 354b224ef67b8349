using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Sessions;

public sealed class Keeping_to_boundaries(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Begins_no_touch_past_boundaries_that_the_therapist_may_not_read()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        await clinic.As(clinic.Ruth).Send(new WriteTouchSafetyProfile(clinic.Maya, null, Profile()), Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var agreed = await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, session, 1, CareUnderWay.AgreedTouch()), Ct);
        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [InformationCategory.SafetyCues], records: [clinic.Maya.Value], ct: Ct);

        Assert.Equal(new SafetyCuesKept(), await clinic.As(clinic.Tomas).Refused(new StartSession(clinic.Maya, session, agreed.Revision), Ct));
    }

    [Fact]
    public async Task Takes_no_consent_in_passing_to_what_the_client_said_never_of()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var written = await clinic.As(clinic.MayaHerself).Send(new WriteTouchSafetyProfile(clinic.Maya, null, Profile(new RegionRule { Region = BodyRegion.Shoulders, Side = Side.Left, Rule = TouchRule.Never })), Ct);
        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.SafetyCues], ct: Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);

        Assert.Equal(new RegionNever(BodyRegion.Shoulders) { Pointer = "/regions/0/region" }, await clinic.As(clinic.Tomas).Refused(Consent(clinic, session, null), Ct));
        await clinic.As(clinic.Tomas).Send(Consent(clinic, session, Side.Right), Ct);

        // She changes her mind where everybody who touches reads it.
        await clinic.As(clinic.MayaHerself).Send(new WriteTouchSafetyProfile(clinic.Maya, written.Revision, Profile()), Ct);
        await clinic.As(clinic.Tomas).Send(Consent(clinic, session, null) with { ExpectedRevision = 2 }, Ct);
    }

    [Fact]
    public async Task Begins_and_records_no_touch_of_what_the_client_says_never_of_after_they_agreed()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var (maya, tomas) = (clinic.As(clinic.MayaHerself), clinic.As(clinic.Tomas));
        var written = await maya.Send(new WriteTouchSafetyProfile(clinic.Maya, null, Profile()), Ct);
        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.SafetyCues], ct: Ct);
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy);
        var at = (await tomas.Send(Consent(clinic, session, null), Ct)).Revision;
        var never = new RegionNever(BodyRegion.Shoulders);

        written = await maya.Send(new WriteTouchSafetyProfile(clinic.Maya, written.Revision, Profile(new RegionRule { Region = BodyRegion.Shoulders, Rule = TouchRule.Never })), Ct);
        Assert.Equal(never with { Pointer = "" }, await tomas.Refused(new StartSession(clinic.Maya, session, at), Ct));

        written = await maya.Send(new WriteTouchSafetyProfile(clinic.Maya, written.Revision, Profile()), Ct);
        at = (await tomas.Send(new StartSession(clinic.Maya, session, at), Ct)).Revision;
        await maya.Send(new WriteTouchSafetyProfile(clinic.Maya, written.Revision, Profile(new RegionRule { Region = BodyRegion.Shoulders, Rule = TouchRule.Never })), Ct);
        Assert.Equal(never with { Pointer = "/region" }, await tomas.Refused(new RecordRegionWorked(clinic.Maya, session, at, CareUnderWay.ShouldersWorked()), Ct));
    }

    private static RecordTouchConsent Consent(Clinic clinic, SessionId session, Side? side) =>
        new(clinic.Maya, session, 1, CareUnderWay.AgreedTouch(new TouchWishBody { Region = BodyRegion.Shoulders, Side = side, Techniques = [Technique.Swedish], PressureCeiling = 2 }));

    private static SafeTouchBody Profile(params RegionRule[] rules) => new() { StopSignal = new() { Kind = StopSignalKind.Word, Sign = "Red" }, Regions = rules };
}
