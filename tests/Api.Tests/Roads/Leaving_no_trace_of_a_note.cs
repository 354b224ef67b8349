using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Roads;

/// <summary>A word of its own is planted in every field of every kind of note; then everybody looks everywhere, and so does a thief of the log, the ledger and a backup.</summary>
public sealed class Leaving_no_trace_of_a_note(PostgresServer server, ITestOutputHelper output)
{
    private static readonly string[] Talk = ["Ruth", "Quinn", "Lena", "Maya"];

    private readonly Dictionary<string, string[]> planted = new(StringComparer.Ordinal);
    private RunningClinic api = null!;
    private FullRecord record = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Notes => $"/clients/{record.Client.Value}/notes";

    [Fact]
    public async Task Shows_each_word_to_whom_it_is_for_and_to_nobody_else_anywhere()
    {
        await using var running = api = await RunningClinic.Start(server, new(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft"] = "Information" });
        record = await FullRecord.Write(api, await api.OpenClinic("Heron", "heron.example"));
        var ids = await Plant();
        await Refuse();

        var seen = planted.Keys.ToDictionary(word => word, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        var asked = 0;
        foreach (var read in (await Documented.Operations(api)).Where(operation => operation.Method == "GET"))
        {
            var isBelow = read.InPath.Any(parameter => parameter.Name != "clientId");
            foreach (var id in isBelow ? ids : [ids[0]])
            {
                var address = read.AddressOf(name => (name == "clientId" ? record.Client.Value : id).ToString());
                foreach (var (reader, purpose) in Readers())
                {
                    foreach (var type in read.Id is "GetChart" or "ListDisclosures" or "GetOutcomeTrends" ? (string[])["application/json", "text/html"] : ["application/json"])
                    {
                        var limit = read.InQuery.Any(parameter => parameter.Name == "limit") ? "?limit=200" : "";
                        var reply = await api.Get(reader, address + limit, purpose is null ? [("Accept", type)] : [("Accept", type), ("X-Purpose-Of-Use", purpose)]);
                        asked++;
                        foreach (var word in planted.Keys.Where(word => reply.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
                        {
                            Assert.True(planted[word].Contains(reader.Name, StringComparer.Ordinal), $"{reader.Name} reads \"{word}\" by {read.Id} {address} ({purpose ?? "usual purpose"}, {type}).");
                            Assert.Equal(200, reply.Status);
                            seen[word].Add(reader.Name);
                        }
                    }
                }
            }
        }

        // Whom it is for finds it, so the words were there to be found.
        foreach (var (word, readers) in planted) Assert.Equal((word, string.Join(' ', readers.Order(StringComparer.Ordinal))), (word, string.Join(' ', seen[word].Order(StringComparer.Ordinal))));

        foreach (var line in api.Log.Texts) Assert.DoesNotContain(planted.Keys, word => line.Contains(word, StringComparison.OrdinalIgnoreCase));
        await NothingInTheDatabase();
        output.WriteLine($"{planted.Count} words, {ids.Length} records, {asked} answers to {Readers().Count()} readers and purposes, {api.Log.Texts.Count()} lines of log.");
        Assert.True(asked > 2_000, $"{asked} answers");
    }

    private async Task NothingInTheDatabase()
    {
        Assert.True(await api.Sql<long>("select count(*) from care.access_ledger") > 100);
        foreach (var word in planted.Keys) Assert.Equal((word, 0L), (word, await api.Sql<long>($"select count(*) from care.access_ledger l where l::text ilike '%{word}%'")));
        if (await DatabaseDump.Of(api.Database, Ct) is not { } dump)
        {
            output.WriteLine("pg_dump is not on this machine: the backup was not searched.");
            return;
        }

        Assert.Contains("note_sections", dump, StringComparison.Ordinal);
        foreach (var word in planted.Keys)
        {
            Assert.DoesNotContain(word, dump, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(word)), dump, StringComparison.OrdinalIgnoreCase);
        }
    }

    // Each person by their usual purpose, the supervisor as such, too.
    private IEnumerable<(Caller Reader, string? Purpose)> Readers() =>
        record.People.Select(person => (person.Caller, (string?)null)).Append((record["Ruth"].Caller, "supervision")).Append((record["Quinn"].Caller, "supervision"));

    private string Word(string about, params string[] readers)
    {
        var word = $"qz{about}{planted.Count:00}zq";
        planted.Add(word, readers);
        return word;
    }

    private async Task<Guid[]> Plant()
    {
        var (ruth, quinn, tomas) = (record["Ruth"].Caller, record["Quinn"].Caller, record["Tomas"].Caller);
        var draft = await Draft(ruth, "freeForm", (Word("head", "Ruth"), Word("draft", "Ruth"), null));
        (await api.Post(ruth, $"{Notes}/{draft}/kept-wordings", new { ruleId = "AG-REFUSED", reason = Word("kept", "Ruth") })).Is(201);

        var signed = await Draft(ruth, "freeForm", (Word("ownhead", Talk), Word("talk", Talk), null), ("story", Word("story", "Ruth", "Maya"), "traumaHistory"));
        await Sign(ruth, signed);
        await Change(ruth, signed, "addenda", new { text = Word("more", Talk), reason = Word("why", Talk) });
        var next = (await Change(ruth, signed, "amendments", new { reason = Word("amend", "Ruth", "Maya") })).Id;
        (await api.Patch(ruth, $"{Notes}/{next}", new { sections = new[] { new { heading = "summary", text = Word("next", Talk) } } }, ("If-Match", "\"1\""))).Is(200);
        await Sign(ruth, next);

        var wrong = await Draft(ruth, "dap", ("data", Word("wrong", "Ruth"), null));
        await Sign(ruth, wrong);
        await Change(ruth, wrong, "entered-in-error", new { reason = Word("error", "Ruth", "Maya") });

        var ofQuinn = await Draft(quinn, "soap", ("subjective", Word("quinn", Talk), null));
        await Sign(quinn, ofQuinn);
        var read = (await api.Get(ruth, $"{Notes}/{ofQuinn}", ("X-Purpose-Of-Use", "supervision"))).Is(200);
        (await api.Post(ruth, $"{Notes}/{ofQuinn}/return", new { comment = Word("back", "Quinn", "Ruth") }, ("If-Match", read.Header("ETag")), ("X-Purpose-Of-Use", "supervision"))).Is(200);

        var touch = await Draft(tomas, "massageRecord", ("findings", Word("touch", "Tomas", "Maya"), null), ("aftercare", Word("health", "Tomas", "Maya"), "physicalOutcomes"));
        await Sign(tomas, touch);

        var process = (await api.Post(ruth, $"/clients/{record.Client.Value}/process-notes", new { text = Word("process", "Ruth") })).Is(201).Id;
        var bridge = (await api.Post(ruth, $"{Notes}/{next}/bridge-summaries", new { audience = "massageTherapy", category = "carePlan", text = Word("bridge", Talk) })).Is(201).Id;
        var fromProcess = (await api.Post(ruth, $"/clients/{record.Client.Value}/process-notes/{process}/bridge-summaries", new { audience = "massageTherapy", category = "carePlan", text = Word("second", Talk) })).Is(201).Id;
        return [draft, signed, next, wrong, ofQuinn, touch, process, bridge, fromProcess];
    }

    // What is refused is not repeated either.
    private async Task Refuse()
    {
        var ruth = record["Ruth"].Caller;
        var word = Word("refused");
        Reply[] refusals =
        [
            await api.Post(ruth, $"{Notes}/{Guid.CreateVersion7()}/addenda", new { text = word }, ("If-Match", "\"1\"")),
            await api.Post(ruth, $"/clients/{record.Client.Value}/sessions/{Guid.CreateVersion7()}/notes", new { format = "dap", sections = new[] { new { heading = word, text = word } } }),
            await api.Post(ruth, $"/clients/{record.Client.Value}/process-notes", new { text = word + '\u0007' }),
            await api.Post(ruth, $"/clients/{record.Client.Value}/process-notes", $"{{ \"{word}\": 1 }}"),
            await api.Get(ruth, $"{Notes}?category={word}"),
        ];
        Assert.All(refusals, reply => Assert.InRange(reply.Status, 400, 422));

        // An unknown member is pointed at by the name that the caller gave it; nothing else of what they sent comes back.
        Assert.All(refusals, reply => Assert.DoesNotContain(word, reply.Text.Replace($"\"/{word}\"", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }

    private async Task<Guid> Draft(Caller author, string format, params (string Heading, string Text, string? Category)[] sections)
    {
        var session = record.Entries.First(entry => entry.Kind == RecordKind.Session && entry.Author.PersonId == author.PractitionerId).Id;
        return (await api.Post(author, $"/clients/{record.Client.Value}/sessions/{session}/notes", new { format, sections = sections.Select(section => new { heading = section.Heading, text = section.Text, category = section.Category }) })).Is(201).Id;
    }

    private async Task Sign(Caller author, Guid note)
    {
        var read = (await api.Get(author, $"{Notes}/{note}")).Is(200);
        (await api.Post(author, $"{Notes}/{note}/signature", new { contentHash = read.Json.GetProperty("contentHash").GetString() }, ("If-Match", read.Header("ETag")))).Is(200);
    }

    private async Task<Reply> Change(Caller author, Guid note, string how, object body)
    {
        var read = (await api.Get(author, $"{Notes}/{note}")).Is(200);
        var reply = await api.Post(author, $"{Notes}/{note}/{how}", body, ("If-Match", read.Header("ETag")));
        return reply.Status == 201 ? reply.Is(201) : reply.Is(200);
    }
}
