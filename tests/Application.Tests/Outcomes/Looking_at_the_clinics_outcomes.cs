using System.Diagnostics;
using System.Text.Json;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;
using static IntegrativeCare.Application.Tests.Outcomes.CountedClients;

namespace IntegrativeCare.Application.Tests.Outcomes;

/// <summary>CR-260 to CR-264. Expectations are reckoned by hand.</summary>
public sealed class Looking_at_the_clinics_outcomes(PostgresServer server)
{
    private static readonly InformationCategory[] Questionnaires = [InformationCategory.MentalHealthOutcomes];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_eleven_and_not_ten_CR_261()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Treats(10, _ => (20, 10));
        Assert.Equal(new OutcomeGroupView { Suppressed = true }, (await Look(clinic)).All);

        await clinic.Treats(1, _ => (20, 10));
        var all = (await Look(clinic)).All;
        Assert.Equal((false, 11, 20m, 10m, -10m), (all.Suppressed, all.Clients, all.Baseline!.Mean, all.Last!.Mean, all.Change!.Mean));
    }

    [Fact]
    public async Task Looks_the_same_for_nobody_and_for_ten()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var nobody = JsonSerializer.Serialize(await Ask(clinic));
        await clinic.Treats(10, _ => (20, 10));

        Assert.Equal(nobody, JsonSerializer.Serialize(await Ask(clinic)));
    }

    /// <summary>In each care mix 33 clients: eleven from 20 to 10, eleven from 20 to 18, eleven from 10 to 20. The PHQ-9 goes by 6 points.</summary>
    [Fact]
    public async Task Reckons_as_by_hand()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        static (decimal, decimal) Thirds(int n) => (n / 11) switch { 0 => (20, 10), 1 => (20, 18), _ => (10, 20) };
        await clinic.Treats(33, Thirds, talks: 3);
        await clinic.Treats(33, Thirds, talks: 0, touches: 2);
        await clinic.Treats(33, Thirds, talks: 5, touches: 4);

        var measure = await Look(clinic);

        Assert.Equal(("phq9", "2 weeks", Direction.Worse, "reliable", 6m), (measure.Instrument, measure.Span, measure.HigherIs, measure.Threshold!.Code, measure.Threshold.Value));
        var spread = new SpreadView { Mean = 16.7m, LowerQuartile = 10, Median = 20, UpperQuartile = 20 };
        foreach (var group in measure.ByCareMix.Prepend(measure.All))
        {
            var size = group.CareMix is null ? 99 : 33;
            Assert.Equal((false, size, spread), (group.Suppressed, group.Clients, group.Baseline));
            Assert.Equal(new SpreadView { Mean = 16, LowerQuartile = 10, Median = 18, UpperQuartile = 20 }, group.Last);
            Assert.Equal(new SpreadView { Mean = -0.7m, LowerQuartile = -10, Median = -2, UpperQuartile = 10 }, group.Change);
            var third = new ShareView { Clients = size / 3, Percent = 33.3m };
            Assert.Equal(new ThresholdCountsView { Suppressed = false, Improved = third, Unchanged = third, Worse = third }, group.ByThreshold);
        }

        Assert.Equal(
            [(null, 3m, 2m), (CareMix.PsychotherapyOnly, 3m, 0m), (CareMix.MassageOnly, 0m, 2m), (CareMix.Both, 5m, 4m)],
            measure.ByCareMix.Prepend(measure.All).Select(group => (group.CareMix, group.MedianPsychotherapySessions!.Value, group.MedianMassageSessions!.Value)));
    }

    [Fact]
    public async Task Tells_care_mixes_and_counts_together_or_not_at_all_CR_261()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Treats(22, n => n < 11 ? (20, 10) : (20, 19));
        await clinic.Treats(11, n => (15, 14), touches: 1);
        await clinic.Treats(10, n => (10, 20), talks: 0, touches: 1);

        var measure = await Look(clinic);
        Assert.Equal((43, true), (measure.All.Clients, measure.All.ByThreshold!.Suppressed));
        Assert.Equal(new ThresholdCountsView { Suppressed = true }, measure.All.ByThreshold);
        Assert.All(measure.ByCareMix, group => Assert.Equal(new OutcomeGroupView { CareMix = group.CareMix, Suppressed = true }, group));

        await clinic.Treats(1, n => (10, 20), talks: 0, touches: 1);
        measure = await Look(clinic);
        Assert.Equal((44, 11, 22, 11), (measure.All.Clients, measure.All.ByThreshold!.Improved!.Clients, measure.All.ByThreshold.Unchanged!.Clients, measure.All.ByThreshold.Worse!.Clients));
        Assert.Equal([(22, true), (11, true), (11, true)], measure.ByCareMix.Select(group => (group.Clients!.Value, group.ByThreshold!.Suppressed)));
    }

    [Fact]
    public async Task Goes_by_the_direction_of_the_scale_and_claims_nothing_without_a_threshold_CR_263()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Treats(33, n => (n / 11) switch { 0 => (40, 50), 1 => (40, 49), _ => (40, 30) }, "who5");
        await clinic.Treats(22, n => n < 11 ? (10, 7) : (0, 10), Instruments.Nprs);
        await clinic.Treats(11, _ => (5, 8.5m), "sleephours");

        var wellbeing = (await Look(clinic, "who5")).All.ByThreshold!;
        Assert.Equal((11, 11, 11, (ShareView?)null), (wellbeing.Improved!.Clients, wellbeing.Unchanged!.Clients, wellbeing.Worse!.Clients, wellbeing.NotImproved));

        // The source of this threshold says nothing of getting worse, and from nought there is no share.
        var pain = (await Look(clinic, Instruments.Nprs)).All.ByThreshold!;
        Assert.Equal((11, (ShareView?)null, (ShareView?)null, 11), (pain.Improved!.Clients, pain.Unchanged, pain.Worse, pain.NotImproved!.Clients));

        var sleep = await Look(clinic, "sleephours");
        Assert.Equal((Direction.Neither, (ChangeThreshold?)null, (ThresholdCountsView?)null, 3.5m), (sleep.HigherIs, sleep.Threshold, sleep.All.ByThreshold, sleep.All.Change!.Mean));
    }

    /// <summary>One more client of each kind, and none of them counts.</summary>
    [Fact]
    public async Task Counts_complete_scores_that_stand_with_care_between_them_CR_260()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Treats(10, _ => (20, 10));
        var others = await clinic.Registers(9);
        var rows = new GivenRows(clinic.Id, clinic);
        void Begins(int n) => rows.Score(others[n], Instruments.Phq9, 20, June);
        void Ends(int n) => rows.Score(others[n], Instruments.Phq9, 10, September);

        foreach (var n in Enumerable.Range(0, 8)) Begins(n);
        foreach (var n in Enumerable.Range(0, 6)) rows.Session(others[n], isTalk: true, July);
        rows.Score(others[1], Instruments.Phq9, 10, September, isEnded: true);
        rows.Score(others[2], Instruments.Phq9, 10, September, completeness: "prorated");
        rows.Score(others[3], Instruments.Phq9, null, September, completeness: "incomplete");
        var session = rows.Session(others[4], isTalk: true, September);
        rows.Score(others[4], Instruments.Phq9, 10, September.AddHours(1), moment: "after", session: session);
        rows.Score(others[5], "gad7", 10, September);
        rows.Session(others[6], isTalk: true, July, status: "noShow");
        Ends(6);
        rows.Session(others[7], isTalk: true, June.AddDays(-30));
        rows.Session(others[7], isTalk: true, September.AddDays(1));
        Ends(7);
        rows.Score(others[8], Instruments.Phq9, 20, June.AddYears(-1));
        rows.Session(others[8], isTalk: true, July);
        Ends(8);
        await rows.Write();
        Assert.True((await Look(clinic)).All.Suppressed);

        // The one who only began is measured again.
        Ends(0);
        await rows.Write();
        Assert.Equal((11, -10m), ((await Look(clinic)).All.Clients, (await Look(clinic)).All.Change!.Mean));
    }

    [Theory]
    [InlineData("debriefed")]
    [InlineData("completed")]
    public async Task Counts_a_session_that_was_held_whatever_came_after_it_CR_260(string status)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var rows = new GivenRows(clinic.Id, clinic);
        foreach (var client in await clinic.Registers(11))
        {
            rows.Score(client, Instruments.Phq9, 20, June);
            rows.Session(client, isTalk: true, July, status);
            rows.Score(client, Instruments.Phq9, 10, September);
        }

        await rows.Write();
        if (status == "debriefed") Assert.True((await Look(clinic)).All.Suppressed);

        // Held to its end, and not stopped before.
        await clinic.AskAsOwner("update care.sessions set completed_at = ends_at", Ct);
        Assert.Equal(11, (await Look(clinic)).All.Clients);
    }

    [Fact]
    public async Task Ends_a_period_by_the_clinics_clock_CR_262()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var late = await clinic.Treats(11, _ => (20, 10));
        var rows = new GivenRows(clinic.Id, clinic);

        // Half past eleven in the evening of the last day in Toronto, and midnight.
        foreach (var client in late) rows.Score(client, Instruments.Phq9, 4, new(2026, 3, 1, 4, 30, 0, TimeSpan.Zero));
        foreach (var client in late) rows.Score(client, Instruments.Phq9, 27, new(2026, 3, 1, 5, 0, 0, TimeSpan.Zero));
        await rows.Write();
        Assert.Equal(4m, (await Look(clinic)).All.Last!.Mean);

        // A year earlier it is midnight that belongs to the next period, and half past eleven that does not.
        foreach (var client in late) rows.Score(client, Instruments.Phq9, 1, new(2025, 3, 1, 4, 30, 0, TimeSpan.Zero));
        foreach (var client in late) rows.Score(client, Instruments.Phq9, 2, new(2025, 3, 1, 5, 0, 0, TimeSpan.Zero));
        await rows.Write();
        Assert.Equal(2m, (await Look(clinic)).All.Baseline!.Mean);

        Assert.Equal(new ReviewPeriodUnclear(), await clinic.As(clinic.Ada).Refused(new GetClinicOutcomes(new(2025, 4, 1), new(2026, 3, 31)), Ct));
        clinic.Clock.Set(new(2026, 4, 1, 3, 59, 0, TimeSpan.Zero));
        Assert.Equal(new ReviewPeriodUnclear(), await clinic.As(clinic.Ada).Refused(new GetClinicOutcomes(new(2025, 4, 1), new(2026, 3, 31)), Ct));
        clinic.Clock.Set(new(2026, 4, 1, 4, 0, 0, TimeSpan.Zero));
        Assert.Equal(27m, (await Look(clinic)).All.Last!.Mean);
    }

    [Fact]
    public async Task Leaves_out_who_withholds_from_the_next_request_on_CR_264()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var clients = await clinic.Treats(13, n => n == 12 ? (20, 20) : (20, 10));
        Assert.Equal((13, -9.2m), Told(await Look(clinic)));

        // For other purposes, other kinds of information, or later: still counted.
        await Withhold(clinic, clients[0], [PurposeOfUse.Treatment], Recipient.CareTeam);
        await clinic.Withholds(Recipient.CareTeam, [InformationCategory.Bodywork, InformationCategory.PhysicalOutcomes], client: clients[0], ct: Ct);
        await Withhold(clinic, clients[0], [], Recipient.CareTeam, from: Clinic.Monday.AddDays(1));
        Assert.Equal((13, -9.2m), Told(await Look(clinic)));

        await Withhold(clinic, clients[12], [PurposeOfUse.HealthcareOperations], Recipient.Of(new PractitionerId(clinic.Tomas.PersonId)));
        Assert.Equal((12, -10m), Told(await Look(clinic)));

        // When sessions take place is what tells one care from another.
        var withhold = await clinic.Withholds(Recipient.Organization(Guid.CreateVersion7()), [InformationCategory.Scheduling], client: clients[11], ct: Ct);
        Assert.Equal((11, -10m), Told(await Look(clinic)));

        await Withhold(clinic, clients[10], [], Recipient.CareTeam);
        Assert.True((await Look(clinic)).All.Suppressed);

        await clinic.AskAsOwner($"update care.consent_directives set status = 'revoked', ended_at = now(), ended_by = client_id where id = '{withhold.Id.Value}'", Ct);
        Assert.Equal((11, -10m), Told(await Look(clinic)));

        clinic.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await Look(clinic)).All.Suppressed);
    }

    [Fact]
    public async Task Leaves_out_a_single_score_or_session_that_is_withheld_CR_264()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Treats(10, _ => (20, 10));
        var one = (await clinic.Registers(1))[0];
        var rows = new GivenRows(clinic.Id, clinic);
        rows.Score(one, Instruments.Phq9, 20, June);
        rows.Sessions(one, July, 1, 0);
        rows.Score(one, Instruments.Phq9, 10, September);
        var extreme = rows.Score(one, Instruments.Phq9, 27, September.AddDays(1));
        var massage = rows.Session(one, isTalk: false, July);
        await rows.Write();
        Assert.Equal((11, -8.5m), Told(await Look(clinic)));

        await clinic.Withholds(Recipient.CareTeam, [], [extreme], one, Ct);
        Assert.Equal((11, -10m), Told(await Look(clinic)));

        await clinic.Withholds(Recipient.CareTeam, [], [massage], one, Ct);
        Assert.Equal((11, 0m), ((await Look(clinic)).All.Clients, (await Look(clinic)).All.MedianMassageSessions));
    }

    [Fact]
    public async Task Counts_where_only_express_consent_does_who_permitted_it_CR_264()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var clients = await clinic.Treats(12, _ => (20, 10));
        await clinic.AskAsOwner($"update care.clinics set express_consent_only = true where id = '{clinic.Id.Value}'", Ct);
        Assert.True((await Look(clinic)).All.Suppressed);

        foreach (var client in clients.Take(10)) await clinic.Permits(Recipient.CareTeam, Questionnaires, [PurposeOfUse.HealthcareOperations], client, Ct);
        await clinic.Permits(Recipient.CareTeam, Questionnaires, [PurposeOfUse.Treatment], clients[10], Ct);
        await clinic.Permits(Recipient.Of(new PractitionerId(clinic.Ruth.PersonId)), Questionnaires, [PurposeOfUse.HealthcareOperations], clients[11], Ct);
        Assert.True((await Look(clinic)).All.Suppressed);

        await clinic.Permits(Recipient.CareTeam, Questionnaires, [PurposeOfUse.HealthcareOperations], clients[10], Ct);
        Assert.Equal((11, -10m), Told(await Look(clinic)));
    }

    [Fact]
    public async Task Keeps_two_clinics_apart()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var elsewhere = await clinic.OpenAnother("Elsewhere", Ct);
        await clinic.Treats(11, _ => (20, 10), at: elsewhere);
        await clinic.Treats(10, _ => (20, 10));

        Assert.True((await Look(clinic)).All.Suppressed);
    }

    [Fact]
    public async Task Is_for_the_administrator_and_the_privacy_officer_alone()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        foreach (var other in (Person[])[clinic.Ruth, clinic.Tomas, clinic.Quinn, clinic.MayaHerself])
            Assert.Equal(new RoleNotAllowed(), await clinic.As(other).Refused(new GetClinicOutcomes(null, null), Ct));

        Assert.NotEmpty((await clinic.As(clinic.Pia).Send(new GetClinicOutcomes(null, null), Ct)).Items);
    }

    [Fact]
    public async Task Writes_down_who_asked_for_which_counts_and_opens_nobody()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.As(clinic.Ada).Send(new GetClinicOutcomes(new(2025, 1, 1), new(2025, 12, 31), Instruments.Nprs, "now"), Ct);

        var row = (await clinic.As(clinic.Pia).Send(new ListAuditEvents(10, null) { Filter = new AccessFilter() }, Ct)).Items[0];

        Assert.Equal(("GetClinicOutcomes", clinic.Ada.PersonId, (Guid?)null, PurposeOfUse.HealthcareOperations), (row.Action, row.PersonId, row.ClientId, row.Purpose));
        Assert.Equal(new CountsAsked(new(2025, 1, 1), new(2025, 12, 31), Instruments.Nprs, "now"), row.Counts);
    }

    /// <summary>Whoever holds the API's own role gets the same groups and no row behind them, and no period of other borders.</summary>
    [Fact]
    public async Task Hands_the_apis_role_no_row()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Treats(11, _ => (20, 10));
        string Counted(string from, string to) =>
            $"select set_config('care.clinic', '{clinic.Id.Value}', false); select set_config('care.now', '2026-03-02T14:00:00Z', false)";
        const string Function = "care.clinic_outcomes('{0}', '{1}', false, array['phq9'], array['2 weeks'], array['worse'], array['reliable'], array[6.0], array[true])";

        async Task<object?> AsApi(string from, string to)
        {
            await using var connection = new Npgsql.NpgsqlConnection(clinic.Database.ApiConnectionString);
            await connection.OpenAsync(Ct);
            await using (var enter = new Npgsql.NpgsqlCommand(Counted(from, to), connection)) await enter.ExecuteNonQueryAsync(Ct);
            await using var read = new Npgsql.NpgsqlCommand("select count(*) from care.outcome_measurements", connection);
            Assert.Equal(0L, await read.ExecuteScalarAsync(Ct));
            await using var count = new Npgsql.NpgsqlCommand("select sum(clients) from " + string.Format(System.Globalization.CultureInfo.InvariantCulture, Function, from, to), connection);
            return await count.ExecuteScalarAsync(Ct);
        }

        Assert.Equal(11L, await AsApi("2025-03-01", "2026-02-28"));
        Assert.Equal(DBNull.Value, await AsApi("2025-04-01", "2026-02-28"));
        Assert.Equal(DBNull.Value, await AsApi("2025-03-02", "2026-03-01"));
        Assert.Equal(DBNull.Value, await AsApi("2025-04-01", "2026-03-31"));
        Assert.Equal(DBNull.Value, await AsApi("2019-03-01", "2026-02-28"));
        Assert.Equal(DBNull.Value, await clinic.AskAsApi("select sum(clients) from " + string.Format(System.Globalization.CultureInfo.InvariantCulture, Function, "2025-03-01", "2026-02-28"), Ct));
    }

    [Fact]
    public async Task Counts_ten_thousand_scores_at_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var clients = await clinic.Registers(200);
        var rows = new GivenRows(clinic.Id, clinic);
        foreach (var client in clients)
        {
            for (var week = 0; week < 50; week++) rows.Score(client, Instruments.Phq9, week == 49 ? 10 : 20, June.AddDays(week * 5));
            rows.Sessions(client, July, 4, 4);
        }

        await rows.Write();
        await clinic.AskAsOwner("analyze care.outcome_measurements; analyze care.sessions; analyze care.clients", Ct);

        var watch = Stopwatch.StartNew();
        var all = (await Look(clinic)).All;
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms");

        Assert.Equal((200, -10m), (all.Clients, all.Change!.Mean));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    private static async Task Withhold(Clinic clinic, ClientId client, PurposeOfUse[] purposes, Recipient recipient, DateTimeOffset? from = null)
    {
        var terms = new DirectiveProposal { Kind = DirectiveKind.Withhold, Categories = Questionnaires, Recipient = recipient, Purposes = purposes, From = from };
        await clinic.Given(Ct, ConsentDirective.Withhold(clinic.Id, client, terms, "You keep this to yourself.", clinic.Ruth.PersonId, clinic.Clock.GetUtcNow()));
    }

    private static (int? Clients, decimal? Change) Told(MeasureOutcomesView measure) => (measure.All.Clients, measure.All.Change?.Mean);

    private static Task<ClinicOutcomesView> Ask(Clinic clinic) => clinic.As(clinic.Ada).Send(new GetClinicOutcomes(null, null), Ct);

    private static async Task<MeasureOutcomesView> Look(Clinic clinic, string instrument = Instruments.Phq9) =>
        (await clinic.As(clinic.Ada).Send(new GetClinicOutcomes(null, null, instrument), Ct)).Items[0];
}
