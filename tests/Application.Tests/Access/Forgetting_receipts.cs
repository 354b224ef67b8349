using IntegrativeCare.Application.ProcessNotes;
using IntegrativeCare.Infrastructure.Persistence.Door;
using IntegrativeCare.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IntegrativeCare.Application.Tests.Access;

public sealed class Forgetting_receipts(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Happens_when_a_day_is_over_and_not_before()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var first = await Writes(clinic);

        clinic.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0L, await Forget(clinic));
        Assert.Equal(first, await Writes(clinic));

        clinic.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1L, await Forget(clinic));
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.receipts", Ct));
        Assert.NotEqual(first, await Writes(clinic));
    }

    /// <summary>Who could have receipts forgotten early could have an act done twice.</summary>
    [Fact]
    public async Task Never_happens_before_a_day_is_over_on_the_databases_clock()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await Writes(clinic);
        await clinic.AskAsOwner("update care.receipts set kept_at = now() - interval '23 hours 59 minutes'", Ct);

        clinic.Clock.Set(new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(0L, await Forget(clinic));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => clinic.AskAsApi("delete from care.receipts", Ct))).SqlState);

        await clinic.AskAsOwner("update care.receipts set kept_at = now() - interval '24 hours'", Ct);
        Assert.Equal(1L, await Forget(clinic));
    }

    private static async Task<Guid> Writes(Clinic clinic) => (await clinic.As(clinic.Ruth).Send(new WriteProcessNote(clinic.Maya, new() { Text = "She looked at the door." }), "once", Ct)).Id;

    private static async Task<long> Forget(Clinic clinic)
    {
        await using var scope = clinic.Begin(clinic.Ruth);
        return await scope.ServiceProvider.GetRequiredService<OldReceipts>().Forget(Ct);
    }
}
