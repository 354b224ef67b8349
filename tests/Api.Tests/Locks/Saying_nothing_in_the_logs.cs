using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>A word that stands in every text of the story is planted, and then looked for where only ids and codes may be.</summary>
public sealed class Saying_nothing_in_the_logs(PostgresServer server)
{
    private const string Marker = "qzmarkerqz";

    [Fact]
    public async Task Keeps_every_text_of_the_record_out_of_the_logs_and_the_ledger()
    {
        // Everything the framework has to say, too.
        await using var api = await RunningClinic.Start(server, new() { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft"] = "Trace", ["Logging:LogLevel:System"] = "Trace", ["Logging:LogLevel:Npgsql"] = "Trace" });
        var at = await api.OpenClinic(Marker, $"{Marker}.example");
        var ben = await at.Register($"Ben{Marker}", new
        {
            nameUsed = $"Ben {Marker}",
            legalName = $"Benedict {Marker}",
            pronouns = Marker,
            languages = new[] { "en" },
            email = $"{Marker}@client.example",
            phone = "+1 416 555 0134",
            preferredContact = "email",
            timeZone = "America/Toronto",
            accessibilityNeeds = $"A lift. {Marker}",
            bornOn = "1980-02-03",
        });
        await at.Join(at.Ruth, ben, "psychotherapy", isLead: true);
        await at.Join(at.Tomas, ben, "massageTherapy");
        await at.WritesSafeTouch($"I say {Marker}", ben);
        var plan = await api.HasAPlan(at, client: ben, said: $"Sleep {Marker}");
        await at.Permits(ClinicAtWork.To(at.Tomas), ClinicAtWork.Usual, client: ben);
        var (client, path) = ($"/clients/{ben.ClientId}", $"/clients/{ben.ClientId}/care-plans/{plan}");

        var shown = (await api.Get(at.Tomas, path)).Is(200);
        Assert.Contains(Marker, shown.Text, StringComparison.Ordinal);
        (await api.Get(at.Tomas, client)).Is(200);
        (await api.Get(at.Ada, $"/clients?q={Marker}")).Is(200);
        (await api.Get(at.Ada, $"/clients?q={Marker}&limit=0")).Is(422);
        (await api.Get(at.Noor, path, ("If-None-Match", $"\"{Marker}\""))).Is(404);
        await api.Get(at.Ada, $"/{Marker}/{Marker}");
        await api.Get(at.Ada, $"/clients?after={Marker}");
        await api.Get(at.Tomas, path, ("X-Purpose-Of-Use", Marker));
        await api.Get(at.Ruth with { Token = Marker }, path);
        await api.Post(null, "/auth/sign-in", new { email = $"{Marker}@client.example", password = Marker });
        await api.Post(at.Ada, "/clients", $$"""{ "nameUsed": "{{Marker}}", "{{Marker}}": 1 }""");
        await api.Post(at.Ada, "/clients", $$"""{ "nameUsed": "{{Marker}}" "x" """);
        await api.Post(at.Ada, "/clients", new { nameUsed = Marker, languages = new[] { Marker }, timeZone = Marker });
        await api.Post(at.Ada, "/clients", new { nameUsed = Marker, languages = new[] { "en" }, timeZone = "America/Toronto" }, ("Idempotency-Key", Marker));
        (await api.Patch(at.Ada, client, new { pronouns = Marker }, ("If-Match", "\"9\""))).Is(412);
        await api.Put(at.Ruth, $"{client}/touch-safety-profile", new { stopSignal = new { kind = "word", sign = Marker }, positionsAcceptable = new[] { Marker } });

        // Text that is read for its words, whatever it is called, and however it is refused (I48, I51).
        foreach (var kind in (string?[])["sessionNote", "processNote", "other", null])
            (await api.Post(at.Ruth, "/language-reviews", new { text = $"{Marker} refused {Marker}, a {Marker} addict.", kind })).Is(200);
        await api.Post(at.Ruth, "/language-reviews", new { text = string.Concat(Enumerable.Repeat(Marker, 3_000)) });
        await api.Post(at.Ruth, "/language-reviews", new { text = Marker, language = Marker, kind = Marker });
        await api.Post(at.Ruth, "/language-reviews", $$"""{ "text": "{{Marker}}" "{{Marker}}": """);
        await api.Post(at.Ada, "/language-reviews", new { text = Marker });

        // A failure inside PostgreSQL quotes values; it must not travel either.
        await api.Do($"alter table care.clients add constraint ck_marker check (name_used <> 'refused {Marker}')");
        (await api.Post(at.Ada, "/clients", new { nameUsed = $"refused {Marker}", languages = new[] { "en" }, timeZone = "America/Toronto" })).Is(500, "server.unexpected");

        await api.Log.Request("/api/v1/clients/{clientId:guid}/care-plans/{planId:guid}");
        Assert.True(api.Log.Events.Count > 200, $"Only {api.Log.Events.Count} lines were written.");
        Assert.All(api.Log.Texts, text => Assert.DoesNotContain(Marker, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(api.Log.Texts, text => Assert.DoesNotContain("refused qz", text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(0L, await api.Sql<long>($"select count(*) from care.access_ledger where entry ilike '%{Marker}%'"));
        Assert.True(await api.Sql<long>("select count(*) from care.access_ledger") > 5);
        Assert.Equal(0L, await api.Sql<long>($"select count(*) from care.receipts where fingerprint ilike '%{Marker}%'"));
        Assert.Equal(2L, await api.Sql<long>("select count(*) from care.language_counts"));
        Assert.Equal(0L, await api.Sql<long>($"select count(*) from care.language_counts c where c::text ilike '%{Marker}%'"));
    }
}
