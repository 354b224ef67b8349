using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.CarePlans;

/// <summary>How far a plan has come.</summary>
public enum CarePlanStatus
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Agreed to and in use.</summary>
    Active,

    /// <summary>Resting.</summary>
    OnHold,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Taken back before it was done.</summary>
    Revoked,
}

/// <summary>The one plan that both disciplines share with the client: what the client wants, who does what about it, and that the client agrees.</summary>
/// <remarks>
/// Two counters: <see cref="Version"/> is the content that people approve and agree to; the revision counts every change and guards against
/// two people writing at once. The moves of its status are fixed (Rule CR-027; I13). What the plan must fulfil to be active is in <see cref="Activate"/>.
/// </remarks>
public sealed class CarePlan : AggregateRoot, IClientRecord
{
    /// <summary>The most goals in one plan.</summary>
    public const int MostGoals = 100;

    /// <summary>The most interventions in one plan.</summary>
    public const int MostInterventions = 200;

    private readonly List<Goal> _goals = [];
    private readonly List<Intervention> _interventions = [];
    private readonly List<Approval> _approvals = [];
    private readonly List<Agreement> _agreements = [];

    private CarePlan() { }

    /// <summary>Names it.</summary>
    public CarePlanId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category => InformationCategory.CarePlan;

    /// <summary>Who drafted it.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>When it was drafted. UTC.</summary>
    public DateTimeOffset DraftedAt { get; private init; }

    /// <summary>What the plan is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The day on which client and team look back together, in the clinic's calendar.</summary>
    public DateOnly ReviewOn { get; private set; }

    /// <summary>The practitioner accountable for the plan's upkeep.</summary>
    public PractitionerId LeadPractitionerId { get; private set; }

    /// <summary>How far it has come.</summary>
    public CarePlanStatus Status { get; private set; }

    /// <summary>Which content this is, from 1. Every change of title, goals or interventions raises it and leaves earlier approvals and agreements behind (Rule CR-023; I09).</summary>
    public int Version { get; private set; } = 1;

    /// <summary>When it first became active; <c>null</c> before. UTC.</summary>
    public DateTimeOffset? ActivatedAt { get; private set; }

    /// <summary>When it was completed or revoked; <c>null</c> before. UTC.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Why it rests, in words for the whole team; <c>null</c> when not said or not resting.</summary>
    public string? HoldReason { get; private set; }

    /// <summary>That the client chose not to have psychotherapy for a mental-health goal; <c>null</c> when nobody recorded that.</summary>
    public PsychotherapyDecline? PsychotherapyDeclined { get; private set; }

    /// <summary>What the client wants, in the order it was said.</summary>
    public IReadOnlyList<Goal> Goals => _goals;

    /// <summary>Who does what about it, in the order it was planned.</summary>
    public IReadOnlyList<Intervention> Interventions => _interventions;

    /// <summary>Every approval ever given, of earlier versions too.</summary>
    public IReadOnlyList<Approval> Approvals => _approvals;

    /// <summary>Every agreement of the client, to earlier versions too.</summary>
    public IReadOnlyList<Agreement> Agreements => _agreements;

    /// <summary>True when the client agreed to exactly the present version.</summary>
    public bool IsAgreed => _agreements.Exists(a => a.Version == Version);

    /// <summary>True once it is completed or revoked: nothing changes any more (Rule CR-026; I12).</summary>
    public bool IsClosed => Status is CarePlanStatus.Completed or CarePlanStatus.Revoked;

    /// <summary>Begins a plan. It counts for nothing until it is activated.</summary>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="OnlyPractitionersPlan"/>, <see cref="ReviewInThePast"/>, <see cref="LeadMissing"/>, or what <see cref="PlainText"/> says of the title.</exception>
    public static CarePlan Draft(ClinicId clinic, ClientId client, string title, DateOnly reviewOn, PractitionerId lead, Author author, DateOnly today, DateTimeOffset now)
    {
        if (author.Discipline is null) throw new DomainException(new OnlyPractitionersPlan());

        var plan = new CarePlan { Id = CarePlanId.New(), ClinicId = clinic, ClientId = client, Author = author, DraftedAt = now, Status = CarePlanStatus.Draft, Title = PlainText.Of(title, "/title") };
        plan.SetReview(reviewOn, today);
        plan.SetLead(lead);
        return plan;
    }

    /// <summary>Gives the plan another title. A new version.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, or what <see cref="PlainText"/> says.</exception>
    public void Retitle(string title)
    {
        MustBeOpen();
        Title = PlainText.Of(title, "/title");
        NewVersion();
    }

    /// <summary>Moves the day of looking back together. The content stays as agreed.</summary>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="ReviewInThePast"/>.</exception>
    public void ScheduleReview(DateOnly reviewOn, DateOnly today)
    {
        MustBeOpen();
        SetReview(reviewOn, today);
        Changed();
    }

    /// <summary>Makes another practitioner accountable. The content stays as agreed.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="LeadMissing"/>.</exception>
    public void HandLeadTo(PractitionerId lead)
    {
        MustBeOpen();
        SetLead(lead);
        Changed();
    }

    /// <summary>Adds what the client wants, in the client's words. A new version.</summary>
    /// <param name="owner">The practitioner who keeps an eye on it.</param>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="TooManyGoals"/>, <see cref="TargetInThePast"/>, <see cref="ChoiceUnknown"/>, or what <see cref="PlainText"/> says of the title.</exception>
    public Goal AddGoal(string title, GoalCategory category, GoalTarget? target, PractitionerId owner, DateOnly today)
    {
        MustBeOpen();
        if (_goals.Count >= MostGoals) throw new DomainException(new TooManyGoals(MostGoals));
        MustLieAhead(target, today);

        var goal = new Goal(PlainText.Of(title, "/title"), Choice.Of(category, "/category"), target, owner, today);
        _goals.Add(goal);
        NewVersion();
        return goal;
    }

    /// <summary>Says a goal anew; everything is given, also what stays. A new version.</summary>
    /// <param name="today">Today in the clinic's calendar; a target that stays as it was may have passed.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="GoalNotFound"/>, <see cref="TargetInThePast"/>, <see cref="ChoiceUnknown"/>, or what <see cref="PlainText"/> says of the title.</exception>
    public void ReviseGoal(GoalId id, string title, GoalCategory category, GoalTarget? target, PractitionerId owner, DateOnly today)
    {
        MustBeOpen();
        var goal = FindGoal(id);
        if (target != goal.Target) MustLieAhead(target, today);

        goal.Revise(PlainText.Of(title, "/title"), Choice.Of(category, "/category"), target, owner);
        NewVersion();
    }

    /// <summary>Says where a goal stands. Every move is allowed. Only setting a goal aside, or taking it up again, changes what was agreed and makes a new version.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="GoalNotFound"/>, <see cref="ChoiceUnknown"/>.</exception>
    public void MoveGoal(GoalId id, GoalStatus status)
    {
        MustBeOpen();
        var goal = FindGoal(id);
        if (goal.Status == status) return;

        var wasWanted = goal.IsWanted;
        goal.MoveTo(Choice.Of(status, "/status"));
        if (goal.IsWanted == wasWanted) Changed();
        else NewVersion();
    }

    /// <summary>Plans an activity. Only a member of its discipline may (Rule CR-022; I08). A new version; it waits for the client's agreement (Rule CR-023; I09).</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="OtherDiscipline"/>, <see cref="TooManyInterventions"/>, <see cref="GoalUnknown"/>.</exception>
    public Intervention AddIntervention(InterventionTerms terms, Author by)
    {
        MustBeOpen();
        MustBeOf(terms.Discipline, by);
        if (_interventions.Count >= MostInterventions) throw new DomainException(new TooManyInterventions(MostInterventions));
        GoalsMustExist(terms);

        var intervention = new Intervention(terms, by);
        _interventions.Add(intervention);
        NewVersion();
        return intervention;
    }

    /// <summary>Plans an activity anew. Only a member of its discipline may (Rule CR-022; I08). A new version; it rests until the client agrees again (Rule CR-023; I09).</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="InterventionNotFound"/>, <see cref="OtherDiscipline"/>, <see cref="InterventionOver"/>, <see cref="GoalUnknown"/>.</exception>
    public void ReviseIntervention(InterventionId id, InterventionTerms terms, Author by)
    {
        MustBeOpen();
        var intervention = FindIntervention(id, by);
        MustBeOf(intervention.Discipline, terms.Discipline);
        GoalsMustExist(terms);

        intervention.Rewrite(terms, by);
        NewVersion();
    }

    /// <summary>Ends an activity. Only a member of its discipline may (Rule CR-022; I08). A new version; what else was agreed goes on.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="InterventionNotFound"/>, <see cref="OtherDiscipline"/>, <see cref="InterventionOver"/>.</exception>
    public void EndIntervention(InterventionId id, Author by)
    {
        MustBeOpen();
        FindIntervention(id, by).End(by);
        NewVersion();
    }

    /// <summary>Records that the client was offered psychotherapy for a mental-health goal and chose not to have it. The latest record counts.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>.</exception>
    public void RecordPsychotherapyDeclined(Author recordedBy, DateTimeOffset now)
    {
        MustBeOpen();
        PsychotherapyDeclined = new PsychotherapyDecline(recordedBy, now);
        Changed();
    }

    /// <summary>A practitioner stands behind this version for their discipline. One approval per discipline.</summary>
    /// <param name="version">The version they read.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="OnlyPractitionersPlan"/>, <see cref="DisciplineNotInPlan"/>, <see cref="ApprovalStale"/>, <see cref="AlreadyApproved"/>.</exception>
    public Approval Approve(Author by, int version, DateTimeOffset now)
    {
        MustBeOpen();
        if (by.Discipline is not { } discipline) throw new DomainException(new OnlyPractitionersPlan());
        if (version != Version) throw new DomainException(new ApprovalStale(Version));
        if (!Plans(discipline)) throw new DomainException(new DisciplineNotInPlan(discipline));
        if (IsApprovedBy(discipline)) throw new DomainException(new AlreadyApproved(discipline));

        var approval = new Approval(version, discipline, new PractitionerId(by.PersonId), now);
        _approvals.Add(approval);
        Changed();
        return approval;
    }

    /// <summary>The client agrees to this version.</summary>
    /// <param name="version">The version they were shown.</param>
    /// <param name="witness">Who heard a verbal agreement: somebody other than the recorder. Not kept for other methods.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="AgreementStale"/>, <see cref="AlreadyAgreed"/>, <see cref="AgreementWitnessMissing"/>, <see cref="ChoiceUnknown"/>.</exception>
    public Agreement Agree(AgreementMethod method, int version, Author recordedBy, DateTimeOffset now, Guid? witness = null)
    {
        MustBeOpen();
        if (version != Version) throw new DomainException(new AgreementStale(Version));
        if (IsAgreed) throw new DomainException(new AlreadyAgreed());
        if (method != AgreementMethod.VerbalWitnessed) witness = null;
        else if (witness is null || witness == Guid.Empty || witness == recordedBy.PersonId) throw new DomainException(new AgreementWitnessMissing { Pointer = "/witnessId" });

        var agreement = new Agreement(version, Choice.Of(method, "/method"), recordedBy, witness, now);
        _agreements.Add(agreement);
        Changed();
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
        MustBe(CarePlanStatus.Active, Status == CarePlanStatus.Draft);
        if (ReviewOn < today) throw new DomainException(new ReviewInThePast());
        MustBeSafe(touch);
        MustBeAgreed();

        _interventions.ForEach(i => i.Start());
        Status = CarePlanStatus.Active;
        ActivatedAt = now;
        Changed();
    }

    /// <summary>Starts what was added or rewritten since activation, once everyone has approved and the client has agreed anew (Rule CR-023; I09). Nothing waiting: nothing changes.</summary>
    /// <exception cref="DomainException">As <see cref="Activate"/>; <see cref="CarePlanNotActive"/> unless active.</exception>
    public void StartAgreedInterventions(TouchTeamReadiness touch)
    {
        MustBeOpen();
        if (Status != CarePlanStatus.Active) throw new DomainException(new CarePlanNotActive(Status));
        if (!_interventions.Exists(i => i.Status == InterventionStatus.Proposed)) return;
        MustBeSafe(touch);
        MustBeAgreed();

        _interventions.ForEach(i => i.Start());
        Changed();
    }

    /// <summary>Lets an active plan rest.</summary>
    /// <param name="reason">In words for the whole team; may stay unsaid.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="CarePlanMoveNotAllowed"/>, or what <see cref="PlainText"/> says of the reason.</exception>
    public void PutOnHold(string? reason = null)
    {
        MustBe(CarePlanStatus.OnHold, Status == CarePlanStatus.Active);
        HoldReason = PlainText.Optional(reason, "/reason", PlainText.Paragraph);
        Status = CarePlanStatus.OnHold;
        Changed();
    }

    /// <summary>Takes a resting plan up again. What must hold for safety at activation must hold again; the agreed interventions go on, newer ones wait.</summary>
    /// <exception cref="DomainException">
    /// <see cref="CarePlanClosed"/>, <see cref="CarePlanMoveNotAllowed"/>, <see cref="NoGoal"/>, <see cref="NoIntervention"/>, <see cref="PsychotherapyMissing"/>, <see cref="NoMassageTherapist"/>, <see cref="MassageCannotSeeSafety"/>.
    /// </exception>
    public void Resume(TouchTeamReadiness touch)
    {
        MustBe(CarePlanStatus.Active, Status == CarePlanStatus.OnHold);
        MustBeSafe(touch);

        HoldReason = null;
        Status = CarePlanStatus.Active;
        Changed();
    }

    /// <summary>The plan has done its work. It stays readable and changes no more.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="CarePlanMoveNotAllowed"/>.</exception>
    public void Complete(DateTimeOffset now) => Close(CarePlanStatus.Completed, now);

    /// <summary>Takes the plan back before it was done. It stays readable and changes no more.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="CarePlanMoveNotAllowed"/>.</exception>
    public void Revoke(DateTimeOffset now) => Close(CarePlanStatus.Revoked, now);

    /// <summary>Asks before a session is put under this plan: a closed plan takes no more (Rule CR-026; I12).</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>.</exception>
    public void MustTakeSessions() => MustBeOpen();

    /// <summary>True when a member of this discipline approved exactly the present version.</summary>
    public bool IsApprovedBy(Discipline discipline) => _approvals.Exists(a => a.Version == Version && a.Discipline == discipline);

    private bool Plans(Discipline discipline) => _interventions.Exists(i => i.IsPlanned && i.Discipline == discipline);

    private void MustBeSafe(TouchTeamReadiness touch)
    {
        if (!_goals.Exists(g => g.IsWanted)) throw new DomainException(new NoGoal());
        if (!_interventions.Exists(i => i.IsPlanned)) throw new DomainException(new NoIntervention());
        if (_goals.Exists(g => g.IsWanted && g.Category.IsMentalHealth()) && !Plans(Discipline.Psychotherapy) && PsychotherapyDeclined is null) throw new DomainException(new PsychotherapyMissing());
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

    private void Close(CarePlanStatus to, DateTimeOffset now)
    {
        MustBe(to, Status == CarePlanStatus.Active);
        Status = to;
        ClosedAt = now;
        Changed();
    }

    private void MustBe(CarePlanStatus to, bool allowed)
    {
        MustBeOpen();
        if (!allowed) throw new DomainException(new CarePlanMoveNotAllowed(Status, to));
    }

    private void MustBeOpen()
    {
        if (IsClosed) throw new DomainException(new CarePlanClosed());
    }

    private void SetReview(DateOnly reviewOn, DateOnly today) =>
        ReviewOn = reviewOn >= today ? reviewOn : throw new DomainException(new ReviewInThePast { Pointer = "/reviewOn" });

    private void SetLead(PractitionerId lead) =>
        LeadPractitionerId = lead != default ? lead : throw new DomainException(new LeadMissing { Pointer = "/leadPractitionerId" });

    private void GoalsMustExist(InterventionTerms terms)
    {
        for (var i = 0; i < terms.GoalIds.Count; i++)
        {
            if (!_goals.Exists(g => g.Id == terms.GoalIds[i])) throw new DomainException(new GoalUnknown { Pointer = $"/goalIds/{i}" });
        }
    }

    private Goal FindGoal(GoalId id) => _goals.Find(g => g.Id == id) ?? throw new DomainException(new GoalNotFound());

    private Intervention FindIntervention(InterventionId id, Author by)
    {
        var intervention = _interventions.Find(i => i.Id == id) ?? throw new DomainException(new InterventionNotFound());
        MustBeOf(intervention.Discipline, by);
        return intervention.IsPlanned ? intervention : throw new DomainException(new InterventionOver());
    }

    private static void MustLieAhead(GoalTarget? target, DateOnly today)
    {
        if (target is not null && target.By < today) throw new DomainException(new TargetInThePast { Pointer = "/target/by" });
    }

    private static void MustBeOf(Discipline discipline, Author by) => MustBeOf(discipline, by.Discipline);

    private static void MustBeOf(Discipline discipline, Discipline? given)
    {
        if (given != discipline) throw new DomainException(new OtherDiscipline(discipline));
    }

    private void NewVersion()
    {
        Version++;
        Changed();
    }
}
