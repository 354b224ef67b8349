using System.Text.Json.Nodes;
using IntegrativeCare.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>I01: two clinics in one database, and nobody of one learns anything of the other's rows.</summary>
public sealed class Keeping_clinics_apart(Keeping_clinics_apart.TwoClinics given) : IClassFixture<Keeping_clinics_apart.TwoClinics>
{
    private RunningClinic Api => given.Api;

    private ClinicAtWork Harbour => given.Harbour;

    private ClinicAtWork Lakeside => given.Lakeside;

    public static TheoryData<string> Readers => [.. (string[])["Ada", "Pia", "Ruth", "Tomas", "Maya"]];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Answers_every_route_with_anothers_ids_as_if_there_were_nothing(string name)
    {
        var who = Lakeside.Everybody.Single(person => person.Name == name);
        var (tried, faults, told) = (0, new List<string>(), new Dictionary<int, int>());
        foreach (var route in Api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = route.RoutePattern.RawText!;
            if (!pattern.StartsWith("/api/v1", StringComparison.Ordinal) || !route.RoutePattern.Parameters.Any(IsId)) continue;

            foreach (var method in route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods)
            {
                // Once with what is Harbour's, body included; once with what is nobody's.
                var foreign = await Try(who, method, route, given.IdsOfHarbour);
                var nobodys = await Try(who, method, route, _ => Guid.CreateVersion7());

                if (foreign.Status is not (403 or 404 or 409 or 422)) faults.Add($"{method} {pattern} answered {foreign.Status}: {foreign.Text}");
                if (nobodys.Said != foreign.Said || nobodys.Tag != foreign.Tag) faults.Add($"{method} {pattern} told them apart: {foreign.Said} and {nobodys.Said}");
                AssertNothingOfHarbour(foreign);
                told[foreign.Status] = told.GetValueOrDefault(foreign.Status) + 1;
                tried++;
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(tried >= 60, $"Only {tried} routes were tried.");
        Assert.True(told.GetValueOrDefault(404) + told.GetValueOrDefault(403) >= tried * 3 / 4, $"Too many were refused for their body alone: {string.Join(' ', told)}");
    }

    [Fact]
    public async Task Takes_no_id_of_another_clinic_in_a_body()
    {
        var (foreign, nobodys) = (Harbour.Tomas.PractitionerId!.Value, Guid.CreateVersion7());
        foreach (var (who, path, body) in new (Caller, string, Func<Guid, object>)[]
        {
            (Lakeside.Ada, $"{Lakeside.OfMaya}/care-team", id => new { practitionerId = id, discipline = "massageTherapy" }),
            (Lakeside.Ada, $"/practitioners/{Lakeside.Quinn.PractitionerId}/supervisions", id => new { supervisorId = id }),
            (Lakeside.Ada, "/invitations", id => new { email = "new@lakeside.example", displayName = "New", roles = new[] { "massageTherapist" }, practitionerId = id }),
            (Lakeside.Maya, $"{Lakeside.OfMaya}/consent-directives", id => new { kind = "permit", categories = new[] { "carePlan" }, purposes = new[] { "treatment" }, recipient = new { kind = "practitioner", id } }),
            (Lakeside.Maya, $"{Lakeside.OfMaya}/consent-directives", id => new { kind = "withhold", categories = new[] { "carePlan" }, recipient = new { kind = "practitioner", id } }),
        })
        {
            var reply = await Api.Post(who, path, body(foreign));
            Assert.Equal((path, 404), (path, reply.Status));
            Assert.Equal((await Api.Post(who, path, body(nobodys))).Said, reply.Said);
        }

        var client = await Api.Post(Lakeside.Ada, "/invitations", new { email = "new@lakeside.example", displayName = "New", roles = new[] { "client" }, clientId = Harbour.Maya.ClientId });
        Assert.Equal((await Api.Post(Lakeside.Ada, "/invitations", new { email = "new@lakeside.example", displayName = "New", roles = new[] { "client" }, clientId = nobodys })).Said, client.Is(404).Said);
        var superseding = (Guid id) => new { kind = "withhold", categories = new[] { "carePlan" }, recipient = ClinicAtWork.ToTheTeam, supersedes = id };
        Assert.Equal(
            (await Api.Post(Lakeside.Maya, $"{Lakeside.OfMaya}/consent-directives", superseding(nobodys))).Said,
            (await Api.Post(Lakeside.Maya, $"{Lakeside.OfMaya}/consent-directives", superseding(given.Directive))).Is(404).Said);
    }

    [Fact]
    public async Task Lists_and_pages_the_own_clinic_only()
    {
        var lists = new (Caller Ours, Caller Theirs, string Path)[]
        {
            (Lakeside.Ada, Harbour.Ada, "/clients"), (Lakeside.Ada, Harbour.Ada, "/clients?q=maya"), (Lakeside.Ruth, Harbour.Ruth, "/clients"), (Lakeside.Ada, Harbour.Ada, "/practitioners"),
            (Lakeside.Pia, Harbour.Pia, "/audit-events"), (Lakeside.Ruth, Harbour.Ruth, "/clinic"), (Lakeside.Pia, Harbour.Pia, "/audit-events/integrity"),
        };
        foreach (var (ours, theirs, path) in lists)
        {
            var reply = (await Api.Get(ours, path)).Is(200);
            AssertNothingOfHarbour(reply);
            var more = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
            var foreign = (await Api.Get(theirs, $"{path}{more}limit=1")).Is(200);
            if (!foreign.Text.StartsWith("{\"items\"", StringComparison.Ordinal) || foreign.Json.GetProperty("nextCursor").GetString() is not { } cursor) continue;

            // A cursor is a place, not a permission: the other clinic's leads to our rows or to none.
            AssertNothingOfHarbour((await Api.Get(ours, $"{path}{more}after={cursor}")).Is(200));
        }

        var (_, checkedRows) = await Chain(Lakeside);
        Assert.Equal(await Api.Sql<long>("select count(*) from care.access_ledger where clinic_id = $1", Lakeside.Id.Value), checkedRows);
    }

    [Fact]
    public async Task Lets_the_same_address_work_in_both_and_asks_which_is_meant()
    {
        var (email, password) = (Harbour.Ruth.Email, RunningClinic.Password);
        Assert.Equal(email, Lakeside.Ruth.Email);

        (await Api.Post(null, "/auth/sign-in", new { email, password })).Is(422, "auth.clinic_needed");
        foreach (var at in (ClinicAtWork[])[Harbour, Lakeside])
        {
            var token = (await Api.Post(null, "/auth/sign-in", new { email, password, clinicId = at.Id.Value })).Is(200).Json.GetProperty("accessToken").GetString()!;
            var ruth = at.Ruth with { Token = token };
            Assert.Equal(at.Id.Value, (await Api.Get(ruth, "/auth/me")).Is(200).Json.GetProperty("clinicId").GetGuid());
            (await Api.Get(ruth, at.OfMaya)).Is(200);
            (await Api.Get(ruth, (at == Harbour ? Lakeside : Harbour).OfMaya)).Is(404, "client.not_found");
        }
    }

    [Fact]
    public async Task Keeps_the_same_key_of_two_clinics_apart()
    {
        var body = new { nameUsed = "Same words", languages = new[] { "en" }, timeZone = "America/Toronto" };

        var harbours = (await Api.Post(Harbour.Ada, "/clients", body, ("Idempotency-Key", "one-key"))).Is(201);
        var lakesides = (await Api.Post(Lakeside.Ada, "/clients", body, ("Idempotency-Key", "one-key"))).Is(201);

        Assert.NotEqual(harbours.Id, lakesides.Id);
        Assert.Equal("", lakesides.Header("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Writes_nothing_about_the_attempt_into_the_other_clinics_ledger()
    {
        var (before, own) = (await Chain(Harbour), await Chain(Lakeside));

        (await Api.Get(Lakeside.Ruth, Harbour.OfMaya)).Is(404, "client.not_found");

        Assert.Equal(before, await Chain(Harbour));
        Assert.Equal(own, await Chain(Lakeside));
    }

    private async Task<(bool, long)> Chain(ClinicAtWork at)
    {
        var view = (await Api.Get(at.Pia, "/audit-events/integrity")).Is(200).Json;
        return (view.GetProperty("isIntact").GetBoolean(), view.GetProperty("rowsChecked").GetInt64());
    }

    private void AssertNothingOfHarbour(Reply reply)
    {
        Assert.DoesNotContain("of Harbour", reply.Text, StringComparison.Ordinal);
        foreach (var id in given.AllOfHarbour)
        {
            // The address that was asked is said back; nothing else may be.
            var said = reply.Code is null ? reply.Text : WithoutInstance(reply.Text);
            Assert.DoesNotContain(id.ToString(), said, StringComparison.Ordinal);
            Assert.DoesNotContain(id.ToString(), string.Join('|', reply.Headers.Concat(reply.Content).SelectMany(header => header.Value)), StringComparison.Ordinal);
        }
    }

    private static string WithoutInstance(string problem)
    {
        var all = JsonNode.Parse(problem)!.AsObject();
        all.Remove("instance");
        return all.ToJsonString();
    }

    private async Task<Reply> Try(Caller who, string method, RouteEndpoint route, Func<string, Guid> idOf)
    {
        var path = route.RoutePattern.RawText!;
        foreach (var parameter in route.RoutePattern.Parameters)
        {
            var value = IsId(parameter) ? idOf(parameter.Name).ToString() : "phq9";
            path = path.Replace("{" + parameter.Name + string.Concat(parameter.ParameterPolicies.Select(policy => ":" + policy.Content)) + "}", value, StringComparison.Ordinal);
        }

        var body = given.Bodies.Of(method, route.RoutePattern.RawText!, idOf)?.ToJsonString();
        return await Api.Send(who, new HttpMethod(method), path, body, ("If-Match", "\"1\""));
    }

    private static bool IsId(RoutePatternParameterPart parameter) => parameter.ParameterPolicies.Any(policy => policy.Content == "guid");

    public sealed class TwoClinics(PostgresServer server) : IAsyncLifetime
    {
        private readonly Dictionary<string, Guid> ids = new(StringComparer.OrdinalIgnoreCase);

        public RunningClinic Api { get; private set; } = null!;

        public ClinicAtWork Harbour { get; private set; } = null!;

        public ClinicAtWork Lakeside { get; private set; } = null!;

        public Guid Directive { get; private set; }

        public DocumentedBodies Bodies { get; private set; } = null!;

        public IEnumerable<Guid> AllOfHarbour =>
            [.. ids.Values, Harbour.Id.Value, .. Harbour.Everybody.SelectMany(person => new[] { person.AccountId, person.PractitionerId, person.ClientId, person.LicenceId }).OfType<Guid>()];

        public async ValueTask InitializeAsync()
        {
            Api = await RunningClinic.Start(server);
            Harbour = await Api.OpenClinic("Harbour", "care.example");
            Lakeside = await Api.OpenClinic("Lakeside", "care.example");
            await Harbour.WritesSafeTouch("safe words of Harbour");
            Directive = await Harbour.Permits(ClinicAtWork.To(Harbour.Tomas), ClinicAtWork.Usual);
            await Lakeside.Permits(ClinicAtWork.To(Lakeside.Tomas), ClinicAtWork.Usual);
            ids["planId"] = await Api.HasAPlan(Harbour, said: "A plan of Harbour");
            ids["directiveId"] = Directive;
            ids["clientId"] = Harbour.Maya.ClientId!.Value;
            ids["practitionerId"] = Harbour.Tomas.PractitionerId!.Value;
            ids["supervisorId"] = Harbour.Ruth.PractitionerId!.Value;
            ids["licenceId"] = Harbour.Tomas.LicenceId!.Value;
            ids["memberId"] = Harbour.TomasOnTheTeam;
            ids["goalId"] = await Api.Sql<Guid>("select id from care.goals where care_plan_id = $1 limit 1", ids["planId"]);
            ids["interventionId"] = await Api.Sql<Guid>("select id from care.interventions where care_plan_id = $1 limit 1", ids["planId"]);
            ids["supervisionId"] = await Api.Sql<Guid>("select id from care.supervisions where clinic_id = $1", Harbour.Id.Value);
            await HasASession();
            Bodies = await DocumentedBodies.Of(Api);
        }

        public Guid IdsOfHarbour(string name) => ids.TryGetValue(name, out var id) ? id : ids["clientId"];

        public ValueTask DisposeAsync() => Api.DisposeAsync();

        private async Task HasASession()
        {
            var starts = RunningClinic.Monday.AddHours(2);
            var session = await Api.Post(Harbour.Tomas, $"{Harbour.OfMaya}/sessions", new { practitionerId = Harbour.Tomas.PractitionerId, discipline = "massageTherapy", startsAt = starts, endsAt = starts.AddHours(1) });
            ids["sessionId"] = session.Is(201).Id;
            var note = await Api.Post(Harbour.Tomas, $"{Harbour.OfMaya}/sessions/{ids["sessionId"]}/notes", new
            {
                format = "dap",
                sections = new[] { new { heading = "data", text = "A note of Harbour" }, new { heading = "assessment", text = "of Harbour" }, new { heading = "plan", text = "of Harbour" } },
            });
            ids["noteId"] = note.Is(201).Id;
        }
    }
}
