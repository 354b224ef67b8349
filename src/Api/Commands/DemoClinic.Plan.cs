using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.CareTeams;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Api.Commands;

// Amira lives by her plan: concerns in her words, self-care that she reports on, scores on the way to a goal, proposals, and a review that is overdue.
internal sealed partial class DemoClinic
{
    private ActingCaller amira = null!;

    private ClientId Amira => amira.ClientId!.Value;

    private async Task<Guid> PlanWithAmira()
    {
        amira = await Client("Amira Haddad", "she/her", ["en-CA", "ar"], "amira@client.example", DemoIds.Amira);
        await host.Send(ada, new JoinCareTeam(Amira, new() { PractitionerId = ruth.PersonId(), Discipline = Discipline.Psychotherapy, IsLead = true }));
        await host.Send(ada, new JoinCareTeam(Amira, new() { PractitionerId = tomas.PersonId(), Discipline = Discipline.MassageTherapy }));
        await AmiraPermits(InformationCategory.Demographics, InformationCategory.Scheduling, InformationCategory.CarePlan, InformationCategory.SafetyCues, InformationCategory.PhysicalOutcomes);

        var plan = await host.Send(ruth, new DraftCarePlan(Amira, new() { Title = "Rest and lift again", ReviewOn = clock.Date(-2), ReviewEveryWeeks = 12 }));
        var id = new CarePlanId(plan.Id);
        Stands(DemoIds.LivingPlan, plan);
        var concern = await host.Send(amira, new AddConcern(Amira, id, plan.Revision, new() { Words = "I wake at four and my shoulders are up at my ears before the day begins" }));
        Stands(DemoIds.Concern, concern);
        var goal = await host.Send(tomas, new AddGoal(Amira, id, concern.Revision, new()
        {
            Title = "Carry my daughter up the stairs without pain",
            Category = GoalCategory.Pain,
            Target = new() { Instrument = Instruments.Nprs, Comparison = Comparison.AtMost, Value = 3, By = clock.Date(60) },
        }));
        Stands(DemoIds.LivingGoal, goal);
        var talk = await host.Send(ruth, new AddIntervention(Amira, id, goal.Revision, new()
        {
            Discipline = Discipline.Psychotherapy,
            Modality = Modality.MindfulnessBased,
            Frequency = new() { Times = 2, Per = FrequencyPeriod.Month },
            GoalIds = [goal.Id],
        }));
        var touch = await host.Send(tomas, new AddIntervention(Amira, id, talk.Revision, new()
        {
            Discipline = Discipline.MassageTherapy,
            Technique = Technique.Swedish,
            Regions = [BodyRegion.Shoulders, BodyRegion.UpperBack],
            PressureCeiling = 2,
            Frequency = new() { Times = 2, Per = FrequencyPeriod.Month },
            GoalIds = [goal.Id],
            Review = new() { Every = 6, Unit = ReviewUnit.Sessions },
        }));
        Stands(DemoIds.LivingTouch, touch);
        var walk = await host.Send(amira, new AddPractice(Amira, id, touch.Revision, new()
        {
            Kind = SelfCareKind.Movement,
            Words = "Walk to the water after work",
            Frequency = new() { Times = 3, Per = FrequencyPeriod.Week },
            GoalIds = [goal.Id],
        }));
        Stands(DemoIds.Practice, walk);

        var version = (await host.Send(ruth, new GetCarePlan(Amira, id))).Value.Version;
        var approved = await host.Send(ruth, new ApproveCarePlan(Amira, id, walk.Revision, new() { Version = version }));
        approved = await host.Send(tomas, new ApproveCarePlan(Amira, id, approved.Revision, new() { Version = version }));
        var agreed = await host.Send(amira, new AgreeToCarePlan(Amira, id, approved.Revision, new() { Version = version, Method = AgreementMethod.ElectronicSignature }));
        await host.Send(ruth, new ActivateCarePlan(Amira, id, agreed.Revision));
        return plan.Id;
    }

    private async Task LiveByThePlanWithAmira(Guid plan)
    {
        var id = new CarePlanId(plan);
        var practice = new PracticeId(Guid.Parse(examples[$"{DemoIds.Practice}"]));
        foreach (var (day, pain) in ((int, int)[])[(-13, 7), (-6, 5)])
        {
            clock.Is(clock.Day(day, 18));
            await host.Send(tomas, new RecordOutcome(Amira, new() { Instrument = Instruments.Nprs, Answers = [pain] }));
        }

        clock.Is(clock.Day(-4, 20));
        await host.Send(amira, new ReportOnPractice(Amira, id, practice, new() { From = clock.Date(-10), Until = clock.Date(-4), Times = 2, HowItWent = "It rained; once with my sister, and that was good" }));
        Stands(DemoIds.ProposalToAccept, await host.Send(ruth, new ProposeIntervention(Amira, id, Proposed(BodyRegion.LowerBack, "She holds her lower back when she speaks of work"))));
        Stands(DemoIds.ProposalToDecline, await host.Send(amira, new ProposeIntervention(Amira, id, Proposed(BodyRegion.Hips, "My hip is stiff in the morning"))));
        Stands(DemoIds.ProposalToWithdraw, await host.Send(ruth, new ProposeIntervention(Amira, id, Proposed(BodyRegion.Neck, "She turns her head less than in spring"))));
        Stands(DemoIds.SessionUnderLivingPlan, await Schedule(tomas, Amira, Discipline.MassageTherapy, clock.Day(6, 14), 60, "Room 3", plan));
    }

    private static ProposeInterventionBody Proposed(BodyRegion region, string why) => new()
    {
        Kind = ProposalKind.Add,
        Discipline = Discipline.MassageTherapy,
        Details = new() { Technique = Technique.Swedish, Regions = [region], PressureCeiling = 2, Frequency = new() { Times = 1, Per = FrequencyPeriod.Month } },
        Why = why,
    };

    private async Task AmiraPermits(params InformationCategory[] categories)
    {
        var drafted = await host.Send(ruth, new DraftDirective(Amira, new() { Kind = DirectiveKind.Permit, Categories = categories, Recipient = new() { Kind = RecipientKind.CareTeam }, Purposes = [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination] }));
        var shown = await host.Send(amira, new GetDirective(Amira, new(drafted.Id)));
        await host.Send(amira, new SignDirective(Amira, new(drafted.Id), drafted.Revision, new() { Method = SignatureMethod.ClientAccount, TextSha256 = shown.Value.TextSha256 }));
    }
}
