using System.Text.Json;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Outcomes;

/// <summary>What a clinic's front-end meets when it measures: statuses, codes, revisions, and numbers as they were given.</summary>
public sealed class Measuring_over_http(PostgresServer server)
{
    private static readonly (string Body, int Status, string Code)[] Unscorable =
    [
        ("""{ "instrument": "nprs", "answers": [11] }""", 422, "outcome.score_out_of_range"),
        ("""{ "instrument": "nprs", "answers": [4.5] }""", 422, "outcome.answer_between_steps"),
        ("""{ "instrument": "nprs", "answers": [4, 5] }""", 422, "outcome.answers_miscounted"),
        ("""{ "instrument": "nprs", "answers": ["4"] }""", 400, "request.unreadable"),
        ("""{ "instrument": "nprs", "answers": [1e400] }""", 400, "request.unreadable"),
        ("""{ "instrument": "nprs" }""", 422, "request.invalid"),
        ("""{ "instrument": "nprs", "itemAnswers": [{ "item": 1, "loinc": "44250-9", "value": 1 }] }""", 422, "request.invalid"),
        ("""{ "instrument": "nprs", "itemAnswers": [{ "item": 2, "value": 1 }] }""", 422, "outcome.item_unknown"),
        ("""{ "instrument": "nprs", "itemAnswers": [{ "item": 1, "value": 1 }, { "item": 1, "value": 2 }] }""", 422, "outcome.item_answered_twice"),
        ("""{ "instrument": "phq2", "itemAnswers": [{ "item": 1, "loincAnswer": "LA6573-5" }] }""", 422, "outcome.answer_unknown"),
        ("""{ "instrument": "nprs", "answers": [4], "window": "a year" }""", 422, "outcome.window_unknown"),
        ("""{ "instrument": "nprs", "answers": [4], "takenAt": "2099-01-01T00:00:00Z" }""", 422, "outcome.taken_in_the_future"),
        ("""{ "instrument": "nprs", "answers": [4], "help": "interpreter" }""", 422, "outcome.nobody_helped"),
        ("""{ "instrument": "isi", "answers": [1, 1, 1, 1, 1, 1, 1] }""", 409, "outcome.licence_not_filed"),
    ];

    [Fact]
    public async Task Records_reads_and_corrects_with_a_revision()
    {
        await using var api = await RunningClinic.Start(server);
        var at = await api.OpenClinic("Heath");
        var measurements = $"/clients/{at.Maya.ClientId}/outcome-measurements";

        var recorded = (await api.Post(at.Tomas, measurements, new { instrument = "sleephours", answers = new[] { 7.50m } })).Is(201);
        var one = $"{measurements}/{recorded.Id}";
        var read = (await api.Get(at.Tomas, one)).Is(200);
        Assert.Equal("7.5", read.Json.GetProperty("total").GetRawText());
        Assert.Equal("7.5", read.Json.GetProperty("answers")[0].GetRawText());
        Assert.Equal(304, (await api.Get(at.Tomas, one, ("If-None-Match", read.Tag!))).Status);

        object right = new { answers = new[] { 6.75m }, reason = "Read wrongly" };
        Assert.Equal((428, "request.if_match_missing"), Said(await api.Post(at.Tomas, $"{one}/corrections", right)));
        Assert.Equal((412, "request.stale"), Said(await api.Post(at.Tomas, $"{one}/corrections", right, ("If-Match", "\"9\""))));
        var corrected = (await api.Post(at.Tomas, $"{one}/corrections", right, ("If-Match", read.Tag!))).Is(201);
        Assert.EndsWith($"{measurements}/{corrected.Id}", corrected.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal((409, "outcome.measurement_over"), Said(await api.Post(at.Tomas, $"{one}/entered-in-error", new { reason = "Again" }, ("If-Match", "\"2\""))));
        Assert.Equal((404, "outcome.not_found"), Said(await api.Get(at.Tomas, $"{measurements}/{Guid.CreateVersion7()}")));
        Assert.Equal([corrected.Id], Ids(await api.Get(at.Tomas, $"{measurements}?counting=true")));
        Assert.Equal([recorded.Id], Ids(await api.Get(at.Tomas, $"{measurements}?counting=false")));
    }

    [Fact]
    public async Task Refuses_what_can_not_be_scored_and_says_why()
    {
        await using var api = await RunningClinic.Start(server);
        var at = await api.OpenClinic("Heath");

        foreach (var (body, status, code) in Unscorable)
        {
            var reply = await api.Post(at.Tomas, $"/clients/{at.Maya.ClientId}/outcome-measurements", JsonElement.Parse(body));
            Assert.Equal((body, status, code), (body, reply.Status, reply.Code));
        }

        Assert.Empty(Ids(await api.Get(at.Tomas, $"/clients/{at.Maya.ClientId}/outcome-measurements")));
    }

    [Fact]
    public async Task Closes_to_whom_the_client_revokes_on_the_very_next_request_I18()
    {
        await using var api = await RunningClinic.Start(server);
        var at = await api.OpenClinic("Heath");
        await at.Permits(ClinicAtWork.To(at.Ruth), ["bodywork", "physicalOutcomes"]);
        var measurements = $"/clients/{at.Maya.ClientId}/outcome-measurements";
        var pain = (await api.Post(at.Tomas, measurements, new { instrument = "nprs", answers = new[] { 4 } })).Is(201);
        (await api.Post(at.Tomas, $"/clients/{at.Maya.ClientId}/outcome-schedules", new { instrument = "nprs", cadence = "once" })).Is(201);
        var seen = (await api.Get(at.Ruth, $"{measurements}/{pain.Id}")).Is(200);
        Assert.Single(Ids(await api.Get(at.Ruth, $"/clients/{at.Maya.ClientId}/outcome-schedules")));

        await at.Withholds(ClinicAtWork.To(at.Ruth), ["physicalOutcomes"]);

        Assert.Equal((403, "consent.not_given"), Said(await api.Get(at.Ruth, $"{measurements}/{pain.Id}", ("If-None-Match", seen.Tag!))));
        Assert.Empty(Ids(await api.Get(at.Ruth, measurements)));
        Assert.Empty(Ids(await api.Get(at.Ruth, $"/clients/{at.Maya.ClientId}/outcome-schedules")));
        Assert.Empty(Ids(await api.Get(at.Ruth, $"/clients/{at.Maya.ClientId}/outcomes-due")));
    }

    private static (int, string?) Said(Reply reply) => (reply.Status, reply.Code);

    private static IEnumerable<Guid> Ids(Reply reply) => reply.Is(200).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid());
}
