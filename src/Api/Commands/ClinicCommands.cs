using IntegrativeCare.Infrastructure.Persistence.Migrations;
using IntegrativeCare.Infrastructure.Persistence.Seals;

namespace IntegrativeCare.Api.Commands;

/// <summary>What the program does besides serving: <c>migrate</c>, <c>create-clinic</c>, <c>seed-demo</c>, <c>verify-ledger</c>, <c>keys</c>, <c>health</c>.</summary>
internal static class ClinicCommands
{
    private static readonly string[] All = ["migrate", "create-clinic", "seed-demo", "verify-ledger", "keys", "health"];

    public static bool IsAsked(string[] args) => args is [var first, ..] && All.Contains(first, StringComparer.Ordinal);

    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args[1..]);
        builder.Logging.ClearProviders();
        try
        {
            return args[0] switch
            {
                "migrate" => await Migrate(builder.Configuration),
                "create-clinic" => await CreateClinic.Run(builder, args[1..]),
                "verify-ledger" => await VerifyLedger.Run(args[1..], Console.Out),
                "keys" => await Keys.Run(builder.Configuration, args[1..], Console.Out),
                "seed-demo" => await SeedDemo.Run(builder),
                _ => await IsLive(builder.Configuration),
            };
        }
        catch (Exception failure) when (failure is InvalidOperationException or Application.Access.UnavailableException or Npgsql.NpgsqlException or Domain.Kernel.DomainException)
        {
            await Console.Error.WriteLineAsync($"{args[0]}: {(failure is Domain.Kernel.DomainException refusal ? refusal.Error.Detail : failure.Message)}");
            return 1;
        }
    }

    private static async Task<int> Migrate(ConfigurationManager configuration)
    {
        var owner = Settings.OwnerConnection(configuration);
        await ClinicMigrations.Apply(owner, name => Console.WriteLine($"Applying {name}"), CancellationToken.None);
        if (await Unsealed.Count(owner, CancellationToken.None) > 0)
            await Unsealed.SealAll(owner, KeySettings.Read(configuration), TimeProvider.System, Console.WriteLine, CancellationToken.None);
        if (configuration[Settings.ApiLogin] is { Length: > 0 } login)
        {
            await ClinicMigrations.GrantLogin(owner, login, configuration[Settings.ApiPassword] ?? throw new InvalidOperationException("Database__ApiLogin is set without Database__ApiPassword."), CancellationToken.None);
            Console.WriteLine($"The API signs in as {login}, which owns nothing.");
        }

        return 0;
    }

    // Asked by the container's health check, whose image has no curl.
    private static async Task<int> IsLive(ConfigurationManager configuration)
    {
        var address = (configuration["ASPNETCORE_URLS"] ?? configuration["urls"] ?? "http://127.0.0.1:8080").Split(';')[0].Replace("+", "127.0.0.1", StringComparison.Ordinal).Replace("*", "127.0.0.1", StringComparison.Ordinal);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            using var answer = await http.GetAsync(new Uri(new Uri(address), "/health/live"));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (HttpRequestException)
        {
            return 1;
        }
    }
}
