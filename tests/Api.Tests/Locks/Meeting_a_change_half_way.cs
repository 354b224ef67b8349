using Npgsql;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>I18, I20: what the client says holds from the answer on, for a server whose clock is behind, at the very same instant, and beside a read that is under way.</summary>
public sealed class Meeting_a_change_half_way(OneClinic given) : IClassFixture<OneClinic>
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(5);

    private RunningClinic Api => given.Api;

    [Fact]
    public async Task Hides_what_was_withheld_at_a_server_whose_clock_is_ahead()
    {
        var at = await Api.OpenClinic("Cove", "cove.example");
        var plan = $"{at.OfMaya}/care-plans/{await Api.HasAPlan(at)}";
        await at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual);
        (await Api.Get(at.Tomas, plan)).Is(200);

        await Elsewhere(() => at.Withholds(ClinicAtWork.To(at.Tomas), ["carePlan", "demographics"]));

        (await Api.Get(at.Tomas, plan)).Is(403, "consent.not_given");
        Assert.Empty((await Api.Get(at.Tomas, "/clients")).Is(200).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Hides_what_was_revoked_at_a_server_whose_clock_is_ahead()
    {
        var at = await Api.OpenClinic("Bay", "bay.example");
        var plan = $"{at.OfMaya}/care-plans/{await Api.HasAPlan(at)}";
        var directive = await at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual);
        (await Api.Get(at.Tomas, plan)).Is(200);

        await Elsewhere(() => at.Revokes(directive));

        (await Api.Get(at.Tomas, plan)).Is(403, "consent.not_given");
    }

    [Fact]
    public async Task Knows_no_client_any_more_whose_team_was_left_at_a_server_whose_clock_is_ahead()
    {
        var at = await Api.OpenClinic("Sound", "sound.example");
        await at.Permits(ClinicAtWork.ToDiscipline("massageTherapy"), ClinicAtWork.Usual);
        (await Api.Get(at.Tomas, at.OfMaya)).Is(200);

        await Elsewhere(async () => (await Api.Post(at.Ada, $"{at.OfMaya}/care-team/{at.TomasOnTheTeam}/departure")).Is(200));

        (await Api.Get(at.Tomas, at.OfMaya)).Is(404, "client.not_found");
        Assert.Empty((await Api.Get(at.Tomas, "/clients")).Is(200).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Opens_nothing_before_its_own_clock_when_a_permit_was_signed_at_a_server_whose_clock_is_ahead()
    {
        var at = await Api.OpenClinic("Fjord", "fjord.example");
        var plan = $"{at.OfMaya}/care-plans/{await Api.HasAPlan(at)}";

        await Elsewhere(() => at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual));

        (await Api.Get(at.Tomas, plan)).Is(403, "consent.not_given");
    }

    [Fact]
    public async Task Is_over_at_the_very_instant_at_which_it_was_taken_back_and_permitted_again_at_that_instant()
    {
        var at = await Api.OpenClinic("Strait", "strait.example");
        var plan = $"{at.OfMaya}/care-plans/{await Api.HasAPlan(at)}";
        for (var times = 0; times < 3; times++)
        {
            var directive = await at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual);
            (await Api.Get(at.Tomas, plan)).Is(200);
            await at.Revokes(directive);
            (await Api.Get(at.Tomas, plan)).Is(403, "consent.not_given");
        }
    }

    [Fact]
    public async Task Lets_a_read_end_that_began_before_the_revocation_and_none_that_began_after()
    {
        var at = await Api.OpenClinic("Delta", "delta.example");
        var plan = $"{at.OfMaya}/care-plans/{await Api.HasAPlan(at)}";
        var directive = await at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual);
        Task<Reply> before, after;

        // Nobody reads a plan while the owner holds the table: the first read has decided by then and stands before it.
        await using (var owner = new NpgsqlConnection(Api.Database.OwnerConnectionString))
        {
            await owner.OpenAsync(TestContext.Current.CancellationToken);
            await using var held = await owner.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using (var hold = new NpgsqlCommand("lock table care.care_plans in access exclusive mode", owner, held)) await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            before = Api.Get(at.Tomas, plan);
            await Waits(1);

            await at.Revokes(directive);
            Assert.False(before.IsCompleted);
            after = Api.Get(at.Tomas, plan);
            await Waits(2);
            await held.CommitAsync(TestContext.Current.CancellationToken);
        }

        (await before).Is(200);
        (await after).Is(403, "consent.not_given");
        var permitted = await Api.Sql<long>(
            "select count(*) from care.access_ledger where clinic_id = $1 and entry::jsonb ->> 'action' = 'GetCarePlan' and entry::jsonb ->> 'verdict' = 'permitted' and entry like '%' || $2 || '%'", at.Id.Value, directive.ToString());
        Assert.Equal(1L, permitted);

        async Task Waits(long readers)
        {
            while (await Api.Sql<long>("select count(*) from pg_locks l where l.relation = 'care.care_plans'::regclass and not l.granted and l.database = (select oid from pg_database where datname = current_database())") < readers)
                await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Leaves_what_the_client_withholds_in_place_when_staff_write_down_less()
    {
        var at = await Api.OpenClinic("Reef", "reef.example");
        var plan = $"{at.OfMaya}/care-plans/{await Api.HasAPlan(at)}";
        await at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual);
        var withheld = await at.Withholds(ClinicAtWork.To(at.Tomas), ["carePlan"]);

        (await Api.Post(at.Tomas, $"{at.OfMaya}/consent-directives", new { kind = "withhold", categories = new[] { "bodywork" }, recipient = ClinicAtWork.To(at.Noor), supersedes = withheld })).Is(404, "consent.directive_not_found");

        (await Api.Get(at.Tomas, plan)).Is(403, "consent.not_given");
    }

    /// <summary>Does it by a clock that is ahead of the one by which everybody reads afterwards.</summary>
    private async Task Elsewhere(Func<Task> act)
    {
        Api.Clock.Set(RunningClinic.Monday + Ahead);
        try
        {
            await act();
        }
        finally
        {
            Api.Clock.Set(RunningClinic.Monday);
        }
    }
}
