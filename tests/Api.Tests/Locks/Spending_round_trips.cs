using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>What a read costs in round trips to PostgreSQL, counted on the wire: sign-in check, decision, data, ledger and commit included.</summary>
public sealed class Spending_round_trips(PostgresServer server)
{
    [Fact]
    public async Task Takes_at_most_five_for_the_shared_plan_however_many_goals_it_has()
    {
        CountedRoundTrips? wire = null;
        await using var api = await RunningClinic.Start(server, serveWith: database => (wire = new CountedRoundTrips(database.ApiConnectionString)).ConnectionString);
        await using var counted = wire!;
        var harbour = await api.OpenClinic("Harbour");
        await harbour.WritesSafeTouch();
        await harbour.Permits(ClinicAtWork.To(harbour.Tomas), ClinicAtWork.Usual);
        var one = $"{harbour.OfMaya}/care-plans/{await api.HasAPlan(harbour)}";
        var fifty = $"{harbour.OfMaya}/care-plans/{await api.HasAPlan(harbour, goals: 50)}";

        // Connections are opened and types are read with the first requests of a process.
        foreach (var path in (string[])[one, fifty, harbour.OfMaya, "/auth/me", one]) (await api.Get(harbour.Tomas, path)).Is(200);

        Assert.Equal(50, (await api.Get(harbour.Tomas, fifty)).Is(200).Json.GetProperty("goals").GetArrayLength());
        Assert.Equal(
            [("one goal", 5), ("fifty goals", 5), ("not modified", 5), ("refused", 4), ("me", 3)],
            [
                ("one goal", await counted.Of(async () => (await api.Get(harbour.Tomas, one)).Is(200))),
                ("fifty goals", await counted.Of(async () => (await api.Get(harbour.Tomas, fifty)).Is(200))),
                ("not modified", await counted.Of(async () => (await api.Get(harbour.Tomas, one, ("If-None-Match", "*"))).Is(304))),
                ("refused", await counted.Of(async () => (await api.Get(harbour.Noor, one)).Is(404))),
                ("me", await counted.Of(async () => (await api.Get(harbour.Tomas, "/auth/me")).Is(200))),
            ]);
    }

    [Fact]
    public async Task Takes_at_most_five_for_scores_over_time_however_many_there_are()
    {
        CountedRoundTrips? wire = null;
        await using var api = await RunningClinic.Start(server, serveWith: database => (wire = new CountedRoundTrips(database.ApiConnectionString)).ConnectionString);
        await using var counted = wire!;
        var harbour = await api.OpenClinic("Harbour");
        var (trends, chart) = ($"{harbour.OfMaya}/outcomes?points=500", $"{harbour.OfMaya}/outcomes/chart.svg");
        async Task Rates(int count)
        {
            for (var day = 1; day <= count; day++) (await api.Post(harbour.Tomas, $"{harbour.OfMaya}/outcome-measurements", new { instrument = "nprs", answers = new[] { day % 11 }, takenAt = api.Clock.GetUtcNow().AddDays(-day) })).Is(201);
        }

        await Rates(1);
        foreach (var path in (string[])[trends, chart, trends]) (await api.Get(harbour.Tomas, path)).Is(200);
        var one = await counted.Of(async () => (await api.Get(harbour.Tomas, trends)).Is(200));
        await Rates(40);

        Assert.Equal(
            [("one score", 5), ("many scores", 5), ("drawn", 5), ("as a page", 5)],
            [
                ("one score", one),
                ("many scores", await counted.Of(async () => (await api.Get(harbour.Tomas, trends)).Is(200))),
                ("drawn", await counted.Of(async () => (await api.Get(harbour.Tomas, chart)).Is(200))),
                ("as a page", await counted.Of(async () => (await api.Get(harbour.Tomas, trends, ("Accept", "text/html"))).Is(200))),
            ]);
    }
}
