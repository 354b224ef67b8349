using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.PolicyPacks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Consents;

public sealed class Signing_for_a_client(PostgresServer server)
{
    private static readonly RecordSubstituteDecisionMakerBody Rosa = new() { Name = "Rosa Lima", Relationship = "Mother", Authority = "Power of attorney for personal care" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_by_recorded_authority_and_keeps_it_as_it_was_I29()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var rosa = await clinic.As(clinic.Ada).Send(new RecordSubstituteDecisionMaker(clinic.Maya, Rosa), Ct);

        var directive = await Sign(clinic, rosa.Id);
        await clinic.As(clinic.Tomas).Send(new EndSubstituteDecisionMaker(clinic.Maya, new(rosa.Id)), Ct);

        var view = (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(directive)), Ct)).Value;
        Assert.True(view.IsInForce);
        Assert.Equal(new DecisionMakerView { Id = rosa.Id, Name = Rosa.Name, Relationship = Rosa.Relationship, Authority = Rosa.Authority }, view.GivenBy);
    }

    [Fact]
    public async Task Is_refused_without_an_authority_in_force_at_that_instant_I29()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var none = new AuthorityNotInForce { Pointer = "/givenBy" };
        var tomorrow = await clinic.As(clinic.Ada).Send(new RecordSubstituteDecisionMaker(clinic.Maya, Rosa with { From = Clinic.Today.AddDays(1), Until = Clinic.Today.AddDays(2) }), Ct);
        var ended = await clinic.As(clinic.Ada).Send(new RecordSubstituteDecisionMaker(clinic.Maya, Rosa), Ct);
        await clinic.As(clinic.Ada).Send(new EndSubstituteDecisionMaker(clinic.Maya, new(ended.Id)), Ct);
        var other = await clinic.Register("Jonas", ct: Ct);
        var ofAnother = await clinic.As(clinic.Ada).Send(new RecordSubstituteDecisionMaker(other.Client!.Value, Rosa), Ct);

        foreach (var nobody in new[] { tomorrow.Id, ended.Id, ofAnother.Id, Guid.CreateVersion7() }) Assert.Equal(none, await Refused(clinic, nobody));
        clinic.Clock.Set(Clinic.Monday.AddDays(1));
        await Sign(clinic, tomorrow.Id);
        clinic.Clock.Set(Clinic.Monday.AddDays(3));
        Assert.Equal(none, await Refused(clinic, tomorrow.Id));
    }

    [Theory]
    [InlineData("authority = 'None'")]
    [InlineData("\"from\" = \"from\" - 1")]
    [InlineData("recorded_at = recorded_at - interval '1 day'")]
    [InlineData("ended_at = null")]
    public async Task Rests_on_a_record_that_nobody_changes_afterwards(string change)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var rosa = await clinic.As(clinic.Ada).Send(new RecordSubstituteDecisionMaker(clinic.Maya, Rosa), Ct);
        await clinic.As(clinic.Ada).Send(new EndSubstituteDecisionMaker(clinic.Maya, new(rosa.Id)), Ct);

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => clinic.AskAsOwner($"update care.substitute_decision_makers set {change} where id = '{rosa.Id}'", Ct));
    }

    [Fact]
    public async Task Is_recorded_by_the_front_desk_and_the_care_team_and_read_by_whom_it_concerns()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.Of(clinic.Noor.Id), [InformationCategory.CarePlan], ct: Ct);
        var recorded = await clinic.As(clinic.Ruth).Send(new RecordSubstituteDecisionMaker(clinic.Maya, Rosa with { EvidenceSha256 = new string('B', 64) }), Ct);

        foreach (var reader in new[] { clinic.MayaHerself, clinic.Ruth, clinic.Tomas, clinic.Ada, clinic.Pia })
        {
            var seen = Assert.Single((await clinic.As(reader).Send(new ListSubstituteDecisionMakers(clinic.Maya, 50, null), Ct)).Value.Items);
            Assert.Equal((recorded.Id, "Rosa Lima", true, new string('b', 64), Clinic.Today), (seen.Id, seen.Name, seen.IsInForce, seen.EvidenceSha256, seen.From));
        }

        Assert.Empty((await clinic.As(clinic.Noor).Send(new ListSubstituteDecisionMakers(clinic.Maya, 50, null), Ct)).Value.Items);
        Assert.Equal(new RecorderNotOnTeam(), await clinic.As(clinic.Noor).Refused(new RecordSubstituteDecisionMaker(clinic.Maya, Rosa), Ct));
        Assert.Equal(new RecorderNotOnTeam(), await clinic.As(clinic.Noor).Refused(new EndSubstituteDecisionMaker(clinic.Maya, new(recorded.Id)), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Quinn).Refused(new ListSubstituteDecisionMakers(clinic.Maya, 50, null), Ct));
        Assert.Equal(new RoleNotAllowed(), await clinic.As(clinic.MayaHerself).Refused(new RecordSubstituteDecisionMaker(clinic.Maya, Rosa), Ct));
        Assert.Equal(new SubstituteDecisionMakerNotFound(), await clinic.As(clinic.Ada).Refused(new EndSubstituteDecisionMaker(clinic.Maya, new(Guid.CreateVersion7())), Ct));
    }

    [Fact]
    public async Task Is_needed_under_the_age_that_the_clinics_policy_pack_names_whoever_may_see_the_date_of_birth_I29()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await Born("2010-03-02");
        var capacity = await Draft(clinic);
        await clinic.As(clinic.Tomas).Send(Own(capacity), Ct);

        await clinic.As(clinic.Ada).Send(new ActivatePolicyPack(1, new() { Code = "US-HIPAA" }), Ct);
        var draft = await Draft(clinic);
        var tooYoung = new ClientTooYoung(18) { Pointer = "/givenBy" };
        Assert.Equal(tooYoung, await clinic.As(clinic.Tomas).Refused(Own(draft), Ct));
        Assert.Equal(tooYoung, await clinic.As(clinic.MayaHerself).Refused(Own(draft, SignatureMethod.ClientAccount), Ct));
        await Sign(clinic, (await clinic.As(clinic.Ada).Send(new RecordSubstituteDecisionMaker(clinic.Maya, Rosa), Ct)).Id);
        await Born("2008-03-03");
        Assert.Equal(tooYoung, await clinic.As(clinic.MayaHerself).Refused(Own(draft, SignatureMethod.ClientAccount), Ct));
        await Born("2008-03-02");
        await clinic.As(clinic.MayaHerself).Send(Own(draft, SignatureMethod.ClientAccount), Ct);

        Task Born(string day) => clinic.AskAsOwner($"update care.clients set born_on = '{day}' where id = '{clinic.Maya.Value}'", Ct);
        SignDirective Own(DirectiveView drafted, SignatureMethod method = SignatureMethod.ElectronicSignature) =>
            new(clinic.Maya, new(drafted.Id), drafted.Revision, new() { Method = method, TextSha256 = drafted.TextSha256 });
    }

    [Fact]
    public async Task Takes_no_witness_who_is_the_recorder()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var draft = await Draft(clinic);
        SignDirective By(WitnessBody witness) => new(clinic.Maya, new(draft.Id), draft.Revision, new() { Method = SignatureMethod.VerbalWitnessed, TextSha256 = draft.TextSha256, Witness = witness });

        Assert.Equal(new WitnessIsRecorder { Pointer = "/witness" }, await clinic.As(clinic.Ada).Refused(By(new() { Name = " aDa" }), Ct));
        Assert.Equal(new WitnessIsRecorder { Pointer = "/witness" }, await clinic.As(clinic.Ada).Refused(By(new() { Name = "Pia", PersonId = clinic.Ada.AccountId }), Ct));
        Assert.Equal(new WitnessIsRecorder { Pointer = "/witness" }, await clinic.As(clinic.Ruth).Refused(By(new() { Name = "R u t h" }), Ct));
        Assert.Equal(new WitnessIsRecorder { Pointer = "/witness" }, await clinic.As(clinic.Ruth).Refused(By(new() { Name = "Somebody", PersonId = clinic.Ruth.AccountId }), Ct));
        await clinic.As(clinic.Ada).Send(By(new() { Name = "Somebody", PersonId = clinic.Pia.AccountId }), Ct);
        Assert.Equal("Pia", await clinic.AskAsOwner($"select signature -> 'witness' ->> 'name' from care.consent_directives where id = '{draft.Id}'", Ct));
    }

    [Fact]
    public async Task Takes_a_witness_by_id_only_from_the_clinics_staff_and_none_to_whom_it_is_given()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var elsewhere = await clinic.OpenAnother("Elsewhere", Ct);
        var lena = await clinic.Enrol("Lena", Domain.Practitioners.Discipline.Psychotherapy, at: elsewhere, ct: Ct);
        var draft = await Draft(clinic, clinic.Tomas);
        SignDirective By(WitnessBody witness) => new(clinic.Maya, new(draft.Id), draft.Revision, new() { Method = SignatureMethod.VerbalWitnessed, TextSha256 = draft.TextSha256, Witness = witness });

        foreach (var nobody in new[] { Guid.CreateVersion7(), clinic.MayaHerself.AccountId, clinic.Maya.Value, lena.AccountId, lena.PersonId })
            Assert.Equal(new WitnessUnknown { Pointer = "/witness/personId" }, await clinic.As(clinic.Ada).Refused(By(new() { Name = "Somebody", PersonId = nobody }), Ct));
        foreach (var recipient in new WitnessBody[] { new() { Name = "Somebody", PersonId = clinic.Tomas.PersonId }, new() { Name = "Somebody", PersonId = clinic.Tomas.AccountId }, new() { Name = "TOMAS" } })
            Assert.Equal(new WitnessIsRecipient { Pointer = "/witness" }, await clinic.As(clinic.Ada).Refused(By(recipient), Ct));
        await clinic.As(clinic.Ada).Send(By(new() { Name = "Sam Rivers" }), Ct);
    }

    [Fact]
    public async Task Takes_two_of_the_staff_where_one_would_gain_by_it_CR_117()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var toTomas = await Draft(clinic, clinic.Tomas);
        var rosa = await clinic.As(clinic.Ruth).Send(new RecordSubstituteDecisionMaker(clinic.Maya, Rosa), Ct);
        SignDirective Captured(Guid? givenBy = null) => new(clinic.Maya, new(toTomas.Id), toTomas.Revision, new() { Method = SignatureMethod.ElectronicSignature, TextSha256 = toTomas.TextSha256, GivenBy = givenBy });

        Assert.Equal(new RecorderIsRecipient(), await clinic.As(clinic.Tomas).Refused(Captured(), Ct));
        Assert.Equal(new AuthorityRecordedBySigner { Pointer = "/givenBy" }, await clinic.As(clinic.Ruth).Refused(Captured(rosa.Id), Ct));
        await clinic.As(clinic.Ada).Send(Captured(rosa.Id), Ct);
    }

    [Fact]
    public async Task Is_ended_by_the_client_themselves_too()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var jonas = await clinic.Register("Jonas", ct: Ct);
        var rosa = await clinic.As(clinic.Ada).Send(new RecordSubstituteDecisionMaker(clinic.Maya, Rosa), Ct);

        Assert.Equal(new ClientNotFound(), await clinic.As(jonas).Refused(new EndSubstituteDecisionMaker(clinic.Maya, new(rosa.Id)), Ct));
        Assert.Equal(new SubstituteDecisionMakerNotFound(), await clinic.As(jonas).Refused(new EndSubstituteDecisionMaker(jonas.Client!.Value, new(rosa.Id)), Ct));
        await clinic.As(clinic.MayaHerself).Send(new EndSubstituteDecisionMaker(clinic.Maya, new(rosa.Id)), Ct);

        Assert.False(Assert.Single((await clinic.As(clinic.MayaHerself).Send(new ListSubstituteDecisionMakers(clinic.Maya, 50, null), Ct)).Value.Items).IsInForce);
        Assert.Equal(new AuthorityNotInForce { Pointer = "/givenBy" }, await Refused(clinic, rosa.Id));
    }

    [Fact]
    public async Task Is_over_by_a_server_whose_clock_is_behind_too()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var rosa = await clinic.As(clinic.Ada).Send(new RecordSubstituteDecisionMaker(clinic.Maya, Rosa), Ct);
        clinic.Clock.Set(Clinic.Monday.AddMinutes(2));
        await clinic.As(clinic.Ada).Send(new EndSubstituteDecisionMaker(clinic.Maya, new(rosa.Id)), Ct);
        clinic.Clock.Set(Clinic.Monday.AddMinutes(1));

        Assert.Equal(new AuthorityNotInForce { Pointer = "/givenBy" }, await Refused(clinic, rosa.Id));
        Assert.False(Assert.Single((await clinic.As(clinic.Ada).Send(new ListSubstituteDecisionMakers(clinic.Maya, 50, null), Ct)).Value.Items).IsInForce);
    }

    [Fact]
    public async Task Is_refused_when_the_clinic_allows_less_than_when_it_was_drafted()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var draft = await Draft(clinic);
        await clinic.AskAsOwner("update care.clinics set longest_directive_months = 6", Ct);
        var own = new SignDirective(clinic.Maya, new(draft.Id), draft.Revision, new() { Method = SignatureMethod.ClientAccount, TextSha256 = draft.TextSha256 });

        Assert.Equal(new DirectiveTooLong(6), await clinic.As(clinic.MayaHerself).Refused(own, Ct));
        await clinic.AskAsOwner("update care.clinics set longest_directive_months = 12", Ct);
        await clinic.As(clinic.MayaHerself).Send(own, Ct);
    }

    private static async Task<DirectiveView> Draft(Clinic clinic, Person? to = null)
    {
        var drafted = await clinic.As(clinic.Ruth).Send(new DraftDirective(clinic.Maya, new()
        {
            Kind = DirectiveKind.Permit,
            Categories = [InformationCategory.CarePlan],
            Recipient = to is null ? new() { Kind = RecipientKind.CareTeam } : new() { Kind = RecipientKind.Practitioner, Id = to.PersonId },
            Purposes = [PurposeOfUse.Treatment],
        }), Ct);
        return (await clinic.As(clinic.MayaHerself).Send(new GetDirective(clinic.Maya, new(drafted.Id)), Ct)).Value;
    }

    private static async Task<SignDirective> Signature(Clinic clinic, Guid givenBy)
    {
        var draft = await Draft(clinic);
        return new(clinic.Maya, new(draft.Id), draft.Revision, new() { Method = SignatureMethod.ElectronicSignature, TextSha256 = draft.TextSha256, GivenBy = givenBy });
    }

    private static async Task<Guid> Sign(Clinic clinic, Guid givenBy) => (await clinic.As(clinic.Ruth).Send(await Signature(clinic, givenBy), Ct)).Id;

    private static async Task<DomainError> Refused(Clinic clinic, Guid givenBy) => await clinic.As(clinic.Ruth).Refused(await Signature(clinic, givenBy), Ct);
}
