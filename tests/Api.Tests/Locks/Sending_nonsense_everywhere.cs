using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>Each value of each body of each route, one at a time, becomes something that nobody would send. The answer is a refusal or a yes, never a failure.</summary>
public sealed class Sending_nonsense_everywhere(OneClinic given) : IClassFixture<OneClinic>
{
    private static readonly string[] Texts =
    [
        "", "a\0b", new string('x', 30_000), "0001-01-01", "9999-12-31", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "ffffffff-ffff-ffff-ffff-ffffffffffff", "'; drop table care.clients; --",
    ];

    private static readonly JsonNode?[] Shapes = [null, true, new JsonArray(), new JsonObject(), ""];
    private static readonly JsonNode?[] Numbers = [null, -1, int.MaxValue, 1e300, ""];
    private static readonly JsonNode?[] Words = [null, -1, new JsonArray(), .. Texts.Select(text => (JsonNode)text)];

    [Fact]
    public async Task Breaks_nothing()
    {
        var (api, harbour) = (given.Api, given.Harbour);
        await harbour.Permits(ClinicAtWork.ToTheTeam, ClinicAtWork.Usual, ["treatment", "careCoordination"]);
        var bodies = await DocumentedBodies.Of(api);
        var (failures, sent) = (new List<string>(), 0);
        var plan = await api.HasAPlan(harbour);

        foreach (var route in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = route.RoutePattern.RawText!;
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            {
                if (!pattern.StartsWith("/api/v1", StringComparison.Ordinal) || bodies.Of(method, pattern, IdOf, everyMember: true) is not JsonObject body) continue;

                // Whoever gets furthest with the plain body sends the nonsense.
                var path = AddressOf(route);
                var who = harbour.Ada;
                foreach (var person in (Caller[])[harbour.Ada, harbour.Ruth, harbour.Tomas, harbour.Maya])
                {
                    if ((await api.Send(person, new HttpMethod(method), path, body.ToJsonString(), ("If-Match", "\"1\""))).Status == 403) continue;
                    who = person;
                    break;
                }

                await Parallel.ForEachAsync(Nonsense(body), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (nonsense, _) =>
                {
                    var reply = await api.Send(who, new HttpMethod(method), path, nonsense, ("If-Match", "\"1\""));
                    if (reply.Status >= 500) lock (failures) failures.Add($"{method} {pattern} answered {who.Name} {reply.Status} to {(nonsense.Length > 400 ? nonsense[..400] : nonsense)}");
                    Interlocked.Increment(ref sent);
                });
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(sent > 1000, $"Only {sent} were sent.");
        (await api.Get(harbour.Ruth, harbour.OfMaya)).Is(200);

        Guid IdOf(string name) => name switch
        {
            "clientId" => harbour.Maya.ClientId!.Value,
            "planId" => plan,
            "practitionerId" or "supervisorId" or "ownerId" or "leadPractitionerId" => harbour.Ruth.PractitionerId!.Value,
            "licenceId" => harbour.Ruth.LicenceId!.Value,
            _ => plan,
        };

        string AddressOf(RouteEndpoint route) => route.RoutePattern.Parameters.Aggregate(route.RoutePattern.RawText!, (path, parameter) =>
            path.Replace("{" + parameter.Name + string.Concat(parameter.ParameterPolicies.Select(policy => ":" + policy.Content)) + "}", IdOf(parameter.Name).ToString(), StringComparison.Ordinal));
    }

    /// <summary>The body with one value at a time replaced, however deep it lies.</summary>
    private static IEnumerable<string> Nonsense(JsonObject body)
    {
        foreach (var place in Places(body, []))
        {
            var now = place.Aggregate((JsonNode?)body, (node, step) => step is int index ? node![index] : node![(string)step]);
            foreach (var value in now is not JsonValue one ? Shapes : one.GetValueKind() == JsonValueKind.String ? Words : Numbers)
            {
                var changed = body.DeepClone();
                var parent = place[..^1].Aggregate(changed, (node, step) => step is int index ? node[index]! : node[(string)step]!);
                if (place[^1] is int at) parent[at] = value?.DeepClone();
                else parent[(string)place[^1]] = value?.DeepClone();
                yield return changed.ToJsonString();
            }
        }
    }

    private static IEnumerable<object[]> Places(JsonNode? node, object[] path)
    {
        if (path.Length > 0) yield return path;
        var inner = node switch
        {
            JsonObject all => all.SelectMany(member => Places(member.Value, [.. path, member.Key])),
            JsonArray items => items.SelectMany((item, index) => Places(item, [.. path, index])),
            _ => [],
        };
        foreach (var place in inner) yield return place;
    }
}
