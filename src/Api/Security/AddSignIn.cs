using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Application.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IntegrativeCare.Api.Security;

public static class SignInRegistration
{
    /// <summary>Tokens in both directions: this API's own and those of configured outside providers. Needs <c>AddIdentityStore</c>.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<AccountRules>().Configure(rules => Read(configuration, rules));
        services.AddSingleton(_ => new OwnIssuer(configuration["Auth:Issuer"] ?? "integrative-care", configuration["Auth:Audience"] ?? "integrative-care-api"));
        services.AddSingleton(_ => SigningKeys.Read(configuration, environment));
        services.AddSingleton(provider => OutsideIssuers.Read(configuration, environment, provider.GetRequiredService<OwnIssuer>()));
        services.AddSingleton<BearerTokens>();
        services.AddSingleton<IAccessTokens, AccessTokens>();
        services.AddSingleton<ICheckpointSeal, CheckpointSeal>();
        services.AddHostedService<SignInAtStart>();

        services.AddHttpContextAccessor();
        services.AddScoped<ICaller, HttpCaller>();
        services.AddSingleton<SignInRateLimit>();
        services.AddAuthentication(BearerHandler.Name).AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Name, null);
        services.AddAuthorization();
        return services;
    }

    private static void Read(IConfiguration configuration, AccountRules rules)
    {
        rules.RefreshTokenLifetime = Time("Auth:RefreshTokenLifetime", rules.RefreshTokenLifetime, TimeSpan.FromDays(14));
        rules.LongestSignIn = Time("Auth:LongestSignIn", rules.LongestSignIn, TimeSpan.FromDays(90));
        rules.SignInsPerMinute = configuration.GetValue("Auth:SignInsPerMinute", rules.SignInsPerMinute);
        if (rules.SignInsPerMinute < 1) throw new InvalidOperationException("Auth:SignInsPerMinute is at least 1.");

        TimeSpan Time(string setting, TimeSpan otherwise, TimeSpan longest)
        {
            var time = configuration.GetValue(setting, otherwise);
            return time >= TimeSpan.FromMinutes(1) && time <= longest ? time : throw new InvalidOperationException($"{setting} is a time from one minute to {longest.TotalDays:0} days, such as 12:00:00.");
        }
    }
}
