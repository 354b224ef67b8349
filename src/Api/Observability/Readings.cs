using IntegrativeCare.Infrastructure.Persistence.Migrations;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using Npgsql;

namespace IntegrativeCare.Api.Observability;

/// <summary>What must hold before requests are sent here.</summary>
internal static class Readings
{
    public static async Task<bool> DatabaseAnswers(IServiceProvider services, CancellationToken ct)
    {
        await using var ask = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select 1");
        return await ask.ExecuteScalarAsync(ct) is 1;
    }

    /// <summary>Text that is not sealed yet cannot be read.</summary>
    public static Task<bool> IsSealed(IServiceProvider services, CancellationToken ct) => Unsealed.IsNone(services.GetRequiredService<NpgsqlDataSource>(), ct);

    public static Task<bool> IsMigrated(IServiceProvider services, CancellationToken ct) => ClinicMigrations.AreApplied(services.GetRequiredService<NpgsqlDataSource>(), ct);
}
