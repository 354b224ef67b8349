using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Roads;

/// <summary>
/// I18, I22: whatever road a reader takes, they see what the decision says and nothing else: by id, in a list, through each of its filters, in its order, page by
/// page, as headers alone, as "not modified", and by sending a command again. The roads are those of the running API's own document.
/// </summary>
public sealed class Reading_on_every_road(PostgresServer server, ITestOutputHelper output)
{
    private const int Seed = 7_130;
    private const int Worlds = 40;

    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentDictionary<string, string> tags = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> heldOn = new(StringComparer.Ordinal);
    private RunningClinic api = null!;
    private FullRecord record = null!;
    private IReadOnlyList<Operation> reads = [];
    private int shown;
    private int hidden;

    [Fact]
    public async Task Shows_what_the_decision_says()
    {
        await using var running = await RunningClinic.Start(server, new(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Error", ["Logging:LogLevel:IntegrativeCare"] = "Error" });
        api = running;
        record = await FullRecord.Write(api, await api.OpenClinic("Heath", "heath.example"));
        foreach (var category in (InformationCategory[])[InformationCategory.PsychotherapyProcess, InformationCategory.TraumaHistory, InformationCategory.SubstanceUse]) await record.Hide(category, record.At.Ruth);
        await record.Hide(InformationCategory.PsychotherapyProcess, record.At.Quinn);
        foreach (var author in (Caller[])[record.At.Ruth, record.At.Quinn, record.At.Ruth]) await record.KeepApart(author);
        await record.Hide(InformationCategory.SubstanceUse, record.At.Quinn, isOutcome: true);
        reads = [.. (await Documented.Operations(api)).Where(operation => operation.Method == "GET")];
        var began = Stopwatch.GetTimestamp();
        var asked = new Dictionary<string, Reply>(StringComparer.Ordinal);

        for (var world = 0; world < Worlds && faults.IsEmpty; world++)
        {
            var consent = await RandomConsent.Say(api, record, Seed + world);
            await Parallel.ForEachAsync(record.People, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (asker, _) =>
            {
                await Hold(new Look(consent, asker, asker.Purposes[world % asker.Purposes.Length], Seed + world));
            });
            foreach (var name in (string[])["Tomas", "Noor"]) await Repeat(consent, record[name], asked);
        }

        output.WriteLine($"Seed {Seed}: {Worlds} worlds of directives, {record.People.Count} readers, {reads.Count} reading operations: {heldOn.Values.Sum()} answers held to the decision, {shown} records shown, {hidden} not, {faults.Count} different, in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s.");
        foreach (var (road, times) in heldOn.OrderBy(one => one.Key, StringComparer.Ordinal)) output.WriteLine($"  {road}: {times}");
        Assert.True(faults.IsEmpty, string.Join("\n\n", faults.Take(5)));
        Assert.True(shown > 1_000 && hidden > 1_000, $"{shown} shown, {hidden} not");
        Assert.Empty(reads.Where(read => RoadTable.Of(read) is not Road.Elsewhere && heldOn.Keys.All(key => !key.StartsWith(read.Id + " ", StringComparison.Ordinal))).Select(read => read.Id));
    }

    [Fact]
    public async Task Has_every_reading_operation_and_every_filter_on_a_road()
    {
        await using var running = await RunningClinic.Start(server);
        foreach (var read in (await Documented.Operations(running)).Where(operation => operation.Method == "GET"))
        {
            string[] held = RoadTable.Of(read) switch
            {
                Road.Many { Filters: var filters } => [.. filters.Select(filter => filter.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                Road.Across { Filters: var filters } => [.. filters.Select(filter => filter.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                Road.PartsOf { Filters: var filters } => filters,
                Road.Chart { Filters: var filters } => [.. filters.Select(filter => filter.Name).Append("noteId").Append("language").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                Road.Caseload => ["q"],
                _ => [.. read.FilterNames.Order(StringComparer.Ordinal)],
            };
            Assert.Equal((read.Id, string.Join(' ', read.FilterNames.Order(StringComparer.Ordinal))), (read.Id, string.Join(' ', held)));
        }
    }

    private async Task Hold(Look look)
    {
        foreach (var read in reads)
        {
            switch (RoadTable.Of(read))
            {
                case Road.One(var kind): await HoldOne(look, read, kind); break;
                case Road.PartsOf parts: await HoldPartsOf(look, read, parts); break;
                case Road.Chart(var filters): await HoldChart(look, read, filters); break;
                case Road.Trends(var isDrawn): await HoldTrends(look, read, isDrawn); break;
                case Road.HandoffOf(var place): await HoldHandoffs(look, read, place); break;
                case Road.Many(var kind, var filters) many: await HoldMany(look, read, kind, filters, many.IsEarliestFirst); break;
                case Road.Only(var kind): await HoldOnly(look, read, kind); break;
                case Road.Whole: await HoldWhole(look, read); break;
                case Road.Caseload: await HoldCaseload(look, read); break;
                case Road.Across across: await HoldAcross(look, read, across); break;
                case Road.AboutAccess: await HoldAccess(look, read); break;
                case Road.Supervision(var period): await HoldSupervision(look, read, period); break;
                case Road.Preview: await HoldPreview(look, read); break;
                case Road.OneAboutAccess(var listedBy): await HoldOneAccess(look, read, reads.Single(other => other.Id == listedBy)); break;
                default: break;
            }
        }
    }

    private async Task HoldOne(Look look, Operation read, RecordKind kind)
    {
        var nothing = await Get(look, Address(read, Guid.CreateVersion7()));
        if (IsForOtherRoles(nothing)) return;

        var turn = 0;
        foreach (var entry in record.Entries.Where(entry => entry.Kind == kind))
        {
            var path = Address(read, entry.Id);
            var reply = await Get(look, path);
            var isOpen = look.Sees(entry);
            Count(isOpen);
            var expected = look.NoStanding is not null ? nothing.Said
                : isOpen ? "200"
                : entry.IsDraft || !entry.Category.ExistenceMayBeShown() ? nothing.Said
                : "403 consent.not_given";
            var said = isOpen ? $"{reply.Status}" : expected.StartsWith("403 consent", StringComparison.Ordinal) ? $"{reply.Status} {reply.Code}" : reply.Said;
            Judge(look, read, "by id", path, expected, said);
            if (isOpen && reply.Status == 200) HoldParts(look, read, path, reply);

            // Each record in turn: three more requests for every one would take most of the time.
            if ((look.World + turn++) % 3 == 0) await HoldHeaders(look, read, path, reply);
        }
    }

    private async Task HoldPartsOf(Look look, Operation read, Road.PartsOf parts)
    {
        var nothing = await Get(look, Below(Guid.CreateVersion7()));
        if (IsForOtherRoles(nothing)) return;

        foreach (var entry in record.Entries.Where(entry => entry.Kind == parts.Kind))
        {
            var path = Below(entry.Id);
            var reply = await Get(look, path);
            var isOpen = look.Sees(entry);
            Count(isOpen);
            var isSecret = entry.IsDraft || !entry.Category.ExistenceMayBeShown();
            var expected = look.NoStanding is not null || (!isOpen && isSecret) ? nothing.Said : isOpen ? parts.WhereSeen : "403 consent.not_given";
            Judge(look, read, "below its record", path, expected, look.NoStanding is not null || (!isOpen && isSecret) ? reply.Said : $"{reply.Status} {reply.Code}".TrimEnd());
            await HoldHeaders(look, read, path, reply);
        }

        string Below(Guid id) => read.AddressOf(name => (name == "clientId" ? record.Client.Value : name == parts.Place ? id : Guid.CreateVersion7()).ToString());
    }

    /// <summary>The chart holds every signed note that is open, with its text; the page names the same notes.</summary>
    private async Task HoldChart(Look look, Operation read, Filter[] filters)
    {
        var path = Address(read, Guid.Empty);
        var all = await Get(look, path);
        if (IsForOtherRoles(all)) return;
        if (look.NoStanding is not null)
        {
            Judge(look, read, "as a whole", path, look.NoStanding, $"{all.Status} {all.Code}");
            return;
        }

        var open = look.Open(RecordKind.Note).Where(entry => !entry.IsDraft).Reverse().ToList();
        Judge(look, read, "as a whole, in its order", path, Ids(open), Ids(all.Is(200).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("note"))));
        foreach (var item in all.Json.GetProperty("items").EnumerateArray()) Judge(look, read, "with its text", path, true, item.GetProperty("note").GetProperty("sections").GetArrayLength() > 0);
        var session = record.Entries.First(entry => entry.Kind == RecordKind.Note).Session!.Value;
        foreach (var filter in filters)
        {
            var filtered = await Get(look, path + "?" + filter.Query.Replace("{session}", session.ToString(), StringComparison.Ordinal));
            Judge(look, read, "filtered", filter.Query, Ids(open.Where(entry => filter.Keeps(entry, session))), Ids(filtered.Is(200).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("note"))));
        }

        foreach (var entry in record.Entries.Where(entry => entry.Kind == RecordKind.Note))
        {
            var isOpen = open.Contains(entry);
            Count(isOpen);
            var one = await Get(look, $"{path}?noteId={entry.Id}");
            Judge(look, read, "one note", entry.Id.ToString(), isOpen ? "200" : "404 note.not_found", isOpen ? $"{one.Status}" : $"{one.Status} {one.Code}");
        }
    }

    /// <summary>Every measurement that is open is a point of a series or a mark of the drawing, and no other is.</summary>
    private async Task HoldTrends(Look look, Operation read, bool isDrawn)
    {
        var path = Address(read, Guid.Empty);
        var all = await Get(look, path);
        if (IsForOtherRoles(all)) return;
        if (look.NoStanding is not null)
        {
            Judge(look, read, "as a whole", path, look.NoStanding, $"{all.Status} {all.Code}");
            return;
        }

        var open = look.Open(RecordKind.Outcome).ToList();
        foreach (var entry in record.Entries.Where(entry => entry.Kind == RecordKind.Outcome)) Count(open.Contains(entry));
        foreach (var instrument in (string?[])[null, "phq9", "nprs"])
        {
            var narrowed = instrument is null ? path : $"{path}?instrument={instrument}";
            var (expected, reply) = (open.Where(entry => instrument is null || entry.Instrument == instrument).ToList(), (await Get(look, narrowed)).Is(200));
            if (isDrawn) Judge(look, read, "drawn", narrowed, expected.Count, reply.Text.Split("graphics-symbol").Length - 1);
            else Judge(look, read, "as points", narrowed, Sorted(expected.Select(entry => entry.Id)), Sorted(reply.Json.GetProperty("series").EnumerateArray().SelectMany(series => series.GetProperty("points").EnumerateArray()).Select(point => point.GetProperty("measurementId").GetGuid())));
            await HoldHeaders(look, read, narrowed, reply);
        }

        static string Sorted(IEnumerable<Guid> ids) => string.Join(' ', ids.Distinct().Order());
    }

    /// <summary>A handoff is there exactly where its plan is, and under no other plan.</summary>
    private async Task HoldHandoffs(Look look, Operation read, string place)
    {
        var plans = record.Entries.Where(entry => entry.Kind == RecordKind.Plan).ToList();
        var nothing = await Get(look, Below(Guid.CreateVersion7(), Guid.CreateVersion7()));
        if (IsForOtherRoles(nothing)) return;

        foreach (var plan in plans)
        {
            var isOpen = look.Sees(plan);
            foreach (var other in plans)
            {
                var path = Below(plan.Id, other.Handoff);
                var reply = await Get(look, path);
                Count(isOpen && plan == other);
                var expected = look.NoStanding is not null ? nothing.Said : !isOpen ? "403 consent.not_given" : plan == other ? "200" : "404 handoff.not_found";
                Judge(look, read, "by its plan and its id", path, expected, look.NoStanding is not null ? reply.Said : $"{reply.Status} {reply.Code}".TrimEnd());
                if (plan == other) await HoldHeaders(look, read, path, reply);
            }
        }

        string Below(Guid plan, Guid handoff) => read.AddressOf(name => (name == "clientId" ? record.Client.Value : name == place ? plan : handoff).ToString());
    }

    /// <summary>What stands inside an answer about one thing is held to the decision as if it had been asked for by itself.</summary>
    private void HoldParts(Look look, Operation read, string path, Reply reply)
    {
        if (reply.Json.TryGetProperty("recentSessions", out var sessions) && sessions.ValueKind == JsonValueKind.Array)
            Judge(look, read, "its sessions", path, Ids(look.Open(RecordKind.Session).Take(5)), Ids(sessions));
        else if (read.Id == "GetCarePlan")
            Judge(look, read, "its sessions", path, "", Ids(look.Open(RecordKind.Session)));
        if (read.Id == "GetCarePlan")
        {
            var latest = look.Open(RecordKind.Outcome).GroupBy(entry => entry.Instrument, StringComparer.Ordinal).Select(group => group.First()).OrderBy(entry => entry.Instrument, StringComparer.Ordinal);
            Judge(look, read, "its outcomes", path, Ids(latest), reply.Json.TryGetProperty("outcomes", out var outcomes) && outcomes.ValueKind == JsonValueKind.Array ? Ids(outcomes) : "");
            Judge(look, read, "its holds", path, Ids(look.Open(RecordKind.Hold).OrderBy(entry => entry.Id)), reply.Json.TryGetProperty("holds", out var holds) && holds.ValueKind == JsonValueKind.Array ? Ids(holds) : "");
            Judge(look, read, "its safety cues", path, look.Open(RecordKind.TouchProfile).Any(), reply.Json.TryGetProperty("safetyCues", out var cues) && cues.ValueKind == JsonValueKind.Object);
        }

        if (reply.Json.TryGetProperty("withheld", out var withheld))
            Judge(look, read, "what is withheld", path, "", string.Join(' ', withheld.EnumerateArray().Select(one => one.GetProperty("category").GetString()!).Except(look.Withheld, StringComparer.Ordinal)));
    }

    private async Task HoldMany(Look look, Operation read, RecordKind kind, Filter[] filters, bool isEarliestFirst)
    {
        var path = Address(read, Guid.Empty);
        var all = await Get(look, path);
        if (IsForOtherRoles(all)) return;
        if (look.NoStanding is not null)
        {
            Judge(look, read, "as a list", path, look.NoStanding, $"{all.Status} {all.Code}");
            foreach (var filter in filters) Judge(look, read, "filtered", filter.Query, all.Said, (await Get(look, path + "?" + filter.Query.Replace("{session}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal))).Said);
            return;
        }

        var open = look.Open(kind).ToList();
        if (isEarliestFirst) open.Reverse();
        foreach (var entry in record.Entries.Where(entry => entry.Kind == kind)) Count(open.Contains(entry));
        Judge(look, read, "as a list, in its order", path, Ids(open), Ids(all.Is(200).Json.GetProperty("items")));
        if (kind == RecordKind.Hold)
        {
            // Why a hold was placed is a record of its own, of another kind of information.
            var why = open.Where(entry => look.Open(RecordKind.HoldReason).Any(reason => reason.Of == entry.Id));
            Judge(look, read, "with its reason", path, Ids(why), string.Join(' ', all.Json.GetProperty("items").EnumerateArray().Where(item => item.TryGetProperty("reason", out _)).Select(item => item.GetProperty("id").GetString())));
        }

        await HoldHeaders(look, read, path, all);

        foreach (var filter in filters)
        {
            var sessions = record.Entries.Where(entry => entry.Kind == RecordKind.Session).ToList();
            var session = sessions[look.World % sessions.Count].Id;
            var filtered = path + "?" + filter.Query.Replace("{session}", session.ToString(), StringComparison.Ordinal);
            Judge(look, read, "filtered", filtered, Ids(open.Where(entry => filter.Keeps(entry, session))), Ids((await Get(look, filtered)).Is(200).Json.GetProperty("items")));
        }

        var pages = new List<string>();
        var (after, size) = ("", 1 + (look.World % 3));
        do
        {
            var page = (await Get(look, $"{path}?limit={size}{after}")).Is(200).Json;
            pages.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            after = page.GetProperty("nextCursor").GetString() is { } cursor ? "&after=" + Uri.EscapeDataString(cursor) : "";
        }
        while (after.Length > 0 && pages.Count <= record.Entries.Count);
        Judge(look, read, "page by page", path, Ids(open), string.Join(' ', pages));
    }

    private async Task HoldOnly(Look look, Operation read, RecordKind kind)
    {
        var path = Address(read, Guid.Empty);
        var reply = await Get(look, path);
        if (IsForOtherRoles(reply)) return;

        var isOpen = look.Open(kind).Any();
        Count(isOpen);
        Judge(look, read, "by itself", path, look.NoStanding ?? (isOpen ? "200 " : "403 consent.not_given"), $"{reply.Status} {reply.Code}");
        await HoldHeaders(look, read, path, reply);
    }

    private async Task HoldWhole(Look look, Operation read)
    {
        var path = Address(read, Guid.Empty);
        var reply = await Get(look, path);
        if (IsForOtherRoles(reply)) return;
        await HoldHeaders(look, read, path, reply);
        if (look.NoStanding is not null)
        {
            Judge(look, read, "as a whole", path, look.NoStanding, $"{reply.Status} {reply.Code}");
            return;
        }

        var isOpen = look.Open(RecordKind.Client).Any();
        Count(isOpen);
        Judge(look, read, "as a whole", path, isOpen, reply.Is(200).Json.TryGetProperty("demographics", out _));
        Judge(look, read, "what is withheld", path, string.Join(' ', look.Withheld), string.Join(' ', reply.Json.GetProperty("withheld").EnumerateArray().Select(one => one.GetProperty("category").GetString())));
    }

    private async Task HoldCaseload(Look look, Operation read)
    {
        foreach (var (query, finds) in ((string, bool)[])[("", true), ("?q=maya", true), ("?q=zoe", false), ("?limit=1", true)])
        {
            var reply = await Get(look, read.Path + query);
            if (IsForOtherRoles(reply)) return;

            // A caseload is of those on whose team one is; an emergency or a directive that names one opens the record, and does not put it there.
            var isOpen = look.Asker.Name == "Ada" || (look.Asker.IsOnTheTeam && look.SeesInACaseload(record.Entries.Single(entry => entry.Kind == RecordKind.Client)));
            Count(isOpen);
            Judge(look, read, "among clients", query, isOpen && finds ? record.Client.Value.ToString() : "", Ids(reply.Is(200).Json.GetProperty("items")));
        }
    }

    private async Task HoldAcross(Look look, Operation read, Road.Across across)
    {
        var path = read.Path;
        var all = await Get(look, path);
        if (IsForOtherRoles(all)) return;

        var open = look.Asker.Name == "Ada" || look.Asker.IsOnTheTeam
            ? record.Entries.Where(entry => entry.Kind == across.Kind && across.Concerns(entry, look.Asker) && (look.Asker.Name == "Ada" || look.SeesInACaseload(entry))).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).ToList()
            : [];
        if (across.IsEarliestFirst) open.Reverse();
        foreach (var entry in record.Entries.Where(entry => entry.Kind == across.Kind)) Count(open.Contains(entry));
        Judge(look, read, "across clients, in its order", path, Ids(open), Ids(all.Is(200).Json.GetProperty("items")));
        foreach (var filter in across.Filters)
            Judge(look, read, "filtered", filter.Query, Ids(open.Where(entry => filter.Keeps(entry, Guid.Empty))), Ids((await Get(look, path + "?" + filter.Query)).Is(200).Json.GetProperty("items")));

        var first = (await Get(look, path + "?limit=1")).Is(200).Json;
        var second = first.GetProperty("nextCursor").GetString() is { } cursor ? (await Get(look, $"{path}?limit=200&after={Uri.EscapeDataString(cursor)}")).Is(200).Json : first;
        Judge(look, read, "page by page", path, Ids(open), string.Join(' ', first.GetProperty("items").EnumerateArray().Concat(open.Count > 1 ? second.GetProperty("items").EnumerateArray() : []).Select(item => item.GetProperty("id").GetString())));
    }

    /// <summary>A supervisor's queue and counts hold the notes of whom they supervise that they may see for that purpose, and nobody else's.</summary>
    private async Task HoldSupervision(Look look, Operation read, string? period)
    {
        var path = read.Path + period;
        var reply = await Get(look, path);
        if (IsForOtherRoles(reply)) return;
        if (look.Purpose != PurposeOfUse.Supervision)
        {
            Judge(look, read, "for another purpose", path, "403 caller.supervision_purpose_needed", $"{reply.Status} {reply.Code}");
            return;
        }

        // Quinn's signed notes wait for Ruth; nobody else supervises anybody here.
        var awaiting = record.Entries.Where(entry => entry.Kind == RecordKind.Note && !entry.IsDraft && entry.Category == InformationCategory.PsychotherapyProgress
            && look.Asker.Name == "Ruth" && entry.Author.PersonId == record["Quinn"].PersonId && look.SeesInSupervision(entry)).OrderBy(entry => entry.Id).ToList();
        foreach (var entry in record.Entries.Where(entry => entry.Kind == RecordKind.Note)) Count(awaiting.Contains(entry));
        if (period is null) Judge(look, read, "as a queue", path, Ids(awaiting), Ids(reply.Is(200).Json.GetProperty("items").EnumerateArray().OrderBy(item => item.GetProperty("id").GetGuid())));
        else Judge(look, read, "counted", path, awaiting.Count, reply.Is(200).Json.GetProperty("supervisees").EnumerateArray().Sum(one => one.GetProperty("waiting").GetInt32()));
    }

    /// <summary>What is told about another is what that other person would see: to the client of all that they read themselves, to an author of what they wrote (I23).</summary>
    private async Task HoldPreview(Look look, Operation read)
    {
        foreach (var other in record.People.Where(person => person.Discipline is not null && person != look.Asker))
        {
            var purpose = other.Purposes[look.World % other.Purposes.Length];
            var path = $"{Address(read, Guid.Empty)}?limit=200&practitionerId={other.PersonId}&purpose={Look.Code(purpose)}";
            var reply = await Get(look, path);
            if (IsForOtherRoles(reply)) return;
            if (look.NoStanding is not null)
            {
                Judge(look, read, "by who has a standing", path, look.NoStanding, $"{reply.Status} {reply.Code}");
                continue;
            }

            var theirs = new Look(look.Consent, other, purpose, look.World);
            var isClient = look.Asker.Name == "Maya";
            // Process notes alone are in no preview: their number would tell (I48).
            var told = record.Entries.Where(entry => !entry.IsDraft && entry.Kind != RecordKind.ProcessNote).Where(entry => isClient ? look.Sees(entry) : entry.Author.PersonId == look.Asker.PersonId).Where(entry => entry.Category != InformationCategory.Demographics || isClient);
            var rows = reply.Is(200).Json.GetProperty("items").EnumerateArray().Select(row => $"{row.GetProperty("id").GetString()} {row.GetProperty("decision").GetProperty("category").GetString()} {row.GetProperty("decision").GetProperty("isPermitted").GetBoolean()}");
            Judge(look, read, "as the other would see", path,
                string.Join('\n', told.Select(entry => $"{entry.Id} {entry.Category.Code()} {theirs.Sees(entry)}").Order(StringComparer.Ordinal)),
                string.Join('\n', rows.Order(StringComparer.Ordinal)));
        }
    }

    private async Task HoldAccess(Look look, Operation read)
    {
        var path = Address(read, Guid.Empty) + (read.Id == "PreviewDisclosure" ? $"?practitionerId={record["Tomas"].PersonId}" : "");
        var reply = await Get(look, path);
        if (IsForOtherRoles(reply)) return;
        if (path.Contains(record.Client.Value.ToString(), StringComparison.Ordinal))
            Judge(look, read, "by who has a standing", path, look.NoStanding ?? "200 ", $"{reply.Status} {reply.Code}");
        else
            Judge(look, read, "by its role", path, "200", $"{reply.Status}");
        foreach (var entry in record.Entries.Where(entry => !entry.Category.ExistenceMayBeShown() && look.Asker.Name is not ("Pia" or "Maya")))
            Judge(look, read, "without a hidden record", path, false, reply.Text.Contains(entry.Id.ToString(), StringComparison.Ordinal) && !look.Names(entry.Id));
    }

    private async Task HoldOneAccess(Look look, Operation read, Operation list)
    {
        var listed = await Get(look, Address(list, Guid.Empty) + "?limit=200");
        var own = listed.Status == 200 ? listed.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()).ToHashSet() : [];
        var nothing = await Get(look, Address(read, Guid.CreateVersion7()));
        if (IsForOtherRoles(nothing)) return;

        foreach (var id in look.AboutAccess)
        {
            var reply = await Get(look, Address(read, id));
            Judge(look, read, "as it is listed", Address(read, id), own.Contains(id) ? "200" : nothing.Said, own.Contains(id) ? $"{reply.Status}" : reply.Said);
        }
    }

    /// <summary>HEAD says what GET says; "if changed" says so too, and lets nobody in who holds the tag of what another saw.</summary>
    private async Task HoldHeaders(Look look, Operation read, string path, Reply reply)
    {
        if (reply is { Status: 200, Tag: { } tag })
        {
            tags[path] = tag;
            Judge(look, read, "if changed", path, "304 ", Join(await Get(look, path, ("If-None-Match", tag))));
        }
        else if (tags.TryGetValue(path, out var seenByAnother))
        {
            Judge(look, read, "with another's tag", path, reply.Said, (await Get(look, path, ("If-None-Match", seenByAnother))).Said);
        }

        var head = await api.Head(look.Asker.Caller, path, look.Header);
        Judge(look, read, "as headers", path, $"{reply.Status} {reply.Tag} {reply.Header("Content-Type")}", $"{head.Status} {head.Tag} {head.Header("Content-Type")}");
        Judge(look, read, "as headers alone", path, "", head.Text);

        static string Join(Reply unchanged) => $"{unchanged.Status} {unchanged.Text}";
    }

    /// <summary>A command that is sent again answers what it answered first, or what a stranger hears; never more than it did.</summary>
    private async Task Repeat(RandomConsent consent, Asker asker, Dictionary<string, Reply> asked)
    {
        var look = new Look(consent, asker, PurposeOfUse.Treatment, 0);
        var ask = new { categories = new[] { "carePlan" }, purposes = new[] { "treatment" }, why = "To plan together" };
        var path = $"/clients/{record.Client.Value}/consent-requests";
        var reply = await api.Post(asker.Caller, path, ask, look.Header, ("Idempotency-Key", "asked-once"));
        if (!asked.TryGetValue(asker.Name, out var first))
        {
            if (reply.Status == 201) asked[asker.Name] = reply;
            return;
        }

        heldOn.AddOrUpdate("AskForConsent sent again", 1, (_, times) => times + 1);
        var expected = look.NoStanding is null ? first.Said : (await api.Post(asker.Caller, $"/clients/{Guid.CreateVersion7()}/consent-requests", ask, look.Header)).Said;
        if (reply.Said != expected) faults.Enqueue($"{asker.Name} asked again and heard {reply.Said} instead of {expected}\n{consent}");
    }

    private Task<Reply> Get(Look look, string path, params (string, string)[] headers) => api.Get(look.Asker.Caller, path, [look.Header, .. headers]);

    private string Address(Operation read, Guid id)
    {
        var places = read.InPath.ToList();
        return read.AddressOf(name => (name == "clientId" ? record.Client.Value : name == places[^1].Name ? id : throw new Xunit.Sdk.XunitException($"Nobody says what {name} of {read.Id} is.")).ToString());
    }

    private void Judge<T>(Look look, Operation read, string road, string path, T expected, T actual)
    {
        heldOn.AddOrUpdate($"{read.Id} {road}", 1, (_, times) => times + 1);
        if (!Equals(expected, actual)) faults.Enqueue($"{read.Id} {road} ({path}) for {look.Asker.Name}, {look.Purpose}, seed {look.World}:\n  decided: {expected}\n  answered: {actual}\n{look.Consent}");
    }

    private void Count(bool isOpen) => _ = isOpen ? Interlocked.Increment(ref shown) : Interlocked.Increment(ref hidden);

    // Whom a route never serves learns that before anything is looked up.
    private static bool IsForOtherRoles(Reply reply) => reply is { Status: 403, Code: "caller.role_not_allowed" };

    private static string Ids(IEnumerable<Entry> entries) => string.Join(' ', entries.Select(entry => entry.Id));

    private static string Ids(IEnumerable<JsonElement> items) => string.Join(' ', items.Select(item => item.GetProperty("id").GetString()));

    private static string Ids(JsonElement items) => string.Join(' ', items.EnumerateArray().Select(item => item.GetProperty("id").GetString()));

    /// <summary>One person looking, for one purpose, in one world.</summary>
    private sealed class Look
    {
        private readonly AccessFacts facts;
        private readonly Moment moment;
        private readonly Reach? reach;
        private readonly FullRecord list;

        public Look(RandomConsent consent, Asker asker, PurposeOfUse purpose, int world)
        {
            (Consent, Asker, Purpose, World) = (consent, asker, purpose, world);
            facts = consent.FactsOf(asker);
            moment = new Moment(RunningClinic.Monday, new(2026, 3, 2), purpose);
            NoStanding = DisclosurePolicy.Standing(facts, moment) switch
            {
                null => null,
                DecisionReason.LicenceLapsed => "403 practitioner.licence_lapsed",
                _ => "404 client.not_found",
            };
            reach = NoStanding is null ? Reach.Of(facts, moment) : null;
            list = consent.Record;
        }

        public RandomConsent Consent { get; }

        public Asker Asker { get; }

        public PurposeOfUse Purpose { get; }

        public int World { get; }

        public string? NoStanding { get; }

        public (string, string) Header => ("X-Purpose-Of-Use", Code(Purpose));

        public static string Code(PurposeOfUse purpose) => char.ToLowerInvariant(purpose.ToString()[0]) + purpose.ToString()[1..];

        /// <summary>The directives and emergencies of this world.</summary>
        public IEnumerable<Guid> AboutAccess => [.. facts.Directives.Select(directive => directive.Id), .. Consent.Emergencies];

        public IReadOnlyList<string> Withheld => reach is null ? [] : [.. reach.Withheld().Select(decision => decision.Category.Code())];

        /// <summary>The records of a kind that are open, newest first.</summary>
        public IEnumerable<Entry> Open(RecordKind kind) => list.Entries.Where(entry => entry.Kind == kind && Sees(entry)).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);

        public bool Sees(Entry entry) => Sees(facts, entry);

        /// <summary>A supervisor's queue is of those on whose team somebody is whom they supervise: an emergency puts nothing there.</summary>
        public bool SeesInSupervision(Entry entry) => Sees(facts with { Emergencies = [] }, entry);

        /// <summary>A caseload is of those on whose team one is: an emergency and supervision open a record, and put nothing there.</summary>
        public bool SeesInACaseload(Entry entry) => Sees(facts with { Emergencies = [], Supervisees = [] }, entry);

        /// <summary>The client named this record in a directive that this reader may know of.</summary>
        public bool Names(Guid entry) => facts.Directives.Any(directive => directive.Records.Contains(entry));

        private bool Sees(AccessFacts from, Entry entry) => NoStanding is null
            && (entry.IsDraft ? entry.Author.PersonId == Asker.PersonId : DisclosurePolicy.Decide(from, moment, entry.Category, entry.Author, entry.Subject ?? entry.Id).IsPermitted);
    }
}
