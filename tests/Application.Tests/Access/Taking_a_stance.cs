using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Testing;
using MediatR;

namespace IntegrativeCare.Application.Tests.Access;

public sealed class Taking_a_stance(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_asked_of_a_message_before_anybody_looks_for_its_handler()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        // Neither message has a handler; had the gate let it through, the complaint would be about that.
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => clinic.As(clinic.Ruth).Send(new LooksAtRecords(), Ct));

        Assert.Equal("LooksAtRecords does not say whether it uses a client's record.", refusal.Message);
    }

    [Fact]
    public async Task Is_not_enough_without_saying_who_may_send_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        foreach (var person in (Person[])[clinic.Ruth, clinic.Tomas, clinic.Ada, clinic.Pia, clinic.MayaHerself])
            Assert.Equal(new RoleNotAllowed(), await clinic.As(person).Refused(new ReadsForNobody(clinic.Maya), Ct));
    }

    [Fact]
    public async Task Is_decided_by_role_before_the_client_is_looked_up()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var ada = clinic.As(clinic.Ada);

        Assert.Equal(new RoleNotAllowed(), await ada.Refused(new ReadsForPsychotherapists(clinic.Maya), Ct));
        Assert.Equal(new RoleNotAllowed(), await ada.Refused(new ReadsForPsychotherapists(ClientId.New()), Ct));

        // I62: the client who is here learns of the try; the one who is not has no row.
        Assert.Equal($"{clinic.Maya.Value} refused caller.role_not_allowed",
            await clinic.AskAsOwner("select string_agg(client_id || ' ' || (entry::jsonb ->> 'verdict') || ' ' || (entry::jsonb ->> 'refusal'), ', ') from care.access_ledger", Ct));
    }

    [For(Role.Psychotherapist)]
    private sealed record LooksAtRecords : IRequest<Receipt>;

    private sealed record ReadsForNobody(ClientId ClientId) : IRequest<Receipt>, IUsesClientRecord;

    [For(Role.Psychotherapist)]
    private sealed record ReadsForPsychotherapists(ClientId ClientId) : IRequest<Receipt>, IUsesClientRecord;
}
