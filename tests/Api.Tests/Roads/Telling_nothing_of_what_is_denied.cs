using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IntegrativeCare.Api.Tests.Locks;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Roads;

/// <summary>
/// Two clinics alike to the last letter, but that in one there are process notes, a trauma history and substance-use records of the client. Whoever is denied
/// these asks both for everything that the API's document offers, and by the ids of these very records: the answers are the same, byte for byte and header for
/// header, once ids and instants are taken out.
/// </summary>
public sealed partial class Telling_nothing_of_what_is_denied(PostgresServer server, ITestOutputHelper output)
{
    // These say of one request which it was, or how much of an allowance is left at that moment.
    private static readonly string[] OfOneRequest = ["Date", "X-Request-Id", "traceparent", "RateLimit"];

    // These change who may see anything at all: what follows would compare nothing but refusals, or ask somebody who is not denied any more.
    private static readonly string[] ChangesWhoSees = ["LeaveCareTeam", "RevokeDirective", "OpenEmergencyAccess"];

    private readonly List<(string Kind, string Told)> differences = [];
    private int compared;
    private int permitted;

    public static TheoryData<string, InformationCategory[], string[], bool> Cases => new()
    {
        {
            "process notes, a trauma history and substance use", [InformationCategory.PsychotherapyProcess, InformationCategory.TraumaHistory, InformationCategory.SubstanceUse],
            ["Tomas", "Noor", "Lena", "Quinn", "Ada", "Pia", "Northside"], false
        },
        { "process notes, in an emergency and to the client herself", [InformationCategory.PsychotherapyProcess], ["Tomas", "Noor", "Lena", "Maya"], true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Answers_the_same_whether_there_are_any_or_not(string hidden, InformationCategory[] kinds, string[] denied, bool inAnEmergency)
    {
        await using var api = await RunningClinic.Start(server, new(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Error" });
        var began = Stopwatch.GetTimestamp();
        var (full, bare) = (await Twin.Open(api, "Heron", kinds, hides: true), await Twin.Open(api, "Egret", kinds, hides: false));
        if (inAnEmergency)
        {
            foreach (var twin in (Twin[])[full, bare]) await twin.OpenEmergencies(api, denied);

            // No privacy officer asks here: what the author does leaves rows of which the client reads none.
            foreach (var twin in (Twin[])[full, bare]) await twin.WorkWithProcessNotes(api);
        }

        var operations = await Documented.Operations(api);
        var bodies = await DocumentedBodies.Of(api);
        var reads = operations.Where(operation => operation.Method == "GET").ToList();
        foreach (var name in denied)
        {
            foreach (var read in reads) await CompareReads(api, full, bare, name, read);
        }

        foreach (var name in denied)
        {
            foreach (var command in operations.Where(operation => operation.Method != "GET" && operation.Path.Contains("{clientId}", StringComparison.Ordinal) && !ChangesWhoSees.Contains(operation.Id)))
                await CompareCommands(api, full, bare, name, command, bodies);
        }

        // What was said by now, receipts and directives on hidden records among it, tells no more.
        foreach (var name in denied)
        {
            foreach (var read in reads) await CompareReads(api, full, bare, name, read, isAgain: true);
        }

        output.WriteLine($"{hidden}: {compared} pairs of answers to {denied.Length} readers compared, {permitted} of them a yes, {differences.Count} different, in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s.");
        Assert.True(differences.Count == 0, string.Join("\n\n", differences.GroupBy(one => one.Kind, StringComparer.Ordinal).Select(group => group.First().Told).Take(25)));
        Assert.True(compared > 2_000 && permitted > 400, $"{compared} pairs, {permitted} permitted");

        // The records are there: who wrote them reads them.
        foreach (var (id, kind) in full.Hidden.Where(record => record.Kind == RecordKind.Note))
            (await api.Get(full.Record.At.Ruth, $"/clients/{full.Record.Client.Value}/notes/{id}")).Is(200);
        foreach (var (id, _) in full.Hidden.Where(record => record.Kind == RecordKind.ProcessNote))
            (await api.Get(full.Record.At.Ruth, $"/clients/{full.Record.Client.Value}/process-notes/{id}")).Is(200);
    }

    private async Task CompareReads(RunningClinic api, Twin full, Twin bare, string name, Operation read, bool isAgain = false)
    {
        // The ledger tells a privacy officer who looked at what; nobody looked at what is hidden.
        for (var place = 0; place < full.Hidden.Count; place++)
        {
            var (inFull, inBare) = (full.AddressOf(read, place), bare.AddressOf(read, place));
            await Compare(api, full, bare, name, HttpMethod.Get, inFull, inBare);
            if (isAgain) continue;
            await Compare(api, full, bare, name, HttpMethod.Head, inFull, inBare);
            await Compare(api, full, bare, name, HttpMethod.Get, inFull, inBare, headers: ("If-None-Match", "*"));
            await Compare(api, full, bare, name, HttpMethod.Get, inFull, inBare, headers: ("If-None-Match", "\"2-00000000000000000000000000000000\""));
            foreach (var purpose in (string[])["careCoordination", "supervision", "emergency"]) await Compare(api, full, bare, name, HttpMethod.Get, inFull, inBare, headers: ("X-Purpose-Of-Use", purpose));
            foreach (var parameter in read.InQuery)
            {
                foreach (var (query, other) in Twin.Queries(parameter, full, bare, place)) await Compare(api, full, bare, name, HttpMethod.Get, $"{inFull}?{query}", $"{inBare}?{other}");
            }

            if (read.InQuery.Any(parameter => parameter.Name == "after")) await ComparePages(api, full, bare, name, inFull, inBare);
            if (!read.InPath.Any(parameter => parameter.Name != "clientId") && !read.InQuery.Any(parameter => parameter.IsId)) break;
        }
    }

    private async Task ComparePages(RunningClinic api, Twin full, Twin bare, string name, string inFull, string inBare)
    {
        var (after, other) = ("", "");
        for (var page = 0; page < 12; page++)
        {
            var (one, two) = await Compare(api, full, bare, name, HttpMethod.Get, $"{inFull}?limit=1{after}", $"{inBare}?limit=1{other}");
            if (one.Status != 200 || two.Status != 200 || one.Json.GetProperty("nextCursor").GetString() is not { } cursor || two.Json.GetProperty("nextCursor").GetString() is not { } otherCursor) return;
            (after, other) = ($"&after={Uri.EscapeDataString(cursor)}", $"&after={Uri.EscapeDataString(otherCursor)}");
        }
    }

    private async Task CompareCommands(RunningClinic api, Twin full, Twin bare, string name, Operation command, DocumentedBodies bodies)
    {
        for (var place = 0; place < full.Hidden.Count; place++)
        {
            var (inFull, inBare) = (full.AddressOf(command, place), bare.AddressOf(command, place));
            foreach (var everyMember in (bool[])[false, true])
            {
                var (body, other) = (full.BodyOf(bodies, command, place, everyMember), bare.BodyOf(bodies, command, place, everyMember));
                foreach (var ifMatch in (string[])["\"1\"", "\"2\"", "*"])
                {
                    await Compare(api, full, bare, name, new HttpMethod(command.Method), inFull, inBare, body, other, ("If-Match", ifMatch));
                    if (!command.Parameters.Any(parameter => parameter.Name == "If-Match")) break;
                }

                if (body is null) break;
            }
        }
    }

    private async Task<(Reply, Reply)> Compare(
        RunningClinic api, Twin full, Twin bare, string name, HttpMethod method, string inFull, string inBare, string? body = null, string? other = null, params (string, string)[] headers)
    {
        var one = await api.Send(full.Record[name].Caller, method, inFull, body, headers);
        var two = await api.Send(bare.Record[name].Caller, method, inBare, other, headers);
        var (said, saidToo) = (full.Plain(one), bare.Plain(two));
        compared++;
        if (one.Status is >= 200 and < 300) permitted++;
        if (one.Status >= 500) differences.Add(($"{name} {method} {Twin.Ids(inFull)} fails", $"{name}: {method} {inFull} {body} answered {one.Status}: {one.Text}"));
        if (said != saidToo)
        {
            var at = Math.Max(0, said.Zip(saidToo).TakeWhile(pair => pair.First == pair.Second).Count() - 120);
            differences.Add(($"{name} {method} {Twin.Ids(inFull)}", $"{name}: {method} {inFull} {body} [{string.Join(' ', headers)}] {one.Status} {two.Status}\n  with:    {Part(said, at)}\n  without: {Part(saidToo, at)}"));
        }

        return (one, two);

        static string Part(string text, int from) => text.Length > from + 400 ? text[from..(from + 400)] : text[Math.Min(from, text.Length)..];
    }

    /// <summary>One of the two clinics.</summary>
    private sealed partial class Twin
    {
        private readonly string name;
        private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

        private readonly bool hidesAny;

        private Twin(string name, FullRecord record, bool hides) => (this.name, Record, hidesAny) = (name, record, hides);

        public FullRecord Record { get; }

        /// <summary>The hidden records; in the bare twin ids of nothing.</summary>
        public List<(Guid Id, RecordKind Kind)> Hidden { get; } = [];

        public static async Task<Twin> Open(RunningClinic api, string name, InformationCategory[] kinds, bool hides)
        {
            var twin = new Twin(name, await FullRecord.Write(api, await api.OpenClinic(name, $"{name.ToLowerInvariant()}.example")), hides);
            var at = twin.Record.At;
            await at.Permits(ClinicAtWork.To(at.Tomas), ["demographics", "scheduling", "carePlan", "safetyCues", "psychotherapyProgress", "mentalHealthOutcomes"], ["treatment", "careCoordination"]);
            await at.Permits(ClinicAtWork.To(twin.Record["Lena"].Caller), ["demographics", "mentalHealthSummary"]);
            foreach (var category in kinds) twin.Hidden.Add((hides ? await twin.Record.Hide(category, at.Ruth) : Guid.CreateVersion7(), RecordKind.Note));
            foreach (var category in hides ? kinds : []) await twin.Record.Hide(category, at.Ruth, isOutcome: true);

            if (kinds.Contains(InformationCategory.PsychotherapyProcess)) twin.Hidden.Add((hides ? await twin.Record.KeepApart(at.Ruth) : Guid.CreateVersion7(), RecordKind.ProcessNote));

            // No route asks for one outcome by its id, so one of them stands for all where ids are tried.
            twin.Hidden.Add((hides ? twin.Record.Entries.Last(entry => entry.Kind == RecordKind.Outcome).Id : Guid.CreateVersion7(), RecordKind.Outcome));
            return twin;
        }

        public async Task OpenEmergencies(RunningClinic api, string[] names)
        {
            foreach (var practitioner in names.Select(one => Record[one].Caller).Where(caller => caller.PractitionerId is not null))
                (await api.Post(practitioner, $"/clients/{Record.Client.Value}/emergency-accesses", new { reason = "medicalEmergency", reasonText = "Maya collapsed in the waiting room" })).Is(201);
        }

        // As many rows of the ledger in either clinic: where there are none, their author asks in vain.
        public async Task WorkWithProcessNotes(RunningClinic api)
        {
            var (ruth, path) = (Record.At.Ruth, $"/clients/{Record.Client.Value}/process-notes");
            var kept = Hidden.Single(one => one.Kind == RecordKind.ProcessNote).Id;
            if (!hidesAny)
            {
                for (var i = 0; i < 7; i++) (await api.Get(ruth, path)).Is(200);
                return;
            }

            (await api.Get(ruth, path)).Is(200);
            (await api.Get(ruth, $"{path}/{kept}")).Is(200);
            (await api.Get(ruth, $"{path}/{Guid.CreateVersion7()}")).Is(404, "process_note.not_found");
            (await api.Patch(ruth, $"{path}/{kept}", new { text = "Anew" }, ("If-Match", "\"1\""))).Is(200);
            (await api.Patch(ruth, $"{path}/{kept}", new { text = "Lost" }, ("If-Match", "\"1\""))).Is(412, "request.stale");
            (await api.Post(ruth, path, new { text = "Another" }, ("Idempotency-Key", "kept-once"))).Is(201);
            (await api.Post(ruth, path, new { text = "Another" }, ("Idempotency-Key", "kept-once"))).Is(201);
        }

        public static string Ids(string text) => Id().Replace(text, "id");

        public static IEnumerable<(string Full, string Bare)> Queries(Parameter parameter, Twin full, Twin bare, int place)
        {
            if (parameter.Name == "after") return [];
            if (parameter.Name == "limit") return [("limit=1", "limit=1"), ("limit=200", "limit=200")];
            if (!parameter.IsId) return parameter.Values.Select(value => ($"{parameter.Name}={value}", $"{parameter.Name}={value}"));
            return
            [
                ($"{parameter.Name}={full.Hidden[place].Id}", $"{parameter.Name}={bare.Hidden[place].Id}"),
                ($"{parameter.Name}={full.Usual(parameter.Name)}", $"{parameter.Name}={bare.Usual(parameter.Name)}"),
            ];
        }

        public string AddressOf(Operation operation, int place)
        {
            var last = operation.InPath.LastOrDefault()?.Name;
            return operation.AddressOf(parameter => parameter == "code" ? "phq9" : (parameter is "clientId" or "practitionerId" || (parameter != last && parameter is not "noteId") ? Usual(parameter) : Hidden[place].Id).ToString());
        }

        public string? BodyOf(DocumentedBodies bodies, Operation operation, int place, bool everyMember) =>
            bodies.Of(operation.Method, operation.Path, member => member is "recordIds" or "recordId" or "noteId" or "measurementId" or "supersedes" or "goalIds" ? Hidden[place].Id : Usual(member), everyMember)?.ToJsonString();

        /// <summary>What was answered, without what names this twin, this request or this moment.</summary>
        public string Plain(Reply reply)
        {
            var text = reply.Text;
            if (reply.Code is not null && JsonNode.Parse(text) is JsonObject problem)
            {
                problem.Remove("traceId");
                text = problem.ToJsonString();
            }

            var headers = reply.Headers.Concat(reply.Content).Where(header => !OfOneRequest.Any(own => header.Key.StartsWith(own, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {string.Join('|', header.Value)}");
            return Strip($"{reply.Status}\n{string.Join('\n', headers)}\n{text}");
        }

        // An id keeps its place among the ids of the answer, so that two answers that repeat different ones are told apart.
        private string Strip(string text)
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            text = text.Replace(name, "Clinic", StringComparison.Ordinal).Replace(name.ToLowerInvariant(), "clinic", StringComparison.Ordinal);
            text = Id().Replace(text, id => $"id{(seen.TryGetValue(id.Value, out var number) ? number : seen[id.Value] = seen.Count)}");
            text = Signature().Replace(text, "signature");
            text = Hash().Replace(text, "hash");
            text = Cursor().Replace(text, cursor => $"\"nextCursor\":{cursor.Groups["cursor"].Length}");
            text = CursorInLink().Replace(text, cursor => $"after={cursor.Groups["cursor"].Length}");
            text = LicenceNumber().Replace(text, "\"number\":n");
            text = Place().Replace(text, "\"seq\":n");
            return Instant().Replace(text, "instant");
        }

        private Guid Usual(string parameter) => parameter switch
        {
            "clientId" => Record.Client.Value,
            "planId" => Record.Entries.First(entry => entry.Kind == RecordKind.Plan).Id,
            "sessionId" => Record.Entries.First(entry => entry.Kind == RecordKind.Session).Id,
            "practitionerId" or "ownerId" or "leadPractitionerId" or "supervisorId" => Record["Ruth"].PersonId,
            "id" => Record["Tomas"].PersonId,
            _ => Known(parameter),
        };

        private Guid Known(string parameter)
        {
            if (!known.TryGetValue(parameter, out var id)) known[parameter] = id = Guid.CreateVersion7().ToString();
            return Guid.Parse(id);
        }

        // Of a checkpoint: it covers the hash, and so the ids and instants.
        [GeneratedRegex("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{86}(?![A-Za-z0-9_-])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
        private static partial Regex Signature();

        [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
        private static partial Regex Id();

        [GeneratedRegex("[0-9a-f]{32,64}|(?<=ETag: \"(?:[0-9]+-)?)[A-Za-z0-9_-]{12}(?=\")", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
        private static partial Regex Hash();

        [GeneratedRegex("\"nextCursor\":\"(?<cursor>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
        private static partial Regex Cursor();

        [GeneratedRegex("after=(?<cursor>[^&>]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
        private static partial Regex CursorInLink();

        [GeneratedRegex("\"number\":\"[0-9a-f]{12}\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
        private static partial Regex LicenceNumber();

        [GeneratedRegex("\"seq\":[0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
        private static partial Regex Place();

        [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|\\+00:00)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
        private static partial Regex Instant();
    }
}
