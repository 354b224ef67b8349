using IntegrativeCare.Api.OpenApi;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.CareTeams;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Api.Commands;

/// <summary>
/// A believable clinic: Maya, who is treated by talk and by touch, the people around her, and three weeks of their work together. Everything goes through the same
/// use cases as in life, so it stands in the disclosures too.
/// </summary>
internal sealed partial class DemoClinic(CommandHost host, DemoClock clock)
{
    /// <summary>The version of the plan that waits for approval and agreement; the examples name it.</summary>
    public const int DraftVersion = 3;

    private readonly string password = CreateClinic.NewPassword();
    private readonly List<DemoPerson> people = [];
    private readonly Dictionary<string, string> examples = [];

    private ActingCaller ada = null!;
    private ActingCaller pia = null!;
    private ActingCaller ruth = null!;
    private ActingCaller quinn = null!;
    private ActingCaller noor = null!;
    private ActingCaller tomas = null!;
    private ActingCaller maya = null!;

    private ClientId Maya => maya.ClientId!.Value;

    public async Task Load(string owner)
    {
        clock.Is(clock.Day(-21, 14));
        await OpenTheDoors();
        await WatchOverSafety();
        await ChooseWords();
        clock.Is(clock.Day(-20, 15));
        await DescribeSafeTouch();
        await AskWhatMayBeShared();
        clock.Is(clock.Day(-20, 16));
        var livingPlan = await PlanWithAmira();
        clock.Is(clock.Day(-19, 14));
        var plan = await PlanTogether();
        await BringImaniBack();
        await HoldPsychotherapy(plan);
        await AnswerForHealth();
        await SignAConsultation();
        await HoldMassage(plan);
        await StopInTheMiddle(plan);
        await TreatJonas();
        await LiveByThePlanWithAmira(livingPlan);
        await LookInAnEmergency();
        await PlaceAHold();
        await WorkTogether(plan);
        await FillTheDiary(plan);
        await LeaveSomethingToDo(plan);
        await TreatPriya();
        await AnswerAgainAndAgain();
        await AgreeOnMeasures();
        await KeepRecords();
        examples[DemoIds.Password] = password;
        await DemoStore.Keep(owner, people, examples);
    }

    private async Task OpenTheDoors()
    {
        var clinic = await CreateClinic.Open(host, "Harbour Integrative Care", "America/Toronto", "CA-ON");
        ada = await Staff(clinic, "Ada Marsh", "front desk", "ada@harbour.example", Role.ClinicAdministrator);
        pia = await Staff(clinic, "Pia Laurent", "privacy officer", "pia@harbour.example", Role.PrivacyOfficer);
        ruth = await Practitioner("Ruth Okafor", "psychotherapist", "ruth@harbour.example", Discipline.Psychotherapy, RegistrationClass.Registered, DemoIds.Ruth, DemoIds.RuthsLicence);
        quinn = await Practitioner("Quinn Abara", "qualifying psychotherapist, supervised by Ruth", "quinn@harbour.example", Discipline.Psychotherapy, RegistrationClass.Qualifying, DemoIds.Quinn);
        tomas = await Practitioner("Tomas Berg", "massage therapist", "tomas@harbour.example", Discipline.MassageTherapy, RegistrationClass.Registered, DemoIds.Tomas);
        noor = await Practitioner("Noor Haddad", "massage therapist, not on Maya's team", "noor@harbour.example", Discipline.MassageTherapy, RegistrationClass.Registered, DemoIds.Noor);
        Stands(DemoIds.QuinnsSupervision, await host.Send(ada, new StartSupervision(quinn.PractitionerId!.Value, new() { SupervisorId = ruth.PersonId() })));

        maya = await Client("Maya Lindqvist", "she/her", ["en-CA", "sv"], "maya@client.example", DemoIds.Maya);
        await host.Send(ada, new JoinCareTeam(Maya, new() { PractitionerId = ruth.PersonId(), Discipline = Discipline.Psychotherapy, IsLead = true }));
        Stands(DemoIds.Member, await host.Send(ada, new JoinCareTeam(Maya, new() { PractitionerId = tomas.PersonId(), Discipline = Discipline.MassageTherapy })));
    }

    private Task<Receipt> DescribeSafeTouch() => host.Send(ruth, new WriteTouchSafetyProfile(Maya, null, new()
    {
        StopSignal = new() { Kind = StopSignalKind.HandRaise, Sign = "Left hand up" },
        Regions =
        [
            new() { Region = BodyRegion.Shoulders, Rule = TouchRule.Welcome },
            new() { Region = BodyRegion.UpperBack, Rule = TouchRule.Welcome },
            new() { Region = BodyRegion.LowerBack, Rule = TouchRule.AskFirst },
            new() { Region = BodyRegion.Hips, Rule = TouchRule.Avoid },
            new() { Region = BodyRegion.Neck, Rule = TouchRule.Never },
        ],
        PositionsAcceptable = [BodyPosition.Seated, BodyPosition.SideLying],
        PositionsToAvoid = [BodyPosition.Prone],
        Environment = new() { Light = LightLevel.Soft, Music = MusicPreference.Choice, Scent = ScentPreference.None, Temperature = RoomTemperature.Warm, Door = DoorPosition.Ajar },
        Approach = new() { PressureCeiling = 3, ThroughCloth = true, Note = "Come from the front and say where you will touch." },
        Grounding = ["Feet on the floor", "Name five things in the room"],
        GroundingToAvoid = ["Closing the eyes"],
        EarlyWarningSigns = [new() { Sign = "I go quiet and hold my breath", Response = "Hands off, pause, ask me where I am" }],
        Clothing = new() { State = ClothingState.FullyClothed, Undraping = WhoUndrapes.Client, ExtraBlanket = true },
        Communication = new() { PauseSignal = new() { Kind = StopSignalKind.Word, Sign = "Wait" }, CheckInEveryMinutes = 10, Narration = Narration.Narrated },
        Aftercare = new() { SitUpMinutes = 10, Water = true, CheckOutQuestion = "How are your feet?", NoDeepTalk = true },
        Precautions = [new() { Topic = TouchTopic.Position, Instruction = "Stay where she can see the door", AskEverySession = false }],
    }));

    private async Task AskWhatMayBeShared()
    {
        await Permit(Recipient.CareTeam, [InformationCategory.Demographics, InformationCategory.Scheduling]);
        Stands(DemoIds.Directive, await Permit(Recipient.Of(Discipline.MassageTherapy), [InformationCategory.CarePlan, InformationCategory.SafetyCues, InformationCategory.PhysicalOutcomes]));
        await Permit(Recipient.Of(Discipline.Psychotherapy), [InformationCategory.Bodywork, InformationCategory.PhysicalOutcomes, InformationCategory.MentalHealthOutcomes]);
        await host.Send(ruth, new DraftDirective(Maya, new()
        {
            Kind = DirectiveKind.Withhold,
            Categories = [InformationCategory.MentalHealthOutcomes],
            Recipient = new() { Kind = RecipientKind.Discipline, Discipline = Discipline.MassageTherapy },
        }));
    }

    private async Task<Guid> PlanTogether()
    {
        var plan = await host.Send(ruth, new DraftCarePlan(Maya, new() { Title = "Sleep and shoulders", ReviewOn = clock.Date(70) }));
        var id = new CarePlanId(plan.Id);
        Stands(DemoIds.Plan, plan);
        var sleep = await host.Send(ruth, new AddGoal(Maya, id, plan.Revision, new()
        {
            Title = "Fall asleep without bracing for the night",
            Category = GoalCategory.Anxiety,
            Target = new() { Instrument = Instruments.Suds, Comparison = Comparison.AtMost, Value = 30, By = clock.Date(60) },
        }));
        Stands(DemoIds.Goal, sleep);
        var shoulders = await host.Send(tomas, new AddGoal(Maya, id, sleep.Revision, new()
        {
            Title = "Lift my niece without my shoulders locking",
            Category = GoalCategory.Pain,
            Target = new() { Instrument = Instruments.Nprs, Comparison = Comparison.AtMost, Value = 3, By = clock.Date(60) },
        }));
        var talking = await host.Send(ruth, new AddIntervention(Maya, id, shoulders.Revision, new()
        {
            Discipline = Discipline.Psychotherapy,
            Modality = Modality.Somatic,
            Frequency = new() { Times = 1, Per = FrequencyPeriod.Week },
            GoalIds = [sleep.Id],
        }));
        var touching = await host.Send(tomas, new AddIntervention(Maya, id, talking.Revision, new()
        {
            Discipline = Discipline.MassageTherapy,
            Technique = Technique.Swedish,
            Regions = [BodyRegion.Shoulders, BodyRegion.UpperBack],
            PressureCeiling = 2,
            Frequency = new() { Times = 2, Per = FrequencyPeriod.Month },
            GoalIds = [sleep.Id, shoulders.Id],
            Description = "Through cloth, seated, breaks whenever wanted",
        }));
        Stands(DemoIds.Intervention, touching);

        var version = (await host.Send(ruth, new GetCarePlan(Maya, id))).Value.Version;
        var approved = await host.Send(ruth, new ApproveCarePlan(Maya, id, touching.Revision, new() { Version = version }));
        approved = await host.Send(tomas, new ApproveCarePlan(Maya, id, approved.Revision, new() { Version = version }));
        var agreed = await host.Send(maya, new AgreeToCarePlan(Maya, id, approved.Revision, new() { Version = version, Method = AgreementMethod.ElectronicSignature }));
        await host.Send(ruth, new ActivateCarePlan(Maya, id, agreed.Revision));
        return plan.Id;
    }

    private async Task HoldPsychotherapy(Guid plan)
    {
        clock.Is(clock.Day(-14, 13));
        var session = await Schedule(ruth, Maya, Discipline.Psychotherapy, clock.Day(-14, 15), 50, "Room 1", plan);
        Stands(DemoIds.PsychotherapySession, session);

        clock.Is(clock.Day(-14, 14, 50));
        await host.Send(maya, new RecordOutcome(Maya, new() { Instrument = Instruments.Phq9, Answers = [1, 2, 2, 2, 1, 1, 1, 0, 0] }));
        await host.Send(maya, new RecordOutcome(Maya, new() { Instrument = Instruments.Suds, Answers = [65], Moment = SessionMoment.Before, SessionId = session.Id }));
        clock.Is(clock.Day(-14, 15));
        session = await host.Send(ruth, new StartSession(Maya, new(session.Id), session.Revision));
        clock.Is(clock.Day(-14, 15, 50));
        session = await host.Send(ruth, new CompleteSession(Maya, new(session.Id), session.Revision));
        await host.Send(maya, new RecordOutcome(Maya, new() { Instrument = Instruments.Suds, Answers = [40], Moment = SessionMoment.After, SessionId = session.Id }));

        clock.Is(clock.Day(-14, 16, 20));
        var note = await host.Send(ruth, new WriteNote(Maya, new(session.Id), new()
        {
            Format = NoteFormat.Dap,
            Sections =
            [
                new() { Heading = "data", Text = "Maya tried the evening routine on five of seven nights and slept through on two of them." },
                new() { Heading = "assessment", Text = "She notices the first signs of bracing earlier and can say them." },
                new() { Heading = "plan", Text = "Same routine; practise feet on the floor before lights out." },
            ],
        }));
        await Sign(ruth, Maya, note);
        await KeepAndTell(session.Id, note.Id);
    }

    private async Task HoldMassage(Guid plan)
    {
        clock.Is(clock.Day(-7, 13));
        var session = await Schedule(tomas, Maya, Discipline.MassageTherapy, clock.Day(-7, 17), 60, "Room 3", plan);
        Stands(DemoIds.Session, session);

        clock.Is(clock.Day(-7, 16, 55));
        await host.Send(tomas, new RecordOutcome(Maya, new() { Instrument = Instruments.Nprs, Answers = [6], Moment = SessionMoment.Before, SessionId = session.Id }));
        await host.Send(tomas, new RecordOutcome(Maya, new() { Instrument = Instruments.Suds, Answers = [50], Moment = SessionMoment.Before, SessionId = session.Id }));
        await CheckBeforeTouch(new(session.Id));
        session = await AskAboutMusic(new(session.Id), session.Revision);
        session = await host.Send(tomas, new RecordTouchConsent(Maya, new(session.Id), session.Revision, new()
        {
            Discussed = Enum.GetValues<DiscussionElement>(),
            Regions =
            [
                new() { Region = BodyRegion.Shoulders, Techniques = [Technique.Swedish], PressureCeiling = 2 },
                new() { Region = BodyRegion.UpperBack, Techniques = [Technique.Swedish, Technique.MyofascialRelease], PressureCeiling = 2 },
            ],
        }));
        clock.Is(clock.Day(-7, 17));
        session = await host.Send(tomas, new StartSession(Maya, new(session.Id), session.Revision));
        clock.Is(clock.Day(-7, 17, 20));
        var worked = await host.Send(tomas, new RecordRegionWorked(Maya, new(session.Id), session.Revision, new() { Region = BodyRegion.Shoulders, Technique = Technique.Swedish, Pressure = 2 }));
        clock.Is(clock.Day(-7, 18));
        await host.Send(tomas, new CompleteSession(Maya, new(session.Id), worked.Revision));
        Stands(DemoIds.Outcome, await host.Send(tomas, new RecordOutcome(Maya, new() { Instrument = Instruments.Nprs, Answers = [3], Moment = SessionMoment.After, SessionId = session.Id })));
        await host.Send(tomas, new RecordOutcome(Maya, new() { Instrument = Instruments.Suds, Answers = [25], Moment = SessionMoment.After, SessionId = session.Id }));

        clock.Is(clock.Day(-7, 18, 15));
        var note = await host.Send(tomas, new WriteNote(Maya, new(session.Id), new()
        {
            Format = NoteFormat.MassageRecord,
            Sections =
            [
                new() { Heading = "findings", Text = "Left shoulder held high, tender along its upper edge." },
                new() { Heading = "treatment", Text = "Seated, through cloth. The left shoulder let go after ten minutes." },
                new() { Heading = "regionsWorked", Worked = [new(BodyRegion.Shoulders, null, Technique.Swedish, 2), new(BodyRegion.UpperBack, null, Technique.MyofascialRelease, 2)] },
                new() { Heading = "clientResponse", Text = "Breathing slower. No stop signal was needed; one pause of her own." },
                new() { Heading = "aftercare", Text = "Warmth in the evening; call if the neck feels stiff." },
            ],
        }));
        Stands(DemoIds.Note, note);
        await Sign(tomas, Maya, note);
    }

    // A qualifying psychotherapist's work: signed by Quinn, and it waits for Ruth.
    private async Task TreatJonas()
    {
        clock.Is(clock.Day(-4, 13));
        var jonas = await Client("Jonas Weber", "he/him", ["en-CA", "de"], "jonas@client.example", DemoIds.Jonas);
        var client = jonas.ClientId!.Value;
        await host.Send(ada, new JoinCareTeam(client, new() { PractitionerId = quinn.PersonId(), Discipline = Discipline.Psychotherapy, IsLead = true }));
        var session = await Schedule(quinn, client, Discipline.Psychotherapy, clock.Day(-3, 15), 50, "Room 2", null);

        clock.Is(clock.Day(-3, 14, 50));
        var answered = await host.Send(quinn, new RecordOutcome(client, new() { Instrument = Instruments.Phq9, Answers = [2, 2, 1, 2, 1, 2, 1, 0, 1] }));
        clock.Is(clock.Day(-3, 15));
        session = await host.Send(quinn, new StartSession(client, new(session.Id), session.Revision));
        clock.Is(clock.Day(-3, 15, 50));
        session = await host.Send(quinn, new CompleteSession(client, new(session.Id), session.Revision));
        var note = await host.Send(quinn, new WriteNote(client, new(session.Id), new()
        {
            Format = NoteFormat.Dap,
            Sections =
            [
                new() { Heading = "data", Text = "Jonas spoke about the last item of the questionnaire; it was talked through and a way to reach us was agreed." },
                new() { Heading = "assessment", Text = "No plan and no intent. He named two people he can call." },
                new() { Heading = "plan", Text = "Next session within the week; ask again." },
            ],
        }));
        await Sign(quinn, client, note);
        Stands(DemoIds.NoteToCoSign, note);
        await CallsAgain(client, new(session.Id));
        examples[DemoIds.HashOfNoteToCoSign] = (await host.Send(quinn, new GetNote(client, new(note.Id)))).Value.ContentHash;
        var signals = await host.Send(quinn, new ListSafetySignals(client, true, 50, null));
        examples[$"{DemoIds.Signal}"] = $"{signals.Value.Items.Single(signal => signal.MeasurementId == answered.Id).Id}";
    }

    // Noor helped out and needed to know; both wait for Pia.
    private async Task LookInAnEmergency()
    {
        clock.Is(clock.Day(-2, 12));
        var reviewed = await host.Send(noor, new OpenEmergencyAccess(Maya, new()
        {
            Reason = EmergencyReason.MedicalEmergency,
            ReasonText = "Maya felt faint in the waiting room and could not say what to avoid.",
        }));
        clock.Is(clock.Day(-2, 12, 10));
        await host.Send(noor, new GetTouchSafetyProfile(Maya));
        await host.Send(noor, new CloseEmergencyAccess(Maya, new(reviewed.Id)));
        Stands(DemoIds.EmergencyToReview, reviewed);

        clock.Is(clock.Day(-2, 16));
        Stands(DemoIds.EmergencyToClose, await host.Send(quinn, new OpenEmergencyAccess(Maya, new()
        {
            Reason = EmergencyReason.RiskToClient,
            ReasonText = "Maya called the front desk in distress and nobody of her team could be reached.",
        })));
    }

    // What the examples of the documentation act on.
    private async Task LeaveSomethingToDo(Guid plan)
    {
        clock.Is(clock.Day(-1, 13));
        Stands(DemoIds.SessionMissed, await Schedule(tomas, Maya, Discipline.MassageTherapy, clock.Day(-1, 17), 60, "Room 3", plan));
        Stands(DemoIds.SessionToHold, await Schedule(tomas, Maya, Discipline.MassageTherapy, clock.Day(0, 22), 60, "Room 3", plan));
        Stands(DemoIds.SessionToCancel, await Schedule(tomas, Maya, Discipline.MassageTherapy, clock.Day(16, 17), 60, "Room 3", plan));
        await Schedule(ruth, Maya, Discipline.Psychotherapy, clock.Day(1, 15), 50, "Room 1", plan);

        var directive = await host.Send(ruth, new DraftDirective(Maya, new()
        {
            Kind = DirectiveKind.Permit,
            Categories = [InformationCategory.PhysicalHealth],
            Recipient = new() { Kind = RecipientKind.Discipline, Discipline = Discipline.MassageTherapy },
            Purposes = [PurposeOfUse.Treatment],
        }));
        Stands(DemoIds.DirectiveToSign, directive);
        examples[DemoIds.HashOfDirectiveToSign] = (await host.Send(maya, new GetDirective(Maya, new(directive.Id)))).Value.TextSha256;

        await host.Send(ada, new RegisterPartnerOrganization(new() { Name = "Northside Family Health Team", Address = "12 Harbour Street, Toronto ON" }));
        Stands(DemoIds.DecisionMaker, await host.Send(ada, new RecordSubstituteDecisionMaker(Maya, new() { Name = "Rosa Lindqvist", Relationship = "Mother", Authority = "Power of attorney for personal care" })));
        var untilTheEnd = await host.Send(maya, new DraftDirective(Maya, new()
        {
            Kind = DirectiveKind.Permit,
            Categories = [InformationCategory.PhysicalHealth],
            Recipient = new() { Kind = RecipientKind.Practitioner, Id = tomas.PersonId() },
            Purposes = [PurposeOfUse.Treatment],
            ExpiryEvent = "My shoulder treatment is finished",
            Language = "fr-CA",
        }));
        var words = (await host.Send(maya, new GetDirective(Maya, new(untilTheEnd.Id)))).Value.TextSha256;
        Stands(DemoIds.DirectiveWithEvent, await host.Send(maya, new SignDirective(Maya, new(untilTheEnd.Id), untilTheEnd.Revision, new() { Method = SignatureMethod.ClientAccount, TextSha256 = words })));

        var asked = await host.Send(tomas, new AskForConsent(Maya, new()
        {
            Categories = [InformationCategory.MentalHealthSummary],
            Purposes = [PurposeOfUse.Treatment],
            Why = "So that I can plan the next sessions around how you are doing.",
        }));
        Stands(DemoIds.ConsentRequest, asked);
        examples[DemoIds.HashOfConsentRequest] = (await host.Send(maya, new GetConsentRequest(Maya, new(asked.Id), ConsentRequestPart.All))).Value.TextSha256!;

        var next = await host.Send(ruth, new DraftCarePlan(Maya, new() { Title = "After the review", ReviewOn = clock.Date(160) }));
        Stands(DemoIds.PlanToAgree, next);
        var goal = await host.Send(ruth, new AddGoal(Maya, new(next.Id), next.Revision, new() { Title = "Keep the evening routine going", Category = GoalCategory.SelfCare }));
        await host.Send(ruth, new AddIntervention(Maya, new(next.Id), goal.Revision, new()
        {
            Discipline = Discipline.Psychotherapy,
            Modality = Modality.MindfulnessBased,
            Frequency = new() { Times = 1, Per = FrequencyPeriod.Month },
            GoalIds = [goal.Id],
        }));

        var held = new SessionId(Guid.Parse(examples[$"{DemoIds.PsychotherapySession}"]));
        var rewrite = await host.Send(ruth, new WriteNote(Maya, held, Call("Maya called.")));
        Stands(DemoIds.NoteToRewrite, rewrite);
        var note = await host.Send(ruth, new WriteNote(Maya, held, Call("Maya called to say that the exercise helped.")));
        Stands(DemoIds.NoteToSign, note);
        examples[DemoIds.HashOfNoteToSign] = (await host.Send(ruth, new GetNote(Maya, new(note.Id)))).Value.ContentHash;
        await AmendsNotes(held);
    }

    private static WriteNoteBody Call(string text) => new() { Format = NoteFormat.FreeForm, Sections = [new() { Heading = "call", Text = text }] };

    private Task<Receipt> Schedule(ActingCaller by, ClientId client, Discipline discipline, DateTimeOffset from, int minutes, string room, Guid? plan) =>
        host.Send(by, new ScheduleSession(client, new() { PractitionerId = by.PersonId(), Discipline = discipline, StartsAt = from, EndsAt = from.AddMinutes(minutes), Room = room, PlanId = plan }));

    private async Task Sign(ActingCaller author, ClientId client, Receipt note)
    {
        var read = await host.Send(author, new GetNote(client, new(note.Id)));
        await host.Send(author, new SignNote(client, new(note.Id), note.Revision, new() { ContentHash = read.Value.ContentHash }));
    }

    private async Task<Receipt> Permit(Recipient recipient, IReadOnlyList<InformationCategory> categories)
    {
        var drafted = await host.Send(ruth, new DraftDirective(Maya, new()
        {
            Kind = DirectiveKind.Permit,
            Categories = categories,
            Recipient = new() { Kind = recipient.Kind, Discipline = recipient.Discipline },
            Purposes = [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination],
        }));
        var shown = await host.Send(maya, new GetDirective(Maya, new(drafted.Id)));
        return await host.Send(maya, new SignDirective(Maya, new(drafted.Id), drafted.Revision, new() { Method = SignatureMethod.ClientAccount, TextSha256 = shown.Value.TextSha256 }));
    }

    private async Task<ActingCaller> Staff(ClinicId clinic, string name, string role, string email, params Role[] roles)
    {
        people.Add(new() { DisplayName = name, Role = role, Email = email, Password = password });
        return await host.OpenAccount(new Person { ClinicId = clinic, Email = email, DisplayName = name, Roles = roles }, password);
    }

    private async Task<ActingCaller> Practitioner(
        string name, string role, string email, Discipline discipline, RegistrationClass registration, Guid example, Guid? licenceExample = null)
    {
        var enrolled = await host.Send(ada, new EnrolPractitioner(new() { DisplayName = name, Email = email }));
        Stands(example, enrolled);
        var licence = await host.Send(ada, new RecordLicence(new PractitionerId(enrolled.Id), new()
        {
            Discipline = discipline,
            Jurisdiction = "CA-ON",
            Register = discipline == Discipline.Psychotherapy ? "CRPO" : "CMTO",
            Number = $"D{people.Count:000}",
            Class = registration,
            ValidFrom = clock.Date(-400),
            ValidUntil = clock.Date(365 * 9),
        }));
        if (licenceExample is { } stands) Stands(stands, licence);
        people.Add(new() { DisplayName = name, Role = role, Email = email, Password = password });
        var treatsAs = discipline == Discipline.Psychotherapy ? Role.Psychotherapist : Role.MassageTherapist;
        return await host.OpenAccount(new Person { ClinicId = ada.ClinicId, Email = email, DisplayName = name, Roles = [treatsAs], PractitionerId = new PractitionerId(enrolled.Id) }, password);
    }

    private async Task<ActingCaller> Client(string name, string pronouns, IReadOnlyList<string> languages, string email, Guid example)
    {
        var registered = await host.Send(ada, new RegisterClient(ClientId.New(), new()
        {
            NameUsed = name,
            Pronouns = pronouns,
            Languages = languages,
            Email = email,
            TimeZone = "America/Toronto",
            PreferredContact = ContactWay.Email,
        }));
        Stands(example, registered);
        people.Add(new() { DisplayName = name, Role = "client", Email = email, Password = password });
        return await host.OpenAccount(new Person { ClinicId = ada.ClinicId, Email = email, DisplayName = name, Roles = [Role.Client], ClientId = new ClientId(registered.Id) }, password);
    }

    private void Stands(Guid example, Receipt actual) => examples[$"{example}"] = $"{actual.Id}";
}
