using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Infrastructure.Persistence.Retention;
using IntegrativeCare.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrativeCare.Application.Tests.Retention;

internal static class Records
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Gives a client a date of birth.</summary>
    public static Task BornOn(this Clinic clinic, ClientId client, DateOnly day) => clinic.AskAsOwner($"update care.clients set born_on = '{day:O}' where id = '{client.Value}'", Ct);

    /// <summary>Lets the database's own calendar say a day, as if its machine's clock did.</summary>
    public static Task CalendarSays(this Clinic clinic, DateOnly day) =>
        clinic.AskAsOwner($"create or replace function care.on_the_wall(time_zone text) returns date language sql stable as $$ select '{day:O}'::date $$", Ct);

    /// <summary>What goes on with confirmed runs.</summary>
    public static async Task<int> GoesOnDestroying(this Clinic clinic)
    {
        await using var scope = clinic.Begin(clinic.Pia);
        return await scope.ServiceProvider.GetRequiredService<DestructionWork>().Continue(Ct);
    }
}
