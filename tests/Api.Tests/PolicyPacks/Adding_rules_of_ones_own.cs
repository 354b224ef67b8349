using System.Diagnostics;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.PolicyPacks;

/// <summary>Whoever runs the program puts files of rules into a directory; it starts with them, or says which line keeps it from starting.</summary>
public sealed class Adding_rules_of_ones_own(PostgresServer server) : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("integrative-care-packs-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Lets_a_clinic_work_by_them_from_the_next_request_on()
    {
        Put(Packs.Like("HOUSE", "2026-02-01", pack => pack.NeedsWritten("gluteal", "never")));
        await using var api = await RunningClinic.Start(server, new() { ["PolicyPacks:Directory"] = directory });
        var at = await api.OpenClinic("Harbour");

        var house = (await api.Get(at.Ruth, "/policy-packs/HOUSE")).Is(200).Json;
        Assert.Equal(("2026-02-01", false), (house.GetProperty("version").GetString(), house.GetProperty("appliesHere").GetBoolean()));
        Assert.Contains(house.GetProperty("sources").EnumerateArray(), source => source.GetProperty("mark").GetString() == "checkBeforeRelyingOnIt");
        Assert.Equal(["CA-ON", "HOUSE", "US-HIPAA", "US-TX", "default"], (await api.Get(at.Ada, "/policy-packs")).Is(200).Json.GetProperty("items").EnumerateArray().Select(pack => pack.GetProperty("code").GetString()!));

        var chosen = await api.Post(at.Ada, "/clinic/policy-pack-activations", new { code = "HOUSE" }, ("If-Match", "\"1\""));
        Assert.Equal("/api/v1/clinic/policy-pack-activations", chosen.Is(201).Header("Location"));
        Assert.Equal("\"2\"", chosen.Tag);

        Assert.Equal("HOUSE", (await api.Get(at.Ada, "/clinic")).Is(200).Json.GetProperty("policyPack").GetProperty("code").GetString());
        var history = (await api.Get(at.Ruth, "/clinic/policy-pack-activations")).Is(200).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal("HOUSE", history[0].GetProperty("code").GetString());
        Assert.Equal(("HOUSE", "2026-02-01"), (history[0].GetProperty("appliesAs").GetProperty("code").GetString(), history[0].GetProperty("appliesAs").GetProperty("version").GetString()));
        Assert.False(house.TryGetProperty("fit", out _));
    }

    [Fact]
    public async Task Is_refused_in_words_to_who_may_not_or_asks_for_what_is_not_there()
    {
        await using var api = await RunningClinic.Start(server);
        var at = await api.OpenClinic("Harbour");
        var tag = ("If-Match", "\"1\"");

        (await api.Get(at.Ruth, "/policy-packs/GONE")).Is(404, "policy_pack.not_found");
        (await api.Post(at.Ruth, "/clinic/policy-pack-activations", new { code = "default" }, tag)).Is(403, "caller.role_not_allowed");
        (await api.Post(at.Ada, "/clinic/policy-pack-activations", new { code = "default" })).Is(428, "request.if_match_missing");
        (await api.Post(at.Ada, "/clinic/policy-pack-activations", new { code = "default" }, ("If-Match", "\"7\""))).Is(412, "request.stale");
        (await api.Post(at.Ada, "/clinic/policy-pack-activations", new { code = "GONE" }, tag)).Is(422, "policy_pack.unknown");
        (await api.Post(at.Ada, "/clinic/policy-pack-activations", new { code = "default", from = "2026-03-01T00:00:00Z" }, tag)).Is(422, "policy_pack.activation_in_the_past");
        (await api.Patch(at.Ada, "/clinic", new { retentionYears = 9 }, tag)).Is(422, "policy_pack.retention_too_short");
    }

    [Fact]
    public async Task Keeps_the_program_from_starting_and_names_every_file_and_line_that_nobody_may_rely_on()
    {
        Put(Packs.Like("HOUSE", "2026-02-01", pack => pack["retention"]!["years"] = 0));
        Put(("unsourced.json", Packs.Like("OTHER", "2026-02-01", pack => pack["sources"]!.AsArray().Clear()).Json));
        Put(("broken.json", "{\n  \"code\": \"HOUSE\",\n  \"wisdom\": 1\n}"));

        var (exit, said) = await Start(directory);

        Assert.Equal(1, exit);
        var lines = said.Trim().Split('\n');
        Assert.Equal("The policy packs cannot be relied on.", lines[0]);
        Assert.Matches(@"HOUSE\.2026-02-01\.json, line [0-9]+, /retention/years: must be from 1 to 50 years\.", said);
        Assert.Contains("broken.json, line 3, /wisdom: is no member of a policy pack.", said, StringComparison.Ordinal);
        Assert.Matches(@"unsourced\.json, line [0-9]+, /sources: names no source\.", said);
        Assert.Equal(4, lines.Length);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_program_from_starting_when_the_directory_is_not_there()
    {
        var (exit, said) = await Start(Path.Combine(directory, "nowhere"));

        Assert.Equal(1, exit);
        Assert.Contains("PolicyPacks__Directory", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_commands_from_working_by_other_rules_than_the_server()
    {
        Put(("broken.json", "{"));

        var (exit, said) = await Start(directory, "create-clinic", "--name", "Harbour", "--time-zone", "America/Toronto", "--jurisdiction", "CA-ON", "--admin-email", "ada@harbour.example", "--admin-name", "Ada");

        Assert.Equal(1, exit);
        Assert.StartsWith("create-clinic: The policy packs cannot be relied on.", said, StringComparison.Ordinal);
        Assert.Contains("broken.json, line 1", said, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Said)> Start(string packs, params string[] arguments)
    {
        var ct = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", [typeof(IntegrativeCare.Api.OpenApi.DemoPeople).Assembly.Location, .. arguments]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["PolicyPacks__Directory"] = packs;
        start.Environment["ConnectionStrings__Clinic"] = start.Environment["ConnectionStrings__ClinicOwner"] = "Host=127.0.0.1;Port=1";
        using var program = Process.Start(start)!;
        var said = await program.StandardError.ReadToEndAsync(ct);
        await program.WaitForExitAsync(ct);
        return (program.ExitCode, said);
    }

    private void Put((string Name, string Json) file) => File.WriteAllText(Path.Combine(directory, file.Name), file.Json);
}
