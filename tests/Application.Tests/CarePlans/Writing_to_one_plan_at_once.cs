using System.Diagnostics;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.CarePlans;

public sealed class Writing_to_one_plan_at_once(PostgresServer server, ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(50)]
    public async Task Lets_one_of_many_win_and_loses_nothing_I15(int writers)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var plan = await clinic.DraftsAPlan();
        var began = Stopwatch.GetTimestamp();
        using var together = new SemaphoreSlim(0);

        var writing = Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            await together.WaitAsync(Ct);
            try
            {
                var who = (writer % 3) switch { 0 => clinic.Ruth, 1 => clinic.Tomas, _ => clinic.MayaHerself };
                await clinic.As(who).Send(new AddConcern(clinic.Maya, plan, 1, new() { Words = $"Concern {writer}" }), Ct);
                return null;
            }
            catch (DomainException refused)
            {
                return refused.Error;
            }
        }, Ct)).ToList();
        together.Release(writers);
        var errors = await Task.WhenAll(writing);

        var stale = errors.OfType<RequestStale>().ToList();
        var seen = await Living_the_plan_together.Read(clinic, clinic.Ruth, plan);
        output.WriteLine($"{writers} writers at one revision: {errors.Count(error => error is null)} kept, {stale.Count} stale ({stale.Count(one => one.Current is null)} crossed in the database), {seen.Concerns.Count} concern in the plan, revision {seen.Revision}, in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms.");
        Assert.Equal((1, writers - 1), (errors.Count(error => error is null), stale.Count));
        Assert.Equal((1, 2, 2), (seen.Concerns.Count, seen.Version, seen.Revision));
        Assert.Equal(2L, await clinic.AskAsOwner("select count(*) from care.plan_changes", Ct));
    }

    [Fact]
    public async Task Keeps_every_change_when_each_reads_again_and_repeats_I15()
    {
        const int Writers = 20;
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();
        var attempts = 0;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            while (true)
            {
                Interlocked.Increment(ref attempts);
                try
                {
                    var revision = (await Living_the_plan_together.Read(clinic, clinic.Ruth, plan)).Revision;
                    await clinic.As(clinic.Ruth).Send(new AddConcern(clinic.Maya, plan, revision, new() { Words = $"Concern {writer}" }), Ct);
                    return;
                }
                catch (DomainException refused) when (refused.Error is RequestStale)
                {
                    // Somebody else was first: read again.
                }
            }
        }, Ct)));

        var seen = await Living_the_plan_together.Read(clinic, clinic.Ruth, plan);
        output.WriteLine($"{Writers} writers who repeat: {attempts} attempts, {seen.Concerns.Count} concerns, revision {seen.Revision}.");
        Assert.Equal(Enumerable.Range(0, Writers).Select(writer => $"Concern {writer}").Order(StringComparer.Ordinal), seen.Concerns.Select(concern => concern.Words).Order(StringComparer.Ordinal));
        Assert.Equal(((long)Writers + 1, Writers + 1), (await clinic.AskAsOwner("select count(*) from care.plan_changes", Ct), seen.Revision));
    }

    [Fact]
    public async Task Never_stands_in_the_way_of_a_score_or_a_report_I11()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.HasALivingPlan();
        var practice = new PracticeId((await Living_the_plan_together.Read(clinic, clinic.Ruth, plan)).SelfCare[0].Id);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(turn => Task.Run(async () =>
        {
            if (turn % 3 == 0) await clinic.As(clinic.MayaHerself).Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Suds, Answers = [turn] }), Ct);
            else if (turn % 3 == 1) await clinic.As(clinic.MayaHerself).Send(new ReportOnPractice(clinic.Maya, plan, practice, new() { From = Clinic.Today, Until = Clinic.Today, Times = turn }), Ct);
            else await clinic.As(clinic.Ruth).Send(new GetCarePlan(clinic.Maya, plan), Ct);
        }, Ct)));

        Assert.Equal(10L, await clinic.AskAsOwner("select count(*) from care.outcome_measurements", Ct));
        Assert.Equal(11L, await clinic.AskAsOwner("select count(*) from care.self_care_reports", Ct));
    }
}
