using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Consents;

public sealed class Saying_it_in_the_clients_language(PostgresServer server)
{
    private static readonly DraftDirectiveBody ToTheTeam = new()
    {
        Kind = DirectiveKind.Permit,
        Categories = [InformationCategory.CarePlan],
        Recipient = new() { Kind = RecipientKind.CareTeam },
        Purposes = [PurposeOfUse.Treatment],
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Takes_the_clients_own_whoever_drafts_and_the_one_asked_for_before_that()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.AskAsOwner($"update care.clients set languages = '{{sv,fr-CA,en}}' where id = '{clinic.Maya.Value}'", Ct);

        Assert.Equal("fr-CA", (await Drafted(clinic, clinic.MayaHerself, ToTheTeam)).Language);
        Assert.Equal("fr-CA", (await Drafted(clinic, clinic.Ada, ToTheTeam)).Language);
        Assert.Equal("fr-CA", (await Drafted(clinic, clinic.Tomas, ToTheTeam)).Language);
        var restriction = ToTheTeam with { Kind = DirectiveKind.Withhold, Purposes = [] };
        var filed = await clinic.As(clinic.Noor).Send(new FileRestriction(clinic.Maya, restriction), Ct);
        Assert.Equal("fr-CA", (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(filed.Id)), Ct)).Value.Language);
        Assert.Equal("en-CA", (await Drafted(clinic, clinic.MayaHerself, ToTheTeam with { Language = "en-CA" })).Language);
        Assert.StartsWith("Toutes les personnes de votre équipe de soins peuvent voir votre plan de soins partagé, ", (await Drafted(clinic, clinic.Tomas, ToTheTeam with { Language = "fr-CA" })).PlainText, StringComparison.Ordinal);
        Assert.Equal(new ChoiceUnknown { Pointer = "/language" }, await clinic.As(clinic.Ada).Refused(new DraftDirective(clinic.Maya, ToTheTeam with { Language = "sv-SE" }), Ct));
    }

    [Fact]
    public async Task Tells_the_language_of_no_client_whose_record_is_not_opened()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        Assert.Equal(DBNull.Value, await clinic.AskAsApi($"select care.language_of('{clinic.Maya.Value}')", Ct));
    }

    [Fact]
    public async Task Binds_the_signature_to_the_words_of_that_language()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var french = await Drafted(clinic, clinic.MayaHerself, ToTheTeam with { Language = "fr-CA" });
        var english = await Drafted(clinic, clinic.MayaHerself, ToTheTeam with { Language = "en-CA" });
        SignDirectiveBody Sign(string words) => new() { Method = SignatureMethod.ClientAccount, TextSha256 = words };

        Assert.Equal(
            new DirectiveTextChanged { Pointer = "/textSha256" },
            await clinic.As(clinic.MayaHerself).Refused(new SignDirective(clinic.Maya, new(french.Id), french.Revision, Sign(english.TextSha256)), Ct));
        await clinic.As(clinic.MayaHerself).Send(new SignDirective(clinic.Maya, new(french.Id), french.Revision, Sign(french.TextSha256)), Ct);
        Assert.Equal(french.TextSha256, await clinic.AskAsOwner($"select signature ->> 'textSha256' from care.consent_directives where id = '{french.Id}'", Ct));
    }

    private static async Task<DirectiveView> Drafted(Clinic clinic, Person by, DraftDirectiveBody body)
    {
        var drafted = await clinic.As(by).Send(new DraftDirective(clinic.Maya, body), Ct);
        return (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(drafted.Id)), Ct)).Value;
    }
}
