using IntegrativeCare.Testing;

namespace IntegrativeCare.Api.Tests.Story;

/// <summary>The demo clinic as <c>./run.sh</c> starts it, for tests that leave its people's records as they are.</summary>
public sealed class DemoClinic(PostgresServer server) : IAsyncLifetime
{
    public StartedClinic Clinic { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Clinic = await StartedClinic.Open(server, TestContext.Current.CancellationToken, withDemo: true);

    public ValueTask DisposeAsync() => Clinic?.DisposeAsync() ?? ValueTask.CompletedTask;
}

[CollectionDefinition(nameof(DemoClinic))]
public sealed class DemoClinicTests : ICollectionFixture<DemoClinic>;
