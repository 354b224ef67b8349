using System.Text.Json;
using System.Text.RegularExpressions;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>I62: every access to a client's record is one row, written before the answer leaves, chained, and nobody rewrites it unseen.</summary>
public sealed partial class Keeping_the_ledger(OneClinic given) : IClassFixture<OneClinic>
{
    private const string Kill = "revoke execute on function care.append_access(uuid[], timestamptz[], uuid[], uuid[], text[]) from care_api";
    private const string Revive = "grant execute on function care.append_access(uuid[], timestamptz[], uuid[], uuid[], text[]) to care_api";

    private RunningClinic Api => given.Api;

    [Fact]
    public async Task Adds_exactly_one_row_for_each_access_permitted_or_refused()
    {
        var at = await Api.OpenClinic("Rowan", "rowan.example");
        var plan = await Api.HasAPlan(at);
        var expected = await Rows(at);

        async Task Row(Reply reply, int status, string action, string verdict, string? refusal = null)
        {
            reply.Is(status);
            Assert.Equal(++expected, await Rows(at));
            var (client, entry) = await Last(at);
            Assert.Equal(at.Maya.ClientId, client);
            Assert.Equal((action, verdict, refusal), (entry.GetProperty("action").GetString(), entry.GetProperty("verdict").GetString(), entry.GetProperty("refusal").GetString()));
            Assert.Equal(reply.Header("X-Request-Id"), entry.GetProperty("requestId").GetString());
        }

        await Row(await Api.Get(at.Ruth, at.OfMaya), 200, "GetClient", "permitted");
        await Row(await Api.Head(at.Ruth, at.OfMaya), 200, "GetClient", "permitted");
        var read = await Api.Get(at.Ruth, $"{at.OfMaya}/care-plans/{plan}");
        await Row(read, 200, "GetCarePlan", "permitted");
        await Row(await Api.Get(at.Ruth, $"{at.OfMaya}/care-plans/{plan}", ("If-None-Match", read.Tag!)), 304, "GetCarePlan", "permitted");
        await Row(await Api.Get(at.Tomas, $"{at.OfMaya}/care-plans/{plan}"), 403, "GetCarePlan", "refused", "consent.not_given");
        await Row(await Api.Get(at.Tomas, $"{at.OfMaya}/touch-safety-profile"), 403, "GetTouchSafetyProfile", "refused", "consent.not_given");
        await Row(await Api.Get(at.Noor, at.OfMaya), 404, "GetClient", "refused", "client.not_found");
        await Row(await Api.Head(at.Noor, $"{at.OfMaya}/care-plans/{plan}"), 404, "GetCarePlan", "refused", "client.not_found");
        await Row(await at.WritesSafeTouch(), 200, "WriteTouchSafetyProfile", "permitted");
        await Row(await Api.Put(at.Ruth, $"{at.OfMaya}/touch-safety-profile", new { stopSignal = new { kind = "word", sign = "Red" } }, ("If-Match", "\"7\"")), 412, "WriteTouchSafetyProfile", "refused", "request.stale");
        await Row(await Api.Get(at.Pia, $"{at.OfMaya}/disclosures"), 200, "ListDisclosures", "permitted");
        await Row(await Api.Get(at.Ada, "/clients?q=maya"), 200, "FindClients", "permitted");

        await Row(await Api.Get(at.Ada, $"{at.OfMaya}/touch-safety-profile"), 403, "GetTouchSafetyProfile", "refused", "caller.role_not_allowed");
        await Row(await Api.Get(at.Ada, $"{at.OfMaya}/touch-safety-profile", ("X-Purpose-Of-Use", "emergency")), 403, "GetTouchSafetyProfile", "refused", "caller.role_not_allowed");
        await Row(await Api.Get(at.Ruth, $"{at.OfMaya}/disclosures"), 403, "ListDisclosures", "refused", "caller.role_not_allowed");

        await Row(await Api.Get(at.Ruth, at.OfMaya, ("X-Purpose-Of-Use", "clientRequest")), 403, "GetClient", "refused", "caller.purpose_not_allowed");

        // Nothing was looked at: there is no such client, or the body was refused at the door.
        (await Api.Get(at.Ruth, $"/clients/{Guid.CreateVersion7()}")).Is(404, "client.not_found");
        (await Api.Get(at.Ada, $"/clients/{Guid.CreateVersion7()}/touch-safety-profile")).Is(403, "caller.role_not_allowed");
        (await Api.Put(at.Ruth, $"{at.OfMaya}/touch-safety-profile", new { stopSignal = 7 })).Is(400, "request.unreadable");
        Assert.Equal(expected, await Rows(at));
    }

    [Fact]
    public async Task Names_the_record_and_the_directive_when_one_record_is_not_shared()
    {
        var at = await Api.OpenClinic("Hornbeam", "hornbeam.example");
        var plan = await Api.HasAPlan(at);
        await at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual);
        (await Api.Get(at.Tomas, $"{at.OfMaya}/care-plans/{plan}")).Is(200);
        var withhold = await at.Withholds(ClinicAtWork.To(at.Tomas), [], [plan]);

        (await Api.Get(at.Tomas, $"{at.OfMaya}/care-plans/{plan}")).Is(403, "consent.not_given");

        var part = Assert.Single((await Last(at)).Entry.GetProperty("parts").EnumerateArray());
        Assert.Equal(("carePlan", false, "clientWithheld", withhold), (part.GetProperty("category").GetString(), part.GetProperty("isPermitted").GetBoolean(), part.GetProperty("reason").GetString(), part.GetProperty("under").GetGuid()));
        Assert.Equal(plan, Assert.Single(part.GetProperty("records").EnumerateArray()).GetGuid());
    }

    [Fact]
    public async Task Names_each_client_whom_a_list_shows()
    {
        var at = await Api.OpenClinic("Birch", "birch.example");
        var ben = await at.Register("Ben");
        var before = await Rows(at);

        (await Api.Get(at.Ada, "/clients")).Is(200);
        Assert.Equal(before + 2, await Rows(at));

        (await Api.Get(at.Ada, "/clients?limit=1")).Is(200);
        Assert.Equal(before + 3, await Rows(at));
        Assert.Equal(1L, await Api.Sql<long>("select count(*) from care.access_ledger where client_id = $1 and entry::jsonb ->> 'action' = 'FindClients'", ben.ClientId!));
    }

    [Fact]
    public async Task Tells_of_a_repeated_registration_under_the_client_who_was_registered()
    {
        var at = await Api.OpenClinic("Maple", "maple.example");
        var body = new { nameUsed = "Ines", languages = new[] { "pt" }, timeZone = "America/Toronto" };

        var first = (await Api.Post(at.Ada, "/clients", body, ("Idempotency-Key", "ines-1"))).Is(201);
        var again = (await Api.Post(at.Ada, "/clients", body, ("Idempotency-Key", "ines-1"))).Is(201);

        Assert.Equal("true", again.Header("Idempotency-Replayed"));
        Assert.Equal(first.Id, again.Id);
        Assert.Equal(2L, await Api.Sql<long>("select count(*) from care.access_ledger where client_id = $1", first.Id));
        Assert.Equal("RegisterClient (replayed)", (await Last(at)).Entry.GetProperty("action").GetString());
    }

    [Fact]
    public async Task Comes_before_the_answer_so_that_without_it_nothing_is_shown_and_nothing_is_stored()
    {
        var at = await Api.OpenClinic("Cedar", "cedar.example");
        var plan = await Api.HasAPlan(at);
        var rows = await Rows(at);
        await Api.Do(Kill);
        try
        {
            foreach (var reply in new[]
            {
                await Api.Get(at.Ruth, at.OfMaya),
                await Api.Get(at.Ruth, $"{at.OfMaya}/care-plans/{plan}"),
                await Api.Head(at.Maya, at.OfMaya),
                await Api.Get(at.Noor, at.OfMaya),
                await Api.Get(at.Noor, $"/clients/{Guid.CreateVersion7()}"),
                await Api.Get(at.Ada, $"{at.OfMaya}/touch-safety-profile"),
                await Api.Get(at.Ada, $"/clients/{Guid.CreateVersion7()}/touch-safety-profile"),
                await Api.Get(at.Pia, "/audit-events/export"),
                await Api.Get(at.Ada, "/clients"),
                await Api.Put(at.Ruth, $"{at.OfMaya}/touch-safety-profile", new { stopSignal = new { kind = "word", sign = "Red" } }),
                await Api.Post(at.Ada, "/clients", new { nameUsed = "Nobody", languages = new[] { "en" }, timeZone = "America/Toronto" }, ("Idempotency-Key", "kept-once")),
                await Api.Post(at.Maya, $"{at.OfMaya}/consent-directives", new { kind = "withhold", categories = new[] { "carePlan" }, recipient = ClinicAtWork.ToTheTeam }),
            })
            {
                reply.Is(503);
                Assert.Equal("5", reply.Header("Retry-After"));
                Assert.DoesNotContain("Cedar", reply.Text, StringComparison.Ordinal);
                if (reply.Request.Method != HttpMethod.Head) reply.Is(503, "server.unavailable");
            }
        }
        finally
        {
            await Api.Do(Revive);
        }

        Assert.Equal(rows, await Rows(at));
        Assert.Equal(0L, await Api.Sql<long>("select count(*) from care.touch_safety_profiles where clinic_id = $1", at.Id.Value));
        Assert.Equal(0L, await Api.Sql<long>("select count(*) from care.consent_directives where clinic_id = $1", at.Id.Value));
        Assert.Equal(1L, await Api.Sql<long>("select count(*) from care.clients where clinic_id = $1", at.Id.Value));
        Assert.Equal(0L, await Api.Sql<long>("select count(*) from care.receipts where key = 'kept-once'"));
        (await Api.Get(at.Ruth, at.OfMaya)).Is(200);
    }

    [Fact]
    public async Task Keeps_every_row_and_the_chain_when_two_hundred_read_at_once()
    {
        var at = await Api.OpenClinic("Willow", "willow.example");
        var before = await Rows(at);

        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Api.Get(n % 2 == 0 ? at.Ruth : at.Noor, at.OfMaya)));

        Assert.Equal([(200, 100), (404, 100)], replies.GroupBy(reply => reply.Status).Select(group => (group.Key, group.Count())).Order());
        Assert.Equal(before + 200, await Rows(at));
        Assert.Equal(200, (await Ids(at, before)).Intersect(replies.Select(reply => reply.Header("X-Request-Id")), StringComparer.Ordinal).Count());
        Assert.Equal((true, before + 200, null, null), await Integrity(at));
    }

    [Fact]
    public async Task Shows_the_first_row_that_was_tampered_with()
    {
        var at = await Api.OpenClinic("Alder", "alder.example");
        for (var n = 0; n < 4; n++) (await Api.Get(at.Ruth, at.OfMaya)).Is(200);
        var (all, clinic) = (await Rows(at), at.Id.Value);
        var (middle, last) = (all - 2, all);
        Assert.Equal((true, all, null, null), await Integrity(at));
        await Api.Do($"create table public.kept_rows as select * from care.access_ledger where clinic_id = '{clinic}'; create table public.kept_head as select * from care.access_ledger_heads where clinic_id = '{clinic}'");

        var ofMiddle = $"where clinic_id = '{clinic}' and seq = {middle}";
        foreach (var (tamper, seq, what) in new[]
        {
            ($"update care.access_ledger set entry = replace(entry, 'permitted', 'refused') {ofMiddle}", middle, "changed"),
            ($"update care.access_ledger set entry = 'x' {ofMiddle}", middle, "changed"),
            ($"update care.access_ledger set at = at + interval '1 microsecond' {ofMiddle}", middle, "changed"),
            ($"update care.access_ledger set client_id = gen_random_uuid() {ofMiddle}", middle, "changed"),
            ($"update care.access_ledger set account_id = gen_random_uuid() {ofMiddle}", middle, "changed"),
            ($"update care.access_ledger set hash = sha256('x') {ofMiddle}", middle, "changed"),
            ($"delete from care.access_ledger {ofMiddle}", middle, "missing"),
            ($"delete from care.access_ledger where clinic_id = '{clinic}' and seq = 1", 1L, "missing"),
            ($"delete from care.access_ledger where clinic_id = '{clinic}' and seq >= {middle}", middle, "missing"),
            ($"delete from care.access_ledger {ofMiddle}; update care.access_ledger set seq = seq - 1 where clinic_id = '{clinic}' and seq > {middle}", middle, "changed"),
            ($"delete from care.access_ledger where clinic_id = '{clinic}'", 1L, "missing"),
            ($"update care.access_ledger_heads set hash = sha256('x') where clinic_id = '{clinic}'", last, "head"),
            ($"update care.access_ledger_heads set seq = seq - 1 where clinic_id = '{clinic}'", last, "head"),
            ($"update care.access_ledger_heads set seq = seq + 1 where clinic_id = '{clinic}'", last + 1, "missing"),
            ($"delete from care.access_ledger_heads where clinic_id = '{clinic}'", last, "head"),
        })
        {
            await Api.Do(tamper);
            var (isIntact, _, broken, how) = await Integrity(at);
            Assert.Equal((tamper, false, seq, what), (tamper, isIntact, broken!.Value, how));
            await Api.Do($"delete from care.access_ledger where clinic_id = '{clinic}'; insert into care.access_ledger select * from public.kept_rows; delete from care.access_ledger_heads where clinic_id = '{clinic}'; insert into care.access_ledger_heads select * from public.kept_head");
            Assert.Equal((true, all, null, null), await Integrity(at));
        }
    }

    [Fact]
    public async Task Gives_another_head_when_everything_was_rewritten_with_care()
    {
        var at = await Api.OpenClinic("Aspen", "aspen.example");
        (await Api.Get(at.Noor, at.OfMaya)).Is(404);
        var kept = (await Api.Get(at.Pia, "/audit-events/integrity")).Is(200).Json.GetProperty("headHash").GetString();

        await Api.Do(
            $"""
            do $$
            declare
              one record;
              previous bytea := decode(repeat('00', 32), 'hex');
            begin
              update care.access_ledger set entry = replace(entry, 'refused', 'permitted') where clinic_id = '{at.Id.Value}';
              for one in select * from care.access_ledger where clinic_id = '{at.Id.Value}' order by seq loop
                previous := care.ledger_hash(previous, one.clinic_id, one.seq, one.at, one.client_id, one.account_id, one.entry);
                update care.access_ledger set hash = previous where clinic_id = one.clinic_id and seq = one.seq;
              end loop;
              update care.access_ledger_heads set hash = previous where clinic_id = '{at.Id.Value}';
            end $$
            """);

        var rewritten = (await Api.Get(at.Pia, "/audit-events/integrity")).Is(200).Json;
        Assert.True(rewritten.GetProperty("isIntact").GetBoolean());
        Assert.NotEqual(kept, rewritten.GetProperty("headHash").GetString());
    }

    [Fact]
    public async Task Holds_ids_and_codes_only()
    {
        var at = await Api.OpenClinic("Hazel", "hazel.example");
        var plan = await Api.HasAPlan(at);
        await at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual);
        await at.WritesSafeTouch("I say red");
        foreach (var who in at.Everybody) await Api.Get(who, $"{at.OfMaya}/care-plans/{plan}");
        await Api.Get(at.Ada, "/clients?q=may");

        await using var connection = new Npgsql.NpgsqlConnection(Api.Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new Npgsql.NpgsqlCommand("select entry from care.access_ledger where clinic_id = $1", connection) { Parameters = { new() { Value = at.Id.Value } } };
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) Collect(JsonDocument.Parse(rows.GetString(0)).RootElement, words);

        Assert.NotEmpty(words);
        Assert.All(words, word => Assert.Matches(IdOrCode(), word));
    }

    private static void Collect(JsonElement element, HashSet<string> words)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String: words.Add(element.GetString()!); break;
            case JsonValueKind.Array: foreach (var item in element.EnumerateArray()) Collect(item, words); break;
            case JsonValueKind.Object: foreach (var member in element.EnumerateObject()) Collect(member.Value, words); break;
            default: break;
        }
    }

    private Task<long> Rows(ClinicAtWork at) => Api.Sql<long>("select count(*) from care.access_ledger where clinic_id = $1", at.Id.Value);

    private async Task<(Guid Client, JsonElement Entry)> Last(ClinicAtWork at)
    {
        const string Last = " from care.access_ledger where clinic_id = $1 order by seq desc limit 1";
        return (await Api.Sql<Guid>("select client_id" + Last, at.Id.Value), JsonDocument.Parse(await Api.Sql<string>("select entry" + Last, at.Id.Value)).RootElement);
    }

    private Task<string[]> Ids(ClinicAtWork at, long after) =>
        Api.Sql<string[]>("select array_agg(entry::jsonb ->> 'requestId') from care.access_ledger where clinic_id = $1 and seq > $2", at.Id.Value, after);

    private async Task<(bool IsIntact, long Checked, long? Broken, string? What)> Integrity(ClinicAtWork at)
    {
        var view = (await Api.Get(at.Pia, "/audit-events/integrity")).Is(200).Json;
        long? broken = view.TryGetProperty("firstBrokenSeq", out var seq) && seq.ValueKind == JsonValueKind.Number ? seq.GetInt64() : null;
        var what = view.TryGetProperty("what", out var how) ? how.GetString() : null;
        return (view.GetProperty("isIntact").GetBoolean(), view.GetProperty("rowsChecked").GetInt64(), broken, what);
    }

    // An id, a camel-case word, the name of a message, a code, a policy pack and its version, an address.
    [GeneratedRegex(@"\A([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z]+( \(replayed\))?|[a-z_]+\.[a-z_]+|[A-Z]{2}-[A-Z]+|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9a-f.:]+)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IdOrCode();
}
