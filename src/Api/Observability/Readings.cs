using IntegrativeCare.Infrastructure.Persistence.Migrations;
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

    public static Task<bool> IsMigrated(IServiceProvider services, CancellationToken ct) => ClinicMigrations.AreApplied(services.GetRequiredService<NpgsqlDataSource>(), ct);
}
