using System.Text.Json;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Outcomes;

/// <summary>Safety signals over HTTP: statuses, codes, revisions, and what stays out of every answer.</summary>
public sealed class Seeing_to_safety_signals(PostgresServer server)
{
    private const string Reference = "Assessment in room four, page nine";

    [Fact]
    public async Task Sets_the_clinic_up_by_its_administrator_at_the_revision_that_was_read()
    {
        await using var api = await RunningClinic.Start(server);
        var at = await api.OpenClinic("Heath");
        const string Place = "/clinic/safety-settings";
        var before = (await api.Get(at.Ruth, Place)).Is(200);
        Assert.Equal(7, before.Json.GetProperty("monitored").GetArrayLength());

        Assert.Equal((428, "request.if_match_missing"), Said(await api.Put(at.Ada, Place, Settings(at.Ruth))));
        Assert.Equal((403, "caller.role_not_allowed"), Said(await api.Put(at.Ruth, Place, Settings(at.Ruth), ("If-Match", before.Tag!))));
        Assert.Equal((403, "caller.role_not_allowed"), Said(await api.Get(at.Maya, Place)));
        Assert.Equal((422, "clinic.hours_unusable"), Said(await api.Put(at.Ada, Place, Settings(at.Ruth, from: "17:00", to: "09:00"), ("If-Match", before.Tag!))));
        Assert.Equal((422, "practitioner.not_licensed"), Said(await api.Put(at.Ada, Place, Settings(at.Tomas), ("If-Match", before.Tag!))));
        Assert.Equal((404, "practitioner.not_found"), Said(await api.Put(at.Ada, Place, Settings(at.Ruth with { PractitionerId = Guid.CreateVersion7() }), ("If-Match", before.Tag!))));
        Assert.Equal((422, "clinic.setting_out_of_range"), Said(await api.Put(at.Ada, Place, Settings(at.Ruth, urgent: 4), ("If-Match", before.Tag!))));
        foreach (var wrong in new[] { "nine", "9:00", "24:01", "12:60" })
            Assert.Equal((422, "request.invalid"), Said(await api.Put(at.Ada, Place, Settings(at.Ruth, from: "00:00", to: wrong), ("If-Match", before.Tag!))));
        Assert.Equal((422, "clinic.crisis_contacts_miscounted"), Said(await api.Put(at.Ada, Place, Settings(at.Ruth, contacts: []), ("If-Match", before.Tag!))));

        var said = (await api.Put(at.Ada, Place, Settings(at.Ruth), ("If-Match", before.Tag!))).Is(200);
        Assert.Equal((412, "request.stale"), Said(await api.Put(at.Ada, Place, Settings(at.Ruth), ("If-Match", before.Tag!))));
        var after = (await api.Get(at.Tomas, Place)).Is(200).Json;
        Assert.Equal(("monday", "09:00", "24:00"), (after.GetProperty("opening")[0].GetProperty("day").GetString(), after.GetProperty("opening")[0].GetProperty("from").GetString(), after.GetProperty("opening")[0].GetProperty("to").GetString()));
        Assert.StartsWith(said.Tag!.TrimEnd('"'), (await api.Get(at.Tomas, Place)).Tag!, StringComparison.Ordinal);

        var contacts = (await api.Get(at.Maya, "/clinic/crisis-contacts")).Is(200).Json;
        Assert.Equal(("9-8-8", true), (contacts.GetProperty("contacts")[0].GetProperty("phone").GetString(), contacts.GetProperty("isMonitoredNow").GetBoolean()));
        Assert.Contains("may not read your answers at once", contacts.GetProperty("notice").GetString(), StringComparison.Ordinal);
        Assert.Equal(401, (await api.Get(null, "/clinic/crisis-contacts")).Status);
    }

    [Fact]
    public async Task Refuses_a_client_who_answers_alone_while_nobody_reads()
    {
        await using var api = await RunningClinic.Start(server);
        var at = await api.OpenClinic("Heath");
        await api.Do("update care.safety_settings set monitored = '[]'");

        Assert.Equal((409, "outcome.not_monitored"), Said(await api.Post(at.Maya, $"{at.OfMaya}/outcome-measurements", Phq9(0))));
        (await api.Post(at.Maya, $"{at.OfMaya}/outcome-measurements", new { instrument = "nprs", answers = new[] { 4 } })).Is(201);
        (await api.Post(at.Ruth, $"{at.OfMaya}/outcome-measurements", Phq9(0))).Is(201);
        Assert.Equal(2L, await api.Sql<long>("select count(*) from care.outcome_measurements"));
    }

    [Fact]
    public async Task Walks_from_the_answer_to_the_closing_with_revisions_and_without_the_answer()
    {
        await using var api = await RunningClinic.Start(server);
        var at = await api.OpenClinic("Heath");
        await at.Join(at.Quinn, at.Maya, "psychotherapy");
        (await api.Put(at.Ada, "/clinic/safety-settings", Settings(at.Ruth), ("If-Match", "\"1\""))).Is(200);
        (await api.Post(at.Tomas, $"{at.OfMaya}/outcome-measurements", Phq9(3))).Is(201);
        var list = (await api.Get(at.Ruth, "/me/safety-signals")).Is(200);
        var signal = list.Json.GetProperty("items")[0];
        var place = $"{at.OfMaya}/safety-signals/{signal.GetProperty("id").GetGuid()}";
        Assert.Equal(("urgent", "waiting", false, at.Maya.ClientId), (signal.GetProperty("level").GetString(), signal.GetProperty("status").GetString(), signal.GetProperty("isOverdue").GetBoolean(), signal.GetProperty("clientId").GetGuid()));

        Assert.Equal((428, "request.if_match_missing"), Said(await api.Post(at.Ruth, $"{place}/acknowledgement")));
        Assert.Equal((403, "caller.role_not_allowed"), Said(await api.Post(at.Tomas, $"{place}/acknowledgement", null, ("If-Match", "\"1\""))));
        var taken = (await api.Post(at.Ruth, $"{place}/acknowledgement", null, ("If-Match", "\"1\""))).Is(200);
        Assert.Empty((await api.Get(at.Ruth, "/me/safety-signals?acknowledged=false")).Json.GetProperty("items").EnumerateArray());
        Assert.Single((await api.Get(at.Ruth, "/me/safety-signals")).Json.GetProperty("items").EnumerateArray());
        Assert.Single((await api.Get(at.Ruth, "/me/safety-signals?acknowledged=true")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal((412, "request.stale"), Said(await api.Post(at.Ruth, $"{place}/handover", To(at.Quinn), ("If-Match", "\"1\""))));
        Assert.Equal((422, "safety_signal.cannot_follow_up"), Said(await api.Post(at.Ruth, $"{place}/handover", To(at.Noor), ("If-Match", taken.Tag!))));
        Assert.Equal(400, (await api.Post(at.Ruth, $"{place}/handover", new { toId = at.Quinn.PractitionerId, reason = "because" }, ("If-Match", taken.Tag!))).Status);
        var over = (await api.Post(at.Ruth, $"{place}/handover", To(at.Quinn), ("If-Match", taken.Tag!))).Is(200);
        var assessed = (await api.Post(at.Quinn, $"{place}/assessment", Assessed(), ("If-Match", over.Tag!))).Is(200);
        Assert.Equal((403, "safety_signal.supervisor_must_close"), Said(await api.Post(at.Quinn, $"{place}/closure", Assessed(), ("If-Match", assessed.Tag!))));
        Assert.Equal((422, "text.missing"), Said(await api.Post(at.Ruth, $"{place}/closure", Assessed(" "), ("If-Match", assessed.Tag!))));
        var waiting = (await api.Get(at.Ruth, "/me/safety-signals?acknowledged=true", ("X-Purpose-Of-Use", "supervision"))).Is(200).Json.GetProperty("items")[0];
        Assert.Equal("assessed", waiting.GetProperty("status").GetString());
        var closed = (await api.Post(at.Ruth, $"{place}/closure", Assessed(), ("If-Match", assessed.Tag!))).Is(200);
        Assert.Equal((409, "safety_signal.closed"), Said(await api.Post(at.Ruth, $"{place}/handover", To(at.Quinn), ("If-Match", closed.Tag!))));

        // The lists tell of the client and never of what was answered; the reference stands in the client's own list alone.
        foreach (var text in new[] { list.Text, (await api.Get(at.Ruth, $"{at.OfMaya}/safety-signals")).Is(200).Text })
            Assert.All(["answers", "total", "phq9", "item", "score"], word => Assert.DoesNotContain($"\"{word}\"", text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Reference, (await api.Get(at.Ruth, $"{at.OfMaya}/safety-signals")).Text, StringComparison.Ordinal);
        Assert.Equal(0L, await api.Sql<long>($"select count(*) from care.access_ledger where entry like '%{Reference}%'"));
        Assert.Equal(0L, await api.Sql<long>($"select count(*) from care.safety_signals where position('{Reference}'::bytea in assessment_reference) > 0"));
        Assert.Equal((404, "client.not_found"), Said(await api.Get(at.Noor, $"{at.OfMaya}/safety-signals")));
    }

    [Fact]
    public async Task Tells_the_client_that_it_is_followed_up_and_names_nobody()
    {
        await using var api = await RunningClinic.Start(server);
        var at = await api.OpenClinic("Heath");
        (await api.Post(at.Maya, $"{at.OfMaya}/outcome-measurements", Phq9(1))).Is(201);

        var seen = (await api.Get(at.Maya, $"{at.OfMaya}/safety-signals")).Is(200);

        var names = seen.Json.GetProperty("items")[0].EnumerateObject().Where(one => one.Value.ValueKind != JsonValueKind.Null).Select(one => one.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["id", "level", "measurementId", "raisedAt", "revision", "status", "words"], names);
        Assert.DoesNotContain($"{at.Ruth.PractitionerId}", seen.Text, StringComparison.Ordinal);
        Assert.Equal((403, "caller.role_not_allowed"), Said(await api.Get(at.Maya, "/me/safety-signals")));
    }

    [Fact]
    public async Task Says_who_covers_and_ends_it_again()
    {
        await using var api = await RunningClinic.Start(server);
        var at = await api.OpenClinic("Heath");
        var place = $"/practitioners/{at.Ruth.PractitionerId}/absences";
        object Away(Caller cover, int from = 0, int until = 24) => new { from = RunningClinic.Monday.AddHours(from), until = RunningClinic.Monday.AddHours(until), coverId = cover.PractitionerId };
        (await api.Post(at.Tomas, $"{at.OfMaya}/outcome-measurements", Phq9(1))).Is(201);

        Assert.Equal((422, "absence.cover_not_oneself"), Said(await api.Post(at.Ruth, place, Away(at.Ruth))));
        Assert.Equal((422, "practitioner.not_licensed"), Said(await api.Post(at.Ruth, place, Away(at.Tomas))));
        Assert.Equal((422, "absence.ends_too_early"), Said(await api.Post(at.Ruth, place, Away(at.Quinn, until: 0))));
        Assert.Equal((403, "absence.not_yours"), Said(await api.Post(at.Quinn, place, Away(at.Quinn))));
        Assert.Equal((403, "caller.role_not_allowed"), Said(await api.Post(at.Tomas, place, Away(at.Quinn))));
        Assert.Equal((404, "practitioner.not_found"), Said(await api.Post(at.Ada, $"/practitioners/{Guid.CreateVersion7()}/absences", Away(at.Quinn))));
        var said = (await api.Post(at.Ruth, place, Away(at.Quinn))).Is(201);
        Assert.EndsWith(place, said.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal((409, "absence.overlaps"), Said(await api.Post(at.Ada, place, Away(at.Quinn, 3, 48))));

        // Quinn has the signal now and nothing else of Maya's.
        Assert.Equal(at.Maya.ClientId, (await api.Get(at.Quinn, "/me/safety-signals")).Is(200).Json.GetProperty("items")[0].GetProperty("clientId").GetGuid());
        (await api.Get(at.Quinn, $"{at.OfMaya}/safety-signals")).Is(200);
        foreach (var closed in new[] { at.OfMaya, $"{at.OfMaya}/outcome-measurements", $"{at.OfMaya}/care-team", $"{at.OfMaya}/care-plans", $"{at.OfMaya}/notes" })
            Assert.Equal((404, "client.not_found"), Said(await api.Get(at.Quinn, closed)));

        Assert.Equal((428, "request.if_match_missing"), Said(await api.Post(at.Ruth, $"{place}/{said.Id}/ending")));
        Assert.Equal((404, "absence.not_found"), Said(await api.Post(at.Ruth, $"{place}/{Guid.CreateVersion7()}/ending", null, ("If-Match", "\"1\""))));
        Assert.Equal((412, "request.stale"), Said(await api.Post(at.Ruth, $"{place}/{said.Id}/ending", null, ("If-Match", "\"2\""))));
        (await api.Post(at.Ruth, $"{place}/{said.Id}/ending", null, ("If-Match", "\"1\""))).Is(200);
        Assert.Equal((409, "absence.over"), Said(await api.Post(at.Ada, $"{place}/{said.Id}/ending", null, ("If-Match", "\"2\""))));
        Assert.False((await api.Get(at.Tomas, place)).Is(200).Json.GetProperty("items")[0].GetProperty("isInForce").GetBoolean());
        Assert.Equal((403, "caller.role_not_allowed"), Said(await api.Get(at.Maya, place)));
    }

    private static (int, string?) Said(Reply reply) => (reply.Status, reply.Code);

    private static object Phq9(int safety) => new { instrument = "phq9", answers = new[] { 0, 0, 0, 0, 0, 0, 0, 0, safety } };

    private static object To(Caller who) => new { toId = who.PractitionerId, reason = "unavailable" };

    private static object Assessed(string reference = Reference) => new { assessmentReference = reference, outcome = "safetyPlanMade" };

    private static object Settings(Caller lead, string from = "09:00", string to = "24:00", int urgent = 60, object[]? contacts = null) => new
    {
        opening = new[] { new { day = "monday", from, to } },
        monitored = new[] { new { day = "monday", from = "00:00", to = "24:00" } },
        urgentMinutes = urgent,
        escalationMinutes = 30,
        clinicalLeadId = lead.PractitionerId,
        crisisContacts = contacts ?? [new { name = "The line", phone = "9-8-8", when = "day and night" }],
    };
}
