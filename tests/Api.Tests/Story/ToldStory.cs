using System.Globalization;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Story;

/// <summary>
/// The main job from an empty database to who saw what: every step a real request, told once and asked about by the tests of <see cref="The_main_job"/>.
/// Every text that a person types carries <see cref="Marker"/>.
/// </summary>
public sealed class ToldStory(PostgresServer server) : IAsyncLifetime
{
    /// <summary>Stands in every text that a person types, and in nothing else.</summary>
    public const string Marker = "xqmarkedx";

    private const string Password = $"a chair by the window {Marker}";

    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public StartedClinic Clinic { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Clinic = await StartedClinic.Open(server, Ct, settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Logging__LogLevel__Default"] = "Trace", ["Logging__LogLevel__Microsoft"] = "Trace", ["Logging__LogLevel__System"] = "Trace" });

    public ValueTask DisposeAsync() => Clinic.DisposeAsync();

    public Visitor Ada { get; private set; } = null!;

    public Visitor Pia { get; private set; } = null!;

    public (Guid Id, Visitor Visitor) Ruth { get; private set; }

    public (Guid Id, Visitor Visitor) Quinn { get; private set; }

    public (Guid Id, Visitor Visitor) Tomas { get; private set; }

    public (Guid Id, Visitor Visitor) Noor { get; private set; }

    public (Guid Id, Visitor Visitor) Maya { get; private set; }

    public Guid TomassLicence { get; private set; }

    public Guid PlanDirective { get; private set; }

    public Guid CuesDirective { get; private set; }

    public Guid Withhold { get; private set; }

    public Guid Plan { get; private set; }

    public Guid SleepGoal { get; private set; }

    public Guid TalkingSession { get; private set; }

    public Guid TouchingSession { get; private set; }

    public Guid TalkingNote { get; private set; }

    public Guid TouchingNote { get; private set; }

    public string Client => $"/api/v1/clients/{Maya.Id}";

    private string PlanPath => $"{Client}/care-plans/{Plan}";

    public static string Said(string text) => $"{text} {Marker}";

    public async Task OpenTheClinic()
    {
        var printed = await Clinic.Command(
            Ct, "create-clinic", "--name", Said("Harbour"), "--time-zone", "America/Toronto", "--jurisdiction", "CA-ON", "--admin-email", $"ada.{Marker}@harbour.example", "--admin-name", Said("Ada Marsh"));
        Ada = await Clinic.SignIn($"ada.{Marker}@harbour.example", printed.Trim().Split('\n')[^1].Trim(), Ct);
        Pia = await Invite("pia", "privacyOfficer", null, null);

        Ruth = await Practitioner("ruth", "psychotherapist", "psychotherapy", "registered", Today.AddYears(1));
        Quinn = await Practitioner("quinn", "psychotherapist", "psychotherapy", "qualifying", Today.AddYears(1));
        Tomas = await Practitioner("tomas", "massageTherapist", "massageTherapy", "registered", Today.AddYears(1));
        TomassLicence = (await Ada.Get($"/api/v1/practitioners/{Tomas.Id}")).Is(200)["licences"][0].GetProperty("id").GetGuid();
        Noor = await Practitioner("noor", "massageTherapist", "massageTherapy", "registered", Today.AddDays(-2));
        (await Ada.Post($"/api/v1/practitioners/{Quinn.Id}/supervisions", new { supervisorId = Ruth.Id })).Is(201);
        await ReadAnswersRoundTheClock();
    }

    // Before clients answer alone what asks about their safety, the clinic says when somebody reads it and whom they can call.
    private async Task ReadAnswersRoundTheClock()
    {
        var settings = (await Ada.Get("/api/v1/clinic/safety-settings")).Is(200);
        var always = Enum.GetNames<DayOfWeek>().Select(day => new { day = day.ToLowerInvariant(), from = "00:00", to = "24:00" }).ToArray();
        (await Ada.Send(HttpMethod.Put, "/api/v1/clinic/safety-settings", new
        {
            opening = always,
            monitored = always,
            urgentMinutes = 60,
            escalationMinutes = 30,
            clinicalLeadId = Ruth.Id,
            crisisContacts = new[] { new { name = Said("The line"), phone = "9-8-8", when = "day and night" } },
        }, settings.Tag)).Is(200);
    }

    public async Task RegisterMaya()
    {
        var registered = (await Ada.Post("/api/v1/clients", new
        {
            nameUsed = Said("Maya"),
            legalName = Said("Maja"),
            pronouns = Said("she/her"),
            languages = new[] { "en-CA", "sv" },
            email = $"maya.{Marker}@client.example",
            phone = "+1 416 555 0142",
            preferredContact = "email",
            timeZone = "America/Toronto",
            accessibilityNeeds = Said("Step-free entrance"),
            bornOn = "1989-04-17",
        })).Is(201);
        Maya = (registered.Id, await Invite("maya", "client", null, registered.Id));

        (await Ada.Post($"{Client}/care-team", new { practitionerId = Ruth.Id, discipline = "psychotherapy", isLead = true })).Is(201);
        (await Ada.Post($"{Client}/care-team", new { practitionerId = Tomas.Id, discipline = "massageTherapy" })).Is(201);
    }

    /// <summary>Noor's licence has ended, whichever day it is in Toronto.</summary>
    public async Task FindThatAnExpiredLicenceCanDoNothing()
    {
        (await Ada.Post($"{Client}/care-team", new { practitionerId = Noor.Id, discipline = "massageTherapy" })).IsRefused(422, "practitioner.not_licensed");
        (await Noor.Visitor.Get("/api/v1/auth/me")).Is(200);
        (await Noor.Visitor.Get(Client)).IsRefused(404, "client.not_found");
        (await Noor.Visitor.Post($"{Client}/care-plans", new { title = Said("Mine"), reviewOn = Day(90) })).IsRefused(404, "client.not_found");
    }

    public async Task DescribeSafeTouch() => (await Ruth.Visitor.Send(HttpMethod.Put, $"{Client}/touch-safety-profile", new
    {
        stopSignal = new { kind = "handRaise", sign = Said("Left hand up") },
        regions = new[]
        {
            new { region = "shoulders", rule = "welcome" }, new { region = "lowerBack", rule = "askFirst" }, new { region = "hips", rule = "avoid" }, new { region = "neck", rule = "never" },
        },
        positionsAcceptable = new[] { "seated", "sideLying" },
        positionsToAvoid = new[] { "prone" },
        environment = new { light = "soft", music = "choice", scent = "none", temperature = "warm", door = "ajar" },
        approach = new { pressureCeiling = 3, throughCloth = true, note = Said("Come from the front") },
        grounding = new[] { Said("Feet on the floor") },
        groundingToAvoid = new[] { Said("Closing the eyes") },
        earlyWarningSigns = new[] { new { sign = Said("I go quiet"), response = Said("Hands off, pause") } },
    })).Is(200);

    /// <summary>Two directives are drafted; the one about the plan is signed now, the one about safety stays a draft. A withhold holds at once.</summary>
    public async Task AskWhatMayBeShared()
    {
        var everybody = await Draft(["demographics", "scheduling"], new { kind = "careTeam" });
        PlanDirective = await Draft(["carePlan"], new { kind = "discipline", discipline = "massageTherapy" });
        CuesDirective = await Draft(["safetyCues", "physicalOutcomes"], new { kind = "discipline", discipline = "massageTherapy" });
        var backToRuth = await Draft(["physicalOutcomes", "bodywork", "mentalHealthOutcomes"], new { kind = "discipline", discipline = "psychotherapy" });

        var shown = (await Maya.Visitor.Get($"{Client}/consent-directives/{PlanDirective}")).Is(200);
        Assert.Contains("massage therapist", shown["plainText"].GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("change your mind", shown["plainText"].GetString(), StringComparison.Ordinal);
        Assert.Equal("draft", shown["status"].GetString());

        (await Ruth.Visitor.Post($"{Client}/consent-directives/{PlanDirective}/signature", new { method = "clientAccount", textSha256 = shown["textSha256"].GetString() }, shown.Tag))
            .IsRefused(403, "consent.not_the_client");
        foreach (var directive in (Guid[])[everybody, PlanDirective, backToRuth]) await Sign(directive);

        Withhold = (await Ruth.Visitor.Post($"{Client}/consent-directives", new
        {
            kind = "withhold",
            categories = new[] { "mentalHealthOutcomes" },
            recipient = new { kind = "practitioner", id = Tomas.Id },
        })).Is(201).Id;
        var withhold = (await Maya.Visitor.Get($"{Client}/consent-directives/{Withhold}")).Is(200);
        Assert.True(withhold["isInForce"].GetBoolean());
    }

    public async Task PlanTogether()
    {
        var drafted = (await Ruth.Visitor.Post($"{Client}/care-plans", new { title = Said("Sleep and shoulders"), reviewOn = Day(90) })).Is(201);
        Plan = drafted.Id;
        var sleep = (await Ruth.Visitor.Post($"{PlanPath}/goals", new
        {
            title = Said("Fall asleep without bracing"),
            category = "anxiety",
            target = new { instrument = "suds", comparison = "atMost", value = 30, by = Day(60) },
        }, drafted.Tag)).Is(201);
        SleepGoal = sleep.Id;
        var shoulders = (await Tomas.Visitor.Post($"{PlanPath}/goals", new
        {
            title = Said("Lift my niece"),
            category = "pain",
            target = new { instrument = "nprs", comparison = "atMost", value = 3, by = Day(60) },
        }, sleep.Tag)).Is(201);
        var talking = (await Ruth.Visitor.Post($"{PlanPath}/interventions", new
        {
            discipline = "psychotherapy",
            modality = "somatic",
            frequency = new { times = 1, per = "week" },
            goalIds = new[] { sleep.Id },
            description = Said("Evening routine"),
        }, shoulders.Tag)).Is(201);
        var touching = (await Tomas.Visitor.Post($"{PlanPath}/interventions", new
        {
            discipline = "massageTherapy",
            technique = "swedish",
            regions = new[] { "shoulders" },
            pressureCeiling = 2,
            frequency = new { times = 2, per = "month" },
            goalIds = new[] { sleep.Id, shoulders.Id },
            description = Said("Seated, through cloth"),
        }, talking.Tag)).Is(201);

        var version = (await Maya.Visitor.Get(PlanPath)).Is(200)["version"].GetInt32();
        var approved = (await Ruth.Visitor.Post($"{PlanPath}/approvals", new { version }, touching.Tag)).Is(201);
        approved = (await Tomas.Visitor.Post($"{PlanPath}/approvals", new { version }, approved.Tag)).Is(201);
        var agreed = (await Maya.Visitor.Post($"{PlanPath}/agreements", new { version, method = "electronicSignature" }, approved.Tag)).Is(201);

        // Tomas may see the plan, but not yet what keeps Maya safe.
        (await Ruth.Visitor.Post($"{PlanPath}/activation", null, agreed.Tag)).IsRefused(409, "care_plan.massage_cannot_see_safety");
        await Sign(CuesDirective);
        (await Ruth.Visitor.Post($"{PlanPath}/activation", null, agreed.Tag)).Is(200);
        Assert.Equal("active", (await Ruth.Visitor.Get(PlanPath)).Is(200)["status"].GetString());
    }

    /// <summary>Tomas asks for more and Maya shares nothing of it; the plan rests a moment.</summary>
    public async Task AskForMoreAndRest()
    {
        var asked = (await Tomas.Visitor.Post($"{Client}/consent-requests", new { categories = new[] { "mentalHealthSummary" }, purposes = new[] { "treatment" }, why = Said("To plan around how you are doing") })).Is(201);
        (await Maya.Visitor.Post($"{Client}/consent-requests/{asked.Id}/response", new { shared = Array.Empty<string>() }, asked.Tag)).Is(200);

        var plan = (await Ruth.Visitor.Get(PlanPath)).Is(200);
        var resting = (await Ruth.Visitor.Post($"{PlanPath}/hold", new { reason = Said("Away for a week") }, plan.Tag)).Is(200);
        (await Ruth.Visitor.Post($"{PlanPath}/resumption", null, resting.Tag)).Is(200);
    }

    public async Task HoldPsychotherapy()
    {
        var session = await Schedule(Ruth, "psychotherapy", 2);
        TalkingSession = session.Id;
        var phq9 = (await Maya.Visitor.Post($"{Client}/outcome-measurements", new { instrument = "phq9", answers = new[] { 1, 2, 2, 2, 1, 1, 1, 0, 0 } })).Is(201);
        var outcomes = (await Ruth.Visitor.Get($"{Client}/outcome-measurements")).Is(200);
        var scored = outcomes["items"].EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == phq9.Id);
        Assert.Equal(10, scored.GetProperty("total").GetInt32());
        Assert.Equal("moderate", scored.GetProperty("band").GetString());

        await Measure(Maya.Visitor, "suds", 65, "before", session.Id);
        var started = (await Ruth.Visitor.Post($"{Client}/sessions/{session.Id}/start", null, session.Tag)).Is(200);
        (await Ruth.Visitor.Post($"{Client}/sessions/{session.Id}/completion", null, started.Tag)).Is(200);
        await Measure(Maya.Visitor, "suds", 40, "after", session.Id);

        TalkingNote = await WriteAndSign(Ruth.Visitor, session.Id, "dap", "data");
    }

    public async Task HoldMassage()
    {
        var session = await Schedule(Tomas, "massageTherapy", 4);
        TouchingSession = session.Id;
        await Measure(Tomas.Visitor, "nprs", 6, "before", session.Id);
        await Measure(Tomas.Visitor, "suds", 50, "before", session.Id);
        (await Tomas.Visitor.Post($"{Client}/sessions/{session.Id}/start", null, session.Tag)).IsRefused(409, "session.touch_not_consented");

        var rules = (await Tomas.Visitor.Get("/api/v1/contraindication-rules")).Is(200)["rules"].EnumerateArray();
        var answers = rules.Where(rule => rule.GetProperty("asked").GetString() == "everyone").Select(rule => new { rule = rule.GetProperty("code").GetString(), state = "absent" }).ToArray();
        (await Tomas.Visitor.Post($"{Client}/health-screenings", new { answers })).Is(201);
        (await Tomas.Visitor.Post($"{Client}/sessions/{session.Id}/contraindication-check", new
        {
            techniques = new[] { "swedish" },
            sites = new[] { new { region = "shoulders" } },
            products = new[] { "jojoba-oil" },
            pressure = 2,
        })).Is(201);

        var consented = (await Tomas.Visitor.Post($"{Client}/sessions/{session.Id}/touch-consent", new
        {
            discussed = new[] { "natureOfTreatment", "benefits", "risksAndSideEffects", "alternatives", "consequencesOfNoTreatment", "rightToStopAnytime" },
            regions = new[] { new { region = "shoulders", techniques = new[] { "swedish" }, pressureCeiling = 2 } },
        }, session.Tag)).Is(200);
        (await Tomas.Visitor.Post($"{Client}/sessions/{session.Id}/start", null, consented.Tag)).IsRefused(409, "session.question_unanswered");
        var asked = (await Tomas.Visitor.Post($"{Client}/sessions/{session.Id}/choices", new { group = "environment", option = "Music", answer = "declined", question = "music" }, consented.Tag)).Is(201);
        var started = (await Tomas.Visitor.Post($"{Client}/sessions/{session.Id}/start", null, asked.Tag)).Is(200);
        (await Tomas.Visitor.Post($"{Client}/sessions/{session.Id}/interventions", new { region = "neck", technique = "swedish", pressure = 1 }, started.Tag)).IsRefused(409, "session.region_not_consented");
        var worked = (await Tomas.Visitor.Post($"{Client}/sessions/{session.Id}/interventions", new { region = "shoulders", technique = "swedish", pressure = 2 }, started.Tag)).Is(201);
        (await Tomas.Visitor.Post($"{Client}/sessions/{session.Id}/completion", null, worked.Tag)).Is(200);
        await Measure(Tomas.Visitor, "nprs", 3, "after", session.Id);
        await Measure(Tomas.Visitor, "suds", 25, "after", session.Id);

        TouchingNote = await WriteAndSign(Tomas.Visitor, session.Id, "massageRecord", "treatment");
    }

    public Task<Answer> ReadPlan(Visitor who, params (string Name, string Value)[] headers) => who.Get(PlanPath, headers);

    public async Task<Answer> Revoke(Guid directive) => (await Maya.Visitor.Post($"{Client}/consent-directives/{directive}/revocation")).Is(200);

    private static string Day(int fromToday) => Today.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<(Guid Id, Visitor Visitor)> Practitioner(string name, string role, string discipline, string registration, DateOnly validUntil)
    {
        var enrolled = (await Ada.Post("/api/v1/practitioners", new { displayName = Said(name), email = $"{name}.{Marker}@harbour.example" })).Is(201);
        (await Ada.Post($"/api/v1/practitioners/{enrolled.Id}/licences", new
        {
            discipline,
            jurisdiction = "CA-ON",
            register = Said("CMTO"),
            number = $"{name}-{Marker}",
            @class = registration,
            validFrom = Day(-300),
            validUntil = validUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        })).Is(201);
        return (enrolled.Id, await Invite(name, role, enrolled.Id, null));
    }

    private async Task<Visitor> Invite(string name, string role, Guid? practitionerId, Guid? clientId)
    {
        var email = $"{name}.{Marker}@harbour.example";
        var invitation = (await Ada.Post("/api/v1/invitations", new { email, displayName = Said(name), roles = new[] { role }, practitionerId, clientId })).Is(201);
        using var acceptance = Visitor.Json(new { token = invitation["token"].GetString(), password = Password });
        using var accepted = await Clinic.Http.PostAsync(new Uri("/api/v1/auth/invitation-acceptances", UriKind.Relative), acceptance, Ct);
        Assert.Equal(201, (int)accepted.StatusCode);
        return await Clinic.SignIn(email, Password, Ct);
    }

    private async Task<Guid> Draft(string[] categories, object recipient) =>
        (await Ruth.Visitor.Post($"{Client}/consent-directives", new { kind = "permit", categories, recipient, purposes = new[] { "treatment" } })).Is(201).Id;

    private async Task Sign(Guid directive)
    {
        var shown = (await Maya.Visitor.Get($"{Client}/consent-directives/{directive}")).Is(200);
        (await Maya.Visitor.Post($"{Client}/consent-directives/{directive}/signature", new { method = "clientAccount", textSha256 = shown["textSha256"].GetString() }, shown.Tag)).Is(200);
    }

    private async Task<Answer> Schedule((Guid Id, Visitor Visitor) who, string discipline, int hours)
    {
        var from = TimeProvider.System.GetUtcNow().AddHours(hours);
        return (await who.Visitor.Post($"{Client}/sessions", new { practitionerId = who.Id, discipline, startsAt = from, endsAt = from.AddHours(1), room = Said("Room 3"), planId = Plan })).Is(201);
    }

    private async Task Measure(Visitor who, string instrument, int answer, string moment, Guid sessionId) =>
        (await who.Post($"{Client}/outcome-measurements", new { instrument, answers = new[] { answer }, moment, sessionId })).Is(201);

    private async Task<Guid> WriteAndSign(Visitor author, Guid session, string format, string heading)
    {
        var written = (await author.Post($"{Client}/sessions/{session}/notes", new { format, sections = new[] { new { heading, text = Said("What was said and done.") } } })).Is(201);
        var path = $"{Client}/notes/{written.Id}";
        var read = (await author.Get(path)).Is(200);
        var signed = (await author.Post($"{path}/signature", new { contentHash = read["contentHash"].GetString() }, read.Tag)).Is(200);

        (await author.Send(HttpMethod.Patch, path, new { sections = new[] { new { heading, text = Said("Something else.") } } }, signed.Tag)).IsRefused(409, "note.signed");
        signed = (await author.Post($"{path}/addenda", new { text = Said("A call later."), reason = Said("Came up afterwards") }, signed.Tag)).Is(201);
        var after = (await author.Get(path)).Is(200);
        Assert.Equal(read["contentHash"].GetString(), after["contentHash"].GetString());
        Assert.Equal("signed", after["status"].GetString());
        return written.Id;
    }
}
