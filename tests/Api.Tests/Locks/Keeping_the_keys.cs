using System.Collections.Concurrent;
using System.Diagnostics;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>The keys of a clinic at work: two processes serve, people read and write, and the keys are changed, or destroyed, beside them.</summary>
public sealed class Keeping_the_keys(PostgresServer server, ITestOutputHelper output)
{
    private const int WrittenBefore = 1_000;
    private const int Writers = 4;
    private const int WritesEach = 40;

    private static readonly Dictionary<string, string?> ShortLife = new(StringComparer.Ordinal) { ["Keys__Lifetime"] = "00:00:01" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_them_while_people_read_and_write_and_loses_nothing()
    {
        await using var one = await StartedClinic.Open(server, Ct, withDemo: true, settings: ShortLife);
        await using var two = await one.OpenAnother(Ct);
        var (ruth, tomas) = (await one.SignInAs("ruth", Ct), await one.SignInAs("tomas", Ct));
        var plan = await PlanOfMaya(ruth);
        await HasWrittenMuch(one, plan);
        var progress = await one.Command(Ct, "migrate");
        Assert.Contains($"sealed {WrittenBefore:N0} of {WrittenBefore:N0}", progress, StringComparison.Ordinal);
        var tally = new Tally();
        using var done = new CancellationTokenSource();

        var readers = ((Visitor[])[ruth, tomas, ruth.At(two), tomas.At(two)]).Select(who => KeepReading(who, plan, tally, done.Token)).ToList();
        var writers = Enumerable.Range(0, Writers).Select(n => Write(n % 2 == 0 ? ruth : ruth.At(two), plan, n, tally)).ToList();
        var began = Stopwatch.GetTimestamp();
        var rotated = await one.Command(Ct, "keys", "rotate");
        var took = Stopwatch.GetElapsedTime(began);
        await Task.WhenAll(writers);
        await done.CancelAsync();
        await Task.WhenAll(readers);
        await one.Command(Ct, "keys", "rotate");

        var texts = await AllMessages(tomas.At(two), plan);
        output.WriteLine($"One rotation in {took.TotalSeconds:0.0} s beside {tally.Reads} reads and {tally.Written.Count} writes through two processes: {tally.Errors.Count} errors, {tally.Written.Count(text => !texts.Contains(text))} texts lost, {tally.Again} writes met the rotation in their row and were sent again.");
        Assert.Equal([], tally.Errors);
        Assert.Equal(Writers * WritesEach, tally.Written.Count);
        Assert.Equal([], tally.Written.Where(text => !texts.Contains(text)));
        Assert.Equal([], Enumerable.Range(1, WrittenBefore).Select(n => $"Before {n}").Where(text => !texts.Contains(text)));
        Assert.True(tally.Reads > 40, $"{tally.Reads} reads");
        Assert.Contains("texts are sealed under new keys. The old ones are retired.", rotated, StringComparison.Ordinal);
        Assert.Contains("again", rotated, StringComparison.Ordinal);
        Assert.Equal("processNotes 1 retired, processNotes 2 retired, processNotes 3 in use, record 1 retired, record 2 retired, record 3 in use", await one.AskAsOwner<string>(
            "select string_agg(kind || ' ' || version || case when retired_at is null then ' in use' else ' retired' end, ', ' order by kind, version) from care.data_keys", Ct));
        var status = await one.Command(Ct, "keys", "status");
        Assert.Contains("record 2  retired  0 texts", status, StringComparison.Ordinal);
        Assert.Contains("0 texts wait to be sealed.", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_is_broken_and_what_is_destroyed_and_nothing_of_it()
    {
        await using var clinic = await StartedClinic.Open(server, Ct, withDemo: true, settings: ShortLife);
        var ruth = await clinic.SignInAs("ruth", Ct);
        var plan = await PlanOfMaya(ruth);
        (await ruth.Post($"{plan}/messages", new { text = "Swordfish" })).Is(201);
        (await ruth.Get($"{plan}/messages")).Is(200);

        await clinic.AskAsOwner<object>("with bent as (update care.plan_messages set text = set_byte(text, 30, get_byte(text, 30) # 1) returning 1) select count(*) from bent", Ct);
        (await ruth.Get($"{plan}/messages")).IsRefused(500, "record.seal_broken");
        Assert.Contains("plan_messages.text of row", clinic.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("Swordfish", clinic.Log, StringComparison.Ordinal);

        var id = await clinic.AskAsOwner<Guid>("select id from care.clinics", Ct);
        var name = await clinic.AskAsOwner<string>("select name from care.clinics", Ct);
        Assert.Contains("nothing was destroyed", (await Assert.ThrowsAsync<InvalidOperationException>(() => clinic.Command(Ct, "keys", "destroy", "--clinic", id.ToString(), "--confirm", "Another"))).Message, StringComparison.Ordinal);
        Assert.StartsWith($"2 data keys of {name} are destroyed.", await clinic.Command(Ct, "keys", "destroy", "--clinic", id.ToString(), "--confirm", name), StringComparison.Ordinal);
        await Task.Delay(TimeSpan.FromSeconds(1.1), Ct);
        (await ruth.Get($"{plan}/messages")).IsRefused(409, "record.key_destroyed");
        (await ruth.Post($"{plan}/messages", new { text = "Once more" })).IsRefused(409, "record.key_destroyed");
        (await ruth.Get("/api/v1/clients")).Is(200);
        (await clinic.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Ct)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Is_not_ready_while_something_is_plain()
    {
        await using var clinic = await StartedClinic.Open(server, Ct, withDemo: true, settings: ShortLife);
        await clinic.AskAsOwner<object>("with put as (insert into care.unsealed select clinic_id, 'plan_messages', 'text', id::text, 'Swordfish' from care.plan_messages limit 1 returning 1) select count(*) from put", Ct);
        await Task.Delay(TimeSpan.FromSeconds(1.1), Ct);

        using (var answer = await clinic.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Ct)) Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);

        Assert.Contains("sealed 1 of 1", await clinic.Command(Ct, "migrate"), StringComparison.Ordinal);
        await Task.Delay(TimeSpan.FromSeconds(1.1), Ct);
        using (var answer = await clinic.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Ct)) Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, null, null, "There is no key to wrap")]
    [InlineData("AAAA", null, null, "Keys__Wrapping cannot be used: it is not 32 bytes in base64.")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "/bin/true", null, "There are several keys to wrap")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", null, "1.00:00:00", "Keys__Lifetime must be a time from")]
    public async Task Does_not_start_without_exactly_one_outer_key(string? inline, string? program, string? lifetime, string said)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(IntegrativeCare.Api.OpenApi.DemoPeople).Assembly.Location]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Clinic"] = "Host=127.0.0.1;Port=1";
        foreach (var (name, value) in new Dictionary<string, string?>(StringComparer.Ordinal) { ["Keys__Wrapping"] = inline, ["Keys__Program"] = program, ["Keys__WrappingFile"] = null, ["Keys__Lifetime"] = lifetime })
        {
            start.Environment.Remove(name);
            if (value is not null) start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var complaint = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);

        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith(said, complaint, StringComparison.Ordinal);
    }

    private static async Task<string> PlanOfMaya(Visitor ruth)
    {
        var maya = (await ruth.Get("/api/v1/clients?q=maya")).Is(200)["items"][0].GetProperty("id").GetGuid();
        var plan = (await ruth.Get($"/api/v1/clients/{maya}/care-plans")).Is(200)["items"].EnumerateArray().First(one => one.GetProperty("status").GetString() == "active").GetProperty("id").GetGuid();
        return $"/api/v1/clients/{maya}/care-plans/{plan}";
    }

    private static async Task HasWrittenMuch(StartedClinic clinic, string plan) => await clinic.AskAsOwner<object>(
        $"""
        with made as (
          insert into care.plan_messages (id, clinic_id, client_id, plan_id, author_id, author_discipline, sent_at, text, revision)
          select gen_random_uuid(), p.clinic_id, p.client_id, p.id, p.lead_practitioner_id, 'psychotherapy', now(), '', 1
            from care.care_plans p, generate_series(1, {WrittenBefore}) n where p.id = '{plan.Split('/')[^1]}' returning clinic_id, id),
        numbered as (select *, row_number() over () as n from made),
        aside as (insert into care.unsealed select clinic_id, 'plan_messages', 'text', id::text, 'Before ' || n from numbered returning 1)
        select count(*) from aside
        """, Ct);

    private static async Task KeepReading(Visitor who, string plan, Tally tally, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            var answer = await who.Get($"{plan}/messages?limit=50");
            Interlocked.Increment(ref tally.Reads);
            if (answer.Status != 200) tally.Errors.Enqueue($"{answer.Request}: {answer.Status} {answer.Text}");
        }
    }

    // Every fourth text is the words of a handoff that is taken back at once: a row that is changed while its text is sealed again.
    private static async Task Write(Visitor who, string plan, int writer, Tally tally)
    {
        for (var n = 0; n < WritesEach; n++)
        {
            var text = $"Writer {writer} text {n}";
            var answer = await who.Post($"{plan}/messages", new { text });
            if (answer.Status == 201) tally.Written.Add(text);
            else tally.Errors.Enqueue($"{answer.Request}: {answer.Status} {answer.Text}");
            if (n % 4 == 0) await AskAndTakeBack(who, plan, tally);
        }
    }

    private static async Task AskAndTakeBack(Visitor who, string plan, Tally tally)
    {
        var asked = await who.Post($"{plan}/handoffs", new { discipline = "massageTherapy", reason = "assessment", words = "Please look.", urgency = "soon" });
        if (asked.Status != 201)
        {
            tally.Errors.Enqueue($"{asked.Request}: {asked.Status} {asked.Text}");
            return;
        }

        while (true)
        {
            var handoff = await who.Get($"{plan}/handoffs/{asked.Id}");
            var taken = await who.Post($"{plan}/handoffs/{asked.Id}/withdrawal", ifMatch: handoff.Tag);
            if (handoff.Status == 200 && taken.Status == 200) return;
            if (handoff.Status == 200 && taken.Status == 412) Interlocked.Increment(ref tally.Again);
            else
            {
                tally.Errors.Enqueue($"{taken.Request}: {handoff.Status} {handoff.Text} {taken.Status} {taken.Text}");
                return;
            }
        }
    }

    private static async Task<HashSet<string>> AllMessages(Visitor who, string plan)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        for (string? path = $"{plan}/messages?limit=100"; path is not null;)
        {
            var page = (await who.Get(path)).Is(200);
            foreach (var message in page["items"].EnumerateArray()) all.Add(message.GetProperty("text").GetString()!);
            path = page["nextCursor"].GetString() is { } next ? $"{plan}/messages?limit=100&after={Uri.EscapeDataString(next)}" : null;
        }

        return all;
    }

    private sealed class Tally
    {
        public int Reads;
        public int Again;

        public ConcurrentQueue<string> Errors { get; } = new();

        public ConcurrentBag<string> Written { get; } = [];
    }
}
