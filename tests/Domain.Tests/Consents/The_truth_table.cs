using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Consents.InformationCategory;
using static IntegrativeCare.Domain.Consents.PurposeOfUse;
using static IntegrativeCare.Domain.Tests.Consents.MayasCare;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>The worked truth table of the consent rules, row by row, asked of the policy and of the reach.</summary>
public sealed class The_truth_table
{
    private static readonly Recipient MassageTherapists = Recipient.Of(Discipline.MassageTherapy);
    private static readonly DirectiveTerms Row2 = Permit(MassageTherapists, TouchTeam);
    private static readonly DirectiveTerms Row5 = Withhold(Recipient.Of(Tomas), SafetyCues);

    [Fact]
    public void Row_01_without_a_directive_the_plan_stays_closed_to_the_massage_therapist() =>
        Denied(DecisionReason.NoDirective, new ConsentNotGiven(CarePlan), Decide(TomasAsks(), For(Treatment), CarePlan, ByRuth));

    [Fact]
    public void Row_02_a_permit_to_the_discipline_opens_the_safety_cues() =>
        Permitted(DecisionReason.Directive, Row2.Id, Decide(TomasAsks(Row2), For(Treatment), SafetyCues, ByRuth));

    [Fact]
    public void Row_03_to_somebody_who_is_not_on_the_team_and_not_named_there_is_no_such_client() =>
        Denied(DecisionReason.NotFound, new ClientNotFound(), Decide(Asks(Noor, Discipline.MassageTherapy, Row2), For(Treatment), SafetyCues, ByRuth), existenceMayBeShown: false);

    [Fact]
    public void Row_04_a_permit_for_the_plan_does_not_tell_whether_there_is_a_trauma_history() =>
        Denied(DecisionReason.NoDirective, new RecordNotFound(), Decide(TomasAsks(Row2), For(Treatment), TraumaHistory, ByRuth), existenceMayBeShown: false);

    [Fact]
    public void Row_05_a_withhold_beats_the_permit() =>
        Denied(DecisionReason.ClientWithheld, new ConsentNotGiven(SafetyCues), Decide(TomasAsks(Row2, Row5), For(Treatment), SafetyCues, ByRuth), under: Row5.Id);

    [Fact]
    public void Row_06_an_emergency_beats_the_withhold_and_will_be_reviewed()
    {
        var emergency = AnHourFrom(A.Monday);

        var decision = Decide(TomasAsks(Row2, Row5) with { Emergencies = [emergency] }, For(Emergency), SafetyCues, ByRuth);

        Permitted(DecisionReason.Emergency, emergency.Id, decision, Obligations.ReviewAccess);
    }

    [Fact]
    public void Row_07_an_emergency_opens_no_process_notes() =>
        Denied(
            DecisionReason.NoDirective,
            new RecordNotFound(),
            Decide(TomasAsks(Row2, Row5) with { Emergencies = [AnHourFrom(A.Monday)] }, For(Emergency), PsychotherapyProcess, ByRuth),
            existenceMayBeShown: false);

    [Fact]
    public void Row_08_process_notes_are_open_to_the_one_who_wrote_them() =>
        Permitted(DecisionReason.Author, null, Decide(RuthAsks(), For(Treatment), PsychotherapyProcess, ByRuth));

    [Fact]
    public void Row_09_process_notes_are_open_to_the_supervisor_of_their_author() =>
        Permitted(DecisionReason.Supervision, null, Decide(RuthAsks() with { Supervisees = [new(Quinn, A.Today, null, true)] }, For(PurposeOfUse.Supervision), PsychotherapyProcess, ByQuinn));

    [Fact]
    public void Row_10_a_permit_for_everything_opens_no_process_notes_and_cannot_even_be_drafted()
    {
        var everything = Permit(Recipient.CareTeam, [.. Categories.All]);
        var proposal = new DirectiveProposal { Kind = DirectiveKind.Permit, Recipient = Recipient.CareTeam, Categories = [.. Categories.All], Purposes = [Treatment] };

        Denied(DecisionReason.NoDirective, new RecordNotFound(), Decide(TomasAsks(everything), For(Treatment), PsychotherapyProcess, ByRuth), existenceMayBeShown: false);
        Assert.Equal(
            new ProcessNotesStandAlone { Pointer = "/categories" },
            A.Refusal(() => ConsentDirective.Draft(new(Person(20)), Maya, proposal, "words", 12, Ada, A.Monday)));
    }

    [Fact]
    public void Row_11_an_authorization_that_stands_alone_opens_process_notes_until_it_expires()
    {
        var tomorrow = A.Monday.AddDays(1);
        var authorization = Permit(Recipient.Of(Tomas), PsychotherapyProcess) with { Until = tomorrow };

        Permitted(DecisionReason.Directive, authorization.Id, Decide(TomasAsks(authorization), For(Treatment), PsychotherapyProcess, ByRuth));
        Permitted(DecisionReason.Directive, authorization.Id, Decide(TomasAsks(authorization), At(tomorrow - Tick), PsychotherapyProcess, ByRuth));
        Denied(DecisionReason.NoDirective, new RecordNotFound(), Decide(TomasAsks(authorization), At(tomorrow), PsychotherapyProcess, ByRuth), existenceMayBeShown: false);
        Denied(DecisionReason.NoDirective, new RecordNotFound(), Decide(TomasAsks(authorization), At(tomorrow.AddDays(1)), PsychotherapyProcess, ByRuth), existenceMayBeShown: false);
    }

    [Fact]
    public void Row_12_a_permit_revoked_a_second_ago_opens_nothing()
    {
        var revoked = Row2 with { EndedAt = A.Monday.AddSeconds(-1) };

        Denied(DecisionReason.NoDirective, new ConsentNotGiven(CarePlan), Decide(TomasAsks(revoked), For(Treatment), CarePlan, ByRuth));
    }

    [Fact]
    public void Row_13_the_client_reads_their_own_questionnaires() =>
        Permitted(DecisionReason.Client, null, Decide(MayaAsks(), For(ClientRequest), MentalHealthOutcomes, ByRuth));

    [Fact]
    public void Row_14_the_client_cannot_tell_whether_there_are_process_notes() =>
        Denied(DecisionReason.NoDirective, new RecordNotFound(), Decide(MayaAsks(), For(ClientRequest), PsychotherapyProcess, ByRuth), existenceMayBeShown: false);

    [Fact]
    public void Row_15_the_front_desk_sees_the_schedule() =>
        Permitted(DecisionReason.ClinicOperations, null, Decide(AdaAsks(), For(HealthcareOperations), Scheduling, ByRuth));

    [Fact]
    public void Row_16_the_front_desk_does_not_see_the_plan() =>
        Denied(DecisionReason.NoDirective, new ConsentNotGiven(CarePlan), Decide(AdaAsks(), For(HealthcareOperations), CarePlan, ByRuth));

    [Fact]
    public void Row_17_substance_use_goes_to_the_partner_who_may_not_pass_it_on()
    {
        var permit = ToNorthside();

        Permitted(DecisionReason.Directive, permit.Id, Decide(NorthsideAsks(permit), For(CareCoordination), SubstanceUse, ByRuth), Obligations.NoRedisclosure);
    }

    [Fact]
    public void Row_18_the_partner_gets_nothing_for_another_purpose() =>
        Denied(DecisionReason.NoDirective, new RecordNotFound(), Decide(NorthsideAsks(ToNorthside()), For(Treatment), SubstanceUse, ByRuth), existenceMayBeShown: false);

    [Fact]
    public void Row_19_a_lapsed_licence_closes_even_what_one_wrote()
    {
        LicencePeriod lapsed = new(Discipline.Psychotherapy, true, A.LicensedFrom, A.Today.AddDays(-1));

        Denied(DecisionReason.LicenceLapsed, new LicenceLapsed(), Decide(RuthAsks() with { Licences = [lapsed] }, For(Treatment), PsychotherapyProgress, ByRuth));
    }

    [Fact]
    public void Row_20_a_colleague_of_the_same_discipline_on_the_team_reads_the_progress_notes() =>
        Permitted(DecisionReason.SameDisciplineTeam, null, Decide(LenaAsks(), For(Treatment), PsychotherapyProgress, ByRuth));

    [Fact]
    public void Row_21_a_clinic_with_express_consent_only_does_not_imply_it() =>
        Denied(
            DecisionReason.NoDirective,
            new ConsentNotGiven(PsychotherapyProgress),
            Decide(LenaAsks() with { ExpressConsentOnly = true }, For(Treatment), PsychotherapyProgress, ByRuth));

    [Fact]
    public void Row_22_a_permit_until_30_June_is_over_on_1_July()
    {
        var midnightInToronto = new DateTimeOffset(2026, 7, 1, 4, 0, 0, TimeSpan.Zero);
        var permit = Permit(Recipient.Of(Tomas), CarePlan) with { Until = midnightInToronto };

        Permitted(DecisionReason.Directive, permit.Id, Decide(TomasAsks(permit), At(midnightInToronto - Tick), CarePlan, ByRuth));
        Denied(DecisionReason.NoDirective, new ConsentNotGiven(CarePlan), Decide(TomasAsks(permit), At(midnightInToronto), CarePlan, ByRuth));
    }

    [Fact]
    public void Row_23_to_another_clinic_there_is_no_such_client_whatever_the_purpose_and_kind()
    {
        var elsewhere = TomasAsks(Permit(Recipient.Of(Tomas), [.. Categories.All])) with { ClientIsHere = false, Emergencies = [AnHourFrom(A.Monday)] };

        Assert.All(
            from category in Categories.All from purpose in Enum.GetValues<PurposeOfUse>() select (category, purpose),
            ask => Denied(DecisionReason.NotFound, new ClientNotFound(), Decide(elsewhere, For(ask.purpose), ask.category, ByTomas), existenceMayBeShown: false));
    }

    [Fact]
    public void Row_24_the_privacy_officer_has_a_standing_and_sees_no_clinical_kind_of_information()
    {
        Assert.Null(DisclosurePolicy.Standing(PiaAsks(), For(HealthcareOperations)));
        Assert.All(Categories.All, category => Assert.Equal(
            (false, DecisionReason.NoDirective),
            Decide(PiaAsks(), For(HealthcareOperations), category, ByRuth) is var decision ? (decision.IsPermitted, decision.Reason) : default));
    }

    private static AccessFacts LenaAsks() => AsksOnTheTeam(Lena, Discipline.Psychotherapy);

    private static AccessFacts NorthsideAsks(DirectiveTerms permit) =>
        StaffAsks(new() { PersonId = Person(30), Organization = Northside }) with { Directives = [permit] };

    private static DirectiveTerms ToNorthside() => Permit(Recipient.Organization(Northside), SubstanceUse) with { Purposes = [CareCoordination] };

    private static void Permitted(DecisionReason reason, Guid? under, DisclosureDecision decision, Obligations obligations = Obligations.None) =>
        Assert.Equal(new DisclosureDecision(true, decision.Category, reason, under, obligations), decision);

    private static void Denied(DecisionReason reason, DomainError refusal, DisclosureDecision decision, bool existenceMayBeShown = true, Guid? under = null)
    {
        Assert.Equal(new DisclosureDecision(false, decision.Category, reason, under, Obligations.None), decision);
        Assert.Equal((refusal, existenceMayBeShown), (decision.Refusal(), decision.ExistenceMayBeShown));
    }
}
