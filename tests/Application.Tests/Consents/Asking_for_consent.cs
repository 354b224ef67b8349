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

        var shown = await Shown(clinic, asked.Id, new([InformationCategory.Demographics], [], null));
        await clinic.As(clinic.MayaHerself).Send(new AnswerConsentRequest(clinic.Maya, new(asked.Id), asked.Revision, new() { Shared = [InformationCategory.Demographics], TextSha256 = shown.TextSha256 }), Ct);

        var seen = (await clinic.As(clinic.Tomas).Send(new GetClient(clinic.Maya), Ct)).Value;
        Assert.NotNull(seen.Demographics);
        Assert.Contains(seen.Withheld, withheld => withheld.Category == InformationCategory.MentalHealthSummary);
        var answered = Assert.Single((await clinic.As(clinic.Tomas).Send(new ListConsentRequests(clinic.Maya, 50, null), Ct)).Value.Items);
        Assert.Equal(ConsentRequestStatus.Shared, answered.Status);
        Assert.Equal([InformationCategory.Demographics], answered.Shared);
        var directive = await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(answered.DirectiveId!.Value)), Ct);
        Assert.True(directive.Value.IsInForce);
        Assert.Equal((shown.PlainText, shown.TextSha256, shown.Until), (directive.Value.PlainText, directive.Value.TextSha256, directive.Value.Until));
    }

    [Fact]
    public async Task Is_answered_under_the_words_for_exactly_what_is_shared()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var asked = await clinic.As(clinic.Tomas).Send(new AskForConsent(clinic.Maya, ForTheName with { Purposes = [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination] }), Ct);
        IReadOnlyList<InformationCategory> name = [InformationCategory.Demographics];
        AnswerConsentRequest Shares(string? words, IReadOnlyList<PurposeOfUse> purposes, DateTimeOffset? until = null) =>
            new(clinic.Maya, new(asked.Id), asked.Revision, new() { Shared = name, Purposes = purposes, Until = until, TextSha256 = words });

        var all = await Shown(clinic, asked.Id, ConsentRequestPart.All);
        Assert.StartsWith("Tomas may see your name, contact and pronouns and a summary of your mental health care, to treat you or coordinate your care, until 2 March 2027, 09:00. ", all.PlainText, StringComparison.Ordinal);
        var part = await Shown(clinic, asked.Id, new(name, [PurposeOfUse.Treatment], null));
        Assert.StartsWith("Tomas may see your name, contact and pronouns, to treat you, until 2 March 2027, 09:00. ", part.PlainText, StringComparison.Ordinal);
        var brief = await Shown(clinic, asked.Id, new(name, [PurposeOfUse.Treatment], Clinic.Monday.AddDays(7)));

        var otherWords = new DirectiveTextChanged { Pointer = "/textSha256" };
        Assert.Equal(otherWords, await clinic.As(clinic.MayaHerself).Refused(Shares(all.TextSha256, [PurposeOfUse.Treatment]), Ct));
        Assert.Equal(otherWords, await clinic.As(clinic.MayaHerself).Refused(Shares(brief.TextSha256, [PurposeOfUse.Treatment]), Ct));
        Assert.Equal(otherWords, await clinic.As(clinic.MayaHerself).Refused(Shares(part.TextSha256, []), Ct));
        Assert.Equal("request.invalid", (await clinic.As(clinic.MayaHerself).Refused(Shares(null, [PurposeOfUse.Treatment]), Ct)).Code);
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.consent_directives", Ct));

        // Read a week ago, answered today: the same words.
        clinic.Clock.Set(Clinic.Monday.AddDays(6));
        Assert.Equal(part.TextSha256, (await Shown(clinic, asked.Id, new(name, [PurposeOfUse.Treatment], null))).TextSha256);
        await clinic.As(clinic.MayaHerself).Send(Shares(part.TextSha256, [PurposeOfUse.Treatment]), Ct);
        var answered = await Shown(clinic, asked.Id, ConsentRequestPart.All);
        var directive = (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(answered.DirectiveId!.Value)), Ct)).Value;
        Assert.Equal([PurposeOfUse.Treatment], directive.Purposes);
        Assert.Null(answered.PlainText);
    }

    [Fact]
    public async Task Shows_its_words_to_the_client_alone_and_itself_to_whom_it_is_listed()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var asked = await clinic.As(clinic.Tomas).Send(new AskForConsent(clinic.Maya, ForTheName), Ct);
        var read = new GetConsentRequest(clinic.Maya, new(asked.Id), ConsentRequestPart.All);

        Assert.NotNull((await clinic.As(clinic.MayaHerself).Send(read, Ct)).Value.PlainText);
        foreach (var other in new[] { clinic.Tomas, clinic.Pia })
        {
            var seen = (await clinic.As(other).Send(read, Ct)).Value;
            Assert.Equal((asked.Id, null, null, null), (seen.Id, seen.PlainText, seen.TextSha256, seen.Until));
        }

        Assert.Equal(new ConsentRequestNotFound(), await clinic.As(clinic.Ruth).Refused(read, Ct));
        Assert.Equal(new Domain.Clients.ClientNotFound(), await clinic.As(clinic.Noor).Refused(read, Ct));
        Assert.Equal(new SharesMoreThanAsked { Pointer = "/shared" }, await clinic.As(clinic.MayaHerself).Refused(read with { Part = new([InformationCategory.TraumaHistory], [], null) }, Ct));
        Assert.Equal(new SharesMoreThanAsked { Pointer = "/purposes" }, await clinic.As(clinic.MayaHerself).Refused(read with { Part = new([], [PurposeOfUse.Supervision], null) }, Ct));
        Assert.Equal(new DirectiveTooLong(12) { Pointer = "/until" }, await clinic.As(clinic.MayaHerself).Refused(read with { Part = new([], [], Clinic.Monday.AddMonths(13)) }, Ct));
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
        var more = new AnswerConsentRequest(clinic.Maya, new(asked.Id), asked.Revision, new() { Shared = [InformationCategory.TraumaHistory], TextSha256 = new string('0', 64) });

        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.Tomas).Refused(more with { Body = more.Body with { Shared = [InformationCategory.Demographics] } }, Ct));
        Assert.Equal(new SharesMoreThanAsked { Pointer = "/shared" }, await clinic.As(clinic.MayaHerself).Refused(more, Ct));
        Assert.Equal(new ProcessNotesStandAlone { Pointer = "/categories" }, await clinic.As(clinic.Tomas).Refused(new AskForConsent(clinic.Maya, ForTheName with { Categories = [InformationCategory.PsychotherapyProcess] }), Ct));
    }

    private static async Task<ConsentRequestView> Shown(Clinic clinic, Guid request, ConsentRequestPart part) =>
        (await clinic.As(clinic.MayaHerself).Send(new GetConsentRequest(clinic.Maya, new(request), part), Ct)).Value;

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
