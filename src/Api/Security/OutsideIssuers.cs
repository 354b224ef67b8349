using System.Net;
using IntegrativeCare.Domain.Clinics;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace IntegrativeCare.Api.Security;

/// <summary>An OpenID Connect provider whose tokens a clinic accepts. Configured under <c>Auth:Issuers</c>.</summary>
public sealed class OutsideIssuer
{
    /// <summary>The provider's <c>iss</c>, to the letter.</summary>
    public required string Issuer { get; init; }

    /// <summary>The <c>aud</c> that means this API.</summary>
    public required string Audience { get; init; }

    /// <summary>Where its discovery document is.</summary>
    public required Uri MetadataAddress { get; init; }

    /// <summary>True when <c>email</c> names the account; false when <c>sub</c> does.</summary>
    public required bool NamesByEmail { get; init; }

    /// <summary>The one clinic whose accounts it may name.</summary>
    public required ClinicId Clinic { get; init; }

    /// <summary>The provider's keys as it publishes them, read at first need and again when it is time or a token names an unknown key.</summary>
    public required ConfigurationManager<OpenIdConnectConfiguration> Keys { get; init; }
}

/// <summary>All providers that are trusted besides this API itself.</summary>
public sealed class OutsideIssuers
{
    public const string Setting = "Auth:Issuers";

    /// <summary>A token with an unknown key makes the provider's keys be read again, at most this often: by default every 30 seconds, so that nobody can make us flood it.</summary>
    public const string BetweenReadingsSetting = "Auth:BetweenKeyReadings";

    private readonly ILookup<string, OutsideIssuer> byName;

    private OutsideIssuers(IEnumerable<OutsideIssuer> all) => byName = all.ToLookup(one => one.Issuer, StringComparer.Ordinal);

    /// <summary>The entries for an <c>iss</c>: one for each clinic or audience.</summary>
    public IEnumerable<OutsideIssuer> Named(string issuer) => byName[issuer];

    /// <summary>Reads the providers.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or cannot be used; it names which.</exception>
    public static OutsideIssuers Read(IConfiguration configuration, IHostEnvironment environment, OwnIssuer own)
    {
        // One client for as long as the process lives; a provider that does not answer in time counts as out of reach.
        var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AutomaticDecompression = DecompressionMethods.All }) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1_000_000 };
        var between = configuration.GetValue(BetweenReadingsSetting, TimeSpan.FromSeconds(30));
        if (between < TimeSpan.FromSeconds(1) || between > TimeSpan.FromHours(1)) throw new InvalidOperationException($"{BetweenReadingsSetting} is a time from one second to one hour, such as 00:00:30.");
        var all = configuration.GetSection(Setting).GetChildren().Select(section => Read(section, environment, client, between)).ToList();
        if (all.Any(one => string.Equals(one.Issuer, own.Name, StringComparison.Ordinal))) throw new InvalidOperationException($"{Setting}: an outside issuer cannot have this API's own name {own.Name}.");
        if (all.GroupBy(one => (one.Issuer, one.Audience)).Any(same => same.Count() > 1)) throw new InvalidOperationException($"{Setting}: issuer and audience together name one entry.");
        return new(all);
    }

    private static OutsideIssuer Read(IConfigurationSection section, IHostEnvironment environment, HttpClient client, TimeSpan between)
    {
        var issuer = Needed("Issuer");
        var metadata = section["MetadataAddress"] is { Length: > 0 } given ? given : $"{issuer.TrimEnd('/')}/.well-known/openid-configuration";
        if (!Uri.TryCreate(metadata, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !(environment.IsDevelopment() && address.Scheme == Uri.UriSchemeHttp)))
            throw new InvalidOperationException($"{section.Path}:MetadataAddress must be an https address.");

        return new()
        {
            Issuer = issuer,
            Audience = Needed("Audience"),
            MetadataAddress = address,
            NamesByEmail = Needed("AccountClaim") switch
            {
                "email" => true,
                "sub" => false,
                _ => throw new InvalidOperationException($"{section.Path}:AccountClaim is email or sub."),
            },
            Clinic = Guid.TryParse(Needed("Clinic"), out var clinic) ? new ClinicId(clinic) : throw new InvalidOperationException($"{section.Path}:Clinic is the id of a clinic."),
            Keys = new(address.AbsoluteUri, new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(client) { RequireHttps = address.Scheme == Uri.UriSchemeHttps }) { RefreshInterval = between },
        };

        string Needed(string name) => section[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"{section.Path}:{name} is missing.");
    }
}
