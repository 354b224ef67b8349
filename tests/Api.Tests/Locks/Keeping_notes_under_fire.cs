using System.Collections.Concurrent;
using System.Globalization;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>The API is killed while notes are written, at instants that nobody chose. Whoever got no answer sends the same again: then nothing is lost and nothing stands twice.</summary>
public sealed class Keeping_notes_under_fire(PostgresServer server, ITestOutputHelper output)
{
    private const int Writers = 24;
    private const int PatchesPerNote = 3;
    private const int FewestStrikes = 4;
    private const int MostStrikes = 15;

    private readonly ConcurrentBag<Written> notes = [];
    private int answered;
    private int lost;
    private int keptPosts;
    private int keptPatches;
    private bool isOver;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loses_no_note_and_keeps_none_twice_when_the_answer_was_lost()
    {
        await using var clinic = await StartedClinic.Open(server, Ct, withDemo: true);
        var ruth = await clinic.SignInAs("ruth", Ct);
        var maya = (await ruth.Get("/api/v1/clients?q=maya")).Is(200)["items"][0].GetProperty("id").GetGuid();
        var me = (await ruth.Get("/api/v1/auth/me")).Is(200)["practitionerId"].GetGuid();
        var session = (await ruth.Get($"/api/v1/clients/{maya}/notes")).Is(200)["items"].EnumerateArray().First(note => note.GetProperty("authorId").GetGuid() == me).GetProperty("sessionId").GetGuid();
        var before = await clinic.AskAsOwner<long>("select count(*) from care.session_notes", Ct);

        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var strikes = await Storm(clinic, new Random(seed), writer => Write(clinic, ruth, $"/api/v1/clients/{maya}", session, writer));
        var after = await clinic.AskAsOwner<long>("select count(*) from care.session_notes", Ct);
        output.WriteLine($"{strikes} kills; {notes.Count} notes and {notes.Count * PatchesPerNote} saves; {lost} answers lost, of which {keptPosts} notes and {keptPatches} saves were kept already; {after - before} notes in the database.");

        Assert.True(keptPosts > 0 && keptPatches > 0, $"seed {seed}: no kill fell between commit and answer: {keptPosts} notes, {keptPatches} saves of {lost} lost answers.");
        Assert.Equal(notes.Count, notes.Select(note => note.Id).Distinct().Count());
        Assert.Equal(notes.Count, after - before);
        foreach (var note in notes)
        {
            var read = (await ruth.Get($"/api/v1/clients/{maya}/notes/{note.Id}")).Is(200);
            Assert.Equal((note.Text, 1 + PatchesPerNote), (read["sections"][0].GetProperty("text").GetString(), read["revision"].GetInt32()));
        }

        var pia = await clinic.SignInAs("pia", Ct);
        Assert.True((await pia.Get("/api/v1/audit-events/integrity")).Is(200)["isIntact"].GetBoolean());
    }

    // Kills until answers to both kinds of request were lost after their commit, and a few times at least.
    private async Task<int> Storm(StartedClinic clinic, Random random, Func<int, Task> write)
    {
        var storm = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => write(writer), Ct)).ToList();
        var strikes = 0;
        while (strikes < FewestStrikes || (strikes < MostStrikes && (Volatile.Read(ref keptPosts) == 0 || Volatile.Read(ref keptPatches) == 0)))
        {
            // A process that is still starting has nothing under way: kill it only once it answers, however slow the machine is.
            var since = Volatile.Read(ref answered);
            for (var waits = 0; waits < 300 && Volatile.Read(ref answered) - since < Writers; waits++) await Task.Delay(100, Ct);
            await Task.Delay(random.Next(0, 800), Ct);
            await clinic.Kill(Ct);
            await clinic.ServeAgain(Ct);
            strikes++;
        }

        await Task.Delay(1_000, Ct);
        Volatile.Write(ref isOver, true);
        await Task.WhenAll(storm);
        return strikes;
    }

    private async Task Write(StartedClinic clinic, Visitor ruth, string ofMaya, Guid session, int writer)
    {
        for (var n = 0; !Volatile.Read(ref isOver); n++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"storm-{writer}-{n}");
            var note = (await UntilAnswered(
                () => ruth.Post($"{ofMaya}/sessions/{session}/notes", new { format = "freeForm", sections = Said(key) }, null, ("Idempotency-Key", key)),
                async () => Count(ref keptPosts, await clinic.AskAsOwner<long>($"select count(*) from care.receipts where key = '{key}'", Ct)))).Is(201).Id;
            for (var revision = 1; revision <= PatchesPerNote; revision++)
            {
                var (at, next) = (revision, revision + 1);
                var saved = (await UntilAnswered(
                    () => ruth.Send(HttpMethod.Patch, $"{ofMaya}/notes/{note}", new { sections = Said($"{key} {at}") }, $"\"{at}\""),
                    async () => Count(ref keptPatches, await clinic.AskAsOwner<long>($"select count(*) from care.session_notes where id = '{note}' and revision = {next}", Ct)))).Is(200);
                Assert.Equal(next, saved["revision"].GetInt32());
            }

            notes.Add(new(note, $"{key} {PatchesPerNote}"));
        }
    }

    // Sends exactly the same until an answer has come.
    private async Task<Answer> UntilAnswered(Func<Task<Answer>> send, Func<Task> whenLost)
    {
        var isLost = false;
        while (true)
        {
            try
            {
                var answer = await send();
                if (answer.Status != 503)
                {
                    Interlocked.Increment(ref answered);
                    return answer;
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                if (!isLost)
                {
                    isLost = true;
                    Interlocked.Increment(ref lost);
                    // What was under way in the database is over soon after the process that asked for it.
                    await Task.Delay(200, Ct);
                    await whenLost();
                }
            }

            await Task.Delay(50, Ct);
        }
    }

    private static object[] Said(string text) => [new { heading = "call", text }];

    private static void Count(ref int total, long one) => Interlocked.Add(ref total, (int)one);

    private sealed record Written(Guid Id, string Text);
}
