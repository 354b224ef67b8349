using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Consents;

public sealed class Lifting_a_withhold(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_the_clients_alone()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var withhold = await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [InformationCategory.SafetyCues], ct: Ct);

        foreach (var staff in new[] { clinic.Ruth, clinic.Tomas, clinic.Ada })
            Assert.Equal(new OnlyTheClientLifts(), await clinic.As(staff).Refused(new RevokeDirective(clinic.Maya, withhold.Id), Ct));
        await clinic.As(clinic.MayaHerself).Send(new RevokeDirective(clinic.Maya, withhold.Id), Ct);

        Assert.Equal("revoked", await clinic.AskAsOwner($"select status from care.consent_directives where id = '{withhold.Id.Value}'", Ct));
    }

    [Fact]
    public async Task Is_another_thing_than_taking_back_a_permit_which_staff_records_on_the_clients_word()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var permit = await clinic.LetsMassageSeeThePlan();

        await clinic.As(clinic.Ruth).Send(new RevokeDirective(clinic.Maya, permit.Id), Ct);

        Assert.Equal("revoked", await clinic.AskAsOwner($"select status from care.consent_directives where id = '{permit.Id.Value}'", Ct));
    }
}
