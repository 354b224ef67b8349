using System.Text.Json;

namespace IntegrativeCare.Api.Tests.Story;

/// <summary>Issue 2, point 5, over real HTTP on real PostgreSQL, in its order.</summary>
public sealed class The_main_job(ToldStory story) : IClassFixture<ToldStory>
{
    [Fact]
    public async Task Walks_from_an_empty_database_to_who_saw_what_and_leaves_no_text_in_logs_or_ledger()
    {
        await story.OpenTheClinic();
        await story.RegisterMaya();
        await story.FindThatAnExpiredLicenceCanDoNothing();
        await story.DescribeSafeTouch();
        await story.AskWhatMayBeShared();
        await story.PlanTogether();
        await story.AskForMoreAndRest();
        await story.HoldPsychotherapy();
        await story.HoldMassage();

        await EachReadsExactlyTheirPart();
        var tagOfBefore = await MayaRevokesAndTheVeryNextReadShowsIt();
        await MayaReadsWhoSawWhat();
        await ALicenceThatIsSuspendedCanDoNothing();
        await TheLedgerIsWhole();
        await NoTextStandsInLogsOrLedger(tagOfBefore);
    }

    private async Task EachReadsExactlyTheirPart()
    {
        var ruth = (await story.ReadPlan(story.Ruth.Visitor)).Is(200);
        Assert.Equal(2, ruth["goals"].GetArrayLength());
        Assert.Equal(["massageTherapy", "psychotherapy"], ruth["interventions"].EnumerateArray().Select(one => one.GetProperty("discipline").GetString()).Order());
        Assert.Equal(ToldStory.Said("Left hand up"), ruth["safetyCues"].GetProperty("stopSignal").GetProperty("sign").GetString());
        Assert.Equal(["nprs", "phq9", "suds"], Instruments(ruth));
        Assert.Equal(2, ruth["recentSessions"].GetArrayLength());
        // What a massage therapist would know of Maya's body and health was not asked for.
        Assert.Equal(["physicalHealth noDirective"], Withheld(ruth));

        var tomas = (await story.ReadPlan(story.Tomas.Visitor)).Is(200);
        Assert.Equal(2, tomas["goals"].GetArrayLength());
        Assert.Equal(2, tomas["interventions"].GetArrayLength());
        Assert.Equal(["prone"], tomas["safetyCues"].GetProperty("positionsToAvoid").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(["nprs", "suds"], Instruments(tomas));
        Assert.DoesNotContain("phq9", tomas.Text, StringComparison.Ordinal);
        Assert.Equal(["mentalHealthOutcomes clientWithheld", "mentalHealthSummary noDirective", "physicalHealth noDirective", "psychotherapyProgress noDirective"], Withheld(tomas));
        foreach (var secret in (string[])["psychotherapyProcess", "traumaHistory", "substanceUse"]) Assert.DoesNotContain(secret, tomas.Text, StringComparison.Ordinal);

        var maya = (await story.ReadPlan(story.Maya.Visitor)).Is(200);
        Assert.Equal(["nprs", "phq9", "suds"], Instruments(maya));
        Assert.Empty(Withheld(maya));

        (await story.ReadPlan(story.Ada)).IsRefused(403, "consent.not_given");
        (await story.ReadPlan(story.Pia)).IsRefused(403, "consent.not_given");
        (await story.ReadPlan(story.Noor.Visitor)).IsRefused(404, "client.not_found");
        (await story.ReadPlan(story.Quinn.Visitor)).IsRefused(404, "client.not_found");

        // Notes go with their kind: Ruth was let see bodywork, Tomas not what was talked about.
        (await story.Ruth.Visitor.Get($"{story.Client}/notes/{story.TouchingNote}")).Is(200);
        (await story.Tomas.Visitor.Get($"{story.Client}/notes/{story.TalkingNote}")).IsRefused(403, "consent.not_given");
        (await story.Maya.Visitor.Get($"{story.Client}/notes/{story.TalkingNote}")).Is(200);
    }

    private async Task<string> MayaRevokesAndTheVeryNextReadShowsIt()
    {
        var before = (await story.ReadPlan(story.Tomas.Visitor)).Is(200);
        await story.Revoke(story.CuesDirective);
        var after = (await story.ReadPlan(story.Tomas.Visitor, ("If-None-Match", before.Tag!))).Is(200);
        Assert.False(after.Has("safetyCues"));
        Assert.Contains("safetyCues noDirective", Withheld(after));

        await story.Revoke(story.PlanDirective);
        (await story.ReadPlan(story.Tomas.Visitor, ("If-None-Match", after.Tag!))).IsRefused(403, "consent.not_given");
        (await story.Tomas.Visitor.Get($"{story.Client}/notes/{story.TouchingNote}")).Is(200);
        (await story.ReadPlan(story.Ruth.Visitor)).Is(200);
        return before.Tag!;
    }

    private async Task MayaReadsWhoSawWhat()
    {
        var rows = (await story.Maya.Visitor.Get($"{story.Client}/disclosures?limit=200")).Is(200)["items"].EnumerateArray().ToList();
        var tomassReads = rows.Where(row => row.GetProperty("personId").GetGuid() == story.Tomas.Id && row.GetProperty("action").GetString() == "GetCarePlan").ToList();

        // Newest first: refused, without safety cues, and twice with them.
        Assert.Equal(["refused", "permitted", "permitted", "permitted"], tomassReads.Select(row => row.GetProperty("verdict").GetString()));
        Assert.Equal("consent.not_given", tomassReads[0].GetProperty("refusal").GetString());
        Assert.Equal((story.PlanDirective, story.Plan), Under(tomassReads[2], "carePlan"));
        Assert.Equal(story.CuesDirective, Under(tomassReads[2], "safetyCues").Directive);
        Assert.Contains(rows, row => row.GetProperty("personId").GetGuid() == story.Noor.Id && row.GetProperty("verdict").GetString() == "refused");
        Assert.All(tomassReads, row => Assert.Equal("treatment", row.GetProperty("purpose").GetString()));
    }

    private async Task ALicenceThatIsSuspendedCanDoNothing()
    {
        var tomas = (await story.Ada.Get($"/api/v1/practitioners/{story.Tomas.Id}")).Is(200);
        (await story.Ada.Post($"/api/v1/practitioners/{story.Tomas.Id}/licences/{story.TomassLicence}/status-changes", new { status = "suspended" }, tomas.Tag)).Is(200);
        (await story.Tomas.Visitor.Get($"{story.Client}/notes/{story.TouchingNote}")).IsRefused(403, "practitioner.licence_lapsed");
        (await story.ReadPlan(story.Tomas.Visitor)).IsRefused(403, "practitioner.licence_lapsed");
    }

    private async Task TheLedgerIsWhole()
    {
        (await story.Ada.Get("/api/v1/audit-events/integrity")).IsRefused(403, "caller.role_not_allowed");
        var whole = (await story.Pia.Get("/api/v1/audit-events/integrity")).Is(200);
        Assert.True(whole["isIntact"].GetBoolean());
        Assert.True(whole["rowsChecked"].GetInt64() > 40);
    }

    private async Task NoTextStandsInLogsOrLedger(string planTag)
    {
        // Refusals, too, may not repeat what was sent: unreadable, unknown, over the limit, and words in a path, a query and headers.
        var ruth = story.Ruth.Visitor;
        (await ruth.Post($"{story.Client}/care-plans", $"{{ \"title\": \"{ToldStory.Marker}")).IsRefused(400, "request.unreadable");
        (await ruth.Post($"{story.Client}/care-plans", $"{{ \"{ToldStory.Marker}\": 1 }}")).IsRefused(400, "request.unreadable");
        (await ruth.Post($"{story.Client}/care-plans", new { title = ToldStory.Marker + new string('x', 300), reviewOn = "2999-01-01" })).IsRefused(422, "request.invalid");
        (await ruth.Get($"/api/v1/clients?q={ToldStory.Marker}")).Is(200);
        (await ruth.Get($"/api/v1/{ToldStory.Marker}?q={ToldStory.Marker}")).Is(404);
        (await story.ReadPlan(ruth, ("X-Purpose-Of-Use", ToldStory.Marker), ("User-Agent", ToldStory.Marker), ("Referer", ToldStory.Marker), ("If-None-Match", planTag))).IsRefused(403, "caller.purpose_not_allowed");

        // The marker is in the record, so looking for it can find something.
        var ct = TestContext.Current.CancellationToken;
        foreach (var table in (string[])["clinics", "practitioners", "licences", "clients", "touch_safety_profiles", "care_plans", "goals", "interventions", "sessions", "consent_requests"])
            Assert.True(await story.Clinic.AskAsOwner<bool>($"select exists (select from care.{table} t where t::text like '%{ToldStory.Marker}%')", ct), $"Nothing is marked in {table}.");

        // What is sealed is there and shows nothing.
        foreach (var table in (string[])["session_notes", "note_sections", "addenda", "outcome_measurements"])
        {
            Assert.True(await story.Clinic.AskAsOwner<bool>($"select exists (select from care.{table})", ct), table);
            Assert.False(await story.Clinic.AskAsOwner<bool>($"select exists (select from care.{table} t where t::text like '%{ToldStory.Marker}%')", ct), table);
        }

        Assert.Equal(0, await story.Clinic.AskAsOwner<long>($"select count(*) from care.access_ledger t where t::text ilike '%{ToldStory.Marker}%'", ct));
        Assert.Contains("/clients/{clientId", story.Clinic.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(ToldStory.Marker, story.Clinic.Log, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string?> Instruments(Answer plan) => plan["outcomes"].EnumerateArray().Select(one => one.GetProperty("instrument").GetString()).Order();

    private static IEnumerable<string> Withheld(Answer plan) =>
        plan["withheld"].EnumerateArray().Select(one => $"{one.GetProperty("category").GetString()} {one.GetProperty("reason").GetString()}").Order();

    private static (Guid? Directive, Guid Record) Under(JsonElement row, string category)
    {
        var part = row.GetProperty("parts").EnumerateArray().Single(one => one.GetProperty("category").GetString() == category);
        return (part.GetProperty("under").GetGuid(), part.GetProperty("recordIds").EnumerateArray().First().GetGuid());
    }
}
