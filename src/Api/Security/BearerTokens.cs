using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IntegrativeCare.Api.Security;

/// <summary>What a genuine token says about its bearer. Whether it still counts is asked anew with every request.</summary>
internal abstract record GenuineToken(DateTimeOffset ExpiresAt, DateTimeOffset? SignedInAt);

/// <summary>One of this API's own.</summary>
internal sealed record OwnToken(Guid Account, Guid SignIn, DateTimeOffset ExpiresAt, DateTimeOffset? SignedInAt) : GenuineToken(ExpiresAt, SignedInAt);

/// <summary>One of an outside provider: it names an account by e-mail address or by <c>sub</c>.</summary>
internal sealed record OutsideToken(OutsideIssuer Issuer, string Name, DateTimeOffset ExpiresAt, DateTimeOffset? SignedInAt) : GenuineToken(ExpiresAt, SignedInAt);

/// <summary>A token that is not good; the words are ours and repeat nothing of it.</summary>
internal sealed class BadTokenException(string why) : Exception(why);

/// <summary>A provider's keys cannot be read, so nobody can say whether its token is good.</summary>
internal sealed class ProviderOutOfReachException(Exception cause) : Exception("The provider's keys cannot be read.", cause);

/// <summary>Tells genuine tokens from others. A signature that was checked is remembered until the token expires.</summary>
internal sealed class BearerTokens : IDisposable
{
    private const int LongestToken = 8_192;
    private const int MostRemembered = 10_000;
    private const string OwnAlgorithm = "ES256";

    /// <summary>How far an outside provider's clock may be off. This API's own tokens bear no "not before" and end when they say.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private static readonly JsonWebTokenHandler Reader = new();

    // The library's cache of verifiers goes by the key's name, which any provider may choose: one provider's key could stand in for another's, or for ours.
    private static readonly CryptoProviderFactory WithoutCache = new() { CacheSignatureProviders = false };
    private static readonly HashSet<string> OutsideAlgorithms = new(["RS256", "RS384", "PS256", "ES256", "ES384"], StringComparer.Ordinal);

    private readonly MemoryCache remembered = new(new MemoryCacheOptions { SizeLimit = MostRemembered });
    private readonly OwnIssuer own;
    private readonly OutsideIssuers outside;
    private readonly TimeProvider clock;
    private readonly TokenValidationParameters ownRules;

    public BearerTokens(SigningKeys keys, OwnIssuer own, OutsideIssuers outside, TimeProvider clock)
    {
        (this.own, this.outside, this.clock) = (own, outside, clock);
        ownRules = Rules(own.Name, own.Audience, keys.All, TimeSpan.Zero);
    }

    /// <summary>What the token says, when it is genuine.</summary>
    /// <exception cref="BadTokenException">It is not genuine, not for this API, or over.</exception>
    /// <exception cref="ProviderOutOfReachException">Nobody can tell now.</exception>
    public async ValueTask<GenuineToken> Check(string raw, CancellationToken ct)
    {
        if (raw.Length > LongestToken) throw new BadTokenException("The token is too long");

        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(raw)));
        if (remembered.TryGetValue(key, out GenuineToken? known)) return known!.ExpiresAt > clock.GetUtcNow() ? known : throw new BadTokenException("The token expired");

        var token = Read(raw);
        GenuineToken genuine = string.Equals(token.Issuer, own.Name, StringComparison.Ordinal) ? CheckOwn(raw, token) : await CheckOutside(raw, token, ct);
        remembered.Set(key, genuine, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = genuine.ExpiresAt - clock.GetUtcNow() });
        return genuine;
    }

    public void Dispose() => remembered.Dispose();

    private static JsonWebToken Read(string raw)
    {
        try
        {
            return Reader.ReadJsonWebToken(raw);
        }
        catch (ArgumentException)
        {
            throw new BadTokenException("The token is malformed");
        }
    }

    private OwnToken CheckOwn(string raw, JsonWebToken token)
    {
        if (!string.Equals(token.Alg, OwnAlgorithm, StringComparison.Ordinal)) throw new BadTokenException("The algorithm is not accepted");
        var result = Reader.ValidateToken(raw, ownRules);
        if (!result.IsValid) throw Bad(result.Exception);

        return Guid.TryParse(token.Subject, out var account) && token.TryGetPayloadValue<string>(SignInClaims.SignIn, out var sid) && Guid.TryParse(sid, out var signIn)
            ? new(account, signIn, new(token.ValidTo, TimeSpan.Zero), SignedInAt(token))
            : throw new BadTokenException("The token is invalid");
    }

    private async Task<OutsideToken> CheckOutside(string raw, JsonWebToken token, CancellationToken ct)
    {
        var named = outside.Named(token.Issuer ?? "").ToList();
        if (named.Count == 0) throw new BadTokenException("The issuer is not accepted");
        if (!OutsideAlgorithms.Contains(token.Alg ?? "")) throw new BadTokenException("The algorithm is not accepted");
        var issuer = named.Find(one => token.Audiences.Contains(one.Audience, StringComparer.Ordinal)) ?? throw new BadTokenException("The audience is not accepted");

        for (var isSecond = false; ; isSecond = true)
        {
            var rules = Rules(issuer.Issuer, issuer.Audience, await KeysOf(issuer, ct), Skew);
            var result = Reader.ValidateToken(raw, rules);
            if (result.IsValid) return new(issuer, NameIn(token, issuer), new DateTimeOffset(token.ValidTo, TimeSpan.Zero) + Skew, SignedInAt(token));
            if (isSecond || result.Exception is not (SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException)) throw Bad(result.Exception);

            // The provider may have changed its keys since they were read.
            issuer.Keys.RequestRefresh();
        }
    }

    private static async Task<IEnumerable<SecurityKey>> KeysOf(OutsideIssuer issuer, CancellationToken ct)
    {
        try
        {
            var published = await issuer.Keys.GetConfigurationAsync(ct);
            return string.Equals(published.Issuer, issuer.Issuer, StringComparison.Ordinal)
                ? published.SigningKeys.Where(key => key is AsymmetricSecurityKey or JsonWebKey { Kty: "RSA" or "EC" } or X509SecurityKey)
                : throw new BadTokenException("The issuer is not accepted");
        }
        catch (InvalidOperationException failure)
        {
            throw new ProviderOutOfReachException(failure);
        }
    }

    // Whoever does not say when the person proved who they are gets no signature where a clinic asks for it.
    private static DateTimeOffset? SignedInAt(JsonWebToken token) =>
        token.TryGetPayloadValue<long>(SignInClaims.SignedInAt, out var seconds) && seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static string NameIn(JsonWebToken token, OutsideIssuer issuer)
    {
        if (!issuer.NamesByEmail) return token.Subject is { Length: > 0 and <= 255 } subject ? subject : throw new BadTokenException("The token names nobody");

        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));

        // An address that the provider itself has not verified may be anybody's. Some providers write the truth as text.
        if (payload.RootElement.TryGetProperty("email_verified", out var verified) && !string.Equals(verified.ToString(), "true", StringComparison.OrdinalIgnoreCase)) throw new BadTokenException("The token names nobody");
        return payload.RootElement.TryGetProperty("email", out var email) && email.ValueKind is JsonValueKind.String && email.GetString() is { Length: > 0 and <= 254 } address
            ? address
            : throw new BadTokenException("The token names nobody");
    }

    private TokenValidationParameters Rules(string issuer, string audience, IEnumerable<SecurityKey> keys, TimeSpan skew) => new()
    {
        ValidIssuer = issuer,
        ValidAudience = audience,
        IssuerSigningKeys = keys,
        CryptoProviderFactory = WithoutCache,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = (from, until, _, _) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (until is null) throw new SecurityTokenNoExpirationException();
            if (until <= now - skew) throw new SecurityTokenExpiredException();
            return from is null || from <= now + skew;
        },
    };

    private static BadTokenException Bad(Exception? why) => new(why switch
    {
        SecurityTokenExpiredException => "The token expired",
        SecurityTokenInvalidAudienceException => "The audience is not accepted",
        SecurityTokenInvalidIssuerException => "The issuer is not accepted",
        _ => "The token is invalid",
    });
}
