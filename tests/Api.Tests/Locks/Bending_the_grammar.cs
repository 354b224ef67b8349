using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>Bad input on the real routes: a clear problem, and nothing is stored.</summary>
public sealed class Bending_the_grammar(OneClinic given) : IClassFixture<OneClinic>
{
    private const string Good = """ "nameUsed": "Ines", "languages": ["pt"], "timeZone": "America/Toronto" """;

    private RunningClinic Api => given.Api;

    private ClinicAtWork Harbour => given.Harbour;

    public static TheoryData<string, int, string, string?> BadBodies => new()
    {
        { "{", 400, "request.unreadable", null },
        { "", 400, "request.unreadable", null },
        { "null", 400, "request.unreadable", null },
        { "[]", 400, "request.unreadable", null },
        { "\"text\"", 400, "request.unreadable", null },
        { "{}", 400, "request.unreadable", null },
        { $"{{{Good}}} more", 400, "request.unreadable", null },
        { $"{{{Good},}}", 400, "request.unreadable", null },
        { $"/* note */ {{{Good}}}", 400, "request.unreadable", null },
        { $"{{{Good}, \"gender\": \"f\"}}", 400, "request.unreadable", "/gender" },
        { $"{{{Good}, \"NameUsed\": \"x\"}}", 400, "request.unreadable", "/NameUsed" },
        { $"{{{Good}, \"nameUsed\": \"twice\"}}", 400, "request.unreadable", null },
        { """{ "nameUsed": 5, "languages": ["pt"], "timeZone": "America/Toronto" }""", 400, "request.unreadable", "/nameUsed" },
        { """{ "nameUsed": null, "languages": ["pt"], "timeZone": "America/Toronto" }""", 400, "request.unreadable", "/nameUsed" },
        { """{ "nameUsed": "Ines", "languages": "pt", "timeZone": "America/Toronto" }""", 400, "request.unreadable", "/languages" },
        { $"{{{Good}, \"preferredContact\": \"pigeon\"}}", 400, "request.unreadable", "/preferredContact" },
        { $"{{{Good}, \"preferredContact\": 1}}", 400, "request.unreadable", "/preferredContact" },
        { $"{{{Good}, \"bornOn\": \"2026-02-30\"}}", 400, "request.unreadable", "/bornOn" },
        { $"{{{Good}, \"bornOn\": \"01/02/1980\"}}", 400, "request.unreadable", "/bornOn" },
        { $"{{{Good}, \"bornOn\": \"0001-01-01\"}}", 422, "client.birth_date_out_of_range", "/bornOn" },
        { $"{{{Good}, \"bornOn\": \"9999-12-31\"}}", 422, "client.birth_date_out_of_range", "/bornOn" },
        { $"{{{Good}, \"bornOn\": \"2026-03-03\"}}", 422, "client.birth_date_out_of_range", "/bornOn" },
        { $"{{{Good}, \"pronouns\": \"a\\u0000b\"}}", 422, "request.invalid", "/pronouns" },
        { $"{{{Good}, \"pronouns\": \"\\u0007\"}}", 422, "request.invalid", "/pronouns" },
        { $"{{{Good}, \"pronouns\": \"\\ud83d\"}}", 422, "request.invalid", "/pronouns" },
        { $"{{{Good}, \"pronouns\": \"\\udc00 x\"}}", 422, "request.invalid", "/pronouns" },
        { $"{{{Good}, \"legalName\": \"{new string('a', 201)}\"}}", 422, "request.invalid", "/legalName" },
        { $"{{{Good}, \"email\": \"nobody\"}}", 422, "email.malformed", "/email" },
        { """{ "nameUsed": "", "languages": ["pt"], "timeZone": "America/Toronto" }""", 422, "request.invalid", "/nameUsed" },
        { """{ "nameUsed": "   ", "languages": ["pt"], "timeZone": "America/Toronto" }""", 422, "text.missing", "/nameUsed" },
        { """{ "nameUsed": "Ines", "languages": [], "timeZone": "America/Toronto" }""", 422, "request.invalid", "/languages" },
        { """{ "nameUsed": "Ines", "languages": [null], "timeZone": "America/Toronto" }""", 422, "list.entry_missing", "/languages/0" },
        { """{ "nameUsed": "Ines", "languages": ["pt"], "timeZone": "Mars/Olympus" }""", 422, "time_zone.unknown", "/timeZone" },
        { string.Concat(Enumerable.Repeat("[", 100)), 400, "request.unreadable", null },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task Stores_nothing_of_a_bad_body(string body, int status, string code, string? pointer)
    {
        var before = await Stored();

        var reply = await Api.Send(Harbour.Ada, HttpMethod.Post, "/clients", body, ("Idempotency-Key", Guid.CreateVersion7().ToString()));

        reply.Is(status, code);
        if (pointer is not null) Assert.Contains(pointer, reply.Json.GetProperty("errors").EnumerateArray().Select(one => one.GetProperty("pointer").GetString()));
        Assert.Equal(before, await Stored());
    }

    [Fact]
    public async Task Stores_nothing_that_comes_in_the_wrong_form_or_size()
    {
        var before = await Stored();
        var good = $"{{{Good}}}";

        foreach (var type in (string[])["text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data; boundary=x"])
            (await Api.Send(Harbour.Ada, HttpMethod.Post, "/clients", good, ("Content-Type", type))).Is(415, "request.media_type");
        (await Api.Post(Harbour.Ada, "/clients")).Is(400, "request.unreadable");
        (await Api.Send(Harbour.Ada, HttpMethod.Post, "/clients", new string(' ', 1024 * 1024) + good)).Is(413, "request.too_large");
        (await Api.Send(Harbour.Ada, HttpMethod.Post, "/clients", new string(' ', 1024 * 1024) + good, ("Idempotency-Key", "large"))).Is(413, "request.too_large");

        using var chunked = new HttpRequestMessage(HttpMethod.Post, "/api/v1/clients") { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', 1024 * 1024) + good))) };
        chunked.Headers.TransferEncodingChunked = true;
        chunked.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Harbour.Ada.Token);
        chunked.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        (await Api.Send(chunked)).Is(413, "request.too_large");

        using var latin = new HttpRequestMessage(HttpMethod.Post, "/api/v1/clients") { Content = new ByteArrayContent([.. Encoding.UTF8.GetBytes("{ \"nameUsed\": \"In"), 0xEA, 0x73, .. Encoding.UTF8.GetBytes("\", \"languages\": [\"pt\"], \"timeZone\": \"America/Toronto\" }")]) };
        latin.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Harbour.Ada.Token);
        latin.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Assert.Contains((await Api.Send(latin)).Status, (int[])[400, 422]);

        Assert.Equal(before, await Stored());
    }

    [Theory]
    [InlineData(null, 428, "request.if_match_missing")]
    [InlineData("", 428, "request.if_match_missing")]
    [InlineData("*", 400, "request.if_match_unreadable")]
    [InlineData("1", 400, "request.if_match_unreadable")]
    [InlineData("W/\"1\"", 400, "request.if_match_unreadable")]
    [InlineData("\"1\", \"2\"", 400, "request.if_match_unreadable")]
    [InlineData("\"0\"", 400, "request.if_match_unreadable")]
    [InlineData("\"-1\"", 400, "request.if_match_unreadable")]
    [InlineData("\"9999999999\"", 400, "request.if_match_unreadable")]
    [InlineData("\"x\"", 400, "request.if_match_unreadable")]
    [InlineData("\"2147483647\"", 412, "request.stale")]
    public async Task Changes_nothing_without_the_present_revision(string? ifMatch, int status, string code)
    {
        (string, string)[] headers = ifMatch is null ? [] : [("If-Match", ifMatch)];

        (await Api.Patch(Harbour.Ada, Harbour.OfMaya, new { pronouns = "they/them" }, headers)).Is(status, code);

        Assert.False((await Api.Get(Harbour.Ada, Harbour.OfMaya)).Is(200).Json.GetProperty("demographics").TryGetProperty("pronouns", out var said) && said.GetString() == "they/them");
    }

    [Fact]
    public async Task Lets_one_of_two_writers_with_the_same_tag_win()
    {
        var ines = await Harbour.Register("Ines");
        var path = $"/clients/{ines.ClientId}";
        var tag = (await Api.Get(Harbour.Ada, path)).Is(200).Tag!;

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Api.Patch(Harbour.Ada, path, new { pronouns = $"writer {n}" }, ("If-Match", tag))));

        Assert.Equal([200, .. Enumerable.Repeat(412, 7)], replies.Select(reply => reply.Status).Order());
        var after = (await Api.Get(Harbour.Ada, path)).Is(200);
        Assert.Equal($"writer {Array.FindIndex(replies, reply => reply.Status == 200)}", after.Json.GetProperty("demographics").GetProperty("pronouns").GetString());
        Assert.StartsWith("\"2-", after.Tag, StringComparison.Ordinal);
        (await Api.Patch(Harbour.Ada, path, new { pronouns = "late" }, ("If-Match", tag))).Is(412, "request.stale");
        (await Api.Patch(Harbour.Ada, path, new { pronouns = "in time" }, ("If-Match", after.Tag!))).Is(200);
    }

    [Fact]
    public async Task Does_once_what_comes_twice_with_the_same_key()
    {
        var body = new { nameUsed = "Once", languages = new[] { "en" }, timeZone = "America/Toronto" };
        var first = (await Api.Post(Harbour.Ada, "/clients", body, ("Idempotency-Key", "once"))).Is(201);
        var again = (await Api.Post(Harbour.Ada, "/clients", body, ("Idempotency-Key", "once"))).Is(201);

        Assert.Equal((first.Text, first.Tag, first.Header("Location")), (again.Text, again.Tag, again.Header("Location")));
        Assert.Equal(("", "true"), (first.Header("Idempotency-Replayed"), again.Header("Idempotency-Replayed")));
        (await Api.Post(Harbour.Ada, "/clients", new { nameUsed = "Other", languages = new[] { "en" }, timeZone = "America/Toronto" }, ("Idempotency-Key", "once"))).Is(422, "idempotency.key_reused");
        (await Api.Post(Harbour.Ada, "/practitioners", new { displayName = "Once" }, ("Idempotency-Key", "once"))).Is(422, "idempotency.key_reused");
        Assert.Equal(1L, await Named("Once"));
        Assert.Equal(0L, await Named("Other"));

        // A refused act leaves the key free.
        (await Api.Post(Harbour.Ada, "/clients", new { nameUsed = "Freed", languages = new[] { "en" }, timeZone = "Mars/Olympus" }, ("Idempotency-Key", "freed"))).Is(422);
        (await Api.Post(Harbour.Ada, "/clients", new { nameUsed = "Freed", languages = new[] { "en" }, timeZone = "America/Toronto" }, ("Idempotency-Key", "freed"))).Is(201);
        Assert.Equal(1L, await Named("Freed"));
    }

    [Fact]
    public async Task Makes_exactly_one_record_when_the_same_key_comes_many_times_at_once()
    {
        var body = new { nameUsed = "Crowd", languages = new[] { "en" }, timeZone = "America/Toronto" };

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Api.Post(Harbour.Ada, "/clients", body, ("Idempotency-Key", "crowd"))));

        Assert.All(replies, reply => Assert.True(reply.Status == 201 || (reply.Status == 409 && reply.Code == "idempotency.in_progress"), $"{reply.Status} {reply.Text}"));
        Assert.Single(replies.Where(reply => reply.Status == 201).Select(reply => reply.Id).Distinct());
        Assert.Single(replies, reply => reply.Status == 201 && reply.Header("Idempotency-Replayed").Length == 0);
        Assert.Equal(1L, await Named("Crowd"));
        Assert.Equal(1L, await Api.Sql<long>("select count(*) from care.receipts where key = 'crowd'"));
    }

    [Fact]
    public async Task Forgets_a_key_after_a_day()
    {
        var body = new { nameUsed = "Daily", languages = new[] { "en" }, timeZone = "America/Toronto" };
        var first = (await Api.Post(Harbour.Ada, "/clients", body, ("Idempotency-Key", "daily"))).Is(201);
        try
        {
            Api.Clock.Set(RunningClinic.Monday.AddHours(24).AddSeconds(-1));
            Assert.Equal(first.Id, (await Api.Post(Harbour.Ada, "/clients", body, ("Idempotency-Key", "daily"))).Is(201).Id);

            Api.Clock.Set(RunningClinic.Monday.AddHours(24));
            Assert.NotEqual(first.Id, (await Api.Post(Harbour.Ada, "/clients", body, ("Idempotency-Key", "daily"))).Is(201).Id);
        }
        finally
        {
            Api.Clock.Set(RunningClinic.Monday);
        }
    }

    [Fact]
    public async Task Refuses_a_key_that_is_none()
    {
        var before = await Stored();
        foreach (var key in (string[])["", new string('k', 256), "tab\there", "ümlaut"])
            (await Api.Post(Harbour.Ada, "/clients", new { nameUsed = "Keyed", languages = new[] { "en" }, timeZone = "America/Toronto" }, ("Idempotency-Key", key))).Is(422, "idempotency.key_unreadable");
        Assert.Equal(before, await Stored());
        (await Api.Post(Harbour.Ada, "/clients", new { nameUsed = "Keyed", languages = new[] { "en" }, timeZone = "America/Toronto" }, ("Idempotency-Key", new string('k', 255)))).Is(201);
    }

    [Theory]
    [InlineData("/clients")]
    [InlineData("/practitioners")]
    public async Task Pages_by_limit_and_cursor_and_by_nothing_else(string list)
    {
        foreach (var limit in (string[])["0", "201", "-1", "1.5", "abc", "", "99999999999", "1&limit=2"])
        {
            var refused = (await Api.Get(Harbour.Ada, $"{list}?limit={limit}")).Is(422, "request.invalid");
            Assert.Equal("limit", refused.Json.GetProperty("errors")[0].GetProperty("parameter").GetString());
        }

        foreach (var cursor in (string[])["AAAA", "!!", "x", new string('A', 2000), "AQEAAAAAAAAAAAAAAAAAAAAA", "%00", "a&after=b", Guid.Empty.ToString()])
            (await Api.Get(Harbour.Ada, $"{list}?after={cursor}")).Is(422, "request.cursor_unreadable");

        var all = (await Api.Get(Harbour.Ada, $"{list}?limit=200")).Is(200);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, all.Json.GetProperty("nextCursor").ValueKind);
        var walked = new List<string>();
        for (var path = $"{list}?limit=1"; path is not null;)
        {
            var page = (await Api.Get(Harbour.Ada, path)).Is(200);
            walked.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            var next = page.Json.GetProperty("nextCursor").GetString();
            Assert.Equal(next is null ? "" : $"</api/v1{list}?limit=1&after={next}>; rel=\"next\"", page.Header("Link"));
            path = next is null ? null : $"{list}?limit=1&after={next}";
        }

        Assert.Equal(all.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!), walked);
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("a%00b")]
    [InlineData("%ED%A0%80")]
    [InlineData("%FF%FE")]
    [InlineData("%25_%5C'")]
    public async Task Finds_nobody_by_a_strange_name(string q)
    {
        var reply = await Api.Get(Harbour.Ada, $"/clients?q={q}");

        Assert.True(reply.Status is 200 or 422, $"{reply.Status} {reply.Text}");
        if (reply.Status == 200) Assert.Empty(reply.Json.GetProperty("items").EnumerateArray());
        (await Api.Get(Harbour.Ada, "/clients?q=" + new string('a', 200))).Is(200);
        (await Api.Get(Harbour.Ada, "/clients?q=" + new string('a', 201))).Is(422, "request.invalid");
    }

    [Fact]
    public async Task Answers_head_like_get_without_the_body_and_says_so_when_nothing_changed()
    {
        var get = (await Api.Get(Harbour.Ruth, Harbour.OfMaya)).Is(200);
        var head = (await Api.Head(Harbour.Ruth, Harbour.OfMaya)).Is(200);
        Assert.Equal((get.Tag, get.Content.ContentLength, get.Content.ContentType), (head.Tag, head.Content.ContentLength, head.Content.ContentType));
        Assert.Equal("", head.Text);

        foreach (var held in (string[])[get.Tag!, $"W/{get.Tag}", $"\"other\", {get.Tag}", "*"])
        {
            var same = (await Api.Get(Harbour.Ruth, Harbour.OfMaya, ("If-None-Match", held))).Is(304);
            Assert.Equal(("", get.Tag), (same.Text, same.Tag));
            Assert.Contains("no-store", same.Header("Cache-Control"), StringComparison.Ordinal);
        }

        (await Api.Get(Harbour.Ruth, Harbour.OfMaya, ("If-None-Match", "\"1\""))).Is(200);
        Assert.NotEqual(get.Tag, (await Api.Get(Harbour.Tomas, Harbour.OfMaya)).Is(200).Tag);
    }

    [Fact]
    public async Task Hardens_every_answer_and_names_it()
    {
        foreach (var reply in new[]
        {
            await Api.Get(Harbour.Ruth, Harbour.OfMaya), await Api.Get(Harbour.Noor, Harbour.OfMaya), await Api.Get(null, Harbour.OfMaya), await Api.Get(Harbour.Ada, "/nowhere"),
            await Api.Send(Harbour.Ada, HttpMethod.Delete, Harbour.OfMaya), await Api.Post(Harbour.Ada, "/clients", "{"), await Api.Get(null, "/health/live"),
        })
        {
            Assert.Equal("nosniff", reply.Header("X-Content-Type-Options"));
            Assert.Equal("DENY", reply.Header("X-Frame-Options"));
            Assert.Contains("default-src 'none'", reply.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal("no-referrer", reply.Header("Referrer-Policy"));
            Assert.Contains("no-store", reply.Header("Cache-Control"), StringComparison.Ordinal);
            Assert.NotEqual("", reply.Header("X-Request-Id"));
            Assert.Equal(("", ""), (reply.Header("Server"), reply.Header("X-Powered-By")));
        }

        Assert.Equal("desk-7", (await Api.Get(Harbour.Ruth, Harbour.OfMaya, ("X-Request-Id", "desk-7"))).Header("X-Request-Id"));
        Assert.True(Guid.TryParse((await Api.Get(Harbour.Ruth, Harbour.OfMaya, ("X-Request-Id", "Maya's visit"))).Header("X-Request-Id"), out _));
        var traced = await Api.Get(Harbour.Noor, Harbour.OfMaya, ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", traced.Is(404).Json.GetProperty("traceId").GetString());
        Assert.StartsWith("Bearer", (await Api.Get(null, Harbour.OfMaya)).Is(401, "auth.required").Header("WWW-Authenticate"), StringComparison.Ordinal);
        (await Api.Send(Harbour.Ada, HttpMethod.Delete, Harbour.OfMaya)).Is(405, "route.method_not_allowed");
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", null)]
    [InlineData("9999-12-31T23:59:59Z", null)]
    [InlineData("9999-01-01T00:00:00Z", "9999-12-31T23:59:59Z")]
    [InlineData(null, "0001-01-01T00:00:00Z")]
    [InlineData(null, "9999-12-31T23:59:59Z")]
    [InlineData("2026-03-02T14:00:00+14:00", "9999-12-31T23:59:59-14:00")]
    [InlineData("0001-01-01T00:00:00+14:00", null)]
    public async Task Refuses_a_directive_at_the_ends_of_time(string? from, string? until)
    {
        var before = await Api.Sql<long>("select count(*) from care.consent_directives");

        foreach (var kind in (string[])["permit", "withhold"])
        {
            var body = new JsonObject { ["kind"] = kind, ["categories"] = new JsonArray("carePlan"), ["recipient"] = new JsonObject { ["kind"] = "careTeam" }, ["purposes"] = new JsonArray("treatment") };
            if (from is not null) body["from"] = from;
            if (until is not null) body["until"] = until;
            var reply = await Api.Post(Harbour.Maya, $"{Harbour.OfMaya}/consent-directives", body.ToJsonString());
            Assert.True(reply.Status is 400 or 422 || (kind == "withhold" && reply.Status == 201), $"{kind} from {from} until {until} answered {reply.Status}: {reply.Text}");
            if (reply.Status == 201) before++;
        }

        Assert.Equal(before, await Api.Sql<long>("select count(*) from care.consent_directives"));
        (await Api.Get(Harbour.Maya, $"{Harbour.OfMaya}/consent-directives")).Is(200);
    }

    private async Task<(long Clients, long Receipts, long Ledger)> Stored() => (
        await Api.Sql<long>("select count(*) from care.clients"), await Api.Sql<long>("select count(*) from care.receipts"), await Api.Sql<long>("select count(*) from care.access_ledger"));

    private Task<long> Named(string name) => Api.Sql<long>("select count(*) from care.clients where name_used = $1", name);
}

/// <summary>Limits need a clinic of their own.</summary>
public sealed class Asking_too_often(PostgresServer server)
{
    [Fact]
    public async Task Is_told_to_wait_and_nothing_is_stored_while_others_go_on()
    {
        await using var api = await RunningClinic.Start(server, new() { ["RateLimits:PerCallerPerMinute"] = "60" });
        var harbour = await api.OpenClinic("Harbour");
        for (var n = 0; n < 60 && (await api.Get(harbour.Ada, "/clinic")).Status == 200; n++)
        {
        }

        var before = await api.Sql<long>("select count(*) from care.clients");
        var refused = (await api.Post(harbour.Ada, "/clients", new { nameUsed = "Ines", languages = new[] { "en" }, timeZone = "America/Toronto" })).Is(429, "request.too_many");

        Assert.Equal(before, await api.Sql<long>("select count(*) from care.clients"));
        Assert.Equal("1", refused.Header("Retry-After"));
        Assert.Contains("\"caller\";q=60;w=60", refused.Header("RateLimit-Policy"), StringComparison.Ordinal);
        Assert.Contains("\"caller\";r=0", refused.Header("RateLimit"), StringComparison.Ordinal);
        (await api.Get(harbour.Ruth, harbour.OfMaya)).Is(200);

        api.Clock.Advance(TimeSpan.FromSeconds(1));
        (await api.Get(harbour.Ada, "/clinic")).Is(200);
        (await api.Get(harbour.Ada, "/clinic")).Is(429, "request.too_many");
    }
}
