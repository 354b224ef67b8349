using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>I62 when something dies: for every answer that a caller received there is a row, whatever was ended in between, and the chain is whole.</summary>
public sealed class Keeping_the_ledger_under_fire(PostgresServer usual, ITestOutputHelper output)
{
    private const int Readers = 32;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_when_the_api_is_killed_in_a_storm_of_reads()
    {
        await using var clinic = await StartedClinic.Open(usual, Ct, withDemo: true);

        await Storm(clinic, "the API", async () =>
        {
            await clinic.Kill(Ct);
            await clinic.ServeAgain(Ct);
        });
    }

    [Fact]
    public async Task Holds_when_the_database_is_killed_in_a_storm_of_reads()
    {
        Assert.SkipUnless(ThrowawayPostgres.IsPossible, "A server that may be killed is made from PostgreSQL's own programs, and there are none here.");
        await using var server = new MortalServer();
        await using var clinic = await StartedClinic.Open(server, Ct, withDemo: true);

        await Storm(clinic, "PostgreSQL", async () =>
        {
            await server.Mortal.Crash(Ct);
            await Task.Delay(300, Ct);
            await server.Mortal.StartAgain(Ct);
        });
    }

    private async Task Storm(StartedClinic clinic, string victim, Func<Task> strike)
    {
        var (ruth, noor, ada, pia) = (await clinic.SignInAs("ruth", Ct), await clinic.SignInAs("noor", Ct), await clinic.SignInAs("ada", Ct), await clinic.SignInAs("pia", Ct));
        var maya = (await ruth.Get("/api/v1/clients?q=maya")).Is(200)["items"][0].GetProperty("id").GetGuid();
        var plan = (await ruth.Get($"/api/v1/clients/{maya}/care-plans")).Is(200)["items"][0].GetProperty("id").GetGuid();
        (Visitor Who, string Path)[] reads =
        [
            (ruth, $"/api/v1/clients/{maya}"), (ruth, $"/api/v1/clients/{maya}/care-plans/{plan}"), (noor, $"/api/v1/clients/{maya}"), (ada, $"/api/v1/clients/{maya}/notes"),
        ];

        var received = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var (lost, unavailable, isOver) = (0, 0, false);
        async Task Read(int reader)
        {
            for (var n = 0; !Volatile.Read(ref isOver); n++)
            {
                var (who, path) = reads[(reader + n) % reads.Length];
                var id = string.Create(CultureInfo.InvariantCulture, $"storm-{reader}-{n}");
                try
                {
                    // It counts once its last byte has come.
                    var answer = await who.Get(path, ("X-Request-Id", id));
                    if (answer.Status is 200 or 403 or 404) received[id] = answer.Status;
                    else if (answer.Status == 503) Interlocked.Increment(ref unavailable);
                    else throw new Xunit.Sdk.XunitException($"{answer.Request} answered {answer.Status}: {answer.Text}");
                }
                catch (Exception gone) when (gone is HttpRequestException or IOException)
                {
                    Interlocked.Increment(ref lost);
                    await Task.Delay(20, Ct);
                }
            }
        }

        var storm = Enumerable.Range(0, Readers).Select(reader => Task.Run(() => Read(reader), Ct)).ToList();
        await Task.Delay(TimeSpan.FromSeconds(2), Ct);
        var before = received.Count;
        await strike();
        var after = received.Count;
        await Task.Delay(TimeSpan.FromSeconds(2), Ct);
        Volatile.Write(ref isOver, true);
        await Task.WhenAll(storm);

        var rows = await Rows(clinic);
        var missing = received.Keys.Where(id => !rows.ContainsKey(id)).ToList();
        var twice = rows.Where(row => row.Value > 1).Select(row => row.Key).ToList();
        output.WriteLine($"{victim} was killed: {received.Count} answers received ({before} before), {lost} lost, {unavailable} refused as unavailable; {rows.Count} rows; {missing.Count} answers without a row, {twice.Count} requests with two.");

        Assert.True(before > 50 && received.Count > after + 20 && lost + unavailable > 0, $"There was no storm: {before} answers before, {after} then, {received.Count} at the end, {lost} lost, {unavailable} unavailable.");
        Assert.Equal([200, 403, 404], received.Values.Distinct().Order());
        Assert.Equal([], missing);
        Assert.Equal([], twice);
        var found = (await pia.Get("/api/v1/audit-events/integrity")).Is(200);
        Assert.True(found["isIntact"].GetBoolean(), found.Text);
    }

    private static async Task<Dictionary<string, int>> Rows(StartedClinic clinic)
    {
        var said = await clinic.AskAsOwner<string>("select json_object_agg(id, n)::text from (select entry::jsonb ->> 'requestId' as id, count(*) as n from care.access_ledger where entry like '%storm-%' group by 1) r", Ct);
        return JsonSerializer.Deserialize<Dictionary<string, int>>(said)!;
    }

    /// <summary>A server of this test's own, that keeps what it committed through a power cut.</summary>
    private sealed class MortalServer : PostgresServer
    {
        public ThrowawayPostgres Mortal { get; } = new(isDurable: true);

        protected override IPostgres Choose() => Mortal;
    }
}
