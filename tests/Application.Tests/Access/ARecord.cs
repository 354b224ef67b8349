using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Handoffs;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.CareTasks;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;

namespace IntegrativeCare.Application.Tests.Access;

/// <summary>A record of Maya's in which every clinical table holds something.</summary>
internal sealed record ARecord(CarePlanId Plan, NoteId RuthsNote)
{
    /// <summary>The tables that are reached through a key of the row.</summary>
    public static readonly string[] KeyedTables =
    [
        "clients", "touch_safety_profiles", "care_plans", "sessions", "touch_consents", "session_notes", "outcome_measurements", "outcome_schedules", "adverse_events", "safety_signals", "care_tasks", "holds", "hold_reasons", "session_courses", "consultation_records",
        "health_screenings", "clearances", "contraindication_checks", "contraindication_findings", "process_notes", "bridge_summaries", "kept_wordings",
    ];

    /// <summary>The tables that are seen exactly when the whole is.</summary>
    public static readonly string[] PartTables =
    [
        "goals", "interventions", "approvals", "agreements", "consented_regions", "regions_worked", "addenda", "concerns", "self_care_practices", "self_care_reports", "plan_reviews", "proposals", "plan_changes",
        "plan_messages", "message_readings", "handoffs", "handoff_steps", "touch_events", "session_pauses", "offered_choices", "signal_escalations", "earlier_scores", "effect_follow_ups",
    ];

    /// <summary>The facts that a decision rests on, reached by clinic and client.</summary>
    public static readonly string[] FactTables = ["care_team_members", "consent_directives", "consent_requests", "emergency_accesses", "substitute_decision_makers", "outside_disclosures", "accounting_suspensions", "legal_holds", "erasure_requests"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ARecord> Of(Clinic clinic)
    {
        var plan = await clinic.HasALivingPlan();
        await clinic.As(clinic.Ruth).Send(new WriteTouchSafetyProfile(clinic.Maya, null, new() { StopSignal = new StopSignal { Kind = StopSignalKind.Word, Sign = "Red" } }), Ct);
        var (touch, revision) = await clinic.HoldsAMassageSession(hoursFromNow: 3);
        revision = (await clinic.As(clinic.Tomas).Send(new RecordRegionWorked(clinic.Maya, touch, revision, CareUnderWay.ShouldersWorked()), Ct)).Revision;
        revision = (await clinic.As(clinic.Tomas).Send(new OfferChoice(clinic.Maya, touch, revision, CareUnderWay.ABlanket()), Ct)).Revision;
        await clinic.As(clinic.Tomas).Send(new PauseSession(clinic.Maya, touch, revision), Ct);
        await clinic.As(clinic.Tomas).Send(new RecordConsultation(clinic.Maya, CareUnderWay.AConsultation()), Ct);
        var note = await clinic.DraftsANote(clinic.Ruth, Discipline.Psychotherapy, hoursFromNow: 5);
        await clinic.As(clinic.Ruth).Send(new Application.Language.KeepWording(clinic.Maya, note, new() { RuleId = "AG-REFUSED", Reason = "It is her word." }), Ct);
        var signed = await clinic.Signs(clinic.Ruth, note);
        await clinic.As(clinic.Ruth).Send(new Application.Notes.AddAddendum(clinic.Maya, note, signed.Revision, new() { Text = "She said it was five nights.", Reason = "Heard later" }), Ct);
        await clinic.As(clinic.Ruth).Send(new RecordOutcome(clinic.Maya, CareUnderWay.Phq9(safetyAnswer: 1)), Ct);
        var pain = await clinic.As(clinic.Tomas).Send(new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [4] }), Ct);
        await clinic.AskAsOwner($"insert into care.earlier_scores select '{pain.Id}', 0, 4, null, 'complete', '[]', now()", Ct);
        await clinic.As(clinic.Tomas).Send(new AgreeOnMeasure(clinic.Maya, new() { Instrument = Instruments.Nprs, Cadence = Cadence.AroundSessions, Sessions = Discipline.MassageTherapy }), Ct);
        var sore = await clinic.As(clinic.Tomas).Send(new NoteAdverseEvent(clinic.Maya, new() { SessionId = touch.Value, Effect = AdverseEffect.Soreness, Weight = EffectWeight.Mild }), Ct);
        await clinic.As(clinic.Tomas).Send(new FollowUpAdverseEvent(clinic.Maya, new(sore.Id), sore.Revision, new() { Course = EffectCourse.Easing }), Ct);
        await clinic.AskAsOwner("insert into care.signal_escalations (safety_signal_id, step, to_id, at, why, reason) select id, 1, author_id, raised_at, 'handedOver', 'other' from care.safety_signals", Ct);
        var emergency = EmergencyAccess.Open(clinic.Id, clinic.Maya, clinic.Noor.Id, EmergencyReason.RiskToClient, "Found in the waiting room, could not speak.", 60, clinic.Clock.GetUtcNow());
        emergency.Close(clinic.Noor.PersonId, isPrivacyOfficer: false, clinic.Clock.GetUtcNow());
        await clinic.Given(Ct, emergency);
        await clinic.As(clinic.Tomas).Send(new AskForConsent(clinic.Maya, new() { Categories = [InformationCategory.MentalHealthSummary], Purposes = [PurposeOfUse.Treatment], Why = "To plan around how she is doing." }), Ct);

        await clinic.As(clinic.Ada).Send(new RecordSubstituteDecisionMaker(clinic.Maya, new() { Name = "Rosa", Relationship = "Mother", Authority = "Power of attorney" }), Ct);
        await clinic.As(clinic.Pia).Send(new RecordOutsideDisclosure(clinic.Maya, new()
        {
            DisclosedOn = Clinic.Today,
            RecipientName = "Office of Inspection",
            Description = "Dates of sessions",
            PurposeStatement = "Inspection of the clinic",
            LegalBasis = LegalBasis.Oversight,
        }), Ct);
        await clinic.As(clinic.Pia).Send(new SuspendAccounting(clinic.Maya, new()
        {
            AgencyName = "Office of Inspection",
            Official = "J. Doe",
            Form = StatementForm.Oral,
            Statement = "It would warn somebody.",
            StatedOn = Clinic.Today,
            Until = Clinic.Today.AddDays(30),
        }), Ct);

        await clinic.Given(Ct, CareTask.Raise(clinic.Id, clinic.Maya, CareTaskKind.HandOverSession, touch.Value, new(clinic.Tomas.PersonId, Discipline.MassageTherapy), [clinic.Ruth.Id], clinic.Clock.GetUtcNow()));
        await clinic.As(clinic.Ruth).Send(
            new Application.Holds.PlaceHold(clinic.Maya, new() { On = Discipline.MassageTherapy, Limits = new() { PressureCeiling = 1 }, Until = clinic.Clock.GetUtcNow().AddDays(2), Reason = "A hard week." }), Ct);
        var message = await clinic.As(clinic.Ruth).Send(new Application.Messages.WriteMessage(clinic.Maya, plan, new() { Text = "She slept." }), Ct);
        await clinic.As(clinic.Tomas).Send(new Application.Messages.MarkMessageRead(clinic.Maya, plan, new(message.Id)), Ct);
        var asked = new RequestHandoffBody { Discipline = Discipline.MassageTherapy, Reason = HandoffReason.SharedGoal, Words = "Please look.", Urgency = HandoffUrgency.Routine };
        var handoff = await clinic.As(clinic.Ruth).Send(new RequestHandoff(clinic.Maya, plan, asked), Ct);
        await clinic.As(clinic.Tomas).Send(new AcceptHandoff(clinic.Maya, plan, new(handoff.Id), 1), Ct);
        await clinic.As(clinic.Tomas).Send(new RecordClearance(clinic.Maya, new()
        {
            Rule = "HTN-UNC",
            WrittenBy = "Dr. L. Haas",
            Profession = "Family physician",
            DatedOn = Clinic.Today,
            ValidFrom = Clinic.Today,
            ValidUntil = Clinic.Today.AddDays(60),
            Scope = "Relaxation massage",
            Sha256 = new('a', 64),
        }), Ct);
        var unanswered = await clinic.SchedulesUnchecked(clinic.Tomas, Discipline.MassageTherapy, hoursFromNow: 70);
        await clinic.As(clinic.Tomas).Send(new RecordHealthScreening(clinic.Maya, new() { Answers = [new() { Rule = "EPIL", State = FindingState.Present }] }), Ct);
        await clinic.As(clinic.Tomas).Send(new EvaluateContraindications(clinic.Maya, unanswered, Healthy.Plan), Ct);

        await clinic.As(clinic.Ruth).Send(new Application.ProcessNotes.WriteProcessNote(clinic.Maya, new() { Text = "She looked at the door." }), Ct);
        var bridge = new Application.BridgeSummaries.PublishBridgeSummaryBody { Audience = Discipline.MassageTherapy, Category = InformationCategory.CarePlan, Text = "Evenings are hard." };
        await clinic.As(clinic.Ruth).Send(new Application.BridgeSummaries.PublishBridgeSummary(clinic.Maya, Application.BridgeSummaries.BridgeSource.Of(note), bridge), Ct);
        await clinic.As(clinic.Pia).Send(new Application.Retention.PlaceLegalHold(clinic.Maya, new() { Reason = "A claim." }), Ct);
        await clinic.As(clinic.MayaHerself).Send(new Application.Retention.FileErasureRequest(clinic.Maya, new()), Ct);

        foreach (var table in (string[])[.. KeyedTables, .. PartTables, .. FactTables])
            Assert.NotEqual(0L, await clinic.AskAsOwner($"select count(*) from care.{table}", Ct));
        return new(plan, note);
    }
}
