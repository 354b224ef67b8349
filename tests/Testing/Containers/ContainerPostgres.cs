using Testcontainers.PostgreSql;

namespace IntegrativeCare.Testing.Containers;

/// <summary>A PostgreSQL in a container, for machines with Docker. In the project only when TestcontainersMode is package, or compile to check its types.</summary>
public sealed class ContainerPostgres : IPostgres
{
    private readonly PostgreSqlContainer container = Build(new PostgreSqlBuilder("postgres:18-alpine")
        .WithCommand("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=200"));

    public string AdminConnectionString { get; private set; } = "";

    public async Task Start(CancellationToken ct)
    {
        await container.StartAsync(ct);
        AdminConnectionString = await IPostgres.MakeAdmin(container.GetConnectionString(), ct);
    }

    public ValueTask DisposeAsync() => container.DisposeAsync();

    // Late-bound on purpose: bound early, the call needs a third assembly's types, which the type check does without.
    private static PostgreSqlContainer Build(PostgreSqlBuilder builder) => ((dynamic)builder).Build();
}
