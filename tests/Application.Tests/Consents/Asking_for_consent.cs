using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Consents;

public sealed class Asking_for_consent(PostgresServer server)
{
    private static readonly AskForConsentBody ForTheName = new()
    {
        Categories = [InformationCategory.Demographics, InformationCategory.MentalHealthSummary],
        Purposes = [PurposeOfUse.Treatment],
        Why = "So that I know how to call you.",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opens_exactly_the_part_that_the_client_shares_and_only_once_they_answer()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var asked = await clinic.As(clinic.Tomas).Send(new AskForConsent(clinic.Maya, ForTheName), Ct);
        Assert.Null((await clinic.As(clinic.Tomas).Send(new GetClient(clinic.Maya), Ct)).Value.Demographics);

        await clinic.As(clinic.MayaHerself).Send(new AnswerConsentRequest(clinic.Maya, new(asked.Id), asked.Revision, new() { Shared = [InformationCategory.Demographics] }), Ct);

        var seen = (await clinic.As(clinic.Tomas).Send(new GetClient(clinic.Maya), Ct)).Value;
        Assert.NotNull(seen.Demographics);
        Assert.Contains(seen.Withheld, withheld => withheld.Category == InformationCategory.MentalHealthSummary);
        var answered = Assert.Single((await clinic.As(clinic.Tomas).Send(new ListConsentRequests(clinic.Maya, 50, null), Ct)).Value.Items);
        Assert.Equal(ConsentRequestStatus.Shared, answered.Status);
        Assert.Equal([InformationCategory.Demographics], answered.Shared);
        var directive = await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(answered.DirectiveId!.Value)), Ct);
        Assert.True(directive.Value.IsInForce);
    }

    [Fact]
    public async Task Is_found_again_across_clients_as_long_as_the_practitioner_looks_after_them()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var jonas = await clinic.Register("Jonas", ct: Ct);
        var member = await clinic.Joins(clinic.Tomas, Domain.Practitioners.Discipline.MassageTherapy, jonas.Client, ct: Ct);
        var first = await clinic.As(clinic.Tomas).Send(new AskForConsent(clinic.Maya, ForTheName), Ct);
        var second = await clinic.As(clinic.Tomas).Send(new AskForConsent(jonas.Client!.Value, ForTheName), Ct);
        await clinic.As(clinic.Ruth).Send(new AskForConsent(clinic.Maya, ForTheName), Ct);
        await clinic.As(clinic.MayaHerself).Send(new AnswerConsentRequest(clinic.Maya, new(first.Id), first.Revision, new() { Shared = [] }), Ct);

        var all = (await clinic.As(clinic.Tomas).Send(new ListMyConsentRequests(null, 50, null), Ct)).Slice.Items;
        Assert.Equal([(second.Id, jonas.Client.Value.Value), (first.Id, clinic.Maya.Value)], all.Select(one => (one.Id, one.ClientId)));
        var page = (await clinic.As(clinic.Tomas).Send(new ListMyConsentRequests(null, 1, null), Ct)).Slice;
        Assert.Equal(first.Id, Assert.Single((await clinic.As(clinic.Tomas).Send(new ListMyConsentRequests(null, 1, page.Next), Ct)).Slice.Items).Id);
        Assert.Equal(second.Id, Assert.Single((await clinic.As(clinic.Tomas).Send(new ListMyConsentRequests(ConsentRequestStatus.Open, 50, null), Ct)).Slice.Items).Id);

        await clinic.As(clinic.Ada).Send(new CareTeams.LeaveCareTeam(jonas.Client.Value, member.Id), Ct);
        Assert.Equal(first.Id, Assert.Single((await clinic.As(clinic.Tomas).Send(new ListMyConsentRequests(null, 50, null), Ct)).Slice.Items).Id);
    }

    [Fact]
    public async Task Shares_nothing_without_blame_when_the_client_shares_nothing()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var asked = await clinic.As(clinic.Tomas).Send(new AskForConsent(clinic.Maya, ForTheName), Ct);
        var answered = await clinic.As(clinic.MayaHerself).Send(new AnswerConsentRequest(clinic.Maya, new(asked.Id), asked.Revision, new() { Shared = [] }), Ct);

        var seen = Assert.Single((await clinic.As(clinic.Tomas).Send(new ListConsentRequests(clinic.Maya, 50, null), Ct)).Value.Items);
        Assert.Equal(ConsentRequestStatus.NotShared, seen.Status);
        Assert.Null(seen.DirectiveId);
        Assert.Equal(new ConsentRequestAnswered(), await clinic.As(clinic.MayaHerself).Refused(new AnswerConsentRequest(clinic.Maya, new(asked.Id), answered.Revision, new() { Shared = [] }), Ct));
    }

    [Fact]
    public async Task Is_answered_by_the_client_alone_and_with_no_more_than_was_asked()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var asked = await clinic.As(clinic.Tomas).Send(new AskForConsent(clinic.Maya, ForTheName), Ct);
        var more = new AnswerConsentRequest(clinic.Maya, new(asked.Id), asked.Revision, new() { Shared = [InformationCategory.TraumaHistory] });

        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Tomas).Refused(more with { Body = new() { Shared = [InformationCategory.Demographics] } }, Ct));
        Assert.Equal(new SharesMoreThanAsked { Pointer = "/shared" }, await clinic.As(clinic.MayaHerself).Refused(more, Ct));
        Assert.Equal(new ProcessNotesStandAlone { Pointer = "/categories" }, await clinic.As(clinic.Tomas).Refused(new AskForConsent(clinic.Maya, ForTheName with { Categories = [InformationCategory.PsychotherapyProcess] }), Ct));
    }

    [Fact]
    public async Task Stays_between_the_client_and_the_one_who_asked()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.As(clinic.Tomas).Send(new AskForConsent(clinic.Maya, ForTheName), Ct);

        Assert.Empty((await clinic.As(clinic.Ruth).Send(new ListConsentRequests(clinic.Maya, 50, null), Ct)).Value.Items);
        Assert.Single((await clinic.As(clinic.MayaHerself).Send(new ListConsentRequests(clinic.Maya, 50, null), Ct)).Value.Items);
        Assert.Equal(new Domain.Clients.ClientNotFound(), await clinic.As(clinic.Noor).Refused(new AskForConsent(clinic.Maya, ForTheName), Ct));
    }
}
