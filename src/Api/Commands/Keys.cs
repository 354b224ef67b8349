using System.Globalization;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Infrastructure.Persistence.Seals;

namespace IntegrativeCare.Api.Commands;

/// <summary>Looks after the data keys with the owner's connection: <c>keys status</c>, <c>keys rewrap</c>, <c>keys rotate</c>, <c>keys destroy</c>.</summary>
internal static class Keys
{
    private const string Usage = "keys status | keys rewrap [--clinic <id>] | keys rotate [--clinic <id>] | keys destroy --clinic <id> --confirm \"<the clinic's name>\"";

    public static async Task<int> Run(IConfiguration configuration, string[] args, TextWriter say)
    {
        var (verb, options) = Read(args);
        var (owner, ct) = (Settings.OwnerConnection(configuration), CancellationToken.None);
        ClinicId? clinic = options.TryGetValue("--clinic", out var said) ? new(Guid.TryParse(said, out var id) ? id : throw new InvalidOperationException("--clinic takes the clinic's id.")) : null;
        switch (verb, clinic, options.GetValueOrDefault("--confirm"))
        {
            case ("status", null, null):
                foreach (var key in await KeyCare.Status(owner, ct))
                    await say.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{key.Clinic.Value}  {key.ClinicName}  {key.Kind} {key.Version}  {key.State}  {key.Texts:N0} texts  wrapped by {key.WrappedBy}"));
                var waiting = await Unsealed.Count(owner, ct);
                await say.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{waiting:N0} texts wait to be sealed."));
                return 0;

            case ("rewrap", _, null):
                var keys = KeySettings.Read(configuration);
                var wrapped = await KeyCare.Rewrap(owner, keys, clinic, ct);
                await say.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{wrapped:N0} data keys are wrapped by {keys.Current.KeyId}."));
                return 0;

            case ("rotate", _, null):
                var sealedAgain = await new KeyRotation(owner, KeySettings.Read(configuration), TimeProvider.System, say.WriteLine).Run(clinic, ct);
                await say.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{sealedAgain:N0} texts are sealed under new keys. The old ones are retired."));
                return 0;

            case ("destroy", { } whose, { } name):
                var destroyed = await KeyCare.Destroy(owner, whose, name, TimeProvider.System.GetUtcNow(), ct);
                await say.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{destroyed:N0} data keys of {name} are destroyed. Servers forget them within Keys__Lifetime; backups of the database still hold them."));
                return 0;

            default:
                throw new InvalidOperationException($"Say: {Usage}");
        }
    }

    private static (string Verb, Dictionary<string, string> Options) Read(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < args.Length; i += 2)
        {
            if (args[i] is not ("--clinic" or "--confirm") || i + 1 == args.Length || !options.TryAdd(args[i], args[i + 1])) throw new InvalidOperationException($"Say: {Usage}");
        }

        return (args is [var verb, ..] ? verb : "", options);
    }
}
