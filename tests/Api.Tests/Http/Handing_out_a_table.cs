using IntegrativeCare.Api.Http;

namespace IntegrativeCare.Api.Tests.Http;

public sealed class Handing_out_a_table(OneClinic given) : IClassFixture<OneClinic>
{
    private const string Names =
        "from,to,instrument,span,higherIs,careMix,suppressed,clients,baselineMean,baselineLowerQuartile,baselineMedian,baselineUpperQuartile,lastMean,lastLowerQuartile,lastMedian,lastUpperQuartile,"
        + "changeMean,changeLowerQuartile,changeMedian,changeUpperQuartile,medianPsychotherapySessions,medianMassageSessions,threshold,thresholdKind,thresholdValue,thresholdSource,countsSuppressed,"
        + "improved,improvedPercent,unchanged,unchangedPercent,worse,worsePercent,notImproved,notImprovedPercent,caution\r\n";

    private const string Threshold = ",reliable,reliable,6,\"NHS reliable change; common professional knowledge, not read again\",";

    // Eleven clients from 20 to 10 points with one session in between.
    private const string Eleven =
        """
        with c as (
          insert into care.clients (id, clinic_id, author_id, registered_at, name_used, languages, time_zone, revision)
          select gen_random_uuid(), $1, gen_random_uuid(), '2025-01-01', 'Somebody', '{en}', 'America/Toronto', 1 from generate_series(1, 11) returning id
        ), s as (
          insert into care.sessions (id, clinic_id, client_id, author_id, author_discipline, discipline, starts_at, ends_at, status, revision)
          select gen_random_uuid(), $1, id, $2, 'psychotherapy', 'psychotherapy', timestamptz '2025-07-01' + n * interval '1 hour', timestamptz '2025-07-01' + (n + 1) * interval '1 hour', 'completed', 1
            from (select id, row_number() over () as n from c) c
        ), m as (
          insert into care.outcome_measurements (id, clinic_id, client_id, author_id, author_discipline, category, instrument, instrument_version, scoring_version, answers, total, completeness, scales, span, moment, answered_by, taken_at, recorded_at, revision)
          select gen_random_uuid(), $1, c.id, $2, 'psychotherapy', 'mentalHealthOutcomes', 'phq9', 1, 1, '\x00', t.total, 'complete', '[]', '2 weeks', 'standalone', 'client', t.at, t.at, 1
            from c cross join (values (20, timestamptz '2025-06-01'), (10, timestamptz '2025-08-01')) t(total, at) returning 1
        )
        select count(*) from m
        """;

    private RunningClinic Api => given.Api;

    [Fact]
    public async Task Writes_the_clinics_outcomes_to_the_letter()
    {
        var at = await Api.OpenClinic("Elm", "elm.example");
        Assert.Equal(22L, await Api.Sql<long>(Eleven, at.Id.Value, at.Ruth.PractitionerId!));

        var reply = (await Api.Get(at.Ada, "/clinic-outcomes?instrument=phq9&format=csv")).Is(200);

        Assert.Equal(
            Names
            + "2025-03-01,2026-02-28,phq9,2 weeks,worse,all,false,11,20.0,20.0,20.0,20.0,10.0,10.0,10.0,10.0,-10.0,-10.0,-10.0,-10.0,1.0,0.0" + Threshold + "true,,,,,,,,,descriptionOnly\r\n"
            + "2025-03-01,2026-02-28,phq9,2 weeks,worse,psychotherapyOnly,true,,,,,,,,,,,,,,," + Threshold + ",,,,,,,,,descriptionOnly\r\n"
            + "2025-03-01,2026-02-28,phq9,2 weeks,worse,massageOnly,true,,,,,,,,,,,,,,," + Threshold + ",,,,,,,,,descriptionOnly\r\n"
            + "2025-03-01,2026-02-28,phq9,2 weeks,worse,both,true,,,,,,,,,,,,,,," + Threshold + ",,,,,,,,,descriptionOnly\r\n",
            reply.Text);
        Assert.Equal(("text/csv", "utf-8"), (reply.Content.ContentType?.MediaType, reply.Content.ContentType?.CharSet));
        Assert.Equal("attachment; filename=\"clinic-outcomes-2025-03-to-2026-02.csv\"", reply.Content.ContentDisposition?.ToString());
        Assert.Equal("no-store", reply.Headers.CacheControl?.ToString());
        (await Api.Get(at.Ada, "/clinic-outcomes?instrument=phq9&format=csv", ("If-None-Match", reply.Headers.ETag!.ToString()))).Is(304);
        Assert.Empty((await Api.Head(at.Ada, "/clinic-outcomes?instrument=phq9&format=csv")).Is(200).Text);
    }

    [Fact]
    public async Task Comes_as_json_or_as_a_table_by_what_is_preferred()
    {
        var at = await Api.OpenClinic("Oak", "oak.example");
        async Task<string?> Type(string query, string accept) => (await Api.Get(at.Pia, "/clinic-outcomes" + query, ("Accept", accept))).Is(200).Content.ContentType?.MediaType;

        Assert.Equal("text/csv", await Type("", "text/csv"));
        Assert.Equal("text/csv", await Type("", "application/json;q=0.5, text/csv"));
        Assert.Equal("application/json", await Type("", "text/csv;q=0.5, application/json"));
        Assert.Equal("application/json", await Type("", "*/*"));
        Assert.Equal("application/json", await Type("?format=json", "text/csv"));
        Assert.Equal("text/csv", await Type("?format=csv", "application/json"));
        (await Api.Get(at.Pia, "/clinic-outcomes?format=xml")).Is(400, "request.unreadable");
        (await Api.Get(at.Pia, "/clinic-outcomes?from=2026-03-01")).Is(422, "outcome.review_period_unclear");
        (await Api.Get(at.Pia, "/clinic-outcomes?instrument=maia2")).Is(422, "outcome.instrument_unknown");
        (await Api.Get(at.Pia, "/clinic-outcomes?instrument=phq9&span=never")).Is(422, "outcome.window_unknown");
        foreach (var other in (Caller[])[at.Ruth, at.Tomas, at.Maya]) (await Api.Get(other, "/clinic-outcomes")).Is(403, "caller.role_not_allowed");
    }

    [Fact]
    public async Task Says_in_json_what_it_is_and_what_it_is_not()
    {
        var at = await Api.OpenClinic("Ash", "ash.example");

        var json = (await Api.Get(at.Ada, "/clinic-outcomes?from=2025-01-01&to=2025-12-31&instrument=nprs&span=now")).Is(200).Json;

        Assert.Equal("descriptionOnly", json.GetProperty("caution").GetString());
        Assert.Equal(11, json.GetProperty("smallestGroup").GetInt32());
        var measure = Assert.Single(json.GetProperty("items").EnumerateArray());
        Assert.True(measure.GetProperty("all").GetProperty("suppressed").GetBoolean());
        Assert.Equal(["psychotherapyOnly", "massageOnly", "both"], measure.GetProperty("byCareMix").EnumerateArray().Select(group => group.GetProperty("careMix").GetString()));
        Assert.False(json.TryGetProperty("asked", out _));
    }

    /// <summary>RFC 4180; and no program that opens the file takes a text for a formula.</summary>
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"yes\"", "\"say \"\"yes\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData(" edge", "\" edge\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@here", "'@here")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("", "")]
    public void Writes_a_text_so_that_it_stays_one(string text, string cell) => Assert.Equal($"{cell},1\r\n", new CsvTable("table", [[text, 1]]).Write());

    [Fact]
    public void Writes_numbers_days_and_nothing() =>
        Assert.Equal("-4.5,2026-03-02,,true,false\r\n", new CsvTable("table", [[-4.5m, new DateOnly(2026, 3, 2), null, true, false]]).Write());
}
