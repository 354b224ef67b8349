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
public sealed partial class CarePlan : AggregateRoot, IClientRecord
{
    /// <summary>The most goals in one plan.</summary>
    public const int MostGoals = 100;

    /// <summary>The most interventions in one plan.</summary>
    public const int MostInterventions = 200;

    /// <summary>The most concerns, and the most self-care practices, in one plan.</summary>
    public const int MostOthers = 100;

    /// <summary>The longest time between two reviews. Unit: weeks.</summary>
    public const int LongestReviewWeeks = 104;

    private readonly List<Concern> _concerns = [];
    private readonly List<Goal> _goals = [];
    private readonly List<Intervention> _interventions = [];
    private readonly List<SelfCarePractice> _practices = [];
    private readonly List<Approval> _approvals = [];
    private readonly List<Agreement> _agreements = [];
    private readonly List<PlanReview> _reviews = [];
    private readonly List<PlanActDone> _acts = [];

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

    /// <summary>How often to look back together; <c>null</c> when each review names the next. Unit: weeks, 1–104.</summary>
    public int? ReviewEveryWeeks { get; private set; }

    /// <summary>The practitioner accountable for the plan's upkeep.</summary>
    public PractitionerId LeadPractitionerId { get; private set; }

    /// <summary>How far it has come.</summary>
    public CarePlanStatus Status { get; private set; }

    /// <summary>Which content this is, from 1. Every change of title, concerns, goals, interventions or self-care raises it and leaves earlier approvals and agreements behind (Rule CR-023; I09).</summary>
    public int Version { get; private set; } = 1;

    /// <summary>When it first became active; <c>null</c> before. UTC.</summary>
    public DateTimeOffset? ActivatedAt { get; private set; }

    /// <summary>When it was completed or revoked; <c>null</c> before. UTC.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Why it rests, in words for the whole team; <c>null</c> when not said or not resting.</summary>
    public string? HoldReason { get; private set; }

    /// <summary>That the client chose not to have psychotherapy for a mental-health goal; <c>null</c> when nobody recorded that.</summary>
    public PsychotherapyDecline? PsychotherapyDeclined { get; private set; }

    /// <summary>The closed plan that this one goes on with; <c>null</c> for a first plan (Rule CR-144; I12).</summary>
    public CarePlanId? PredecessorId { get; private init; }

    /// <summary>What matters to the client, in the order it was said.</summary>
    public IReadOnlyList<Concern> Concerns => _concerns;

    /// <summary>What the client does for themselves, in the order it was planned.</summary>
    public IReadOnlyList<SelfCarePractice> Practices => _practices;

    /// <summary>Every time that client and team looked back, oldest first.</summary>
    public IReadOnlyList<PlanReview> Reviews => _reviews;

    /// <summary>What the client wants, in the order it was said.</summary>
    public IReadOnlyList<Goal> Goals => _goals;

    /// <summary>Who does what about it, in the order it was planned.</summary>
    public IReadOnlyList<Intervention> Interventions => _interventions;

    /// <summary>Every approval ever given, of earlier versions too.</summary>
    public IReadOnlyList<Approval> Approvals => _approvals;

    /// <summary>Every agreement of the client, to earlier versions too.</summary>
    public IReadOnlyList<Agreement> Agreements => _agreements;

    /// <summary>What was done to it since it was loaded, for its history.</summary>
    public IReadOnlyList<PlanActDone> Acts => _acts;

    /// <summary>Why it was done, in the words of whoever did it; <c>null</c> when not said. It is kept with the history and not with the plan.</summary>
    public string? Because { get; private set; }

    /// <summary>True when the client agreed to exactly the present version.</summary>
    public bool IsAgreed => _agreements.Exists(a => a.Version == Version);

    /// <summary>True once it is completed or revoked: nothing changes any more (Rule CR-026; I12).</summary>
    public bool IsClosed => Status is CarePlanStatus.Completed or CarePlanStatus.Revoked;

    /// <summary>Begins a plan. It counts for nothing until it is activated.</summary>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="OnlyPractitionersPlan"/>, <see cref="ReviewInThePast"/>, <see cref="LeadMissing"/>, or what <see cref="PlainText"/> says of the title.</exception>
    public static CarePlan Draft(ClinicId clinic, ClientId client, string title, DateOnly reviewOn, PractitionerId lead, Author author, DateOnly today, DateTimeOffset now)
    {
        var plan = Begin(clinic, client, title, lead, author, now, predecessor: null);
        plan.SetReview(reviewOn, today);
        return plan;
    }

    /// <summary>Begins the plan that follows a closed one. Concerns that weigh, goals that are wanted, activities and practices that went on are taken over with ids of their own that name the old ones; everything waits for approval and agreement like new (Rule CR-144; I12).</summary>
    /// <param name="predecessor">The completed or revoked plan.</param>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="PredecessorOpen"/>, and what <see cref="Draft"/> refuses.</exception>
    public static CarePlan Follow(CarePlan predecessor, string title, DateOnly reviewOn, PractitionerId lead, Author author, DateOnly today, DateTimeOffset now)
    {
        if (!predecessor.IsClosed) throw new DomainException(new PredecessorOpen { Pointer = "/successorOf" });

        var plan = Begin(predecessor.ClinicId, predecessor.ClientId, title, lead, author, now, predecessor.Id);
        plan.SetReview(reviewOn, today);
        plan.ReviewEveryWeeks = predecessor.ReviewEveryWeeks;
        plan.TakeOver(predecessor, today);
        return plan;
    }

    /// <summary>Hands over what was done, for the history; each act once.</summary>
    public IReadOnlyList<PlanActDone> TakeActs()
    {
        PlanActDone[] done = [.. _acts];
        _acts.Clear();
        return done;
    }

    /// <summary>Says why the next changes are made, for the history.</summary>
    /// <exception cref="DomainException">What <see cref="PlainText"/> says of the reason.</exception>
    public void Explain(string? reason) => Because = PlainText.Optional(reason, "/reason", PlainText.Paragraph);

    /// <summary>Says also why something that the changes touch was decided as it was, such as a session that was called off.</summary>
    /// <exception cref="DomainException">What <see cref="PlainText"/> says of the reason.</exception>
    public void ExplainAlso(string? reason, string pointer)
    {
        if (PlainText.Optional(reason, pointer, PlainText.Paragraph) is { } also) Because = Because is null ? also : $"{Because}\n{also}";
    }

    /// <summary>Gives the plan another title. A new version.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, or what <see cref="PlainText"/> says.</exception>
    public void Retitle(string title)
    {
        May(PlanAct.Retitled);
        Title = PlainText.Of(title, "/title");
        DidAnew(PlanAct.Retitled);
    }

    /// <summary>Moves the day of looking back together. The content stays as agreed.</summary>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="ReviewInThePast"/>.</exception>
    public void ScheduleReview(DateOnly reviewOn, DateOnly today)
    {
        May(PlanAct.ReviewScheduled);
        SetReview(reviewOn, today);
        Did(PlanAct.ReviewScheduled);
    }

    /// <summary>Says how often to look back together; <c>null</c> when each review names the next. The content stays as agreed.</summary>
    /// <param name="weeks">Unit: weeks, 1–104.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="ReviewCadenceOutOfRange"/>.</exception>
    public void ReviewEvery(int? weeks)
    {
        May(PlanAct.ReviewScheduled);
        if (weeks is < 1 or > LongestReviewWeeks) throw new DomainException(new ReviewCadenceOutOfRange(weeks.Value, LongestReviewWeeks) { Pointer = "/reviewEveryWeeks" });
        ReviewEveryWeeks = weeks;
        Did(PlanAct.ReviewScheduled);
    }

    /// <summary>Makes another practitioner accountable. The content stays as agreed.</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="LeadMissing"/>.</exception>
    public void HandLeadTo(PractitionerId lead)
    {
        May(PlanAct.LeadHandedOver);
        SetLead(lead);
        Did(PlanAct.LeadHandedOver);
    }

    /// <summary>Client and team looked back at a plan in use. The content stays as agreed; what is to change is changed by itself (Rule CR-142).</summary>
    /// <param name="today">Today in the clinic's calendar.</param>
    /// <exception cref="DomainException">
    /// <see cref="CarePlanClosed"/>, <see cref="CarePlanNotActive"/> for a draft, <see cref="OnlyPractitionersPlan"/>, <see cref="NextReviewMissing"/>, <see cref="ReviewInThePast"/>, <see cref="ChoiceUnknown"/>,
    /// or what <see cref="PlainText"/> says of the words.
    /// </exception>
    public PlanReview LookBack(LookBack said, Author by, DateOnly today, DateTimeOffset now)
    {
        May(PlanAct.Reviewed);
        if (by.Discipline is null) throw new DomainException(new OnlyPractitionersPlan());
        var next = said.NextReviewOn ?? (ReviewEveryWeeks is { } weeks ? today.AddDays(7 * weeks) : throw new DomainException(new NextReviewMissing { Pointer = "/nextReviewOn" }));
        if (next < today) throw new DomainException(new ReviewInThePast { Pointer = "/nextReviewOn" });

        var review = new PlanReview(said, Version, next, by, now);
        _reviews.Add(review);
        ReviewOn = next;
        Did(PlanAct.Reviewed, review.Id.Value);
        return review;
    }

    /// <summary>Asks before a session is put under this plan: a closed plan takes no more (Rule CR-026; I12).</summary>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>.</exception>
    public void MustTakeSessions() => May(PlanAct.SessionTaken);

    /// <summary>Refuses goals that this plan does not have.</summary>
    /// <exception cref="DomainException"><see cref="GoalUnknown"/>.</exception>
    public void MustHave(IReadOnlyList<GoalId> goals)
    {
        foreach (var (i, id) in goals.Index())
        {
            if (!_goals.Exists(g => g.Id == id)) throw new DomainException(new GoalUnknown { Pointer = $"/goalIds/{i}" });
        }
    }

    private static CarePlan Begin(ClinicId clinic, ClientId client, string title, PractitionerId lead, Author author, DateTimeOffset now, CarePlanId? predecessor)
    {
        if (author.Discipline is null) throw new DomainException(new OnlyPractitionersPlan());
        var plan = new CarePlan
        {
            Id = CarePlanId.New(),
            ClinicId = clinic,
            ClientId = client,
            Author = author,
            DraftedAt = now,
            Status = CarePlanStatus.Draft,
            Title = PlainText.Of(title, "/title"),
            PredecessorId = predecessor,
        };
        plan.SetLead(lead);
        plan._acts.Add(new(PlanAct.Drafted, null));
        return plan;
    }

    private void TakeOver(CarePlan predecessor, DateOnly today)
    {
        _concerns.AddRange(predecessor._concerns.Where(c => c.Status == ConcernStatus.Active).Select(c => c.Continued(today)));
        _goals.AddRange(predecessor._goals.Where(g => g.IsWanted).Select(g => g.Continued(today)));
        _interventions.AddRange(predecessor._interventions.Where(i => i.IsPlanned).Select(i => i.Continued(Now)));
        _practices.AddRange(predecessor._practices.Where(p => p.IsPractised).Select(p => p.Continued(Now, today)));

        GoalId? Now(GoalId before) => _goals.Find(g => g.PredecessorId == before)?.Id;
    }

    private void SetReview(DateOnly reviewOn, DateOnly today) =>
        ReviewOn = reviewOn >= today ? reviewOn : throw new DomainException(new ReviewInThePast { Pointer = "/reviewOn" });

    private void SetLead(PractitionerId lead) =>
        LeadPractitionerId = lead != default ? lead : throw new DomainException(new LeadMissing { Pointer = "/leadPractitionerId" });

    // Asked before anything changes: what the table of moves does not have is refused.
    private void May(PlanAct act) => PlanMoves.After(Status, act);

    private void Did(PlanAct act, Guid? part = null)
    {
        Status = PlanMoves.After(Status, act);
        _acts.Add(new(act, part));
        Changed();
    }

    // Other content: another version, which everybody has to approve and agree to (Rule CR-023; I09).
    private void DidAnew(PlanAct act, Guid? part = null)
    {
        Version++;
        Did(act, part);
    }
}
