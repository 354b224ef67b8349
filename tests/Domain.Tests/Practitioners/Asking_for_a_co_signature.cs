using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests.Practitioners;

public sealed class Asking_for_a_co_signature
{
    private static readonly Guid Note = Guid.Parse("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01");
    private static readonly Guid Supervision = Guid.Parse("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e02");

    [Fact]
    public void Asks_for_every_note_when_nothing_else_was_agreed() => Assert.True(CoSignRule.AllNotes.Asks(Note, Supervision, 1_000, isRiskFlagged: false));

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Asks_for_the_first_sessions_with_each_client(int earlier, bool asks) =>
        Assert.Equal(asks, CoSignRule.Of(CoSignScope.FirstSessions, sessions: 3).Asks(Note, Supervision, earlier, isRiskFlagged: false));

    [Fact]
    public void Always_asks_when_a_risk_was_flagged()
    {
        CoSignRule[] rules = [CoSignRule.Of(CoSignScope.RiskFlagged), CoSignRule.Of(CoSignScope.Sample, percent: 1), CoSignRule.Of(CoSignScope.FirstSessions, sessions: 1), CoSignRule.AllNotes];

        Assert.All(rules, rule => Assert.True(rule.Asks(Note, Supervision, 50, isRiskFlagged: true)));
        Assert.False(CoSignRule.Of(CoSignScope.RiskFlagged).Asks(Note, Supervision, 0, isRiskFlagged: false));
    }

    [Fact]
    public void Draws_a_sample_evenly_and_the_same_way_each_time()
    {
        var random = new Random(20261121);
        var notes = Enumerable.Range(0, 10_000).Select(_ => { var id = new byte[16]; random.NextBytes(id); return new Guid(id); }).ToList();
        int Drawn(int percent) => notes.Count(note => CoSignRule.Of(CoSignScope.Sample, percent: percent).Asks(note, Supervision, 0, isRiskFlagged: false));

        Assert.Equal(10_000, Drawn(100));
        Assert.InRange(Drawn(30), 2_800, 3_200);
        Assert.InRange(Drawn(1), 60, 140);
        Assert.Equal(Drawn(30), Drawn(30));
        Assert.Equal(Drawn(30), notes.Count(note => CoSignRule.Of(CoSignScope.Sample, percent: 30).Asks(note, Supervision, 99, isRiskFlagged: false)));
    }
}
