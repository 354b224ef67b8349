using IntegrativeCare.Application;
using IntegrativeCare.Infrastructure.Persistence;
using IntegrativeCare.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrativeCare.Api.Tests.Locks;

/// <summary>Contexts are used again by later requests; what one request has opened in one must never be under the hands of another.</summary>
public sealed class Lending_a_context(PostgresServer server)
{
    [Fact]
    public async Task Takes_it_back_once_so_that_no_two_requests_have_the_same()
    {
        await using var api = await RunningClinic.Start(server, services: services => services.AddScoped<Between>());
        await using var next = api.Services.CreateAsyncScope();
        ClinicDbContext? lent = null;

        // A scope disposes of what it gave in the reverse order: after one name of the context and before the other, somebody else asks for one.
        var ending = api.Services.CreateAsyncScope();
        var given = ending.ServiceProvider.GetRequiredService<ClinicDbContext>();
        ending.ServiceProvider.GetRequiredService<Between>().Happens = () => lent = next.ServiceProvider.GetRequiredService<ClinicDbContext>();
        Assert.Same(given, ending.ServiceProvider.GetRequiredService<IClinicDb>());
        await ending.DisposeAsync();

        Assert.NotNull(lent!.Clinics.EntityType);
        await using var third = api.Services.CreateAsyncScope();
        Assert.NotSame(lent, third.ServiceProvider.GetRequiredService<ClinicDbContext>());
        Assert.NotNull(lent.Clinics.EntityType);
    }

    private sealed class Between : IAsyncDisposable
    {
        public Action Happens { get; set; } = () => { };

        public ValueTask DisposeAsync()
        {
            Happens();
            return ValueTask.CompletedTask;
        }
    }
}
