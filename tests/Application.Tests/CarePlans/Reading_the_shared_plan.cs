using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.CarePlans;

public sealed class Reading_the_shared_plan(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The facts and the plan. Two more are not among what is counted: the ledger's append, which others share, and the commit, which Npgsql does not trace.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task Asks_the_database_twice_with_fifty_goals_as_with_one(int goals)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();
        for (var revision = 1; revision <= goals; revision++)
            await clinic.As(clinic.Ruth).Send(new AddGoal(clinic.Maya, plan, revision, new() { Title = $"Goal {revision}", Category = GoalCategory.Sleep }), Ct);

        var (read, trips) = await clinic.As(clinic.Ruth).Count(new GetCarePlan(clinic.Maya, plan), Ct);

        Assert.Equal(goals, read.Value.Goals.Count);
        Assert.Equal(2, trips.Count);
    }
}
