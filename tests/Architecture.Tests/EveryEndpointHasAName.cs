using System.Reflection;
using IntegrativeCare.Testing;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrativeCare.Architecture.Tests;

/// <summary>The routes of the running API: each is a named method, so that its docstring reaches the documentation, and each goes through the pipeline.</summary>
public sealed class EveryEndpointHasAName(EveryEndpointHasAName.RunningApi api) : IClassFixture<EveryEndpointHasAName.RunningApi>
{
    /// <summary>Before anybody has signed in. Whether a demo is there is asked in Development only.</summary>
    private static readonly string[] OpenToStrangers = ["AcceptInvitation", "ListDemoPeople", "RefreshSignIn", "SignIn"];

    [Fact]
    public void And_is_no_lambda() =>
        Assert.Empty(OfOurs().Where(one => one.Method is not { IsStatic: true, IsPublic: true } || one.Method.Name.Contains('<', StringComparison.Ordinal)).Select(one => one.Route));

    [Fact]
    public void And_a_docstring()
    {
        var file = System.Xml.Linq.XDocument.Load(Path.Combine(AppContext.BaseDirectory, "IntegrativeCare.Api.xml"));
        var documented = file.Descendants("member").Where(member => member.Element("summary") is not null && member.Element("remarks") is not null)
            .Select(member => member.Attribute("name")!.Value.Split('(')[0]).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Calls().Where(one => one.Method.Name != "ListDemoPeople" && !documented.Contains($"M:{one.Method.DeclaringType!.FullName}.{one.Method.Name}")).Select(one => one.Route));
    }

    [Fact]
    public void And_a_person_behind_it_unless_it_is_for_signing_in()
    {
        var open = Calls().Where(one => one.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || one.Endpoint.Metadata.GetMetadata<IAuthorizeData>() is null);

        Assert.Equal(OpenToStrangers, open.Select(one => one.Method.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void And_sends_a_message() =>
        Assert.Equal(["ListDemoPeople"], Calls().Where(one => one.Method.GetParameters().All(parameter => parameter.ParameterType != typeof(IMediator))).Select(one => one.Method.Name));

    [Fact]
    public void And_the_client_in_its_address_when_it_is_about_one()
    {
        var withoutClient = Calls().Where(one => one.Route.Contains("/clients/{", StringComparison.Ordinal) && one.Method.GetParameters().All(parameter => parameter.Name != "clientId" || parameter.ParameterType != typeof(Guid)));

        Assert.Empty(withoutClient.Select(one => one.Route));
        Assert.Contains(Calls(), one => one.Route.Contains("/clients/{clientId:guid}/care-plans/{planId:guid}", StringComparison.Ordinal));
    }

    private IReadOnlyList<(RouteEndpoint Endpoint, string Route, MethodInfo Method)> Calls() => [.. OfOurs().Where(one => one.Route.StartsWith("/api/v1", StringComparison.Ordinal))];

    private IReadOnlyList<(RouteEndpoint Endpoint, string Route, MethodInfo Method)> OfOurs() =>
    [
        .. api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (endpoint, Route: "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), Method: endpoint.Metadata.GetMetadata<MethodInfo>()))
            .Where(one => one.Route.StartsWith("/api/", StringComparison.Ordinal) || one.Method?.DeclaringType?.Assembly == typeof(Program).Assembly)
            .Select(one => (one.endpoint, one.Route, one.Method ?? throw new InvalidOperationException($"{one.Route} has no method."))),
    ];

    /// <summary>The program as it starts, on a migrated database without a row.</summary>
    public sealed class RunningApi(PostgresServer server) : IAsyncLifetime
    {
        private ClinicDatabase database = null!;
        private WebApplicationFactory<Program> program = null!;

        public IServiceProvider Services => program.Services;

        public async ValueTask InitializeAsync()
        {
            database = await server.NewDatabase(TestContext.Current.CancellationToken);
            program = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
                .UseEnvironment("Development")
                .UseSetting("ConnectionStrings:Clinic", database.ApiConnectionString)
                .UseSetting("Keys:Wrapping", Secret.WrappingText)
                .UseSetting("Auth:DevelopmentKeyFile", Path.Combine(AppContext.BaseDirectory, "signing-key.pem")));
        }

        public async ValueTask DisposeAsync()
        {
            await program.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
