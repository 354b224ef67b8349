using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Testing;
using Serilog.Events;

namespace IntegrativeCare.Api.Tests.Roads;

/// <summary>I48: a word is planted in process notes, and then everybody else looks everywhere.</summary>
public sealed class Keeping_process_notes_to_their_author(PostgresServer server, ITestOutputHelper output)
{
    private const string Marker = "qzkeptqz";

    private static readonly string[] TheLedger = ["ListAuditEvents", "ListDisclosures", "ExportLedger"];

    [Fact]
    public async Task Shows_neither_text_nor_id_to_anybody_on_any_road_for_any_purpose()
    {
        await using var api = await RunningClinic.Start(server, new(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Error", ["Logging:LogLevel:IntegrativeCare"] = "Error" });
        var record = await FullRecord.Write(api, await api.OpenClinic("Heron", "heron.example"));
        var (at, path) = (record.At, $"/clients/{record.Client.Value}/process-notes");
        await at.Permits(new { kind = "careTeam" }, [.. Categories.All.Where(category => category is not (InformationCategory.PsychotherapyProcess or InformationCategory.SubstanceUse)).Select(category => category.Code())], ["treatment", "careCoordination"]);
        var session = record.Entries.First(entry => entry.Kind == RecordKind.Session && entry.Author.PersonId == at.Ruth.PractitionerId).Id;
        var kept = (await api.Post(at.Ruth, path, new { text = $"What she said {Marker}", sessionId = session })).Is(201).Id;
        var counselling = (await api.Post(at.Ruth, path, new { text = $"And then {Marker}", kind = "substanceUseCounselling" })).Is(201).Id;
        var told = (await api.Post(at.Ruth, $"{path}/{kept}/bridge-summaries", new { audience = "massageTherapy", category = "carePlan", text = "End quietly." })).Is(201).Id;
        (await api.Patch(at.Ruth, $"{path}/{kept}", new { text = $"Anew {Marker}" }, ("If-Match", "\"1\""))).Is(200);
        foreach (var practitioner in record.People.Where(person => person.Name is "Tomas" or "Noor"))
            (await api.Post(practitioner.Caller, $"/clients/{record.Client.Value}/emergency-accesses", new { reason = "medicalEmergency", reasonText = "Maya collapsed in the waiting room" })).Is(201);

        var asked = 0;
        foreach (var read in (await Documented.Operations(api)).Where(operation => operation.Method == "GET"))
        {
            foreach (var reader in record.People.Where(person => person.Name != "Ruth"))
            {
                foreach (var purpose in (string[])["", "careCoordination", "supervision", "emergency"])
                {
                    foreach (var id in (Guid[])[kept, counselling, told, session])
                    {
                        var address = read.AddressOf(name => (name == "clientId" ? record.Client.Value : name == "practitionerId" ? at.Ruth.PractitionerId!.Value : id).ToString());
                        var filters = read.InQuery.Where(parameter => parameter.IsId).Select(parameter => $"{parameter.Name}={(parameter.Name is "practitionerId" ? at.Tomas.PractitionerId : id)}");
                        var reply = await api.Get(reader.Caller, $"{address}?{string.Join('&', filters)}", purpose.Length > 0 ? [("X-Purpose-Of-Use", purpose)] : []);
                        asked++;
                        Assert.DoesNotContain(Marker, reply.Text, StringComparison.OrdinalIgnoreCase);

                        // Whoever asks by an id may hear it back where they asked; the ledger tells the privacy officer which record it was.
                        if (reply.Status != 200 || (reader.Name == "Pia" && TheLedger.Contains(read.Id))) continue;
                        Assert.DoesNotContain(kept.ToString(), reply.Text, StringComparison.OrdinalIgnoreCase);
                        Assert.DoesNotContain(counselling.ToString(), reply.Text, StringComparison.OrdinalIgnoreCase);
                        if (!read.InPath.Any(parameter => parameter.Name != "clientId") && !read.InQuery.Any(parameter => parameter.IsId)) break;
                    }
                }
            }
        }

        output.WriteLine($"{asked} answers to {record.People.Count - 1} readers.");
        Assert.True(asked > 2_000, $"{asked} answers");
        Assert.Contains(told.ToString(), (await api.Get(record["Tomas"].Caller, $"/clients/{record.Client.Value}/bridge-summaries")).Is(200).Text, StringComparison.Ordinal);
        var ledger = $"/clients/{record.Client.Value}/disclosures?limit=200";
        Assert.Equal(0, (await api.Get(at.Maya, $"{ledger}&category=psychotherapyProcess")).Is(200).Json.GetProperty("items").GetArrayLength());
        Assert.Contains("WriteProcessNote", (await api.Get(at.Pia, $"{ledger}&category=psychotherapyProcess")).Is(200).Text, StringComparison.Ordinal);
        for (var next = ledger; next.Length > 0;)
        {
            var page = (await api.Get(at.Maya, next)).Is(200);
            Assert.DoesNotContain("ProcessNote", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("process_note", page.Text, StringComparison.Ordinal);
            next = page.Json.GetProperty("nextCursor").GetString() is { } cursor ? $"{ledger}&after={Uri.EscapeDataString(cursor)}" : "";
        }

        Assert.Contains(Marker, (await api.Get(at.Ruth, $"{path}/{kept}")).Is(200).Text, StringComparison.Ordinal);
    }

    /// <summary>An operator reads neither that somebody asked nor about whom; a summary drawn from a process note is logged as any other.</summary>
    [Fact]
    public async Task Writes_nothing_of_them_into_the_log_and_one_line_for_every_bridge()
    {
        await using var api = await RunningClinic.Start(server, new() { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft"] = "Warning", ["Logging:LogLevel:IntegrativeCare"] = "Trace" });
        var at = await api.OpenClinic("Egret", "egret.example");
        var (path, bridge) = ($"{at.OfMaya}/process-notes", new { audience = "massageTherapy", category = "carePlan", text = "End quietly." });
        var before = api.Log.Events.Count;
        var kept = (await api.Post(at.Ruth, path, new { text = $"What she said {Marker}" })).Is(201).Id;
        (await api.Get(at.Ruth, path)).Is(200);
        (await api.Get(at.Ruth, $"{path}/{kept}")).Is(200);
        (await api.Get(at.Tomas, $"{path}/{kept}")).Is(404, "process_note.not_found");
        (await api.Patch(at.Ruth, $"{path}/{kept}", new { text = Marker }, ("If-Match", "\"7\""))).Is(412);
        (await api.Post(at.Ruth, path, new { text = "" })).Is(422);
        var quiet = await api.Log.Request("(private)");
        Assert.Equal(("null", "null"), (quiet.Properties["ClientId"].ToString(), quiet.Properties["AccountId"].ToString()));

        (await api.Post(at.Ruth, $"{path}/{kept}/bridge-summaries", bridge)).Is(201);
        (await api.Post(at.Ruth, $"{path}/{Guid.CreateVersion7()}/bridge-summaries", bridge)).Is(404, "process_note.not_found");
        (await api.Post(at.Ruth, $"{at.OfMaya}/notes/{Guid.CreateVersion7()}/bridge-summaries", bridge)).Is(404, "note.not_found");
        (await api.Get(at.Ruth, at.OfMaya)).Is(200);
        await api.Log.Request("/api/v1/clients/{clientId:guid}");

        var lines = api.Log.Events.Skip(before).ToList();
        Assert.Equal(3, lines.Count(line => line.Properties.TryGetValue("Route", out var route) && route is ScalarValue { Value: "/api/v1/clients/{clientId:guid}/bridge-summaries" }));
        foreach (var text in api.Log.Texts.Skip(before))
        {
            Assert.DoesNotContain(Marker, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("process-note", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("process_note", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("ProcessNote", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(kept.ToString(), text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
