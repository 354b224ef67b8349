using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.Tests.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Consents;

/// <summary>I22: every decision can be explained by its rule and in words.</summary>
public sealed class Explaining_a_decision(PostgresServer server)
{
    private static readonly ExplainDecisionBody AboutCues = new() { Category = InformationCategory.SafetyCues, WrittenIn = Discipline.Psychotherapy, Purpose = PurposeOfUse.Treatment };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_a_practitioner_why_they_do_not_see_it_and_where_to_ask()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        var decision = (await clinic.As(clinic.Tomas).Send(new ExplainDecision(clinic.Maya, AboutCues), Ct)).Value;

        Assert.Equal((false, DecisionReason.NoDirective, 0, null), (decision.IsPermitted, decision.Reason, decision.Rule, decision.Under));
        Assert.Equal("The client has not shared it with them for this purpose.", decision.InWords);
        Assert.Equal($"/api/v1/clients/{clinic.Maya.Value}/consent-requests", decision.ConsentRequest);
    }

    [Fact]
    public async Task Names_the_directive_to_the_client_and_the_privacy_officer_and_not_to_staff()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var permit = await clinic.LetsMassageSeeThePlan();
        var aboutTomas = AboutCues with { PractitionerId = clinic.Tomas.Id.Value };

        foreach (var who in new[] { clinic.MayaHerself, clinic.Pia })
        {
            var told = (await clinic.As(who).Send(new ExplainDecision(clinic.Maya, aboutTomas), Ct)).Value;
            Assert.Equal((true, DecisionReason.Directive, 9, permit.Id.Value, null), (told.IsPermitted, told.Reason, told.Rule, told.Under, told.ConsentRequest));
        }

        var own = (await clinic.As(clinic.Tomas).Send(new ExplainDecision(clinic.Maya, aboutTomas), Ct)).Value;
        Assert.Equal((true, DecisionReason.Directive, null), (own.IsPermitted, own.Reason, own.Under));
    }

    [Fact]
    public async Task Is_asked_by_a_practitioner_about_themselves_alone()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        Assert.Equal(new OnlyOwnDecisions { Pointer = "/practitionerId" }, await clinic.As(clinic.Ruth).Refused(new ExplainDecision(clinic.Maya, AboutCues with { PractitionerId = clinic.Tomas.Id.Value }), Ct));
        Assert.Equal(new QuestionUnclear { Pointer = "/practitionerId" }, await clinic.As(clinic.MayaHerself).Refused(new ExplainDecision(clinic.Maya, AboutCues), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new ExplainDecision(clinic.Maya, AboutCues), Ct));
    }

    [Fact]
    public async Task Is_about_one_record_when_one_is_named()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var record = await ARecord.Of(clinic);
        var aboutTheNote = new ExplainDecisionBody { RecordId = record.RuthsNote.Value, Purpose = PurposeOfUse.Treatment };

        var denied = (await clinic.As(clinic.Tomas).Send(new ExplainDecision(clinic.Maya, aboutTheNote), Ct)).Value;
        Assert.Equal((false, InformationCategory.PsychotherapyProgress, DecisionReason.NoDirective), (denied.IsPermitted, denied.Category, denied.Reason));
        var own = (await clinic.As(clinic.Ruth).Send(new ExplainDecision(clinic.Maya, aboutTheNote), Ct)).Value;
        Assert.Equal((true, DecisionReason.Author, 3), (own.IsPermitted, own.Reason, own.Rule));
    }

    [Theory]
    [InlineData("psychotherapyProcess")]
    [InlineData("traumaHistory")]
    [InlineData("substanceUse")]
    public async Task Does_not_tell_whether_there_is_a_record_whose_existence_is_private(string category)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var record = await ARecord.Of(clinic);
        await clinic.AskAsOwner($"alter table care.session_notes disable trigger keep_what_was_signed; update care.session_notes set category = '{category}' where id = '{record.RuthsNote.Value}'", Ct);
        var aboutIt = new ExplainDecisionBody { RecordId = record.RuthsNote.Value, Purpose = PurposeOfUse.Treatment };
        var aboutNothing = aboutIt with { RecordId = Guid.CreateVersion7() };

        var there = await clinic.As(clinic.Tomas).Refused(new ExplainDecision(clinic.Maya, aboutIt), Ct);

        Assert.Equal(new RecordNotFound { Pointer = "/recordId" }, there);
        Assert.Equal(there, await clinic.As(clinic.Tomas).Refused(new ExplainDecision(clinic.Maya, aboutNothing), Ct));
    }

    [Theory]
    [InlineData(InformationCategory.PsychotherapyProcess)]
    [InlineData(InformationCategory.TraumaHistory)]
    [InlineData(InformationCategory.SubstanceUse)]
    public async Task Does_not_tell_that_the_client_withholds_what_may_not_even_be_known(InformationCategory category)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var withhold = await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [category, InformationCategory.SafetyCues], ct: Ct);

        var hidden = (await clinic.As(clinic.Tomas).Send(new ExplainDecision(clinic.Maya, AboutCues with { Category = category }), Ct)).Value;
        var shown = (await clinic.As(clinic.Tomas).Send(new ExplainDecision(clinic.Maya, AboutCues), Ct)).Value;
        var listed = (await clinic.As(clinic.Tomas).Send(new ListDirectives(clinic.Maya, 50, null), Ct)).Value.Items;

        Assert.Equal((DecisionReason.NoDirective, null), (hidden.Reason, hidden.ConsentRequest));
        Assert.Equal(DecisionReason.ClientWithheld, shown.Reason);
        Assert.DoesNotContain(listed, directive => directive.Id == withhold.Id.Value);
        Assert.Contains((await clinic.As(clinic.MayaHerself).Send(new ListDirectives(clinic.Maya, 50, null), Ct)).Value.Items, directive => directive.Id == withhold.Id.Value);
    }

    [Fact]
    public async Task Shows_what_the_team_may_see_to_the_team_alone()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var toTheTeam = await clinic.Permits(Recipient.CareTeam, [InformationCategory.CarePlan], ct: Ct);
        var toMassage = await clinic.Permits(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.SafetyCues], ct: Ct);
        var toNoor = await clinic.Permits(Recipient.Of(clinic.Noor.Id), [InformationCategory.Scheduling], ct: Ct);

        Assert.Equal([toNoor.Id.Value], await Listed(clinic.Noor));
        Assert.Equal([toMassage.Id.Value, toTheTeam.Id.Value], await Listed(clinic.Tomas));

        async Task<IEnumerable<Guid>> Listed(Person who) => (await clinic.As(who).Send(new ListDirectives(clinic.Maya, 50, null), Ct)).Value.Items.Select(directive => directive.Id);
    }

    [Fact]
    public async Task Names_a_kind_of_information_or_a_record_and_not_both()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        Assert.IsType<RequestInvalid>(await clinic.As(clinic.Tomas).Refused(new ExplainDecision(clinic.Maya, AboutCues with { RecordId = Guid.CreateVersion7() }), Ct));
        Assert.IsType<RequestInvalid>(await clinic.As(clinic.Tomas).Refused(new ExplainDecision(clinic.Maya, AboutCues with { Category = null }), Ct));
    }
}
