using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CareTeams;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Api.Commands;

/// <summary>The week of sessions: one that Maya stopped, one on paper, one that was called off, and a client who is due again.</summary>
internal sealed partial class DemoClinic
{
    private async Task FillTheDiary(Guid plan)
    {
        clock.Is(clock.Day(-1, 10));
        Stands(DemoIds.SessionOnPaper, await Schedule(tomas, Maya, Discipline.MassageTherapy, clock.Day(-1, 12), 60, "Room 3", plan));
        Stands(DemoIds.SessionToMove, await Schedule(tomas, Maya, Discipline.MassageTherapy, clock.Day(20, 17), 60, "Room 3", plan));
        var calledOff = await Schedule(tomas, Maya, Discipline.MassageTherapy, clock.Day(5, 17), 60, "Room 3", plan);
        await host.Send(maya, new CancelSession(Maya, new(calledOff.Id), calledOff.Revision, new() { Reason = DiaryReason.ClientAsked }));
    }

    private async Task SignAConsultation()
    {
        clock.Is(clock.Day(-8, 20));
        Stands(DemoIds.Consultation, await host.Send(tomas, new RecordConsultation(Maya, new()
        {
            SignedByClient = new() { Method = ConsultationSignature.Screen, On = clock.Date(-8) },
            SignedByTherapist = new() { Method = ConsultationSignature.Screen, On = clock.Date(-8) },
            DocumentSha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            ElementsHeld = 6,
        })));
    }

    // Maya came, chose, paused and stopped; nobody asked why, and she left well.
    private async Task StopInTheMiddle(Guid plan)
    {
        clock.Is(clock.Day(-5, 9));
        var session = await Schedule(tomas, Maya, Discipline.MassageTherapy, clock.Day(-5, 17), 60, "Room 3", plan);
        var id = new SessionId(session.Id);
        clock.Is(clock.Day(-5, 16, 50));
        session = await host.Send(ada, new RecordArrival(Maya, id, session.Revision));
        session = await host.Send(tomas, new OfferChoice(Maya, id, session.Revision, new() { Group = ChoiceGroup.ClothingAndDraping, Option = "A blanket over the legs", Answer = ChoiceAnswer.Accepted }));
        session = await AskAboutMusic(id, session.Revision);
        await host.Send(tomas, new RecordHealthScreening(Maya, Answers(rule => rule.OnTheDay)));
        await host.Send(tomas, new EvaluateContraindications(Maya, id, new()
        {
            Techniques = [Technique.Swedish],
            Sites = [new() { Region = BodyRegion.Shoulders }, new() { Region = BodyRegion.Hands }],
            Positions = [BodyPosition.Seated],
            Pressure = 3,
        }));
        session = await host.Send(tomas, new RecordTouchConsent(Maya, id, session.Revision, new()
        {
            Discussed = Enum.GetValues<DiscussionElement>(),
            Regions =
            [
                new() { Region = BodyRegion.Shoulders, Techniques = [Technique.Swedish], PressureCeiling = 3, Draping = Draping.Clothed, Position = BodyPosition.Seated },
                new() { Region = BodyRegion.Hands, Techniques = [Technique.Swedish], PressureCeiling = 2 },
            ],
        }));
        clock.Is(clock.Day(-5, 17));
        session = await host.Send(tomas, new StartSession(Maya, id, session.Revision));
        clock.Is(clock.Day(-5, 17, 10));
        await host.Send(tomas, new RecordRegionWorked(Maya, id, session.Revision, new() { Region = BodyRegion.Shoulders, Technique = Technique.Swedish, Pressure = 3 }));
        session = await host.Send(tomas, new AdjustTouch(Maya, id, new() { Site = new() { Region = BodyRegion.Shoulders, Side = Side.Left }, Comfort = 4, Pressure = PressureWish.Lighter }));
        clock.Is(clock.Day(-5, 17, 20));
        var paused = await host.Send(tomas, new PauseSession(Maya, id, session.Revision, new() { Kind = PauseKind.EarlyWarningSign }));
        clock.Is(clock.Day(-5, 17, 26));
        await host.Send(tomas, new ResumeSession(Maya, id, paused.Revision));
        await host.Send(maya, new WithdrawTouchConsent(Maya, id, new() { Sites = [new() { Region = BodyRegion.Shoulders, Side = Side.Left }] }));
        clock.Is(clock.Day(-5, 17, 35));
        var stopped = await host.Send(tomas, new StopSession(Maya, id));
        await host.Send(tomas, new DebriefSession(Maya, id, stopped.Revision, new() { Leaves = LeavingAs.WantsPsychotherapist, Aftercare = ["Ten minutes to sit up", "Water", "No talk about the session"] }));
    }

    private async Task BringImaniBack()
    {
        clock.Is(clock.Day(-19, 15));
        var imani = await Client("Imani Osei", "they/them", ["en-CA"], "imani@client.example", DemoIds.Imani);
        var client = imani.ClientId!.Value;
        await host.Send(ada, new JoinCareTeam(client, new() { PractitionerId = tomas.PersonId(), Discipline = Discipline.MassageTherapy, IsLead = true }));
        var session = await Schedule(tomas, client, Discipline.MassageTherapy, clock.Day(-18, 14), 45, "Room 3", null);
        var id = new SessionId(session.Id);
        clock.Is(clock.Day(-18, 13, 55));
        await host.Send(tomas, new RecordHealthScreening(client, Answers(_ => true)));
        await host.Send(tomas, new EvaluateContraindications(client, id, new() { Techniques = [Technique.DeepTissue], Sites = [new() { Region = BodyRegion.LowerLegs }], Pressure = 4 }));
        session = await host.Send(tomas, new RecordTouchConsent(client, id, session.Revision, new()
        {
            Discussed = Enum.GetValues<DiscussionElement>(),
            Regions = [new() { Region = BodyRegion.LowerLegs, Techniques = [Technique.DeepTissue], PressureCeiling = 4, Draping = Draping.Towel }],
        }));
        clock.Is(clock.Day(-18, 14));
        session = await host.Send(tomas, new StartSession(client, id, session.Revision));
        clock.Is(clock.Day(-18, 14, 45));
        await host.Send(tomas, new CompleteSession(client, id, session.Revision, new() { ComeBackInWeeks = 2 }));
    }

    // Maya wants to choose each time.
    private async Task<Receipt> AskAboutMusic(SessionId session, int revision)
    {
        var asked = await host.Send(tomas, new OfferChoice(Maya, session, revision, new()
        {
            Group = ChoiceGroup.Environment,
            Option = "Music",
            Answer = ChoiceAnswer.Changed,
            ChangedTo = "Only rain today",
            Question = TouchTopic.Music,
        }));
        return new Receipt(session.Value, asked.Revision);
    }
}
