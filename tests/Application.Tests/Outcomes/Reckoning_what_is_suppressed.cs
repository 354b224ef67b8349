using System.Text.Json;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Testing;
using static IntegrativeCare.Application.Tests.Outcomes.CountedClients;

namespace IntegrativeCare.Application.Tests.Outcomes;

/// <summary>
/// Somebody puts together everything that the API answers about a clinic, for many periods and filters, knows how it suppresses, and tries to reckon what it kept back.
/// Every figure that is told is held to a plain recount beside it.
/// </summary>
public sealed class Reckoning_what_is_suppressed(PostgresServer server)
{
    private const int Smallest = 11;
    private const decimal Needed = 6;
    private const decimal Furthest = 27;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Recovers_no_cell_CR_261(int seed)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var chance = new Random(seed);
        var all = await Fill(clinic, chance, size: 30 + (seed * 25));
        var told = new List<(DateOnly From, DateOnly To, MeasureOutcomesView Measure)>();

        foreach (var months in Enumerable.Range(0, 13))
            foreach (var years in Enumerable.Range(1, 3))
            {
                var to = new DateOnly(2026, 3, 1).AddMonths(-months).AddDays(-1);
                var from = to.AddDays(1).AddYears(-years);
                var whole = await clinic.As(clinic.Ada).Send(new GetClinicOutcomes(from, to), Ct);
                var narrow = await clinic.As(clinic.Pia).Send(new GetClinicOutcomes(from, to, Instruments.Phq9, "2 weeks"), Ct);
                var measure = Assert.Single(narrow.Items);
                Assert.Equal(JsonSerializer.Serialize(whole.Items.Single(one => one.Instrument == Instruments.Phq9)), JsonSerializer.Serialize(measure));

                HoldToARecount(measure, [.. all.Select(one => one.Between(from, to)).Where(way => way is not null).Select(way => way!)]);
                Attack(measure);
                told.Add((from, to, measure));
            }

        // Of two periods, one within the other, the longer counts whoever the shorter counts.
        foreach (var inner in told)
            foreach (var outer in told.Where(one => one.From <= inner.From && one.To >= inner.To))
            {
                var most = outer.Measure.All.Clients ?? (Smallest - 1);
                Assert.True(inner.Measure.All.Clients is not null || Math.Min(most, Smallest - 1) >= 1, "A suppressed group is known to be nobody.");
                Assert.True(outer.Measure.All.Clients is not null || inner.Measure.All.Clients is null, "A suppressed group is known to be eleven or more.");
            }

        // So that the attack is one: some of everything was told, and some of everything kept back.
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Seed {seed}: {told.Count} periods; all told in {told.Count(one => !one.Measure.All.Suppressed)}, care mixes in {told.Count(one => !one.Measure.ByCareMix[0].Suppressed)}, counts in {told.Count(one => one.Measure.All.ByThreshold is { Suppressed: false })}.");
        Assert.Contains(told, one => !one.Measure.All.Suppressed);
        Assert.Contains(told, one => one.Measure.ByCareMix[0].Suppressed);
    }

    private static void HoldToARecount(MeasureOutcomesView measure, IReadOnlyList<Way> ways)
    {
        Assert.Equal(ways.Count < Smallest, measure.All.Suppressed);
        Assert.Equal(Enum.GetValues<CareMix>().Any(mix => ways.Count(way => way.Mix == mix) < Smallest), measure.ByCareMix[0].Suppressed);
        foreach (var group in measure.ByCareMix.Prepend(measure.All).Where(group => !group.Suppressed))
        {
            var counted = ways.Where(way => group.CareMix is null || way.Mix == group.CareMix).ToList();
            Assert.Equal((counted.Count, OneDecimal(counted.Average(way => way.Last - way.First))), (group.Clients, group.Change!.Mean));
            if (group.ByThreshold is not { Suppressed: false } counts) continue;
            Assert.Equal(counted.Count(way => way.First - way.Last >= Needed), counts.Improved!.Clients);
            Assert.Equal(counted.Count(way => way.Last - way.First >= Needed), counts.Worse!.Clients);
            Assert.True(Math.Min(Math.Min(counts.Improved.Clients, counts.Unchanged!.Clients), counts.Worse.Clients) >= Smallest);
        }
    }

    private static void Attack(MeasureOutcomesView measure)
    {
        if (measure.All.Clients is not { } total)
        {
            Assert.All(measure.ByCareMix, group => Assert.True(group.Suppressed));
            return;
        }

        // The mixes make up the whole, and at least one of them is too small.
        if (measure.ByCareMix[0].Suppressed) EachIsOneOfSeveral(Triples(total).Where(IsTooSmall));

        foreach (var group in measure.ByCareMix.Prepend(measure.All).Where(group => group.ByThreshold is { Suppressed: true }))
        {
            // The counts make up the group, and the quartiles and the mean of the change bound them. Those of a care mix are kept back for any of the nine.
            var possible = Triples(group.Clients!.Value).Where(counts => Fits(counts, group));
            if (group.CareMix is null)
                possible = possible.Where(IsTooSmall);
            else if (measure.All.ByThreshold is { Suppressed: false } whole)
                possible = possible.Where(counts => CanBePartOf(counts.A, whole.Improved!) && CanBePartOf(counts.B, whole.Unchanged!) && CanBePartOf(counts.C, whole.Worse!));
            EachIsOneOfSeveral(possible);

            // The rest of the whole has to be among the clients of the other care mixes.
            bool CanBePartOf(int part, ShareView whole) => part <= whole.Clients && whole.Clients - part <= total - group.Clients.Value;
        }
    }

    private static bool IsTooSmall((int A, int B, int C) parts) => Math.Min(Math.Min(parts.A, parts.B), parts.C) < Smallest;

    private static void EachIsOneOfSeveral(IEnumerable<(int A, int B, int C)> possible)
    {
        var all = possible.ToList();
        Assert.True(all.Select(parts => parts.A).Distinct().Skip(1).Any(), "The first is known.");
        Assert.True(all.Select(parts => parts.B).Distinct().Skip(1).Any(), "The second is known.");
        Assert.True(all.Select(parts => parts.C).Distinct().Skip(1).Any(), "The third is known.");
    }

    private static IEnumerable<(int A, int B, int C)> Triples(int total) =>
        from a in Enumerable.Range(0, total + 1) from b in Enumerable.Range(0, total - a + 1) select (a, b, total - a - b);

    // Whether so many who improved, stayed and got worse can have these quartiles and this mean.
    private static bool Fits((int Improved, int Unchanged, int Worse) counts, OutcomeGroupView group)
    {
        var (n, change) = (group.Clients!.Value, group.Change!);
        foreach (var (share, value) in ((double, decimal)[])[(0.25, change.LowerQuartile), (0.5, change.Median), (0.75, change.UpperQuartile)])
        {
            var (below, above) = ((int)Math.Floor((n - 1) * share), (int)Math.Ceiling((n - 1) * share));
            if (value <= -Needed - 0.05m && counts.Improved < below + 1) return false;
            if (value > -Needed + 0.05m && counts.Improved > above) return false;
            if (value >= Needed + 0.05m && counts.Worse < n - above) return false;
            if (value < Needed - 0.05m && counts.Worse > n - below - 1) return false;
        }

        var (sum, rounding) = (change.Mean * n, 0.05m * n);
        var least = (-Furthest * counts.Improved) - ((Needed - 1) * counts.Unchanged) + (Needed * counts.Worse);
        var most = (-Needed * counts.Improved) + ((Needed - 1) * counts.Unchanged) + (Furthest * counts.Worse);
        return least <= sum + rounding && sum - rounding <= most;
    }

    private static decimal OneDecimal(decimal figure) => Math.Round(figure, 1, MidpointRounding.AwayFromZero);

    // Years of scores at noon and of sessions in the morning, on whole days.
    private static async Task<IReadOnlyList<Given>> Fill(Clinic clinic, Random chance, int size)
    {
        var first = new DateOnly(2023, 1, 1);
        var days = new DateOnly(2026, 3, 1).DayNumber - first.DayNumber;
        var clients = await clinic.Registers(size);
        var rows = new GivenRows(clinic.Id, clinic);
        var all = new List<Given>();
        foreach (var client in clients)
        {
            var start = chance.Next(days - 60);
            var length = Math.Min(days - start, 60 + chance.Next(500));
            var kind = chance.Next(3);
            Given one = new(
                [.. Enumerable.Range(0, 2 + chance.Next(6)).Select(_ => first.AddDays(start + chance.Next(length))).Distinct().Order().Select(day => (day, (decimal)chance.Next(28)))],
                [.. Enumerable.Range(0, chance.Next(8)).Select(_ => (first.AddDays(start + chance.Next(length)), kind switch { 0 => true, 1 => false, _ => chance.Next(2) == 0 }))]);
            foreach (var (day, total) in one.Scores) rows.Score(client, Instruments.Phq9, total, new(day.ToDateTime(new(17, 0)), TimeSpan.Zero));
            foreach (var (day, isTalk) in one.Sessions) rows.Session(client, isTalk, new(day.ToDateTime(new(10, 0)), TimeSpan.Zero));
            all.Add(one);
        }

        await rows.Write();
        return all;
    }

    private sealed record Given(IReadOnlyList<(DateOnly Day, decimal Total)> Scores, IReadOnlyList<(DateOnly Day, bool IsTalk)> Sessions)
    {
        public Way? Between(DateOnly from, DateOnly to)
        {
            var scores = Scores.Where(score => score.Day >= from && score.Day <= to).ToList();
            if (scores.Count < 2) return null;
            var held = Sessions.Where(session => session.Day > scores[0].Day && session.Day <= scores[^1].Day).ToList();
            var (talks, touches) = (held.Any(session => session.IsTalk), held.Any(session => !session.IsTalk));
            return talks || touches ? new(scores[0].Total, scores[^1].Total, !touches ? CareMix.PsychotherapyOnly : !talks ? CareMix.MassageOnly : CareMix.Both) : null;
        }
    }

    private sealed record Way(decimal First, decimal Last, CareMix Mix);
}
