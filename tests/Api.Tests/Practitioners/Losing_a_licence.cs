using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Practitioners;

/// <summary>I05, over HTTP: a suspension is felt by the very next request, whatever token is held, and leaves somebody to see to each open session.</summary>
public sealed class Losing_a_licence(PostgresServer server)
{
    [Fact]
    public async Task I05_blocks_the_very_next_write_and_leaves_a_task_for_the_open_session()
    {
        await using var api = await RunningClinic.Start(server);
        var at = await api.OpenClinic("Heath");
        var sessions = $"/clients/{at.Maya.ClientId}/sessions";
        var ines = await at.Enrol("Ines", "massageTherapy", "registered");
        await at.Join(ines, at.Maya, "massageTherapy");
        var session = (await api.Post(at.Tomas, sessions, Booking(at.Tomas, 3))).Is(201).Id;
        (await api.Post(at.Tomas, sessions, Booking(at.Tomas, 5))).Is(201);
        var before = (await api.Get(at.Ada, $"/practitioners/{at.Tomas.PractitionerId}")).Is(200);

        (await api.Post(at.Ada, $"/practitioners/{at.Tomas.PractitionerId}/licences/{at.Tomas.LicenceId}/status-changes", new { status = "suspended" }, ("If-Match", before.Tag!))).Is(200);

        Assert.Equal((403, "practitioner.licence_lapsed"), Said(await api.Post(at.Tomas, sessions, Booking(at.Tomas, 7))));
        Assert.Equal((403, "practitioner.licence_lapsed"), Said(await api.Post(at.Tomas, $"{sessions}/{session}/cancellation", null, ("If-Match", "\"1\""))));
        Assert.Equal((403, "practitioner.licence_lapsed"), Said(await api.Get(at.Tomas, $"{sessions}/{session}")));
        var tasks = (await api.Get(at.Ada, "/me/tasks?status=open")).Is(200).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, tasks.Count);
        Assert.All(tasks, task => Assert.Equal(("handOverSession", ines.PractitionerId), (task.GetProperty("kind").GetString(), task.GetProperty("responsibleIds")[0].GetGuid())));

        var taken = (await api.Post(ines, $"{sessions}/{session}/handover", new { practitionerId = ines.PractitionerId }, ("If-Match", "\"1\""))).Is(201);
        Assert.EndsWith($"{sessions}/{taken.Id}", taken.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Single((await api.Get(ines, "/me/tasks?status=open")).Is(200).Json.GetProperty("items").EnumerateArray());
        Assert.Equal("planned", (await api.Get(ines, $"{sessions}/{taken.Id}")).Is(200).Json.GetProperty("session").GetProperty("status").GetString());
    }

    [Fact]
    public async Task I05_lets_them_go_on_with_the_next_request_once_it_is_lifted()
    {
        await using var api = await RunningClinic.Start(server);
        var at = await api.OpenClinic("Heath");
        var changes = $"/practitioners/{at.Tomas.PractitionerId}/licences/{at.Tomas.LicenceId}/status-changes";
        var suspended = (await api.Post(at.Ada, changes, new { status = "suspended" }, ("If-Match", "\"2\""))).Is(200);
        Assert.Equal((403, "practitioner.licence_lapsed"), Said(await api.Get(at.Tomas, "/me/licences")));

        (await api.Post(at.Ada, changes, new { status = "active" }, ("If-Match", suspended.Tag!))).Is(200);

        (await api.Get(at.Tomas, "/me/licences")).Is(200);
        (await api.Post(at.Tomas, $"/clients/{at.Maya.ClientId}/sessions", Booking(at.Tomas, 3))).Is(201);
    }

    private static (int, string?) Said(Reply reply) => (reply.Status, reply.Code);

    private static object Booking(Caller who, int hours) => new
    {
        practitionerId = who.PractitionerId,
        discipline = "massageTherapy",
        startsAt = RunningClinic.Monday.AddHours(hours),
        endsAt = RunningClinic.Monday.AddHours(hours + 1),
    };
}
