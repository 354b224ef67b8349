using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Outcomes;

public sealed class Comparing_before_and_after
{
    private static readonly SessionId Session = SessionId.New();

    [Fact]
    public void Says_how_far_pain_fell_and_whose_threshold_that_meets_I56()
    {
        var change = Change.Within(Taken("nprs", 7, SessionMoment.Before), Taken("nprs", 4, SessionMoment.After));

        Assert.Equal((7, 4, -3, Direction.Worse), (change.From, change.To, change.Points, change.HigherIs));
        Assert.True(change.IsBetter);
        Assert.Equal((true, "Farrar et al., Pain 2001;94:149–158"), (change.IsMuchBetter, change.Source));
    }

    [Fact]
    public void Calls_a_smaller_fall_better_but_not_much()
    {
        var change = Change.Within(Taken("nprs", 7, SessionMoment.Before), Taken("nprs", 5, SessionMoment.After));

        Assert.True(change.IsBetter);
        Assert.False(change.IsMuchBetter);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(5, 6)]
    public void Calls_no_fall_no_better(int before, int after) => Assert.False(Change.Within(Taken("nprs", before, SessionMoment.Before), Taken("nprs", after, SessionMoment.After)).IsBetter);

    [Fact]
    public void Claims_nothing_about_distress_beyond_the_points_I56()
    {
        var change = Change.Within(Taken("suds", 80, SessionMoment.Before), Taken("suds", 10, SessionMoment.After));

        Assert.Equal(-70, change.Points);
        Assert.True(change.IsBetter);
        Assert.Null(change.IsMuchBetter);
        Assert.Null(change.Source);
    }

    [Fact]
    public void Pairs_only_within_one_session_and_one_scale_I60()
    {
        var before = Taken("nprs", 7, SessionMoment.Before);
        var after = Taken("nprs", 4, SessionMoment.After);

        Assert.Equal(new NotAPair(), Refused(() => Change.Within(after, before)));
        Assert.Equal(new NotAPair(), Refused(() => Change.Within(before, before)));
        Assert.Equal(new NotAPair(), Refused(() => Change.Within(before, Taken("nprs", 4, SessionMoment.After, SessionId.New()))));
        Assert.Equal(new NotAPair(), Refused(() => Change.Within(before, Taken("suds", 4, SessionMoment.After))));
        Assert.Equal(new NotAPair(), Refused(() => Change.Within(before, Taken("nprs", 4, SessionMoment.After, client: ClientId.New()))));
        Assert.Equal(new NotAPair(), Refused(() => Change.Within(Taken("nprs", 7, SessionMoment.Standalone), after)));
    }

    [Fact]
    public void Needs_two_totals_I56()
    {
        Assert.Equal(new NoTotalToCompare(), Refused(() => Change.Within(Taken("nprs", null, SessionMoment.Before), Taken("nprs", 4, SessionMoment.After))));
        Assert.Equal(new NoTotalToCompare(), Refused(() => Change.Within(Taken("nprs", 7, SessionMoment.Before), Taken("nprs", null, SessionMoment.After))));
    }

    private static OutcomeMeasurement Taken(string instrument, int? answer, SessionMoment moment, SessionId? session = null, ClientId? client = null) =>
        OutcomeMeasurement.Record(Clinic, client ?? MayaId, Instruments.Of(instrument), [answer], moment, session ?? Session, AnsweredBy.Client, Tomas, Monday);
}
