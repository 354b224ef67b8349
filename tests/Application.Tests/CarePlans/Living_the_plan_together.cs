using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Clinics;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.CarePlans;

public sealed class Living_the_plan_together(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_concerns_practices_with_the_last_report_and_the_last_review()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.HasALivingPlan();
        var practice = (await Read(clinic, clinic.Ruth, plan)).SelfCare[0].Id;
        await clinic.As(clinic.Tomas).Send(new ReportOnPractice(clinic.Maya, plan, new(practice), new() { From = Clinic.Today.AddDays(-1), Until = Clinic.Today.AddDays(1), Times = 0, HowItWent = "Too tired" }), Ct);

        var seen = await Read(clinic, clinic.Tomas, plan);

        Assert.Equal([("I wake at four", ConcernStatus.Active)], seen.Concerns.Select(c => (c.Words, c.Status)));
        Assert.Equal(("Walk to the water", 0, "Too tired"), (seen.SelfCare[0].Words, seen.SelfCare[0].LastReport!.Times, seen.SelfCare[0].LastReport!.HowItWent));
        Assert.Equal(("Longer nights", ReviewDecision.Keep, Clinic.Today.AddDays(60)), (seen.LastReview!.WhatChanged, seen.LastReview.Decision, seen.ReviewOn));
        Assert.Equal([0, 3], (await clinic.As(clinic.Tomas).Send(new ListPracticeReports(clinic.Maya, plan, new(practice), 50, null), Ct)).Value.Items.Select(report => report.Times));
    }

    [Fact]
    public async Task Is_for_the_client_and_the_team_and_for_no_other_reader()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await clinic.Permits(Recipient.Of(clinic.Noor.Practitioner!.Value), CareUnderWay.WhatMassageNeeds, ct: Ct);
        var plan = await clinic.DraftsAPlan();
        var noor = clinic.As(clinic.Noor);

        Assert.Equal(new OnlyMembersWrite(), await noor.Refused(new AddConcern(clinic.Maya, plan, 1, new() { Words = "x" }), Ct));
        Assert.Equal(new OnlyMembersWrite(), await noor.Refused(new AddPractice(clinic.Maya, plan, 1, new() { Kind = SelfCareKind.Sleep, Words = "x" }), Ct));
        Assert.Equal(new OnlyMembersWrite(), await noor.Refused(new ProposeIntervention(clinic.Maya, plan, CareUnderWay.MoreTouch), Ct));
    }

    [Fact]
    public async Task Lets_the_other_discipline_take_up_what_was_proposed_I08()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var asked = await clinic.As(clinic.Ruth).Send(new ProposeIntervention(clinic.Maya, plan, CareUnderWay.MoreTouch), Ct);

        Assert.Equal(new OtherDiscipline(Discipline.MassageTherapy), await clinic.As(clinic.Ruth).Refused(new AcceptProposal(clinic.Maya, plan, new(asked.Id), asked.Revision, new()), Ct));
        var accepted = await clinic.As(clinic.Tomas).Send(new AcceptProposal(clinic.Maya, plan, new(asked.Id), asked.Revision, new()), Ct);

        var seen = await Read(clinic, clinic.Ruth, plan);
        var proposal = Assert.Single((await clinic.As(clinic.Ruth).Send(new ListProposals(clinic.Maya, plan, false, 50, null), Ct)).Value.Items);
        Assert.Equal((ProposalStatus.Accepted, accepted.Revision, seen.Interventions[^1].Id), (proposal.Status, proposal.Revision, proposal.InterventionId));
        Assert.Equal((5, InterventionStatus.Proposed, null), (seen.Version, seen.Interventions[^1].Status, seen.AgreedAt));
        Assert.Empty((await clinic.As(clinic.Ruth).Send(new ListProposals(clinic.Maya, plan, true, 50, null), Ct)).Value.Items);
        Assert.Equal(new ProposalDecided(ProposalStatus.Accepted), await clinic.As(clinic.Tomas).Refused(new DeclineProposal(clinic.Maya, plan, new(asked.Id), accepted.Revision, new() { Reason = "x" }), Ct));
    }

    [Fact]
    public async Task Asks_who_takes_it_up_for_the_credential_that_the_clinic_asks_for_S7()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var asked = await clinic.As(clinic.Ruth).Send(new ProposeIntervention(clinic.Maya, plan, CareUnderWay.MoreTouch), Ct);
        var settings = await clinic.As(clinic.Ada).Send(new GetClinic(), Ct);
        await clinic.As(clinic.Ada).Send(new ChangeClinicSettings(settings.Revision, new() { CredentialRequiredFor = new([Technique.Swedish], true) }), Ct);

        Assert.Equal(new CredentialMissing(Technique.Swedish) { Pointer = "/technique" }, await clinic.As(clinic.Tomas).Refused(new AcceptProposal(clinic.Maya, plan, new(asked.Id), asked.Revision, new()), Ct));
        Assert.Equal(2, (await Read(clinic, clinic.Ruth, plan)).Interventions.Count);
    }

    [Fact]
    public async Task Lets_only_the_client_take_back_what_she_proposed()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, _) = await clinic.HasAnActivePlan();
        var asked = await clinic.As(clinic.MayaHerself).Send(new ProposeIntervention(clinic.Maya, plan, CareUnderWay.MoreTouch), Ct);

        Assert.Equal(new NotYourProposal(), await clinic.As(clinic.Ruth).Refused(new WithdrawProposal(clinic.Maya, plan, new(asked.Id), asked.Revision), Ct));
        await clinic.As(clinic.MayaHerself).Send(new WithdrawProposal(clinic.Maya, plan, new(asked.Id), asked.Revision), Ct);

        Assert.Equal(ProposalStatus.Withdrawn, (await clinic.As(clinic.Tomas).Send(new ListProposals(clinic.Maya, plan, null, 50, null), Ct)).Value.Items[0].Status);
    }

    [Theory]
    [InlineData(ProposalKind.Add, "/discipline")]
    [InlineData(ProposalKind.Change, "/interventionId")]
    [InlineData(ProposalKind.End, "/interventionId")]
    public async Task Needs_what_the_kind_of_proposal_needs(ProposalKind kind, string missing)
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();

        Assert.Equal(new ProposalDetailUnfit { Pointer = missing }, await clinic.As(clinic.MayaHerself).Refused(new ProposeIntervention(clinic.Maya, plan, new() { Kind = kind, Why = "Please" }), Ct));
    }

    [Fact]
    public async Task Goes_on_in_a_successor_that_both_plans_name_I12()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision) = await clinic.HasAnActivePlan();
        var body = new DraftCarePlanBody { Title = "Going on", ReviewOn = Clinic.Today.AddMonths(3), SuccessorOf = plan.Value, ReviewEveryWeeks = 12 };

        Assert.Equal(new PredecessorOpen { Pointer = "/successorOf" }, await clinic.As(clinic.Ruth).Refused(new DraftCarePlan(clinic.Maya, body), Ct));
        await clinic.As(clinic.Ruth).Send(new CompleteCarePlan(clinic.Maya, plan, revision), Ct);
        var next = await clinic.As(clinic.Ruth).Send(new DraftCarePlan(clinic.Maya, body), Ct);

        var (before, after) = (await Read(clinic, clinic.Tomas, plan), await Read(clinic, clinic.Tomas, new(next.Id)));
        Assert.Equal((next.Id, plan.Value, 12), (before.SuccessorId, after.PredecessorId, after.ReviewEveryWeeks));
        Assert.Equal(before.Goals.Select(goal => (goal.Title, (Guid?)goal.Id)), after.Goals.Select(goal => (goal.Title, goal.PredecessorId)));
        Assert.Equal(before.Interventions.Select(i => (i.Technique, i.Modality, (Guid?)i.Id)), after.Interventions.Select(i => (i.Technique, i.Modality, i.PredecessorId)));
        Assert.All(after.Interventions, intervention => Assert.Equal([after.Goals[0].Id], intervention.GoalIds));
        Assert.Empty(before.Goals.Select(goal => goal.Id).Intersect(after.Goals.Select(goal => goal.Id)));
    }

    internal static async Task<CarePlanView> Read(Clinic clinic, Person who, CarePlanId plan) => (await clinic.As(who).Send(new GetCarePlan(clinic.Maya, plan), Ct)).Value;
}
