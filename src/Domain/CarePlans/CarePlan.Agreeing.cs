using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.CarePlans;

// That everybody stands behind it, and what follows for its status.
public sealed partial class CarePlan
{
    /// <summary>Records that the client was offered psychotherapy for a mental-health goal and chose not to have it. The latest record counts.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>.</exception>
    public void RecordPsychotherapyDeclined(Author recordedBy, DateTimeOffset now)
    {
        May(PlanAct.PsychotherapyDeclined);
        PsychotherapyDeclined = new PsychotherapyDecline(recordedBy, now);
        Did(PlanAct.PsychotherapyDeclined);
    }

    /// <summary>A practitioner stands behind this version for their discipline. One approval per discipline.</summary>
    /// <param name="version">The version they read.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="OnlyPractitionersPlan"/>, <see cref="DisciplineNotInPlan"/>, <see cref="ApprovalStale"/>, <see cref="AlreadyApproved"/>.</exception>
    public Approval Approve(Author by, int version, DateTimeOffset now)
    {
        May(PlanAct.Approved);
        if (by.Discipline is not { } discipline) throw new DomainException(new OnlyPractitionersPlan());
        if (version != Version) throw new DomainException(new ApprovalStale(Version));
        if (!Plans(discipline)) throw new DomainException(new DisciplineNotInPlan(discipline));
        if (IsApprovedBy(discipline)) throw new DomainException(new AlreadyApproved(discipline));

        var approval = new Approval(version, discipline, new PractitionerId(by.PersonId), now);
        _approvals.Add(approval);
        Did(PlanAct.Approved, approval.Id.Value);
        return approval;
    }

    /// <summary>The client agrees to this version.</summary>
    /// <param name="version">The version they were shown.</param>
    /// <param name="witness">Who heard a verbal agreement: somebody other than the recorder. Not kept for other methods.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="AgreementStale"/>, <see cref="AlreadyAgreed"/>, <see cref="AgreementWitnessMissing"/>, <see cref="ChoiceUnknown"/>.</exception>
    public Agreement Agree(AgreementMethod method, int version, Author recordedBy, DateTimeOffset now, Guid? witness = null)
    {
        May(PlanAct.Agreed);
        if (version != Version) throw new DomainException(new AgreementStale(Version));
        if (IsAgreed) throw new DomainException(new AlreadyAgreed());
        if (method != AgreementMethod.VerbalWitnessed) witness = null;
        else if (witness is null || witness == Guid.Empty || witness == recordedBy.PersonId) throw new DomainException(new AgreementWitnessMissing { Pointer = "/witnessId" });

        var agreement = new Agreement(version, Choice.Of(method, "/method"), recordedBy, witness, now);
        _agreements.Add(agreement);
        Did(PlanAct.Agreed, agreement.Id.Value);
        return agreement;
    }

    /// <summary>Takes the plan into use, with all its interventions.</summary>
    /// <remarks>
    /// Needs a goal, an intervention, a review day that has not passed, the client's agreement to exactly this version and the approval of
    /// every discipline in it (Rule CR-020; I06); for a mental-health goal psychotherapy, or the client's choice against it (Rule CR-021; I07); for massage, that each
    /// massage therapist on the team may see the plan and the safety cues (Rule CR-028).
    /// </remarks>
    /// <param name="touch">The decisions about the massage therapists of the team; looked at only when the plan has massage in it.</param>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <exception cref="DomainException">
    /// <see cref="CarePlanClosed"/>, <see cref="CarePlanMoveNotAllowed"/>, <see cref="NoGoal"/>, <see cref="NoIntervention"/>, <see cref="ReviewInThePast"/>, <see cref="PsychotherapyMissing"/>,
    /// <see cref="NoMassageTherapist"/>, <see cref="MassageCannotSeeSafety"/>, <see cref="ApprovalMissing"/>, <see cref="AgreementMissing"/>, <see cref="AgreementStale"/>.
    /// </exception>
    public void Activate(TouchTeamReadiness touch, DateOnly today, DateTimeOffset now)
    {
        May(PlanAct.Activated);
        if (ReviewOn < today) throw new DomainException(new ReviewInThePast());
        MustBeSafe(touch);
        MustBeAgreed();

        _interventions.ForEach(i => i.Start());
        ActivatedAt = now;
        Did(PlanAct.Activated);
    }

    /// <summary>Starts what was added or rewritten since activation, once everyone has approved and the client has agreed anew (Rule CR-023; I09). Nothing waiting: nothing changes.</summary>
    /// <exception cref="DomainException">As <see cref="Activate"/>; <see cref="CarePlanNotActive"/> unless active.</exception>
    public void StartAgreedInterventions(TouchTeamReadiness touch)
    {
        May(PlanAct.InterventionsStarted);
        if (!_interventions.Exists(i => i.Status == InterventionStatus.Proposed)) return;
        MustBeSafe(touch);
        MustBeAgreed();

        _interventions.ForEach(i => i.Start());
        Did(PlanAct.InterventionsStarted);
    }

    /// <summary>Lets an active plan rest.</summary>
    /// <param name="reason">In words for the whole team; may stay unsaid.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="CarePlanMoveNotAllowed"/>, or what <see cref="PlainText"/> says of the reason.</exception>
    public void PutOnHold(string? reason = null)
    {
        May(PlanAct.PutOnHold);
        HoldReason = PlainText.Optional(reason, "/reason", PlainText.Paragraph);
        Did(PlanAct.PutOnHold);
    }

    /// <summary>Takes a resting plan up again. What must hold for safety at activation must hold again; the agreed interventions go on, newer ones wait.</summary>
    /// <exception cref="DomainException">
    /// <see cref="CarePlanClosed"/>, <see cref="CarePlanMoveNotAllowed"/>, <see cref="NoGoal"/>, <see cref="NoIntervention"/>, <see cref="PsychotherapyMissing"/>, <see cref="NoMassageTherapist"/>, <see cref="MassageCannotSeeSafety"/>.
    /// </exception>
    public void Resume(TouchTeamReadiness touch)
    {
        May(PlanAct.Resumed);
        MustBeSafe(touch);

        HoldReason = null;
        Did(PlanAct.Resumed);
    }

    /// <summary>The plan has done its work. It stays readable and changes no more.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="CarePlanMoveNotAllowed"/>.</exception>
    public void Complete(DateTimeOffset now) => Close(PlanAct.Completed, now);

    /// <summary>Takes the plan back before it was done. It stays readable and changes no more.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="CarePlanMoveNotAllowed"/>.</exception>
    public void Revoke(DateTimeOffset now) => Close(PlanAct.Revoked, now);

    /// <summary>True when a member of this discipline approved exactly the present version.</summary>
    public bool IsApprovedBy(Discipline discipline) => _approvals.Exists(a => a.Version == Version && a.Discipline == discipline);

    private void MustBeSafe(TouchTeamReadiness touch)
    {
        if (!_goals.Exists(g => g.IsWanted)) throw new DomainException(new NoGoal());
        if (!_interventions.Exists(i => i.IsPlanned)) throw new DomainException(new NoIntervention());
        if (LacksPsychotherapy) throw new DomainException(new PsychotherapyMissing());
        if (!Plans(Discipline.MassageTherapy)) return;
        if (!touch.HasMassageTherapist) throw new DomainException(new NoMassageTherapist());
        if (!touch.AllMaySee) throw new DomainException(new MassageCannotSeeSafety());
    }

    private void MustBeAgreed()
    {
        foreach (var discipline in Enum.GetValues<Discipline>())
        {
            if (Plans(discipline) && !IsApprovedBy(discipline)) throw new DomainException(new ApprovalMissing(discipline));
        }

        if (_agreements.Count == 0) throw new DomainException(new AgreementMissing());
        if (!IsAgreed) throw new DomainException(new AgreementStale(Version));
    }

    private void Close(PlanAct act, DateTimeOffset now)
    {
        May(act);
        ClosedAt = now;
        Did(act);
    }
}
