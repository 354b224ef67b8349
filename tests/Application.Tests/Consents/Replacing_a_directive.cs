using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Consents;

public sealed class Replacing_a_directive(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leaves_one_successor_when_two_are_signed_at_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        for (var round = 0; round < 10; round++)
        {
            var old = await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);
            var (one, other) = (await Draft(clinic, old.Id.Value), await Draft(clinic, old.Id.Value));

            var answers = await Task.WhenAll(TrySign(clinic, one), TrySign(clinic, other));

            Assert.Single(answers, answer => answer is null);
            Assert.Contains(answers, answer => answer is RequestStale or DirectiveReplaced);
            Assert.Equal(1L, await clinic.AskAsOwner($"select count(*) from care.consent_directives where supersedes = '{old.Id.Value}' and status = 'active'", Ct));
            Assert.Equal("superseded", await clinic.AskAsOwner($"select status from care.consent_directives where id = '{old.Id.Value}'", Ct));
        }
    }

    [Fact]
    public async Task Is_refused_once_another_has_its_place_by_the_database_too()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var old = await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);
        var (one, other) = (await Draft(clinic, old.Id.Value), await Draft(clinic, old.Id.Value));
        await Sign(clinic, one);

        Assert.Equal(new DirectiveReplaced { Pointer = "/supersedes" }, await TrySign(clinic, other));

        // Past the aggregate that would have refused it.
        var terms = new DirectiveProposal { Kind = DirectiveKind.Withhold, Categories = [InformationCategory.CarePlan], Recipient = Recipient.CareTeam, Supersedes = old.Id };
        var third = ConsentDirective.Withhold(clinic.Id, clinic.Maya, terms, "words", clinic.Ruth.PersonId, Clinic.Monday);
        Assert.Equal(new DirectiveReplaced { Pointer = "/supersedes" }, (await Assert.ThrowsAsync<DomainException>(() => clinic.Given(Ct, third))).Error);
    }

    [Theory]
    [InlineData("plain_text = 'other words'")]
    [InlineData("categories = '{demographics,carePlan}'")]
    [InlineData("purposes = '{treatment,emergency}'")]
    [InlineData("recipient_kind = 'practitioner', recipient_id = id")]
    [InlineData("until = until + interval '1 second'")]
    [InlineData("\"from\" = \"from\" - interval '1 second'")]
    [InlineData("signature = jsonb_set(signature, '{textSha256}', '\"\"')")]
    [InlineData("kind = 'withhold'")]
    [InlineData("language = 'frCa'")]
    [InlineData("status = 'draft'")]
    [InlineData("client_id = gen_random_uuid()")]
    public async Task Is_the_only_way_to_change_what_was_signed_whoever_runs_the_statement(string change)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var signed = await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => clinic.AskAsOwner($"update care.consent_directives set {change} where id = '{signed.Id.Value}'", Ct));

        Assert.Equal("A directive does not change.", refused.MessageText);
    }

    [Fact]
    public async Task Leaves_what_is_over_over()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var permit = await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);
        await clinic.As(clinic.MayaHerself).Send(new RevokeDirective(clinic.Maya, permit.Id), Ct);

        foreach (var change in (string[])["status = 'active'", "ended_at = ended_at + interval '1 day'", "ended_at = null"])
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => clinic.AskAsOwner($"update care.consent_directives set {change} where id = '{permit.Id.Value}'", Ct));
    }

    [Fact]
    public async Task Lifts_a_withhold_only_in_the_clients_account_or_on_paper()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var withhold = await clinic.Withholds(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);
        var permit = await Draft(clinic, withhold.Id.Value);
        SignDirective By(SignDirectiveBody body) => new(clinic.Maya, new(permit.Id), permit.Revision, body);
        var captured = new SignDirectiveBody { Method = SignatureMethod.ElectronicSignature, TextSha256 = permit.TextSha256 };

        var rosa = await clinic.As(clinic.Ada).Send(new RecordSubstituteDecisionMaker(clinic.Maya, new() { Name = "Rosa Lima", Relationship = "Mother", Authority = "Power of attorney" }), Ct);
        var onPaper = captured with { Method = SignatureMethod.WrittenSignature, DocumentSha256 = new string('c', 64) };

        foreach (var weak in new[] { captured, onPaper with { GivenBy = rosa.Id } })
            Assert.Equal(new LiftNeedsAStrongSignature { Pointer = "/method" }, await clinic.As(clinic.Ruth).Refused(By(weak), Ct));
        Assert.Equal("active", await clinic.AskAsOwner($"select status from care.consent_directives where id = '{withhold.Id.Value}'", Ct));
        await clinic.As(clinic.Ruth).Send(By(onPaper), Ct);
        Assert.Equal("superseded", await clinic.AskAsOwner($"select status from care.consent_directives where id = '{withhold.Id.Value}'", Ct));
    }

    [Fact]
    public async Task Tells_the_client_what_they_lift_before_they_sign()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var withhold = await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [InformationCategory.SafetyCues], ct: Ct);
        var permit = await Draft(clinic, withhold.Id.Value);

        Assert.Contains("By signing this you lift what you said on 2 March 2026: Tomas may not see what to do and avoid so that you feel safe, for any purpose.", permit.PlainText, StringComparison.Ordinal);
        Assert.NotEqual((await Draft(clinic, null)).TextSha256, permit.TextSha256);
        await Sign(clinic, permit);

        var renewed = await clinic.As(clinic.MayaHerself).Send(new RenewDirective(clinic.Maya, new(permit.Id)), Ct);
        var shown = (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(renewed.Id)), Ct)).Value.PlainText;
        Assert.Contains("When you sign it, it takes the place of what you permitted on 2 March 2026: Everyone on your care team may see your shared care plan, to treat you.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_nobody_else_what_the_client_lifted()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var withhold = await clinic.Withholds(Recipient.Of(clinic.Noor.Id), [InformationCategory.TraumaHistory], ct: Ct);
        var permit = await Draft(clinic, withhold.Id.Value);
        var plain = await Draft(clinic, null);
        await Sign(clinic, permit);

        var seen = (await clinic.As(clinic.Tomas).Send(new GetDirective(clinic.Maya, new(permit.Id)), Ct)).Value;
        Assert.Equal((plain.PlainText, plain.TextSha256, null), (seen.PlainText, seen.TextSha256, seen.Supersedes));
        Assert.Equal(seen.PlainText, (await clinic.As(clinic.Tomas).Send(new ListDirectives(clinic.Maya, 50, null), Ct)).Value.Items.Single(one => one.Id == permit.Id).PlainText);
        Assert.Equal(seen.PlainText, (await clinic.As(clinic.Tomas).Send(new ListDirectiveHistory(clinic.Maya, new(permit.Id), 50, null), Ct)).Value.Items.Single().PlainText);
        foreach (var reader in new[] { clinic.MayaHerself, clinic.Pia })
            Assert.Equal((permit.PlainText, permit.Supersedes), await Read(reader));

        async Task<(string, Guid?)> Read(Person reader)
        {
            var view = (await clinic.As(reader).Send(new GetDirective(clinic.Maya, new(permit.Id)), Ct)).Value;
            return (view.PlainText, view.Supersedes);
        }
    }

    [Fact]
    public async Task Begins_only_from_one_that_is_for_the_drafters_eyes()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var fromNoor = await clinic.Withholds(Recipient.Of(clinic.Noor.Id), [InformationCategory.CarePlan], ct: Ct);
        var body = new DraftDirectiveBody
        {
            Kind = DirectiveKind.Permit,
            Categories = [InformationCategory.CarePlan],
            Recipient = new() { Kind = RecipientKind.CareTeam },
            Purposes = [PurposeOfUse.Treatment],
            Supersedes = fromNoor.Id.Value,
        };

        foreach (var other in new[] { clinic.Tomas, clinic.Ada })
            Assert.Equal(new DirectiveNotFound { Pointer = "/supersedes" }, await clinic.As(other).Refused(new DraftDirective(clinic.Maya, body), Ct));
        await clinic.As(clinic.Ruth).Send(new DraftDirective(clinic.Maya, body), Ct);
    }

    [Fact]
    public async Task Is_refused_once_the_client_has_said_no_to_it_CR_118()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var old = await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);
        var renewed = await clinic.As(clinic.MayaHerself).Send(new RenewDirective(clinic.Maya, old.Id), Ct);
        var draft = (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(renewed.Id)), Ct)).Value;
        await clinic.As(clinic.Ada).Send(new RevokeDirective(clinic.Maya, old.Id), Ct);

        var no = new DirectiveTakenBack { Pointer = "/supersedes" };
        Assert.Equal(no, await TrySign(clinic, draft));
        Assert.Equal("draft", await clinic.AskAsOwner($"select status from care.consent_directives where id = '{draft.Id}'", Ct));
        Assert.Equal(no, await clinic.As(clinic.MayaHerself).Refused(new DraftDirective(clinic.Maya, new()
        {
            Kind = DirectiveKind.Permit,
            Categories = [InformationCategory.CarePlan],
            Recipient = new() { Kind = RecipientKind.CareTeam },
            Purposes = [PurposeOfUse.Treatment],
            Supersedes = old.Id.Value,
        }), Ct));
    }

    [Fact]
    public async Task Is_undone_with_what_it_replaced_when_the_client_takes_that_back_CR_118()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        for (var round = 0; round < 10; round++)
        {
            var old = await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);
            var (second, isLate) = (await Draft(clinic, old.Id.Value), round % 2 == 0);
            if (isLate) await Sign(clinic, second);
            var crossing = isLate ? await Draft(clinic, second.Id) : second;

            var signing = TrySign(clinic, crossing);
            var revoked = await clinic.As(clinic.Ruth).Send(new RevokeDirective(clinic.Maya, old.Id), Ct);
            var answer = await signing;

            Assert.Equal(old.Id.Value, revoked.Id);
            Assert.True(answer is null or RequestStale or DirectiveTakenBack, $"{answer}");
            Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.consent_directives where status = 'active'", Ct));
        }
    }

    [Fact]
    public async Task Stays_undone_to_what_the_client_withholds_when_a_permission_before_it_is_taken_back()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var old = await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);
        var withhold = await clinic.As(clinic.MayaHerself).Send(new DraftDirective(clinic.Maya, new()
        {
            Kind = DirectiveKind.Withhold,
            Categories = [InformationCategory.CarePlan],
            Recipient = new() { Kind = RecipientKind.CareTeam },
            Supersedes = old.Id.Value,
        }), Ct);

        await clinic.As(clinic.Ruth).Send(new RevokeDirective(clinic.Maya, old.Id), Ct);

        Assert.Equal("active", await clinic.AskAsOwner($"select status from care.consent_directives where id = '{withhold.Id}'", Ct));
    }

    [Fact]
    public async Task Keeps_every_version_in_one_history_as_far_as_each_is_for_the_readers_eyes()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var first = await Draft(clinic, null, new() { Kind = RecipientKind.Practitioner, Id = clinic.Tomas.PersonId });
        await Sign(clinic, first);
        var second = await Draft(clinic, first.Id, new() { Kind = RecipientKind.Practitioner, Id = clinic.Ruth.PersonId });
        await Sign(clinic, second);
        var third = await Draft(clinic, second.Id, new() { Kind = RecipientKind.Practitioner, Id = clinic.Tomas.PersonId });
        await Draft(clinic, null);

        foreach (var any in new[] { first, second, third }) Assert.Equal([third.Id, second.Id, first.Id], await History(clinic, clinic.MayaHerself, any.Id));
        Assert.Equal([third.Id, first.Id], await History(clinic, clinic.Tomas, first.Id));
        Assert.Equal(new DirectiveNotFound(), await clinic.As(clinic.Tomas).Refused(new ListDirectiveHistory(clinic.Maya, new(second.Id), 50, null), Ct));
        Assert.Equal(second.Id, (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(first.Id)), Ct)).Value.SupersededBy);

        var page = (await clinic.As(clinic.MayaHerself).Send(new ListDirectiveHistory(clinic.Maya, new(first.Id), 2, null), Ct)).Value;
        Assert.Equal([first.Id], (await clinic.As(clinic.MayaHerself).Send(new ListDirectiveHistory(clinic.Maya, new(first.Id), 2, page.Next), Ct)).Value.Items.Select(one => one.Id));
    }

    private static async Task<IEnumerable<Guid>> History(Clinic clinic, Person reader, Guid directive) =>
        (await clinic.As(reader).Send(new ListDirectiveHistory(clinic.Maya, new(directive), 50, null), Ct)).Value.Items.Select(one => one.Id);

    private static async Task<DirectiveView> Draft(Clinic clinic, Guid? supersedes, RecipientView? recipient = null)
    {
        var drafted = await clinic.As(clinic.MayaHerself).Send(new DraftDirective(clinic.Maya, new()
        {
            Kind = DirectiveKind.Permit,
            Categories = [InformationCategory.CarePlan],
            Recipient = recipient ?? new() { Kind = RecipientKind.CareTeam },
            Purposes = [PurposeOfUse.Treatment],
            Supersedes = supersedes,
        }), Ct);
        return (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(drafted.Id)), Ct)).Value;
    }

    private static Task Sign(Clinic clinic, DirectiveView draft) =>
        clinic.As(clinic.MayaHerself).Send(new SignDirective(clinic.Maya, new(draft.Id), draft.Revision, new() { Method = SignatureMethod.ClientAccount, TextSha256 = draft.TextSha256 }), Ct);

    private static async Task<DomainError?> TrySign(Clinic clinic, DirectiveView draft)
    {
        try
        {
            await Sign(clinic, draft);
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal.Error;
        }
    }
}
