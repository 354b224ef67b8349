using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Outcomes;

public sealed class Using_a_licensed_instrument(PostgresServer server)
{
    private const string Isi = "isi";

    private static readonly string?[] Wording = [.. Enumerable.Range(1, 7).Select(n => $"Our question {n}")];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I55_shows_the_wording_to_the_clinic_that_filed_its_permission_and_only_while_it_lasts()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await using var other = await Clinic.Open(server, Ct);
        var today = DateOnly.FromDateTime(clinic.Clock.GetUtcNow().UtcDateTime);
        var filed = await clinic.As(clinic.Ada).Send(new FileInstrumentLicence(Permission(today, until: today.AddDays(1))), Ct);

        var seen = await clinic.As(clinic.Ruth).Send(new GetInstrument(Isi), Ct);
        Assert.Equal((true, (DateOnly?)today.AddDays(1)), (seen.Licence.MayBeAdministered, seen.Licence.Until));
        Assert.Equal(Wording, seen.Items.Select(item => item.Text));
        await ShowsNoWording(other);

        clinic.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await clinic.As(clinic.Ruth).Send(new GetInstrument(Isi), Ct)).Licence.MayBeAdministered);
        clinic.Clock.Advance(TimeSpan.FromDays(1));
        await ShowsNoWording(clinic);
        Assert.False((await clinic.As(clinic.Ada).Send(new ListInstrumentLicences(50, null), Ct)).Items.Single(licence => licence.Id == filed.Id).Lasts);
    }

    [Fact]
    public async Task I55_records_nothing_new_without_a_permission_that_lasts_and_keeps_what_was_recorded()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ruth = clinic.As(clinic.Ruth);
        RecordOutcome record = new(clinic.Maya, new() { Instrument = Isi, Answers = [1, 1, 1, 1, 1, 1, 2] });
        Assert.Equal(new LicenceNotFiled(), await ruth.Refused(record, Ct));
        Assert.Equal(new LicenceNotFiled(), await ruth.Refused(new AgreeOnMeasure(clinic.Maya, new() { Instrument = Isi, Cadence = Cadence.Once }), Ct));

        var filed = await clinic.As(clinic.Ada).Send(new FileInstrumentLicence(Permission(DateOnly.FromDateTime(clinic.Clock.GetUtcNow().UtcDateTime))), Ct);
        var recorded = await ruth.Send(record, Ct);
        await ruth.Send(new AgreeOnMeasure(clinic.Maya, new() { Instrument = Isi, Cadence = Cadence.EveryWeeks, Weeks = 1 }), Ct);
        await clinic.As(clinic.Ada).Send(new TakeBackInstrumentLicence(new(filed.Id), filed.Revision), Ct);

        Assert.Equal(new LicenceNotFiled(), await ruth.Refused(record, Ct));
        Assert.Equal((8m, "subthreshold"), (await ruth.Send(new GetOutcomeMeasurement(clinic.Maya, new(recorded.Id)), Ct)).Value is { } kept ? (kept.Total, kept.Band) : default);
        clinic.Clock.Advance(TimeSpan.FromDays(7));
        Assert.False((await ruth.Send(new ListOutcomesDue(clinic.Maya, null, 50, null), Ct)).Value.Items.Single().MayBeAdministered);
        Assert.Equal(new InstrumentLicenceOver(), await clinic.As(clinic.Ada).Refused(new TakeBackInstrumentLicence(new(filed.Id), filed.Revision + 1), Ct));
    }

    [Fact]
    public async Task Is_a_matter_of_the_front_desk_and_only_where_the_wording_is_not_free()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var today = DateOnly.FromDateTime(clinic.Clock.GetUtcNow().UtcDateTime);

        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ruth).Refused(new FileInstrumentLicence(Permission(today)), Ct));
        Assert.Equal(new LicenceNotNeeded { Pointer = "/instrument" }, await clinic.As(clinic.Ada).Refused(new FileInstrumentLicence(Permission(today) with { Instrument = Instruments.Phq9, Texts = [] }), Ct));
        Assert.Equal(new TextsMiscounted(7) { Pointer = "/texts" }, await clinic.As(clinic.Ada).Refused(new FileInstrumentLicence(Permission(today) with { Texts = ["One"] }), Ct));
        Assert.Equal(new LicenceEndsBeforeItBegins { Pointer = "/until" }, await clinic.As(clinic.Ada).Refused(new FileInstrumentLicence(Permission(today, until: today.AddDays(-1))), Ct));
    }

    private static FileInstrumentLicenceBody Permission(DateOnly from, DateOnly? until = null) =>
        new() { Instrument = Isi, Holder = "The author", Reference = "Letter 7", Scope = "One clinic", From = from, Until = until, Texts = Wording };

    private static async Task ShowsNoWording(Clinic clinic)
    {
        var seen = await clinic.As(clinic.Ruth).Send(new GetInstrument(Isi), Ct);
        Assert.False(seen.Licence.MayBeAdministered);
        Assert.All(seen.Items, item => Assert.Null(item.Text));
        Assert.All((await clinic.As(clinic.Ruth).Send(new ListInstruments(), Ct)).Items.Single(one => one.Code == Isi).Items, item => Assert.Null(item.Text));
    }
}
