namespace IntegrativeCare.Api.Tests.Audit;

public sealed class Reading_the_ledger_over_http(OneClinic given) : IClassFixture<OneClinic>
{
    private RunningClinic Api => given.Api;

    [Fact]
    public async Task Narrows_by_the_words_of_the_address()
    {
        var at = await Api.OpenClinic("Elm", "elm.example");
        (await Api.Get(at.Ruth, at.OfMaya)).Is(200);
        (await Api.Get(at.Noor, at.OfMaya)).Is(404);
        (await Api.Get(at.Noor, $"/clients/{(await at.Register("Ben")).ClientId}")).Is(404);

        Assert.Equal(["Noor of Elm"], Names(await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?verdict=refused")));
        Assert.Equal(["Ruth of Elm"], Names(await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?practitionerId={at.Ruth.PractitionerId}&category=demographics")));
        Assert.Equal([], Names(await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?to=2026-03-02T14:00:00Z")));
        Assert.Equal(["Noor of Elm", "Noor of Elm"], Names(await Api.Get(at.Pia, "/audit-events?verdict=refused&from=2026-03-02T14:00:00Z")));
        Assert.Equal(["Noor of Elm"], Names(await Api.Get(at.Pia, $"/audit-events?verdict=refused&clientId={at.Maya.ClientId}")));

        (await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?verdict=Refused")).Is(400, "request.unreadable");
        (await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?category=14")).Is(400, "request.unreadable");
        (await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?language=sv")).Is(400, "request.unreadable");
        (await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?from=2026-03-02T14:00:00Z&to=2026-03-02T14:00:00Z")).Is(422, "audit.period_empty");
        (await Api.Get(at.Pia, "/audit-events?from=2026-03-02T14:00:00Z&to=2026-03-02T13:00:00Z")).Is(422, "audit.period_empty");
    }

    [Fact]
    public async Task Speaks_the_language_that_is_asked_for()
    {
        var at = await Api.OpenClinic("Oak", "oak.example");
        (await Api.Get(at.Noor, at.OfMaya)).Is(404);
        async Task<(string Language, string Words)> Ask(string query, params (string, string)[] headers)
        {
            var reply = (await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?verdict=refused{query}", headers)).Is(200);
            return (reply.Header("Content-Language"), reply.Json.GetProperty("items")[0].GetProperty("inWords").GetString()!);
        }

        const string English = "Noor of Oak asked for “client details” on 2 March 2026 at 9:00 to treat the client and was shown nothing: nobody had given this person any part in the client's care.";
        const string French = "Noor of Oak a demandé « renseignements sur le client » le 2 mars 2026 à 9 h 00 pour traiter le client et n'a rien vu : rien ne reliait cette personne aux soins du client.";
        Assert.Equal(("en-CA", English), await Ask(""));
        Assert.Equal(("fr-CA", French), await Ask("&language=fr-CA"));
        Assert.Equal(("fr-CA", French), await Ask("", ("Accept-Language", "fr, en;q=0.8")));
        Assert.Equal(("en-CA", English), await Ask("", ("Accept-Language", "fr;q=0.3, en-CA")));
        Assert.Equal(("en-CA", English), await Ask("&language=en", ("Accept-Language", "fr")));
    }

    [Fact]
    public async Task Accounts_as_json_and_as_a_page_to_print()
    {
        var at = await Api.OpenClinic("Pine", "pine.example");
        await at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual);
        for (var n = 0; n < 3; n++) (await Api.Get(at.Tomas, at.OfMaya)).Is(200);
        (await Api.Post(at.Pia, $"{at.OfMaya}/outside-disclosures", new
        {
            disclosedOn = "2026-03-01",
            recipientName = "Office <of> Inspection",
            recipientAddress = "1 Main Street\nSpringfield",
            description = "Dates of sessions",
            purposeStatement = "Inspection",
            legalBasis = "oversight",
        })).Is(201);

        Api.Clock.Advance(TimeSpan.FromSeconds(1));
        var accounting = (await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?format=accounting")).Is(200);
        var items = accounting.Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(accounting.Json.GetProperty("count").GetInt64(), items.Sum(item => item.GetProperty("count").GetInt64()));
        var tomas = items.Single(item => item.GetProperty("recipient").GetProperty("name").GetString() == "Tomas of Pine");
        Assert.Equal((3, "use", false), (tomas.GetProperty("count").GetInt32(), tomas.GetProperty("kind").GetString(), tomas.GetProperty("isRequiredByHipaa").GetBoolean()));
        var office = items.Single(item => item.GetProperty("isOutsideTheProduct").GetBoolean());
        Assert.Equal(("2026-03-01", "disclosure", true), (office.GetProperty("firstOn").GetString(), office.GetProperty("kind").GetString(), office.GetProperty("isRequiredByHipaa").GetBoolean()));

        var page = (await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?format=accounting&language=fr-CA", ("Accept", "text/html,*/*;q=0.8"))).Is(200);
        Assert.StartsWith("text/html", page.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("style-src 'self'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("Accept", page.Header("Vary"), StringComparison.Ordinal);
        foreach (var said in new[] { "<html lang=\"fr-CA\">", "<title>Relevé des divulgations · Pine</title>", "America/Toronto", "Office &lt;of&gt; Inspection", "1 Main Street<br>Springfield", "<th scope=\"col\">Destinataire</th>", "/assets/accounting.css" })
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", page.Text, StringComparison.OrdinalIgnoreCase);

        (await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?format=accounting&verdict=refused&limit=5")).Is(422, "request.invalid");
        (await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?format=accounting&from=2016-03-02T13:59:59Z")).Is(422, "accounting.too_far_back");
        (await Api.Get(at.Maya, $"{at.OfMaya}/disclosures?format=accounting&from=2020-03-02T14:00:01Z")).Is(200);
        (await Api.Get(at.Ruth, $"{at.OfMaya}/disclosures?format=accounting")).Is(403, "caller.role_not_allowed");
        (await Api.Get(at.Noor, $"{at.OfMaya}/outside-disclosures")).Is(404, "client.not_found");
        (await Api.Get(at.Maya, $"{at.OfMaya}/accounting-suspensions")).Is(403, "caller.role_not_allowed");
    }

    [Fact]
    public async Task Answers_a_wrong_role_the_same_whether_the_client_exists_or_not()
    {
        var at = await Api.OpenClinic("Fir", "fir.example");
        var elsewhere = (await Api.OpenClinic("Yew", "yew.example")).Maya.ClientId;
        string[] of = [$"{at.Maya.ClientId}", $"{elsewhere}", $"{Guid.CreateVersion7()}"];

        foreach (var path in new[] { "touch-safety-profile", "notes", "disclosures?format=accounting" })
        {
            var who = path.StartsWith("disclosures", StringComparison.Ordinal) ? at.Tomas : at.Ada;
            var said = new List<string>();
            foreach (var client in of) said.Add((await Api.Get(who, $"/clients/{client}/{path}")).Is(403, "caller.role_not_allowed").Said);
            Assert.Single(said.Distinct(StringComparer.Ordinal));
        }

        Assert.Equal(3L, await Api.Sql<long>("select count(*) from care.access_ledger where clinic_id = $1 and client_id = $2 and entry like '%caller.role_not_allowed%'", at.Id.Value, at.Maya.ClientId!));
        Assert.Equal(3L, await Api.Sql<long>("select count(*) from care.access_ledger where entry like '%caller.role_not_allowed%' and clinic_id = $1", at.Id.Value));
    }

    private static IEnumerable<string?> Names(Reply reply) =>
        reply.Is(200).Json.GetProperty("items").EnumerateArray().Where(row => row.GetProperty("action").GetString() == "GetClient").Select(row => row.GetProperty("personName").GetString());
}
