using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Outcomes;

public sealed class Agreeing_on_measures(PostgresServer server)
{
    private static readonly AgreeOnMeasureBody EveryFourWeeks = new() { Instrument = Instruments.Phq9, Cadence = Cadence.EveryWeeks, Weeks = 4 };

    private static readonly AgreeOnMeasureBody PainAroundMassage = new() { Instrument = Instruments.Nprs, Cadence = Cadence.AroundSessions, Sessions = Discipline.MassageTherapy };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_who_is_due_four_weeks_after_the_last_answer()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ruth = clinic.As(clinic.Ruth);
        var today = DateOnly.FromDateTime(clinic.Clock.GetUtcNow().UtcDateTime);
        await ruth.Send(new AgreeOnMeasure(clinic.Maya, EveryFourWeeks), Ct);

        var due = Assert.Single(await Due(clinic, clinic.Ruth));
        Assert.Equal((Instruments.Phq9, today, SessionMoment.Standalone, true), (due.Instrument, due.DueSince, due.Moment, due.HasSafetyItem));
        Assert.Equal([due.Id], (await ruth.Send(new ListMyOutcomesDue(null, 50, null), Ct)).Slice.Items.Select(one => one.Id));

        // A partial answer is an answer: nobody is asked again at once (I52b).
        await ruth.Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Phq9, Answers = [1, null, null, null, null, null, null, null, 0] }), Ct);
        Assert.Empty(await Due(clinic, clinic.Ruth));
        clinic.Clock.Advance(TimeSpan.FromDays(27));
        Assert.Empty(await Due(clinic, clinic.Ruth));
        clinic.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(today.AddDays(28), Assert.Single(await Due(clinic, clinic.Ruth)).DueSince);
    }

    [Fact]
    public async Task Does_not_count_an_answer_that_was_entered_in_error()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ruth = clinic.As(clinic.Ruth);
        await ruth.Send(new AgreeOnMeasure(clinic.Maya, EveryFourWeeks), Ct);
        var answered = await ruth.Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9()), Ct);
        Assert.Empty(await Due(clinic, clinic.Ruth));

        await ruth.Send(new EnterOutcomeInError(clinic.Maya, new(answered.Id), answered.Revision, new() { Reason = "Another client's form." }), Ct);

        Assert.Single(await Due(clinic, clinic.Ruth));
    }

    [Fact]
    public async Task Asks_before_and_after_each_massage_and_for_none_that_was_called_off()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        await tomas.Send(new AgreeOnMeasure(clinic.Maya, PainAroundMassage), Ct);
        Assert.Empty(await Due(clinic, clinic.Tomas));

        var (session, revision) = await clinic.HoldsAMassageSession(hoursFromNow: 3);
        Assert.Empty(await Due(clinic, clinic.Tomas));
        await tomas.Send(new CompleteSession(clinic.Maya, session, revision), Ct);
        var after = Assert.Single(await Due(clinic, clinic.Tomas));
        Assert.Equal((SessionMoment.After, (Guid?)session.Value), (after.Moment, after.SessionId));
        await tomas.Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [2], Moment = SessionMoment.After, SessionId = session.Value }), Ct);
        Assert.Empty(await Due(clinic, clinic.Tomas));

        var next = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, hoursFromNow: 6);
        var before = Assert.Single(await Due(clinic, clinic.Tomas));
        Assert.Equal((SessionMoment.Before, (Guid?)next.Value), (before.Moment, before.SessionId));
        Assert.Equal([before.Id], (await tomas.Send(new ListMyOutcomesDue(AskedOf.Staff, 1, null), Ct)).Slice.Items.Select(one => one.Id));
        Assert.Empty((await tomas.Send(new ListMyOutcomesDue(AskedOf.Client, 50, null), Ct)).Slice.Items);
        await tomas.Send(new CancelSession(clinic.Maya, next, 1, new() { Reason = Domain.Sessions.DiaryReason.ClientAsked }), Ct);
        Assert.Empty(await Due(clinic, clinic.Tomas));
    }

    [Fact]
    public async Task I16_tells_the_massage_therapist_nothing_of_a_PHQ9_that_is_due()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var agreed = await clinic.As(clinic.Ruth).Send(new AgreeOnMeasure(clinic.Maya, EveryFourWeeks), Ct);
        var pain = await clinic.As(clinic.Tomas).Send(new AgreeOnMeasure(clinic.Maya, PainAroundMassage with { Cadence = Cadence.Once, Sessions = null }), Ct);

        Assert.Equal([pain.Id], (await Due(clinic, clinic.Tomas)).Select(one => one.Id));
        Assert.Equal([pain.Id], (await clinic.As(clinic.Tomas).Send(new ListOutcomeSchedules(clinic.Maya, null, 50, null), Ct)).Value.Items.Select(one => one.Id));
        Assert.Equal([pain.Id, agreed.Id], (await clinic.As(clinic.MayaHerself).Send(new ListOutcomeSchedules(clinic.Maya, true, 50, null), Ct)).Value.Items.Select(one => one.Id));
        Assert.Equal(new ConsentNotGiven(InformationCategory.MentalHealthOutcomes).Code, (await clinic.As(clinic.Tomas).Refused(new EndMeasure(clinic.Maya, new(agreed.Id), agreed.Revision), Ct)).Code);

        // The client ends it without a reason, and nothing is due any more.
        await clinic.As(clinic.MayaHerself).Send(new EndMeasure(clinic.Maya, new(agreed.Id), agreed.Revision), Ct);
        Assert.Empty(await Due(clinic, clinic.Ruth));
    }

    [Fact]
    public async Task Pages_what_is_due_without_a_gap()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var tomas = clinic.As(clinic.Tomas);
        foreach (var instrument in (string[])["nprs", "suds", "bodyease", "sleepquality", "sleephours"])
            await tomas.Send(new AgreeOnMeasure(clinic.Maya, new() { Instrument = instrument, Cadence = Cadence.Once }), Ct);

        var seen = new List<Guid>();
        Cursor? after = null;
        do
        {
            var page = (await tomas.Send(new ListOutcomesDue(clinic.Maya, null, 2, after), Ct)).Value;
            seen.AddRange(page.Items.Select(one => one.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(5, seen.Count);
        Assert.Equal(5, seen.Distinct().Count());
    }

    private static async Task<IReadOnlyList<OutcomeDueView>> Due(Clinic clinic, Person who) => (await clinic.As(who).Send(new ListOutcomesDue(clinic.Maya, null, 50, null), Ct)).Value.Items;
}
