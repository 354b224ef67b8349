using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.CarePlans;

public sealed class Looking_back_at_a_plan(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keeps_what_was_agreed_and_lists_each_time()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision) = await clinic.HasAnActivePlan();
        var ruth = clinic.As(clinic.Ruth);

        Assert.Equal(new NextReviewMissing { Pointer = "/nextReviewOn" }, await ruth.Refused(new ReviewCarePlan(clinic.Maya, plan, revision, new() { WhatChanged = "x", Decision = ReviewDecision.Keep }), Ct));
        var every = await ruth.Send(new CorrectCarePlan(clinic.Maya, plan, revision, new() { ReviewEveryWeeks = new(6, true) }), Ct);
        var first = await ruth.Send(new ReviewCarePlan(clinic.Maya, plan, every.Revision, new() { WhatChanged = "Longer nights", Decision = ReviewDecision.Keep }), Ct);
        clinic.Clock.Advance(TimeSpan.FromDays(42));
        await clinic.As(clinic.Tomas).Send(new ReviewCarePlan(clinic.Maya, plan, first.Revision, new() { WhatChanged = "The shoulder", Summary = "Pain went down", Decision = ReviewDecision.Change }), Ct);

        var seen = await Living_the_plan_together.Read(clinic, clinic.Ruth, plan);
        var reviews = (await ruth.Send(new ListPlanReviews(clinic.Maya, plan, 50, null), Ct)).Value.Items;
        Assert.NotNull(seen.AgreedAt);
        Assert.Equal((Clinic.Today.AddDays(84), 6), (seen.ReviewOn, seen.ReviewEveryWeeks));
        Assert.Equal(["The shoulder", "Longer nights"], reviews.Select(review => review.WhatChanged));
        Assert.Equal(clinic.Tomas.PersonId, reviews[0].ReviewedById);
    }

    [Fact]
    public async Task Lists_what_is_due_across_clients_each_decided_by_itself()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var amir = await clinic.Register("Amir", ct: Ct);
        await clinic.Joins(clinic.Tomas, Discipline.MassageTherapy, amir.Client, ct: Ct);
        var hidden = await ActivePlanOf(clinic, amir.Client!.Value, clinic.Noor, Clinic.Today.AddDays(10));
        var own = await ActivePlanOf(clinic, amir.Client!.Value, clinic.Tomas, Clinic.Today.AddDays(10));
        var tomas = clinic.As(clinic.Tomas);

        Assert.Equal([own, plan.Value], (await tomas.Send(new ListMyPlanReviews(null, 50, null), Ct)).Slice.Items.Select(due => due.Id).Where(id => id != hidden));
        Assert.Empty((await tomas.Send(new ListMyPlanReviews(true, 50, null), Ct)).Slice.Items);

        clinic.Clock.Advance(TimeSpan.FromDays(11));
        var overdue = (await tomas.Send(new ListMyPlanReviews(true, 50, null), Ct)).Slice.Items;
        Assert.Contains(overdue, due => due.Id == own && due.IsOverdue && due.ReviewOn == Clinic.Today.AddDays(10));
        Assert.Equal([plan.Value], (await tomas.Send(new ListMyPlanReviews(false, 50, null), Ct)).Slice.Items.Select(due => due.Id));

        // Maya keeps her plan to herself from now on; Amir's stays.
        await clinic.Withholds(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.CarePlan], ct: Ct);
        Assert.Empty((await tomas.Send(new ListMyPlanReviews(false, 50, null), Ct)).Slice.Items);
        Assert.NotEmpty((await tomas.Send(new ListMyPlanReviews(true, 50, null), Ct)).Slice.Items);
    }

    [Fact]
    public async Task Is_due_on_the_day_itself_and_overdue_on_the_next()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision) = await clinic.HasAnActivePlan();
        await clinic.As(clinic.Ruth).Send(new CorrectCarePlan(clinic.Maya, plan, revision, new() { ReviewOn = new(Clinic.Today.AddDays(1), true) }), Ct);

        clinic.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await clinic.As(clinic.Ruth).Send(new ListMyPlanReviews(true, 50, null), Ct)).Slice.Items);
        clinic.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([plan.Value], (await clinic.As(clinic.Ruth).Send(new ListMyPlanReviews(true, 50, null), Ct)).Slice.Items.Select(due => due.Id));
    }

    private static async Task<Guid> ActivePlanOf(Clinic clinic, ClientId client, Person author, DateOnly reviewOn)
    {
        var by = new Domain.Kernel.Author(author.PersonId, Discipline.MassageTherapy);
        var plan = CarePlan.Draft(clinic.Id, client, "Shoulders", reviewOn, author.Practitioner!.Value, by, Clinic.Today, Clinic.Monday);
        var goal = plan.AddGoal("Lift", GoalCategory.Pain, null, author.Practitioner!.Value, Clinic.Today);
        var pack = Domain.PolicyPacks.PolicyPackShelf.Shipped.Applying("ca-on", null, Clinic.Today);
        plan.AddIntervention(InterventionTerms.Massage(pack, Domain.Sessions.Technique.Swedish, [Domain.Sessions.BodyRegion.Shoulders], Domain.Sessions.Pressure.Of(2), Frequency.Of(1, FrequencyPeriod.Week), [goal.Id]), by);
        plan.Approve(by, plan.Version, Clinic.Monday);
        plan.Agree(AgreementMethod.InPerson, plan.Version, by, Clinic.Monday);
        plan.Activate(TouchTeamReadiness.Of([new(author.Practitioner!.Value, true, true)]), Clinic.Today, Clinic.Monday);
        await clinic.Given(Ct, plan);
        return plan.Id.Value;
    }
}
