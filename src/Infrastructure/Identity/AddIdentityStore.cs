using IntegrativeCare.Application.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Identity;

public static class IdentityStoreRegistration
{
    /// <summary>Accounts and sign-ins in schema <c>identity</c>. It takes the <see cref="NpgsqlDataSource"/> that the host has registered.</summary>
    public static IServiceCollection AddIdentityStore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<AccountRules>();
        services.AddOptions<PasswordHasherOptions>().Configure<IOptions<AccountRules>>((hasher, rules) => hasher.IterationCount = rules.Value.PasswordIterations);
        services.AddDbContext<AccountsDbContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));

        // What makes a password good enough is said once, in PasswordRules.
        services.AddIdentityCore<Account>(identity =>
        {
            identity.Password = new() { RequiredLength = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            identity.User.RequireUniqueEmail = false;
        });
        services.AddScoped<IUserStore<Account>, UserOnlyStore<Account, AccountsDbContext, Guid>>();

        services.AddSingleton<NobodysPassword>();
        services.AddScoped<SignIns>();
        services.AddScoped<ISignIns>(provider => provider.GetRequiredService<SignIns>());
        services.AddScoped<IAccounts, Accounts>();
        services.AddScoped<ISignInState, SignInState>();
        services.AddSingleton<IClinicFacts, ClinicFacts>();
        return services;
    }
}
