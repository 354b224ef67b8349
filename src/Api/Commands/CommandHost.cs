using IntegrativeCare.Application;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Infrastructure;
using IntegrativeCare.Infrastructure.Identity;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using MediatR;

namespace IntegrativeCare.Api.Commands;

/// <summary>The use cases for commands: one scope for each message, with the person for whom it is sent.</summary>
internal sealed class CommandHost(ServiceProvider services) : IAsyncDisposable
{
    /// <summary>Readies the use cases.</summary>
    /// <param name="connection">The role to act with: the owner where tables outside the API's reach are written.</param>
    /// <param name="packs">The policy packs of this installation.</param>
    /// <param name="keys">What wraps the clinics' data keys.</param>
    /// <param name="clock">Where its messages stand in time; the present when left out.</param>
    public static CommandHost Open(string connection, PolicyPackShelf packs, WrappingKeys keys, TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddApplication().AddInfrastructure(connection).AddIdentityStore();
        services.AddSingleton(packs).AddSingleton(keys);
        if (clock is not null) services.AddSingleton(clock);
        services.AddScoped<ActingCaller>();
        services.AddScoped<ICaller>(provider => provider.GetRequiredService<ActingCaller>());
        return new(services.BuildServiceProvider());
    }

    /// <summary>The policy packs of this installation.</summary>
    public PolicyPackShelf Packs => services.GetRequiredService<PolicyPackShelf>();

    /// <summary>The instant at which its messages stand.</summary>
    public DateTimeOffset Now => services.GetRequiredService<TimeProvider>().GetUtcNow();

    public async Task<TResponse> Send<TResponse>(ActingCaller person, IRequest<TResponse> message)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingCaller>().Become(person);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message);
    }

    /// <summary>Acts with one part of the program for nobody in particular.</summary>
    /// <param name="at">The clinic in which it acts, when it writes into one.</param>
    public async Task<T> With<TPart, T>(Func<TPart, Task<T>> act, ClinicId at = default)
        where TPart : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingCaller>().ClinicId = at;
        return await act(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    /// <summary>Opens an account with a password that the person already knows.</summary>
    public async Task<ActingCaller> OpenAccount(Person person, string password)
    {
        var account = await With<IAccounts, Guid>(accounts => accounts.Open(person, password, CancellationToken.None));
        return new() { AccountId = account, ClinicId = person.ClinicId, Roles = person.Roles, PractitionerId = person.PractitionerId, ClientId = person.ClientId };
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
