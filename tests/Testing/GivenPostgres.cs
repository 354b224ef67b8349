using Npgsql;

namespace IntegrativeCare.Testing;

/// <summary>The server that TEST_POSTGRES names. Its role may make databases and roles and signal other connections; everything made is removed again.</summary>
internal sealed class GivenPostgres(string connectionString) : IPostgres
{
    public string AdminConnectionString { get; } = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    public Task Start(CancellationToken ct) => ((IPostgres)this).Do("select 1", ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
