using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Being_due
{
    private static readonly DateOnly First = DateOnly.FromDateTime(Monday.UtcDateTime);

    [Fact]
    public void Begins_on_the_first_day()
    {
        var schedule = Agreed(Cadence.EveryWeeks, weeks: 4);

        Assert.Null(schedule.DueSince(null, First.AddDays(-1)));
        Assert.Equal(First, schedule.DueSince(null, First));
        Assert.Equal(First, schedule.DueSince(null, First.AddDays(40)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(52)]
    public void Comes_so_many_weeks_after_the_last_answer(int weeks)
    {
        var schedule = Agreed(Cadence.EveryWeeks, weeks);
        var answered = First.AddDays(3);

        Assert.Null(schedule.DueSince(answered, answered));
        Assert.Null(schedule.DueSince(answered, answered.AddDays((7 * weeks) - 1)));
        Assert.Equal(answered.AddDays(7 * weeks), schedule.DueSince(answered, answered.AddDays(7 * weeks)));
    }

    [Fact]
    public void Does_not_count_an_answer_from_before_it_was_agreed()
    {
        Assert.Equal(First, Agreed(Cadence.EveryWeeks, weeks: 4).DueSince(First.AddDays(-1), First));
        Assert.Null(Agreed(Cadence.EveryWeeks, weeks: 4).DueSince(First, First));
        Assert.Equal(First, Agreed(Cadence.Once).DueSince(First.AddDays(-1), First.AddDays(9)));
    }

    [Fact]
    public void Ends_with_the_one_answer_with_the_last_day_and_when_somebody_says_so()
    {
        Assert.Null(Agreed(Cadence.Once).DueSince(First.AddDays(2), First.AddDays(90)));

        var until = Agreed(Cadence.Once, last: First.AddDays(7));
        Assert.Equal(First, until.DueSince(null, First.AddDays(7)));
        Assert.Null(until.DueSince(null, First.AddDays(8)));

        var ended = Agreed(Cadence.Once);
        ended.Stop(MayaId.Value, Monday.AddHours(1));
        ended.Stop(RuthId.Value, Monday.AddHours(2));
        Assert.Null(ended.DueSince(null, First));
        Assert.Equal((Monday.AddHours(1), MayaId.Value, 2), (ended.EndedAt, ended.EndedBy, ended.Revision));
    }

    [Theory]
    [InlineData(-13, null)]
    [InlineData(-12, SessionMoment.Before)]
    [InlineData(0, SessionMoment.Before)]
    [InlineData(1, SessionMoment.Before)]
    [InlineData(2, null)]
    public void Asks_before_a_session_from_twelve_hours_ahead_until_it_should_be_over(int hours, SessionMoment? due)
    {
        var session = Planned();

        Assert.Equal(due, Agreed(Cadence.AroundSessions, sessions: Discipline.Psychotherapy).DueAround(session, [], First, session.StartsAt.AddHours(hours)));
    }

    [Fact]
    public void Asks_after_a_session_for_a_day_and_each_only_once()
    {
        var schedule = Agreed(Cadence.AroundSessions, sessions: Discipline.Psychotherapy);
        var session = Planned();
        session.Start(null, A_pack.Ontario, session.StartsAt);
        Assert.Null(schedule.DueAround(session, [], First, session.StartsAt.AddMinutes(30)));
        session.Complete(session.EndsAt);

        Assert.Equal(SessionMoment.After, schedule.DueAround(session, [SessionMoment.Before], First, session.EndsAt.AddHours(24)));
        Assert.Null(schedule.DueAround(session, [SessionMoment.Before], First, session.EndsAt.AddHours(24).AddSeconds(1)));
        Assert.Null(schedule.DueAround(session, [SessionMoment.After], First, session.EndsAt));
        Assert.Null(Agreed(Cadence.AroundSessions, sessions: Discipline.MassageTherapy).DueAround(session, [], First, session.EndsAt));
        Assert.Null(Agreed(Cadence.Once).DueAround(session, [], First, session.EndsAt));
    }

    [Theory]
    [InlineData(Cadence.EveryWeeks, null, null, "/weeks")]
    [InlineData(Cadence.EveryWeeks, 0, null, "/weeks")]
    [InlineData(Cadence.EveryWeeks, 53, null, "/weeks")]
    [InlineData(Cadence.Once, 4, null, "/weeks")]
    [InlineData(Cadence.AroundSessions, null, null, "/sessions")]
    [InlineData(Cadence.Once, null, Discipline.Psychotherapy, "/sessions")]
    public void Needs_one_clear_word_on_how_often(Cadence cadence, int? weeks, Discipline? sessions, string where) =>
        Assert.Equal(new CadenceUnclear { Pointer = where }, Refused(() => Agreed(cadence, weeks, sessions)));

    [Fact]
    public void Refuses_another_span_and_an_end_before_the_beginning()
    {
        Assert.Equal(new WindowUnknown { Pointer = "/window" }, Refused(() => Agreed(Cadence.Once, window: "a year")));
        Assert.Equal(new ScheduleEndsBeforeItBegins { Pointer = "/lastOn" }, Refused(() => Agreed(Cadence.Once, last: First.AddDays(-1))));
        Assert.Equal(InformationCategory.MentalHealthOutcomes, Agreed(Cadence.Once).Category);
    }

    private static OutcomeSchedule Agreed(Cadence cadence, int? weeks = null, Discipline? sessions = null, DateOnly? last = null, string? window = null) =>
        OutcomeSchedule.Agree(Clinic, MayaId, Instruments.Of("phq9"), new(cadence, weeks, sessions, AskedOf.Staff, First, last, window), Ruth, Monday);

    private static Session Planned() => Session.Schedule(Clinic, MayaId, RuthId, Discipline.Psychotherapy, Monday.AddHours(3), Monday.AddHours(4));
}
