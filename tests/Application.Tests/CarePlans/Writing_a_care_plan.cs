using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.CarePlans;

public sealed class Writing_a_care_plan(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I15_lets_one_of_two_writers_at_the_same_revision_win()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                await clinic.As(clinic.Ruth).Send(new AddGoal(clinic.Maya, plan, 1, new() { Title = $"Goal {i}", Category = GoalCategory.Sleep }), Ct);
                return null;
            }
            catch (DomainException refusal)
            {
                return refusal.Error;
            }
        }));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.OfType<DomainError>(), lost => Assert.Equal("request.stale", lost.Code));
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.goals", Ct));
        Assert.Equal(new RequestStale(2), await clinic.As(clinic.Ruth).Refused(new AddGoal(clinic.Maya, plan, 1, new() { Title = "Late", Category = GoalCategory.Sleep }), Ct));
    }

    [Fact]
    public async Task I08_is_for_the_interventions_own_discipline()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var plan = await clinic.DraftsAPlan();

        Assert.Equal(new OtherDiscipline(Discipline.Psychotherapy), await clinic.As(clinic.Tomas).Refused(new AddIntervention(clinic.Maya, plan, 1, CareUnderWay.Talk()), Ct));
        Assert.Equal(new OtherDiscipline(Discipline.MassageTherapy), await clinic.As(clinic.Ruth).Refused(new AddIntervention(clinic.Maya, plan, 1, CareUnderWay.Touch()), Ct));

        var added = await clinic.As(clinic.Tomas).Send(new AddIntervention(clinic.Maya, plan, 1, CareUnderWay.Touch()), Ct);
        var ended = new InterventionPatch { Status = new(InterventionStatus.Ended, true) };
        Assert.Equal(new OtherDiscipline(Discipline.MassageTherapy), await clinic.As(clinic.Ruth).Refused(new ReviseIntervention(clinic.Maya, plan, new(added.Id), added.Revision, ended), Ct));
    }

    [Fact]
    public async Task Keeps_the_details_of_the_disciplines_apart()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();
        var ruth = clinic.As(clinic.Ruth);

        Assert.Equal(
            new InterventionDetailOfOtherDiscipline { Pointer = "/technique" },
            await ruth.Refused(new AddIntervention(clinic.Maya, plan, 1, CareUnderWay.Talk() with { Technique = Technique.Swedish }), Ct));
        Assert.Equal(
            new InterventionDetailMissing { Pointer = "/modality" }, await ruth.Refused(new AddIntervention(clinic.Maya, plan, 1, CareUnderWay.Talk() with { Modality = null }), Ct));
    }

    [Fact]
    public async Task Changes_what_is_given_and_leaves_what_is_left_out()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.LetsMassageSeeThePlan();
        var plan = await clinic.DraftsAPlan();
        var target = new GoalTargetBody { Instrument = "suds", Comparison = Comparison.AtMost, Value = 30, By = Clinic.Today.AddMonths(3) };
        var goal = await clinic.As(clinic.Ruth).Send(new AddGoal(clinic.Maya, plan, 1, new() { Title = "Sleep", Category = GoalCategory.Sleep, Target = target }), Ct);
        var touch = await clinic.As(clinic.Tomas).Send(new AddIntervention(clinic.Maya, plan, goal.Revision, CareUnderWay.Touch(goal.Id)), Ct);

        var moved = await clinic.As(clinic.Tomas).Send(new ReviseGoal(clinic.Maya, plan, new(goal.Id), touch.Revision, new() { Status = new(GoalStatus.InProgress, true) }), Ct);
        Assert.Equal("Sleep|inProgress|true|3", await clinic.AskAsOwner("select g.title || '|' || g.status || '|' || (g.target is not null) || '|' || p.version from care.goals g join care.care_plans p on p.id = g.care_plan_id", Ct));

        var untargeted = await clinic.As(clinic.Ruth).Send(new ReviseGoal(clinic.Maya, plan, new(goal.Id), moved.Revision, new() { Target = new(null, true) }), Ct);
        Assert.Equal("Sleep|inProgress|false|4", await clinic.AskAsOwner("select g.title || '|' || g.status || '|' || (g.target is not null) || '|' || p.version from care.goals g join care.care_plans p on p.id = g.care_plan_id", Ct));

        var lighter = await clinic.As(clinic.Tomas).Send(new ReviseIntervention(clinic.Maya, plan, new(touch.Id), untargeted.Revision, new() { PressureCeiling = new(1, true) }), Ct);
        Assert.Equal("1|swedish|shoulders,upperBack", await clinic.AskAsOwner("select pressure_ceiling || '|' || technique || '|' || array_to_string(regions, ',') from care.interventions", Ct));

        var same = await clinic.As(clinic.Ruth).Send(new CorrectCarePlan(clinic.Maya, plan, lighter.Revision, new()), Ct);
        Assert.Equal(lighter.Revision, same.Revision);
        Assert.Equal(new CannotBeTakenAway { Pointer = "/title" }, await clinic.As(clinic.Ruth).Refused(new CorrectCarePlan(clinic.Maya, plan, same.Revision, new() { Title = new(null, true) }), Ct));
    }

    [Fact]
    public async Task Names_only_people_of_the_care_team()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();
        var ruth = clinic.As(clinic.Ruth);
        var noor = clinic.Noor.Id.Value;

        Assert.Equal(
            new LeadNotOnTeam { Pointer = "/leadPractitionerId" },
            await ruth.Refused(new DraftCarePlan(clinic.Maya, new() { Title = "Another", ReviewOn = Clinic.Today, LeadPractitionerId = noor }), Ct));
        Assert.Equal(
            new LeadNotOnTeam { Pointer = "/leadPractitionerId" }, await ruth.Refused(new CorrectCarePlan(clinic.Maya, plan, 1, new() { LeadPractitionerId = new(noor, true) }), Ct));
        Assert.Equal(
            new OwnerNotOnTeam { Pointer = "/ownerId" }, await ruth.Refused(new AddGoal(clinic.Maya, plan, 1, new() { Title = "Sleep", Category = GoalCategory.Sleep, OwnerId = noor }), Ct));
    }

    [Fact]
    public async Task Takes_the_clients_own_agreement_only_by_electronic_signature()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();

        Assert.Equal(
            new ClientSignsElectronically { Pointer = "/method" },
            await clinic.As(clinic.MayaHerself).Refused(new AgreeToCarePlan(clinic.Maya, plan, 1, new() { Version = 1, Method = AgreementMethod.InPerson }), Ct));
        await clinic.As(clinic.MayaHerself).Send(new AgreeToCarePlan(clinic.Maya, plan, 1, new() { Version = 1, Method = AgreementMethod.ElectronicSignature }), Ct);

        Assert.Equal(clinic.Maya.Value, await clinic.AskAsOwner("select recorded_by_id from care.agreements", Ct));
    }

    [Fact]
    public async Task Says_which_field_is_wrong_before_any_record_is_opened()
    {
        await using var clinic = await Clinic.Open(server, Ct);

        var refusal = Assert.IsType<RequestInvalid>(await clinic.As(clinic.Ruth).Refused(
            new DraftCarePlan(clinic.Maya, new() { Title = new string('x', PlainText.Line + 1), ReviewOn = Clinic.Today }), Ct));

        Assert.Equal(("/title", "length"), refusal.Errors.Select(error => (error.Pointer, error.Code)).Single());
        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.access_ledger", Ct));
    }

    [Fact]
    public async Task I14_ends_with_the_membership()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();
        await clinic.AskAsOwner($"update care.care_team_members set left_at = '{Clinic.Monday:O}' where practitioner_id = '{clinic.Ruth.Id.Value}'", Ct);

        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Ruth).Refused(new CorrectCarePlan(clinic.Maya, plan, 1, new()), Ct));
        Assert.Equal(new ClientNotFound(), await clinic.As(clinic.Ruth).Refused(new ListCarePlans(clinic.Maya, 50, null), Ct));
    }

    [Fact]
    public async Task Is_done_once_however_often_the_same_key_comes()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var draft = new DraftCarePlan(clinic.Maya, new() { Title = "Sleep", ReviewOn = Clinic.Today });

        var first = await clinic.As(clinic.Ruth).Send(draft, "key-1", Ct);
        var second = await clinic.As(clinic.Ruth).Send(draft, "key-1", Ct);

        Assert.Equal(first, second);
        Assert.Equal(1L, await clinic.AskAsOwner("select count(*) from care.care_plans", Ct));
    }

    [Fact]
    public async Task Knows_two_clinics_apart()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();
        var elsewhere = await clinic.OpenAnother("Elsewhere", Ct);
        var stranger = await clinic.Enrol("Ines", Discipline.Psychotherapy, at: elsewhere, ct: Ct);

        Assert.Equal(new ClientNotFound(), await clinic.As(stranger).Refused(new AddGoal(clinic.Maya, plan, 1, new() { Title = "Sleep", Category = GoalCategory.Sleep }), Ct));
    }
}
