using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Handoffs;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Application.Messages;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Handoffs;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Testing;
using MediatR;

namespace IntegrativeCare.Application.Tests.Access;

/// <summary>Rule CR-125; I14: to see a record is not to write into it.</summary>
public sealed class Writing_for_the_team_alone(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I14_ends_with_membership_although_a_directive_lets_somebody_go_on_reading()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (session, revision) = await clinic.HoldsAMassageSession();
        var draft = new NoteId((await clinic.As(clinic.Tomas).Send(new WriteNote(clinic.Maya, session, CareUnderWay.ADapNote()), Ct)).Id);
        await Leaves(clinic, clinic.Tomas);
        await clinic.Permits(Recipient.Of(clinic.Tomas.Id), [InformationCategory.Scheduling, InformationCategory.Bodywork, InformationCategory.SafetyCues, InformationCategory.CarePlan], ct: Ct);
        var tomas = clinic.As(clinic.Tomas);

        IRequest<Receipt>[] writes =
        [
            new AdjustTouch(clinic.Maya, session, new() { Pressure = PressureWish.Lighter, Ceiling = 1, Comfort = 3 }),
            new RecordRegionWorked(clinic.Maya, session, revision, CareUnderWay.ShouldersWorked()),
            new RecordTouchConsent(clinic.Maya, session, revision, CareUnderWay.AgreedTouch()),
            new OfferChoice(clinic.Maya, session, revision, CareUnderWay.ABlanket()),
            new PauseSession(clinic.Maya, session, revision),
            new CompleteSession(clinic.Maya, session, revision),
            new WriteNote(clinic.Maya, session, CareUnderWay.ADapNote()),
            new RecordHealthScreening(clinic.Maya, Healthy.Screening),
            new RecordConsultation(clinic.Maya, CareUnderWay.AConsultation()),
            new RecordOutcome(clinic.Maya, new() { Instrument = Instruments.Nprs, Answers = [4] }),
        ];
        foreach (var write in writes) Assert.Equal(new OnlyMembersWrite(), await tomas.Refused(write, Ct));
        Assert.Equal((long)writes.Length, await clinic.AskAsOwner("select count(*) from care.access_ledger where entry like '%care_team.only_members%'", Ct));

        // What was begun on the team is finished, and nobody has to be on it to be heard saying stop.
        await clinic.Signs(clinic.Tomas, draft);
        await tomas.Send(new StopSession(clinic.Maya, session), Ct);
        Assert.Equal(SessionStatus.Stopped, (await tomas.Send(new GetSession(clinic.Maya, session), Ct)).Value.Session.Status);
    }

    [Fact]
    public async Task I14_does_not_begin_with_an_emergency()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var (plan, revision) = await clinic.HasAnActivePlan();
        var asked = await clinic.As(clinic.Ruth).Send(new RequestHandoff(clinic.Maya, plan, new() { Discipline = Discipline.MassageTherapy, Reason = HandoffReason.SharedGoal, Words = "Hands only?", Urgency = HandoffUrgency.Routine }), Ct);
        var noor = clinic.As(clinic.Noor, PurposeOfUse.Emergency);
        var emergency = await noor.Send(new OpenEmergencyAccess(clinic.Maya, new() { Reason = EmergencyReason.MedicalEmergency, ReasonText = "Fainted on the table and does not answer." }), Ct);
        Assert.Equal(plan.Value, (await noor.Send(new GetCarePlan(clinic.Maya, plan), Ct)).Value.Id);

        IRequest<Receipt>[] writes =
        [
            new AcceptHandoff(clinic.Maya, plan, new(asked.Id), asked.Revision),
            new WriteMessage(clinic.Maya, plan, new() { Text = "I am here now." }),
            new AddGoal(clinic.Maya, plan, revision, new() { Title = "Rest", Category = GoalCategory.Sleep, OwnerId = clinic.Ruth.PersonId }),
            new PutCarePlanOnHold(clinic.Maya, plan, revision, new() { Reason = "x" }),
            new RevokeCarePlan(clinic.Maya, plan, revision),
            new PlaceHold(clinic.Maya, new() { On = Discipline.MassageTherapy, Limits = new() { NoSessions = true }, Until = clinic.Clock.GetUtcNow().AddDays(1) }),
            new AddPractice(clinic.Maya, plan, revision, new() { Kind = SelfCareKind.Sleep, Words = "x" }),
        ];
        foreach (var write in writes) Assert.Equal(new OnlyMembersWrite(), await noor.Refused(write, Ct));

        await noor.Send(new CloseEmergencyAccess(clinic.Maya, new(emergency.Id)), Ct);
    }

    [Fact]
    public async Task I14_is_not_lent_by_who_is_supervised()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var plan = await clinic.DraftsAPlan();
        await clinic.Joins(clinic.Quinn, Discipline.Psychotherapy, ct: Ct);
        await Leaves(clinic, clinic.Ruth);
        var ruth = clinic.As(clinic.Ruth, PurposeOfUse.Supervision);
        await ruth.Send(new GetCarePlan(clinic.Maya, plan), Ct);

        Assert.Equal(new OnlyMembersWrite(), await ruth.Refused(new WriteMessage(clinic.Maya, plan, new() { Text = "x" }), Ct));
        Assert.Equal(new OnlyMembersWrite(), await ruth.Refused(new ApproveCarePlan(clinic.Maya, plan, 1, new() { Version = 1 }), Ct));
    }

    private static Task<object?> Leaves(Clinic clinic, Person who) =>
        clinic.AskAsOwner($"update care.care_team_members set left_at = '{clinic.Clock.GetUtcNow():O}' where practitioner_id = '{who.PersonId}'", Ct);
}
