using System.Text.Json;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.CarePlans;

public sealed class Keeping_the_history_of_a_plan(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_who_changed_what_from_what_to_what_and_why()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan("Sleep");
        await clinic.LetsMassageSeeThePlan();
        var goal = await clinic.As(clinic.Ruth).Send(new AddGoal(clinic.Maya, plan, 1, new() { Title = "Sleep through the night", Category = GoalCategory.Sleep }), Ct);
        var touch = await clinic.As(clinic.Tomas).Send(new AddIntervention(clinic.Maya, plan, goal.Revision, CareUnderWay.Touch(goal.Id)), Ct);
        clinic.Clock.Advance(TimeSpan.FromDays(1));
        await clinic.As(clinic.Tomas).Send(new ReviseIntervention(clinic.Maya, plan, new(touch.Id), touch.Revision, new() { PressureCeiling = new(1, true), Reason = new("Her shoulder is sore", true) }), Ct);

        var history = await History(clinic, plan, 50);

        Assert.Equal([PlanAct.InterventionRevised, PlanAct.InterventionAdded, PlanAct.GoalAdded, PlanAct.Drafted], history.Select(change => change.Acts.Single().Act));
        var last = history[0];
        Assert.Equal((clinic.Tomas.PersonId, Discipline.MassageTherapy, Clinic.Monday.AddDays(1), "Her shoulder is sore", 4), (last.ById, last.ByDiscipline!.Value, last.At, last.Reason, last.Version));
        Assert.Equal(touch.Id, last.Acts[0].Part);
        var part = last.Changes.Single(change => change.Part == "intervention");
        Assert.Equal((touch.Id, "pressureCeiling"), (part.Id, Assert.Single(part.Members).Key));
        Assert.Equal(("2", "1"), (Said(part.Members["pressureCeiling"].Before), Said(part.Members["pressureCeiling"].After)));
        Assert.Equal("\"Sleep through the night\"", Said(history[2].Changes.Single(change => change.Part == "goal").Members["title"].After));
        Assert.Equal((3, 4), (int.Parse(Said(last.Changes.Single(change => change.Part == "plan").Members["version"].Before), null), int.Parse(Said(last.Changes.Single(change => change.Part == "plan").Members["version"].After), null)));
    }

    [Fact]
    public async Task Names_the_client_who_changed_it_herself()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();

        var concern = await clinic.As(clinic.MayaHerself).Send(new AddConcern(clinic.Maya, plan, 1, new() { Words = "I wake at four" }), Ct);
        await clinic.As(clinic.MayaHerself).Send(new ReviseConcern(clinic.Maya, plan, new(concern.Id), concern.Revision, new() { Status = new(ConcernStatus.Resolved, true) }), Ct);

        var last = (await History(clinic, plan, 1))[0];
        Assert.Equal((clinic.Maya.Value, null, PlanAct.ConcernMoved), (last.ById, last.ByDiscipline, last.Acts[0].Act));
        Assert.Equal(("\"active\"", "\"resolved\""), (Said(last.Changes.Single(c => c.Part == "concern").Members["status"].Before), Said(last.Changes.Single(c => c.Part == "concern").Members["status"].After)));
    }

    [Fact]
    public async Task Is_read_page_by_page_without_loss()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.HasALivingPlan();
        var all = await History(clinic, plan, 200);
        var ruth = clinic.As(clinic.Ruth);

        var pages = new List<Guid>();
        IntegrativeCare.Application.Access.Cursor? after = null;
        do
        {
            var page = (await ruth.Send(new ListPlanChanges(clinic.Maya, plan, 3, after), Ct)).Value;
            pages.AddRange(page.Items.Select(change => change.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(11, all.Count);
        Assert.Equal(all.Select(change => change.Id), pages);
        Assert.Equal(Enumerable.Range(1, 11).Reverse(), all.Select(change => change.Revision));
    }

    [Fact]
    public async Task Is_shown_as_far_as_the_plan_and_never_changed()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();

        Assert.IsType<ConsentNotGiven>(await clinic.As(clinic.Tomas).Refused(new ListPlanChanges(clinic.Maya, plan, 50, null), Ct));
        Assert.Equal(false, await clinic.AskAsOwner("select has_table_privilege('care_api', 'care.plan_changes', 'update')", Ct));
        Assert.Equal(false, await clinic.AskAsOwner("select has_table_privilege('care_api', 'care.self_care_reports', 'update')", Ct));
        Assert.Equal(false, await clinic.AskAsOwner("select has_table_privilege('care_api', 'care.plan_reviews', 'update')", Ct));
    }

    private static async Task<IReadOnlyList<PlanChangeView>> History(Clinic clinic, CarePlanId plan, int limit) =>
        (await clinic.As(clinic.Ruth).Send(new ListPlanChanges(clinic.Maya, plan, limit, null), Ct)).Value.Items;

    private static string Said(JsonElement? value) => value?.GetRawText() ?? "null";
}
