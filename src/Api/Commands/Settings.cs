namespace IntegrativeCare.Api.Commands;

/// <summary>The two ways into the database: one serves and owns nothing, one owns and never serves.</summary>
internal static class Settings
{
    public const string Serving = "ConnectionStrings:Clinic";
    public const string Owner = "ConnectionStrings:ClinicOwner";
    public const string ApiLogin = "Database:ApiLogin";
    public const string ApiPassword = "Database:ApiPassword";

    public static string ServingConnection(IConfiguration configuration) => Needed(configuration, Serving, "the connection string of the role that the API serves with");

    public static string OwnerConnection(IConfiguration configuration) => Needed(configuration, Owner, "the connection string of the role that owns the tables");

    private static string Needed(IConfiguration configuration, string setting, string what) =>
        configuration[setting] is { Length: > 0 } given
            ? given
            : throw new InvalidOperationException($"{setting.Replace(":", "__", StringComparison.Ordinal)} is not set. It is {what}; ./run.sh sets it, and README.md says how to set it for your own PostgreSQL.");
}
