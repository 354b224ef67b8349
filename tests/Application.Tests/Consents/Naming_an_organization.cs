using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Consents;

public sealed class Naming_an_organization(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Takes_a_partner_of_the_clinic_and_calls_it_by_its_name()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var northside = await clinic.As(clinic.Ada).Send(new RegisterPartnerOrganization(new() { Name = "Northside EHR", Address = "12 Harbour Street" }), Ct);

        var drafted = await clinic.As(clinic.MayaHerself).Send(new DraftDirective(clinic.Maya, To(northside.Id)), Ct);

        var view = (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(drafted.Id)), Ct)).Value;
        Assert.StartsWith("Northside EHR may see your shared care plan, to coordinate your care, until", view.PlainText, StringComparison.Ordinal);
        Assert.Equal(
            new OrganizationUnknown { Pointer = "/recipient/id" }, await clinic.As(clinic.MayaHerself).Refused(new DraftDirective(clinic.Maya, To(Guid.CreateVersion7())), Ct));
    }

    [Fact]
    public async Task Finds_the_clinics_own_partners_only()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var northside = await clinic.As(clinic.Ada).Send(new RegisterPartnerOrganization(new() { Name = "Northside EHR" }), Ct);
        var elsewhere = await clinic.OpenAnother("Elsewhere", Ct);
        var lena = await clinic.Enrol("Lena", Discipline.Psychotherapy, at: elsewhere, ct: Ct);

        foreach (var reader in new[] { clinic.Ruth, clinic.Tomas, clinic.Ada, clinic.Pia, clinic.MayaHerself })
            Assert.Equal([northside.Id], (await clinic.As(reader).Send(new ListPartnerOrganizations(50, null), Ct)).Items.Select(one => one.Id));
        Assert.Empty((await clinic.As(lena).Send(new ListPartnerOrganizations(50, null), Ct)).Items);
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Ruth).Refused(new RegisterPartnerOrganization(new() { Name = "Mine" }), Ct));
    }

    [Fact]
    public async Task To_see_substance_use_names_the_client_and_so_needs_somebody_who_may_know_their_name_I27()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var northside = await clinic.As(clinic.Ada).Send(new RegisterPartnerOrganization(new() { Name = "Northside EHR" }), Ct);
        var substanceUse = To(northside.Id) with { Categories = [InformationCategory.SubstanceUse] };

        Assert.Equal(new ClientNameNeeded(), await clinic.As(clinic.Tomas).Refused(new DraftDirective(clinic.Maya, substanceUse), Ct));
        var drafted = await clinic.As(clinic.Ada).Send(new DraftDirective(clinic.Maya, substanceUse), Ct);
        var words = (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(drafted.Id)), Ct)).Value.PlainText;
        Assert.Contains("This is about Maya. It is shared by Common Ground. ", words, StringComparison.Ordinal);
        Assert.Contains("the rules for substance use records (42 CFR part 2)", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Can_be_previewed_before_it_ever_asks_I23()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var northside = await clinic.As(clinic.Ada).Send(new RegisterPartnerOrganization(new() { Name = "Northside EHR" }), Ct);
        var recipient = Recipient.Organization(northside.Id);
        var preview = new PreviewDisclosure(clinic.Maya, recipient, PurposeOfUse.CareCoordination);
        Assert.False((await clinic.As(clinic.MayaHerself).Send(preview, Ct)).Value.HasStanding);

        await clinic.Permits(recipient, [InformationCategory.SubstanceUse], [PurposeOfUse.CareCoordination], ct: Ct);

        var seen = (await clinic.As(clinic.MayaHerself).Send(preview, Ct)).Value;
        Assert.Equal(("Northside EHR", true), (seen.ReaderName, seen.HasStanding));
        Assert.Equal([InformationCategory.SubstanceUse], seen.Categories.Where(one => one.Decisions.Any(decision => decision.IsPermitted)).Select(one => one.Category));
    }

    private static DraftDirectiveBody To(Guid organization) => new()
    {
        Kind = DirectiveKind.Permit,
        Categories = [InformationCategory.CarePlan],
        Recipient = new() { Kind = RecipientKind.Organization, Id = organization },
        Purposes = [PurposeOfUse.CareCoordination],
    };
}
