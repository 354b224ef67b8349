using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Auth;

public sealed class Keeping_a_sign_in_open(PostgresServer postgres)
{
    private static readonly (int, string) Refused = (401, "auth.refresh_token_refused");

    [Fact]
    public async Task Gives_new_tokens_for_the_same_sign_in()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var first = await clinic.SignedIn("ruth");

        var second = (await clinic.Refresh(first.Refresh)).Tokens;

        Assert.NotEqual(first.Refresh, second.Refresh);
        Assert.Equal(TestKeys.PayloadOf(first.Access).GetProperty("sid").GetString(), TestKeys.PayloadOf(second.Access).GetProperty("sid").GetString());
        Assert.Equal(200, (await clinic.Me(second.Access)).Status);
        Assert.Equal(200, (await clinic.Refresh(second.Refresh)).Status);
    }

    [Fact]
    public async Task Ends_for_everybody_when_a_used_token_comes_again()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var first = await clinic.SignedIn("ruth");
        var second = (await clinic.Refresh(first.Refresh)).Tokens;

        Assert.Equal(Refused, (await clinic.Refresh(first.Refresh)).Refusal);

        Assert.Equal(Refused, (await clinic.Refresh(second.Refresh)).Refusal);
        Assert.Equal((401, "auth.session_ended"), (await clinic.Me(second.Access)).Refusal);
        Assert.Equal((401, "auth.session_ended"), (await clinic.Me(first.Access)).Refusal);
    }

    [Fact]
    public async Task Leaves_other_sign_ins_alone_when_one_was_copied()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var copied = await clinic.SignedIn("ruth");
        var other = await clinic.SignedIn("ruth");
        await clinic.Refresh(copied.Refresh);
        await clinic.Refresh(copied.Refresh);

        Assert.Equal(200, (await clinic.Me(other.Access)).Status);
        Assert.Equal(200, (await clinic.Refresh(other.Refresh)).Status);
    }

    [Fact]
    public async Task Lets_exactly_one_of_several_at_once_win()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        for (var round = 0; round < 10; round++)
        {
            var tokens = await clinic.SignedIn("ruth");

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => clinic.Refresh(tokens.Refresh)));

            var winner = Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal(Refused, answer.Refusal));
            Assert.Equal((401, "auth.session_ended"), (await clinic.Me(winner.Tokens.Access)).Refusal);
        }
    }

    [Fact]
    public async Task Is_possible_until_twelve_hours_after_the_last_time()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var first = await clinic.SignedIn("ruth");
        clinic.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMilliseconds(1));
        var second = (await clinic.Refresh(first.Refresh)).Tokens;

        clinic.Clock.Advance(TimeSpan.FromHours(12));

        Assert.Equal(Refused, (await clinic.Refresh(second.Refresh)).Refusal);
    }

    [Fact]
    public async Task Is_over_after_fourteen_days_however_often_it_was_refreshed()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var tokens = await clinic.SignedIn("ruth");
        for (var half = 0; half < 33; half++)
        {
            clinic.Clock.Advance(TimeSpan.FromHours(10));
            tokens = (await clinic.Refresh(tokens.Refresh)).Tokens;
        }

        // 330 of 336 hours are over; the last token ends with the sign-in, and the access token does not outlive it.
        clinic.Clock.Advance(TimeSpan.FromHours(6) - TimeSpan.FromMinutes(1));
        var last = (await clinic.Refresh(tokens.Refresh)).Tokens;
        Assert.Equal(60, last.ExpiresIn);
        Assert.Equal(200, (await clinic.Me(last.Access)).Status);

        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Refused, (await clinic.Refresh(last.Refresh)).Refusal);
        Assert.Equal((401, "auth.token_invalid"), (await clinic.Me(last.Access)).Refusal);
    }

    [Fact]
    public async Task Is_refused_to_tokens_nobody_gave()
    {
        await using var clinic = await SignInHost.Start(postgres);

        Assert.Equal(Refused, (await clinic.Refresh("made-up")).Refusal);
        Assert.Equal((422, "request.invalid"), (await clinic.Refresh(new string('x', 129))).Refusal);
    }

    [Fact]
    public async Task Keeps_no_token_that_could_be_used_by_who_reads_the_database()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        var tokens = await clinic.SignedIn("ruth");

        var rows = (string)(await clinic.Sql("select string_agg(encode(token_hash, 'escape') || t::text, ' ') from identity.refresh_tokens t"))!;

        Assert.DoesNotContain(tokens.Refresh, rows, StringComparison.Ordinal);
        Assert.Equal(43, tokens.Refresh.Length);
    }

    [Fact]
    public async Task Is_forgotten_a_day_after_it_ended_once_its_owner_comes_back()
    {
        await using var clinic = await SignInHost.Start(postgres);
        await clinic.HasAccount("ruth");
        await clinic.SignedIn("ruth");
        clinic.Clock.Advance(TimeSpan.FromHours(36));
        await clinic.SignedIn("ruth");
        Assert.Equal(2L, await clinic.Sql("select count(*) from identity.sign_in_sessions"));

        clinic.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await clinic.SignedIn("ruth");

        Assert.Equal(2L, await clinic.Sql("select count(*) from identity.sign_in_sessions"));
        Assert.Equal(2L, await clinic.Sql("select count(*) from identity.refresh_tokens"));
    }
}
