using IntegrativeCare.Testing;
using Npgsql;

namespace IntegrativeCare.Api.Tests.Retention;

/// <summary>CR-213: the real program, from the preview to the report, with nobody waiting for it.</summary>
public sealed class Destroying_in_the_background(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_from_the_preview_of_one_to_the_confirmation_of_another_and_is_done_by_itself()
    {
        await using var clinic = await StartedClinic.Open(server, Ct, withDemo: true);
        var (ada, pia) = (await clinic.SignInAs("ada", Ct), await clinic.SignInAs("pia", Ct));
        var olga = (await ada.Post("/api/v1/clients", new { nameUsed = "Olga Petrovna Markerova", languages = new[] { "en" }, timeZone = "America/Toronto", bornOn = "1950-01-01" })).Is(201).Id;
        await Do(clinic, $"update care.clients set registered_at = now() - interval '11 years' where id = '{olga}'");

        var run = (await pia.Post("/api/v1/destruction-runs")).Is(201);
        var path = $"/api/v1/destruction-runs/{run.Id}";
        Assert.Equal(path, run.Location);
        var item = Assert.Single((await ada.Get($"{path}/records")).Is(200)["items"].EnumerateArray());
        Assert.Equal((olga, "OPM", "waiting"), (item.GetProperty("clientId").GetGuid(), item.GetProperty("initials").GetString(), item.GetProperty("outcome").GetString()));
        (await pia.Post($"{path}/execution", ifMatch: "\"1\"")).IsRefused(409, "destruction_run.second_person_needed");
        (await ada.Post($"{path}/execution", ifMatch: "\"9\"")).IsRefused(412, "request.stale");
        (await ada.Post($"{path}/execution", ifMatch: "\"1\"")).Is(200);

        Answer report;
        var until = DateTime.UtcNow.AddSeconds(90);
        do
        {
            await Task.Delay(500, Ct);
            report = (await pia.Get(path)).Is(200);
        }
        while (report["status"].GetString() != "finished" && DateTime.UtcNow < until);

        Assert.Equal(("finished", 0, 1, 0), (report["status"].GetString(), report["waiting"].GetInt32(), report["destroyed"].GetInt32(), report["spared"].GetInt32()));
        Assert.Equal(1, report["rowsDestroyed"].GetProperty("clients").GetInt32());
        (await ada.Get($"/api/v1/clients/{olga}")).IsRefused(404, "client.not_found");
        (await ada.Get($"/api/v1/clients/{olga}/retention")).IsRefused(404, "client.not_found");
        var left = Assert.Single((await pia.Get($"{path}/records")).Is(200)["items"].EnumerateArray());
        Assert.Equal("destroyed", left.GetProperty("outcome").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, left.GetProperty("initials").ValueKind);
        Assert.True((await pia.Get("/api/v1/audit-events/integrity")).Is(200)["isIntact"].GetBoolean());
        Assert.DoesNotContain("Markerova", clinic.Log, StringComparison.Ordinal);
    }

    private static async Task Do(StartedClinic clinic, string sql)
    {
        await using var connection = new NpgsqlConnection(clinic.Database.OwnerConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
