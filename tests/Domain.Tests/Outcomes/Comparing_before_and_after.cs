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
        Assert.True(change.IsBeyondThreshold);
        Assert.Equal(("third", "Farrar et al., Pain 2001;94:149–158 (PMID 11690728)"), (change.Threshold!.Code, change.Threshold.Source));
    }

    [Fact]
    public void Calls_a_smaller_fall_better_but_not_much()
    {
        var change = Change.Within(Taken("nprs", 7, SessionMoment.Before), Taken("nprs", 5, SessionMoment.After));

        Assert.True(change.IsBetter);
        Assert.Null(change.IsBeyondThreshold);
    }

    [Theory]
    [InlineData("nprs", 5, 5, null)]
    [InlineData("nprs", 5, 6, false)]
    [InlineData("nprs", 6, 5, true)]
    [InlineData("bodyease", 5, 6, true)]
    [InlineData("bodyease", 6, 5, false)]
    [InlineData("bodyease", 6, 6, null)]
    [InlineData("sleephours", 6, 9, null)]
    [InlineData("sleephours", 9, 6, null)]
    public void Goes_by_the_declared_direction_I54(string instrument, int before, int after, bool? better) =>
        Assert.Equal(better, Change.Within(Taken(instrument, before, SessionMoment.Before), Taken(instrument, after, SessionMoment.After)).IsBetter);

    [Fact]
    public void Claims_nothing_about_distress_beyond_the_points_I56()
    {
        var change = Change.Within(Taken("suds", 80, SessionMoment.Before), Taken("suds", 10, SessionMoment.After));

        Assert.Equal(-70, change.Points);
        Assert.True(change.IsBetter);
        Assert.Null(change.IsBeyondThreshold);
        Assert.Null(change.Threshold);
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
        Assert.Equal(new NotAPair(), Refused(() => Change.Within(Taken("suds10", 7, SessionMoment.Before), Taken("suds", 4, SessionMoment.After))));
        Assert.Equal(new NotAPair(), Refused(() => Change.Within(before, Taken("nprs", 4, SessionMoment.After, window: "7 days"))));
        Assert.Equal(new NotAPair(), Refused(() => Change.Within(before, Taken("nprs", 4, SessionMoment.After, client: ClientId.New()))));
        Assert.Equal(new NotAPair(), Refused(() => Change.Within(Taken("nprs", 7, SessionMoment.Standalone), after)));
    }

    [Fact]
    public void Needs_two_totals_I56()
    {
        Assert.Equal(new NoTotalToCompare(), Refused(() => Change.Within(Taken("nprs", null, SessionMoment.Before), Taken("nprs", 4, SessionMoment.After))));
        Assert.Equal(new NoTotalToCompare(), Refused(() => Change.Within(Taken("nprs", 7, SessionMoment.Before), Taken("nprs", null, SessionMoment.After))));
    }

    private static OutcomeMeasurement Taken(string instrument, int? answer, SessionMoment moment, SessionId? session = null, ClientId? client = null, string? window = null) =>
        OutcomeMeasurement.Record(Clinic, client ?? MayaId, Instruments.Of(instrument), [answer], new(moment, session ?? Session, Window: window), Tomas, Monday);
}
