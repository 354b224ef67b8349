using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.CarePlans;

public sealed class Activating_a_care_plan(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Happens_once_both_approved_the_client_agreed_and_touch_is_safe()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var (plan, revision) = await clinic.AgreesOnAPlan();

        var receipt = await clinic.As(clinic.Ruth).Send(new ActivateCarePlan(clinic.Maya, plan, revision), Ct);

        var listed = Assert.Single((await clinic.As(clinic.Tomas).Send(new ListCarePlans(clinic.Maya, 50, null), Ct)).Value.Items);
        Assert.Equal((plan.Value, CarePlanStatus.Active, 4, receipt.Revision, (DateTimeOffset?)Clinic.Monday), (listed.Id, listed.Status, listed.Version, listed.Revision, listed.ActivatedAt));
        Assert.Equal("active,active", await clinic.AskAsOwner("select string_agg(status, ',') from care.interventions", Ct));
    }

    [Theory]
    [InlineData(InformationCategory.CarePlan)]
    [InlineData(InformationCategory.SafetyCues)]
    public async Task Waits_until_the_massage_therapist_may_see_the_plan_and_the_safety_cues(InformationCategory withheld)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var (plan, revision) = await clinic.AgreesOnAPlan();
        var withhold = await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [withheld], ct: Ct);

        Assert.Equal(new MassageCannotSeeSafety(), await clinic.As(clinic.Ruth).Refused(new ActivateCarePlan(clinic.Maya, plan, revision), Ct));

        await clinic.AskAsOwner($"update care.consent_directives set status = 'revoked' where id = '{withhold.Id.Value}'", Ct);
        await clinic.As(clinic.Ruth).Send(new ActivateCarePlan(clinic.Maya, plan, revision), Ct);
    }

    [Fact]
    public async Task Waits_until_every_massage_therapist_on_the_team_may_see_them()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var (plan, revision) = await clinic.AgreesOnAPlan();
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        await clinic.Withholds(Recipient.Of(clinic.Noor.Id), [InformationCategory.SafetyCues], ct: Ct);

        Assert.Equal(new MassageCannotSeeSafety(), await clinic.As(clinic.Ruth).Refused(new ActivateCarePlan(clinic.Maya, plan, revision), Ct));
    }

    [Fact]
    public async Task Counts_no_emergency_access_and_no_lapsed_licence()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var permit = await clinic.LetsMassageSeeThePlan();
        var (plan, revision) = await clinic.AgreesOnAPlan();
        await clinic.AskAsOwner($"update care.consent_directives set status = 'revoked' where id = '{permit.Id.Value}'", Ct);
        await clinic.Given(Ct, EmergencyAccess.Open(clinic.Id, clinic.Maya, clinic.Tomas.Id, EmergencyReason.MedicalEmergency, "Maya has fainted on the table.", 60, Clinic.Monday));

        Assert.Equal(new MassageCannotSeeSafety(), await clinic.As(clinic.Ruth).Refused(new ActivateCarePlan(clinic.Maya, plan, revision), Ct));

        await clinic.LetsMassageSeeThePlan();
        await clinic.AskAsOwner($"update care.licences set valid_until = '2026-03-01' where practitioner_id = '{clinic.Tomas.Id.Value}'", Ct);

        Assert.Equal(new MassageCannotSeeSafety(), await clinic.As(clinic.Ruth).Refused(new ActivateCarePlan(clinic.Maya, plan, revision), Ct));
    }

    [Fact]
    public async Task Decides_for_the_whole_team_in_one_round_trip()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var (plan, revision) = await clinic.AgreesOnAPlan();
        await clinic.Joins(clinic.Noor, Discipline.MassageTherapy, ct: Ct);
        var (_, withTwo) = await clinic.As(clinic.Ruth).Count(new ActivateCarePlan(clinic.Maya, plan, revision), Ct);
        var (other, otherRevision) = await clinic.AgreesOnAPlan();
        for (var i = 0; i < 5; i++) await clinic.Joins(await clinic.Enrol($"Colleague {i}", Discipline.MassageTherapy, ct: Ct), Discipline.MassageTherapy, ct: Ct);

        var (_, withSeven) = await clinic.As(clinic.Ruth).Count(new ActivateCarePlan(clinic.Maya, other, otherRevision), Ct);

        Assert.NotEmpty(withTwo);
        Assert.Equal(withTwo.Count, withSeven.Count);
    }

    [Fact]
    public async Task I06_needs_a_goal_an_intervention_approvals_and_the_clients_agreement_to_this_version()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var plan = await clinic.DraftsAPlan();
        var ruth = clinic.As(clinic.Ruth);
        Assert.Equal(new NoGoal(), await ruth.Refused(new ActivateCarePlan(clinic.Maya, plan, 1), Ct));

        var goal = await ruth.Send(new AddGoal(clinic.Maya, plan, 1, new() { Title = "Sleep", Category = GoalCategory.Sleep }), Ct);
        Assert.Equal(new NoIntervention(), await ruth.Refused(new ActivateCarePlan(clinic.Maya, plan, goal.Revision), Ct));

        var talk = await ruth.Send(new AddIntervention(clinic.Maya, plan, goal.Revision, CareUnderWay.Talk(goal.Id)), Ct);
        Assert.Equal(new ApprovalMissing(Discipline.Psychotherapy), await ruth.Refused(new ActivateCarePlan(clinic.Maya, plan, talk.Revision), Ct));

        var approved = await ruth.Send(new ApproveCarePlan(clinic.Maya, plan, talk.Revision, new() { Version = 3 }), Ct);
        Assert.Equal(new AgreementMissing(), await ruth.Refused(new ActivateCarePlan(clinic.Maya, plan, approved.Revision), Ct));

        var agreed = await ruth.Send(new AgreeToCarePlan(clinic.Maya, plan, approved.Revision, new() { Version = 3, Method = AgreementMethod.InPerson }), Ct);
        var retitled = await ruth.Send(new CorrectCarePlan(clinic.Maya, plan, agreed.Revision, new() { Title = new("Mornings", true) }), Ct);
        var again = await ruth.Send(new ApproveCarePlan(clinic.Maya, plan, retitled.Revision, new() { Version = 4 }), Ct);
        Assert.Equal(new AgreementStale(4), await ruth.Refused(new ActivateCarePlan(clinic.Maya, plan, again.Revision), Ct));
    }

    [Fact]
    public async Task I07_needs_psychotherapy_for_a_mental_health_goal_or_the_clients_choice_against_it()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var plan = await clinic.DraftsAPlan();
        var goal = await clinic.As(clinic.Ruth).Send(new AddGoal(clinic.Maya, plan, 1, new() { Title = "Less worry", Category = GoalCategory.Anxiety }), Ct);
        var touch = await clinic.As(clinic.Tomas).Send(new AddIntervention(clinic.Maya, plan, goal.Revision, CareUnderWay.Touch(goal.Id)), Ct);
        var approved = await clinic.As(clinic.Tomas).Send(new ApproveCarePlan(clinic.Maya, plan, touch.Revision, new() { Version = 3 }), Ct);
        var agreed = await clinic.As(clinic.MayaHerself).Send(
            new AgreeToCarePlan(clinic.Maya, plan, approved.Revision, new() { Version = 3, Method = AgreementMethod.ElectronicSignature }), Ct);
        Assert.Equal(new PsychotherapyMissing(), await clinic.As(clinic.Ruth).Refused(new ActivateCarePlan(clinic.Maya, plan, agreed.Revision), Ct));

        var declined = await clinic.As(clinic.MayaHerself).Send(new RecordPsychotherapyDeclined(clinic.Maya, plan, agreed.Revision), Ct);

        await clinic.As(clinic.Ruth).Send(new ActivateCarePlan(clinic.Maya, plan, declined.Revision), Ct);
    }

    [Fact]
    public async Task I09_starts_what_was_planned_later_only_after_everybody_agreed_anew()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision) = await clinic.HasAnActivePlan();
        var added = await clinic.As(clinic.Ruth).Send(new AddIntervention(clinic.Maya, plan, revision, CareUnderWay.Talk()), Ct);
        Assert.Equal(new ApprovalMissing(Discipline.Psychotherapy), await clinic.As(clinic.Ruth).Refused(new ActivateCarePlan(clinic.Maya, plan, added.Revision), Ct));

        var agreed = await clinic.ApprovesAndAgrees(plan, added.Revision, version: 5);
        await clinic.As(clinic.Ruth).Send(new ActivateCarePlan(clinic.Maya, plan, agreed), Ct);

        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.interventions where status <> 'active'", Ct));
    }

    [Fact]
    public async Task I13_is_the_only_way_out_of_a_draft()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();
        var ruth = clinic.As(clinic.Ruth);

        Assert.Equal(new CarePlanMoveNotAllowed(CarePlanStatus.Draft, CarePlanStatus.OnHold), await ruth.Refused(new PutCarePlanOnHold(clinic.Maya, plan, 1, new()), Ct));
        Assert.Equal(new CarePlanMoveNotAllowed(CarePlanStatus.Draft, CarePlanStatus.Active), await ruth.Refused(new ResumeCarePlan(clinic.Maya, plan, 1), Ct));
        Assert.Equal(new CarePlanMoveNotAllowed(CarePlanStatus.Draft, CarePlanStatus.Completed), await ruth.Refused(new CompleteCarePlan(clinic.Maya, plan, 1), Ct));
        Assert.Equal(new CarePlanMoveNotAllowed(CarePlanStatus.Draft, CarePlanStatus.Revoked), await ruth.Refused(new RevokeCarePlan(clinic.Maya, plan, 1), Ct));
    }

    [Fact]
    public async Task I12_begins_and_hands_on_no_session_under_a_plan_that_is_not_in_use()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        var (plan, revision) = await clinic.HasAnActivePlan();
        var ruth = clinic.As(clinic.Ruth);
        var session = new SessionId((await ruth.Send(new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Ruth, Discipline.Psychotherapy, plan: plan.Value)), Ct)).Id);

        var resting = await ruth.Send(new PutCarePlanOnHold(clinic.Maya, plan, revision, new() { Reason = "Away" }), Ct);
        Assert.Equal(new CarePlanNotActive(CarePlanStatus.OnHold), await ruth.Refused(new StartSession(clinic.Maya, session, 1), Ct));
        var resumed = await ruth.Send(new ResumeCarePlan(clinic.Maya, plan, resting.Revision), Ct);
        await ruth.Send(new CompleteCarePlan(clinic.Maya, plan, resumed.Revision), Ct);

        Assert.Equal(new CarePlanNotActive(CarePlanStatus.Completed), await ruth.Refused(new StartSession(clinic.Maya, session, 1), Ct));
        Assert.Equal(new CarePlanClosed(), await ruth.Refused(new HandOverSession(clinic.Maya, session, 1, new() { PractitionerId = clinic.Quinn.Id.Value }), Ct));
    }

    [Fact]
    public async Task Lets_the_plan_rest_resume_and_end_and_then_change_no_more()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision) = await clinic.HasAnActivePlan();
        var ruth = clinic.As(clinic.Ruth);
        var resting = await ruth.Send(new PutCarePlanOnHold(clinic.Maya, plan, revision, new() { Reason = "Away" }), Ct);
        await clinic.Withholds(Recipient.Of(clinic.Tomas.Id), [InformationCategory.SafetyCues], ct: Ct);
        Assert.Equal(new MassageCannotSeeSafety(), await ruth.Refused(new ResumeCarePlan(clinic.Maya, plan, resting.Revision), Ct));

        await clinic.AskAsOwner("update care.consent_directives set status = 'revoked' where kind = 'withhold'", Ct);
        var resumed = await ruth.Send(new ResumeCarePlan(clinic.Maya, plan, resting.Revision), Ct);
        var done = await ruth.Send(new CompleteCarePlan(clinic.Maya, plan, resumed.Revision), Ct);

        // I12
        Assert.Equal(new CarePlanClosed(), await ruth.Refused(new AddIntervention(clinic.Maya, plan, done.Revision, CareUnderWay.Talk()), Ct));
        Assert.Equal(new CarePlanClosed(), await ruth.Refused(
            new ScheduleSession(clinic.Maya, CareUnderWay.SessionOf(clinic.Ruth, Discipline.Psychotherapy, plan: plan.Value)), Ct));
    }

    [Fact]
    public async Task Is_refused_to_a_massage_therapist_who_may_not_see_the_plan()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();

        Assert.Equal(new ConsentNotGiven(InformationCategory.CarePlan), await clinic.As(clinic.Tomas).Refused(new ActivateCarePlan(clinic.Maya, plan, 1), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Noor).Refused(new ActivateCarePlan(clinic.Maya, plan, 1), Ct));
        Assert.Equal(new CarePlanNotFound(), await clinic.As(clinic.Tomas).Refused(new ActivateCarePlan(clinic.Maya, CarePlanId.New(), 1), Ct));
    }
}
