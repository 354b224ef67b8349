using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests;

/// <summary>How care comes to a point at which a test begins: every step is a message that somebody sends.</summary>
internal static class CareUnderWay
{
    public static readonly InformationCategory[] WhatMassageNeeds = [InformationCategory.CarePlan, InformationCategory.SafetyCues];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<ConsentDirective> LetsMassageSeeThePlan(this Clinic clinic) => clinic.Permits(Recipient.Of(Discipline.MassageTherapy), WhatMassageNeeds, ct: Ct);

    public static async Task<CarePlanId> DraftsAPlan(this Clinic clinic, string title = "Sleep and shoulders")
    {
        var receipt = await clinic.As(clinic.Ruth).Send(new DraftCarePlan(clinic.Maya, new() { Title = title, ReviewOn = Clinic.Today.AddMonths(6) }), Ct);
        return new(receipt.Id);
    }

    /// <summary>A plan with a goal and an intervention of each discipline, which both approved and the client agreed to: all but activated.</summary>
    public static async Task<(CarePlanId Id, int Revision)> AgreesOnAPlan(this Clinic clinic)
    {
        var plan = await clinic.DraftsAPlan();
        var goal = await clinic.As(clinic.Ruth).Send(new AddGoal(clinic.Maya, plan, 1, new() { Title = "Sleep through the night", Category = GoalCategory.Sleep }), Ct);
        var talk = await clinic.As(clinic.Ruth).Send(new AddIntervention(clinic.Maya, plan, goal.Revision, Talk(goal.Id)), Ct);
        var touch = await clinic.As(clinic.Tomas).Send(new AddIntervention(clinic.Maya, plan, talk.Revision, Touch(goal.Id)), Ct);
        return (plan, await clinic.ApprovesAndAgrees(plan, touch.Revision, version: 4));
    }

    public static async Task<int> ApprovesAndAgrees(this Clinic clinic, CarePlanId plan, int revision, int version)
    {
        var first = await clinic.As(clinic.Ruth).Send(new ApproveCarePlan(clinic.Maya, plan, revision, new() { Version = version }), Ct);
        var second = await clinic.As(clinic.Tomas).Send(new ApproveCarePlan(clinic.Maya, plan, first.Revision, new() { Version = version }), Ct);
        var agreed = await clinic.As(clinic.MayaHerself).Send(new AgreeToCarePlan(clinic.Maya, plan, second.Revision, new() { Version = version, Method = AgreementMethod.ElectronicSignature }), Ct);
        return agreed.Revision;
    }

    public static async Task<(CarePlanId Id, int Revision)> HasAnActivePlan(this Clinic clinic)
    {
        await clinic.LetsMassageSeeThePlan();
        var (plan, revision) = await clinic.AgreesOnAPlan();
        return (plan, (await clinic.As(clinic.Ruth).Send(new ActivateCarePlan(clinic.Maya, plan, revision), Ct)).Revision);
    }

    /// <summary>An active plan with something of everything in it.</summary>
    public static async Task<CarePlanId> HasALivingPlan(this Clinic clinic)
    {
        var (plan, revision) = await clinic.HasAnActivePlan();
        var maya = clinic.As(clinic.MayaHerself);
        var concern = await maya.Send(new AddConcern(clinic.Maya, plan, revision, new() { Words = "I wake at four" }), Ct);
        var practice = await maya.Send(new AddPractice(clinic.Maya, plan, concern.Revision, new() { Kind = SelfCareKind.Movement, Words = "Walk to the water" }), Ct);
        await maya.Send(new ReportOnPractice(clinic.Maya, plan, new(practice.Id), new() { From = Clinic.Today.AddDays(-7), Until = Clinic.Today, Times = 3 }), Ct);
        await clinic.As(clinic.Ruth).Send(new ReviewCarePlan(clinic.Maya, plan, practice.Revision, new() { WhatChanged = "Longer nights", Decision = ReviewDecision.Keep, NextReviewOn = Clinic.Today.AddDays(60) }), Ct);
        await maya.Send(new ProposeIntervention(clinic.Maya, plan, MoreTouch), Ct);
        return plan;
    }

    public static ProposeInterventionBody MoreTouch => new()
    {
        Kind = ProposalKind.Add,
        Discipline = Discipline.MassageTherapy,
        Details = new() { Technique = Technique.Swedish, Regions = [BodyRegion.LowerBack], PressureCeiling = 1, Frequency = Weekly },
        Why = "My lower back",
    };

    public static AddInterventionBody Talk(params Guid[] goals) =>
        new() { Discipline = Discipline.Psychotherapy, Modality = Modality.Cbt, Frequency = Weekly, GoalIds = goals };

    public static AddInterventionBody Touch(params Guid[] goals) => new()
    {
        Discipline = Discipline.MassageTherapy,
        Technique = Technique.Swedish,
        Regions = [BodyRegion.Shoulders, BodyRegion.UpperBack],
        PressureCeiling = 2,
        Frequency = Weekly,
        GoalIds = goals,
    };

    public static FrequencyBody Weekly => new() { Times = 1, Per = FrequencyPeriod.Week };

    public static ScheduleSessionBody SessionOf(Person practitioner, Discipline discipline, int hoursFromNow = 1, string? room = null, Guid? plan = null) => new()
    {
        PractitionerId = practitioner.Id.Value,
        Discipline = discipline,
        StartsAt = Clinic.Monday.AddHours(hoursFromNow),
        EndsAt = Clinic.Monday.AddHours(hoursFromNow + 1),
        Room = room,
        PlanId = plan,
    };

    /// <summary>A session in the diary; one of massage is checked for contraindications, of which there are none.</summary>
    public static async Task<SessionId> Schedules(this Clinic clinic, Person practitioner, Discipline discipline, int hoursFromNow = 1)
    {
        var session = await clinic.SchedulesUnchecked(practitioner, discipline, hoursFromNow);
        if (discipline != Discipline.MassageTherapy) return session;
        await clinic.As(practitioner).Send(new RecordHealthScreening(clinic.Maya, Healthy.Screening), Ct);
        await clinic.As(practitioner).Send(new EvaluateContraindications(clinic.Maya, session, Healthy.Plan), Ct);
        return session;
    }

    public static async Task<SessionId> SchedulesUnchecked(this Clinic clinic, Person practitioner, Discipline discipline, int hoursFromNow = 1) =>
        new((await clinic.As(practitioner).Send(new ScheduleSession(clinic.Maya, SessionOf(practitioner, discipline, hoursFromNow)), Ct)).Id);

    public static TouchConsentBody AgreedTouch(params TouchWishBody[] wishes) => new()
    {
        Discussed = Enum.GetValues<DiscussionElement>(),
        Regions = wishes.Length > 0 ? wishes : [new() { Region = BodyRegion.Shoulders, Techniques = [Technique.Swedish], PressureCeiling = 2 }],
    };

    /// <summary>A massage session under way, with the shoulders agreed to.</summary>
    public static async Task<(SessionId Id, int Revision)> HoldsAMassageSession(this Clinic clinic, int hoursFromNow = 1)
    {
        var session = await clinic.Schedules(clinic.Tomas, Discipline.MassageTherapy, hoursFromNow);
        var agreed = await clinic.As(clinic.Tomas).Send(new RecordTouchConsent(clinic.Maya, session, 1, AgreedTouch()), Ct);
        var started = await clinic.As(clinic.Tomas).Send(new StartSession(clinic.Maya, session, agreed.Revision), Ct);
        return (session, started.Revision);
    }

    public static RegionWorkedBody ShouldersWorked(int pressure = 2) => new() { Region = BodyRegion.Shoulders, Technique = Technique.Swedish, Pressure = pressure };

    public static OfferChoiceBody ABlanket(ChoiceAnswer answer = ChoiceAnswer.Accepted) => new() { Group = ChoiceGroup.ClothingAndDraping, Option = "A blanket over the legs", Answer = answer };

    public static RecordConsultationBody AConsultation() => new()
    {
        SignedByClient = new() { Method = ConsultationSignature.Paper, On = Clinic.Today },
        SignedByTherapist = new() { Method = ConsultationSignature.Paper, On = Clinic.Today },
        DocumentSha256 = new string('a', 64),
        ElementsHeld = 6,
    };

    public static WriteNoteBody ADapNote(string data = "Maya slept four nights of seven.") => new()
    {
        Format = NoteFormat.Dap,
        Sections = [new() { Heading = "data", Text = data }, new() { Heading = "assessment", Text = "Settling." }, new() { Heading = "plan", Text = "Go on." }],
    };

    /// <summary>A draft about a session that its author held.</summary>
    public static async Task<NoteId> DraftsANote(this Clinic clinic, Person author, Discipline discipline, int hoursFromNow = 1)
    {
        var session = await clinic.Schedules(author, discipline, hoursFromNow);
        return new((await clinic.As(author).Send(new WriteNote(clinic.Maya, session, ADapNote()), Ct)).Id);
    }

    public static async Task<NoteId> SignsANote(this Clinic clinic, Person author, Discipline discipline, int hoursFromNow = 1)
    {
        var note = await clinic.DraftsANote(author, discipline, hoursFromNow);
        await clinic.Signs(author, note);
        return note;
    }

    public static async Task<Receipt> Signs(this Clinic clinic, Person author, NoteId note)
    {
        var read = (await clinic.As(author).Send(new GetNote(clinic.Maya, note), Ct)).Value;
        return await clinic.As(author).Send(new SignNote(clinic.Maya, note, read.Revision, new() { ContentHash = read.ContentHash }), Ct);
    }

    public static RecordOutcomeBody Phq9(int safetyAnswer = 0, int others = 1) =>
        new() { Instrument = Instruments.Phq9, Answers = [.. Enumerable.Repeat<int?>(others, 8), safetyAnswer] };
}
