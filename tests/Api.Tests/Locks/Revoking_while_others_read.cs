using System.Collections.Concurrent;
using System.Diagnostics;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>
/// I18: clients permit and revoke, over and over, while a massage therapist reads through every road, and all of it goes through two processes of the API over
/// one database. A read that began after the revocation was answered shows nothing, whichever process answers. One that began before may still show.
/// </summary>
public sealed class Revoking_while_others_read(PostgresServer server, ITestOutputHelper output)
{
    private const int Clients = 8;
    private const int Revocations = 1_000;
    private const int ReadsAfterEach = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly string[] Categories = ["demographics", "scheduling", "carePlan", "safetyCues", "psychotherapyProgress"];

    [Fact]
    public async Task Shows_nothing_to_a_read_that_began_after_the_answer()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var one = await StartedClinic.Open(server, ct, withDemo: true);
        await using var two = await one.OpenAnother(ct);
        var (ada, ruth, tomas) = (await one.SignInAs("ada", ct), await one.SignInAs("ruth", ct), await one.SignInAs("tomas", ct));
        var people = (await ada.Get("/api/v1/practitioners")).Is(200)["items"].EnumerateArray().ToDictionary(p => p.GetProperty("displayName").GetString()!.Split(' ')[0], p => p.GetProperty("id").GetGuid());
        var clients = new List<SharingClient>();
        for (var n = 0; n < Clients; n++) clients.Add(await SharingClient.Begin(one, two, ada, ruth, tomas, people, n));
        var tally = new Tally();

        var began = Stopwatch.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var done = new CancellationTokenSource();
        var readers = clients.Select(client => client.KeepReading(tally, done.Token)).ToList();
        await Task.WhenAll(clients.Select(async client =>
        {
            while (Interlocked.Increment(ref tally.Revocations) <= Revocations)
            {
                patience.Token.ThrowIfCancellationRequested();
                await client.PermitsAndRevokes(tally, ReadsAfterEach);
            }
        }));
        await done.CancelAsync();
        await Task.WhenAll(readers);

        output.WriteLine(
            $"{Revocations} revocations by {Clients} clients through two processes in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s: {tally.After.Values.Sum()} reads began after one, "
            + $"{tally.Violations.Count} of them showed something; {tally.WhilePermitted.Values.Sum()} reads while permitted showed it; {tally.Crossing} reads crossed a change, {tally.CrossingShown} of them showed it.");
        foreach (var road in SharingClient.RoadNames) output.WriteLine($"  {road}: {tally.WhilePermitted.GetValueOrDefault(road)} shown while permitted, {tally.After.GetValueOrDefault(road)} after a revocation");

        Assert.True(tally.Violations.IsEmpty, string.Join('\n', tally.Violations.Take(10)));
        Assert.All(SharingClient.RoadNames, road => Assert.True(tally.WhilePermitted.GetValueOrDefault(road) > 10 && tally.After.GetValueOrDefault(road) > Revocations / 10, $"{road} was hardly tried"));
        Assert.Equal(0L, await one.AskAsOwner<long>("select count(*) from care.consent_directives d join care.clients c on c.id = d.client_id where c.name_used like 'Racing%' and d.status = 'active'", ct));
        Assert.True(await one.AskAsOwner<long>("select count(*) from care.consent_directives d join care.clients c on c.id = d.client_id where c.name_used like 'Racing%' and d.status = 'revoked'", ct) >= Revocations);
    }

    private sealed class Tally
    {
        public int Revocations;
        public int Crossing;
        public int CrossingShown;

        public ConcurrentDictionary<string, int> After { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, int> WhilePermitted { get; } = new(StringComparer.Ordinal);

        public ConcurrentQueue<string> Violations { get; } = new();
    }

    /// <summary>A client who shares with Tomas and takes it back.</summary>
    private sealed class SharingClient
    {
        private readonly string at;
        private readonly Guid id;
        private readonly Visitor[] herself;
        private readonly Visitor[] tomas;
        private readonly object permit;
        private readonly IReadOnlyList<Road> roads;
        private readonly ConcurrentDictionary<string, string> tags = new(StringComparer.Ordinal);
        private int turn;

        // Odd while something is or may be permitted; even from a revocation's answer to the sending of the next signature.
        private int era;

        private SharingClient(Guid id, Visitor[] herself, Visitor[] tomas, Guid tomasId, Guid plan, Guid note, Guid session)
        {
            (this.id, at, this.herself, this.tomas) = (id, $"/api/v1/clients/{id}", herself, tomas);
            permit = new { kind = "permit", categories = Categories, recipient = new { kind = "practitioner", id = tomasId }, purposes = new[] { "treatment" } };
            roads =
            [
                new("plan", $"{at}/care-plans/{plan}", Opens),
                new("plans", $"{at}/care-plans", answer => Names(answer, plan)),
                new("plan if changed", $"{at}/care-plans/{plan}", Opens, UsesTag: true),
                new("profile", $"{at}/touch-safety-profile", Opens),
                new("profile if changed", $"{at}/touch-safety-profile", Opens, UsesTag: true),
                new("note", $"{at}/notes/{note}", Opens),
                new("note if changed", $"{at}/notes/{note}", Opens, UsesTag: true),
                new("notes", $"{at}/notes", answer => Names(answer, note)),
                new("notes of psychotherapy", $"{at}/notes?discipline=psychotherapy&limit=1", answer => Names(answer, note)),
                new("session", $"{at}/sessions/{session}", Opens),
                new("sessions", $"{at}/sessions", answer => Names(answer, session)),
                new("client", at, answer => answer.Text.Contains("Racing", StringComparison.Ordinal)),
                new("clients", "/api/v1/clients?q=racing", answer => Names(answer, id)),
                new("plan's headers", $"{at}/care-plans/{plan}", Opens, IsHead: true),
            ];
        }

        public static IReadOnlyList<string> RoadNames { get; } =
            ["plan", "plans", "plan if changed", "profile", "profile if changed", "note", "note if changed", "notes", "notes of psychotherapy", "session", "sessions", "client", "clients", "plan's headers"];

        public static async Task<SharingClient> Begin(StartedClinic one, StartedClinic two, Visitor ada, Visitor ruth, Visitor tomas, Dictionary<string, Guid> people, int number)
        {
            var ct = TestContext.Current.CancellationToken;
            var client = (await ada.Post("/api/v1/clients", new { nameUsed = $"Racing {number}", languages = new[] { "en" }, timeZone = "America/Toronto" })).Is(201).Id;
            var record = $"/api/v1/clients/{client}";
            foreach (var (name, discipline) in ((string, string)[])[("Ruth", "psychotherapy"), ("Tomas", "massageTherapy")])
                (await ada.Post($"{record}/care-team", new { practitionerId = people[name], discipline, isLead = name == "Ruth" })).Is(201);
            var email = $"racing{number}@clients.example";
            var invited = (await ada.Post("/api/v1/invitations", new { email, displayName = $"Racing {number}", roles = new[] { "client" }, clientId = client })).Is(201);
            (await ada.Post("/api/v1/auth/invitation-acceptances", new { token = invited["token"].GetString(), password = RunningClinic.Password })).Is(201);
            var account = await one.SignIn(email, RunningClinic.Password, ct);

            var plan = (await ruth.Post($"{record}/care-plans", new { title = "Racing", reviewOn = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(90), leadPractitionerId = people["Ruth"] })).Is(201).Id;
            (await ruth.Send(HttpMethod.Put, $"{record}/touch-safety-profile", new { stopSignal = new { kind = "word", sign = "red" } })).Is(200);
            var starts = DateTimeOffset.UtcNow.AddDays(30 + number);
            var session = (await ruth.Post($"{record}/sessions", new { practitionerId = people["Ruth"], discipline = "psychotherapy", startsAt = starts, endsAt = starts.AddMinutes(50) })).Is(201).Id;
            var note = (await ruth.Post($"{record}/sessions/{session}/notes", new { format = "freeForm", sections = new[] { new { heading = "call", text = "Racing" } } })).Is(201).Id;
            var written = (await ruth.Get($"{record}/notes/{note}")).Is(200);
            (await ruth.Post($"{record}/notes/{note}/signature", new { contentHash = written["contentHash"].GetString() }, written.Tag)).Is(200);
            return new SharingClient(client, [account, account.At(two)], [tomas, tomas.At(two)], people["Tomas"], plan, note, session);
        }

        public async Task PermitsAndRevokes(Tally tally, int readsAfter)
        {
            // Signed at one process, revoked at the other, next time the other way round; and read at both.
            var (signsAt, revokesAt) = (herself[turn % 2], herself[(turn + 1) % 2]);
            var drafted = (await signsAt.Post($"{at}/consent-directives", permit)).Is(201);
            var textSha256 = (await signsAt.Get($"{at}/consent-directives/{drafted.Id}")).Is(200)["textSha256"].GetString()!;
            Interlocked.Increment(ref era);
            (await signsAt.Post($"{at}/consent-directives/{drafted.Id}/signature", new { method = "clientAccount", textSha256 }, $"\"{drafted["revision"].GetInt32()}\"")).Is(200);
            var open = roads[turn++ % roads.Count];
            var seen = await Read(tomas[turn % 2], open);
            if (!open.Shows(seen)) throw new Xunit.Sdk.XunitException($"{open.Name} shows nothing though it is permitted: {seen.Status} {seen.Text}");
            tally.WhilePermitted.AddOrUpdate(open.Name, 1, (_, times) => times + 1);

            (await revokesAt.Post($"{at}/consent-directives/{drafted.Id}/revocation")).Is(200);
            Interlocked.Increment(ref era);

            await Task.WhenAll(Enumerable.Range(turn * readsAfter, readsAfter).Select(n => ReadAndJudge(tomas[n % 2], roads[n % roads.Count], tally)));
        }

        public async Task KeepReading(Tally tally, CancellationToken done)
        {
            for (var n = 0; !done.IsCancellationRequested; n++) await ReadAndJudge(tomas[n % 2], roads[n % roads.Count], tally);
        }

        private async Task ReadAndJudge(Visitor reader, Road road, Tally tally)
        {
            var before = Volatile.Read(ref era);
            var answer = await Read(reader, road);
            var after = Volatile.Read(ref era);
            if (before % 2 == 0 && before == after)
            {
                tally.After.AddOrUpdate(road.Name, 1, (_, times) => times + 1);
                if (road.Shows(answer)) tally.Violations.Enqueue($"{road.Name} answered {answer.Status} after the revocation: {answer.Text}");
                return;
            }

            Interlocked.Increment(ref tally.Crossing);
            if (road.Shows(answer)) Interlocked.Increment(ref tally.CrossingShown);
        }

        private async Task<Answer> Read(Visitor reader, Road road)
        {
            (string, string)[] ifChanged = road.UsesTag && tags.TryGetValue(road.Path, out var known) ? [("If-None-Match", known)] : [];
            var answer = await reader.Send(road.IsHead ? HttpMethod.Head : HttpMethod.Get, road.Path, null, null, ifChanged);
            if (answer is { Status: 200, Tag: { } tag }) tags[road.Path] = tag;
            return answer.Status is 200 or 304 or 403 or 404 ? answer : throw new Xunit.Sdk.XunitException($"{road.Path} answered {answer.Status}: {answer.Text}");
        }

        private static bool Opens(Answer answer) => answer.Status is 200 or 304;

        private static bool Names(Answer answer, Guid what) => answer.Text.Contains(what.ToString(), StringComparison.Ordinal);

        private sealed record Road(string Name, string Path, Func<Answer, bool> Shows, bool UsesTag = false, bool IsHead = false);
    }
}
