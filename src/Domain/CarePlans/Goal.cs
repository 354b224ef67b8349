using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.CarePlans;

/// <summary>Names one goal. It never changes over the life of the plan (Rule CR-024; I10).</summary>
public readonly record struct GoalId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static GoalId New() => new(Guid.CreateVersion7());
}

/// <summary>What a goal is about.</summary>
public enum GoalCategory
{
    /// <summary>Less pain.</summary>
    Pain,

    /// <summary>Better sleep.</summary>
    Sleep,

    /// <summary>Less stress, or carrying it better.</summary>
    Stress,

    /// <summary>Mood. A mental-health goal.</summary>
    Mood,

    /// <summary>Anxiety. A mental-health goal.</summary>
    Anxiety,

    /// <summary>Recovery from trauma. A mental-health goal.</summary>
    TraumaRecovery,

    /// <summary>Moving more freely.</summary>
    Mobility,

    /// <summary>Living with others.</summary>
    Relationship,

    /// <summary>What the client does for themselves.</summary>
    SelfCare,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Which goals need psychotherapy.</summary>
public static class GoalCategories
{
    /// <summary>True for goals that massage may support but never pursue alone (Rule CR-021; I07, S1).</summary>
    public static bool IsMentalHealth(this GoalCategory category) => category is GoalCategory.Mood or GoalCategory.Anxiety or GoalCategory.TraumaRecovery;
}

/// <summary>Where a goal stands. Healing is not a line: every move is allowed, and none is a failure.</summary>
public enum GoalStatus
{
    /// <summary>Named, not begun.</summary>
    Proposed,

    /// <summary>Being worked on.</summary>
    InProgress,

    /// <summary>Resting for now.</summary>
    Paused,

    /// <summary>Reached; it may be taken up again.</summary>
    Achieved,

    /// <summary>No longer wanted. It stays readable and counts for nothing.</summary>
    SetAside,
}

/// <summary>Which way a measure should go.</summary>
public enum Comparison
{
    /// <summary>This value or lower.</summary>
    AtMost,

    /// <summary>This value or higher.</summary>
    AtLeast,
}

/// <summary>How everyone will know that a goal is reached: a measure, a value and a day (Rule CR-025; I11).</summary>
public sealed record GoalTarget
{
    private GoalTarget() { }

    /// <summary>The instrument's code, as in <see cref="Instruments"/>.</summary>
    public string Instrument { get; private init; } = "";

    /// <summary>Which way it should go.</summary>
    public Comparison Comparison { get; private init; }

    /// <summary>The total to reach. Unit and range: the instrument's.</summary>
    public int Value { get; private init; }

    /// <summary>By when, in the clinic's calendar.</summary>
    public DateOnly By { get; private init; }

    /// <summary>Names a target.</summary>
    /// <exception cref="DomainException"><see cref="InstrumentUnknown"/>, <see cref="InstrumentHasNoTotal"/>, <see cref="ScoreOutOfRange"/>, <see cref="ChoiceUnknown"/>.</exception>
    public static GoalTarget Of(string instrument, Comparison comparison, int value, DateOnly by)
    {
        var measure = Instruments.Find(instrument) ?? throw new DomainException(new InstrumentUnknown { Pointer = "/target/instrument" });
        var total = measure.Total ?? throw new DomainException(new InstrumentHasNoTotal { Pointer = "/target/instrument" });
        if (value < total.Lowest || value > total.Highest) throw new DomainException(new ScoreOutOfRange(measure.Code, value, total.Lowest, total.Highest) { Pointer = "/target/value" });

        return new GoalTarget { Instrument = measure.Code, Comparison = Choice.Of(comparison, "/target/comparison"), Value = value, By = by };
    }

    /// <summary>True when this total reaches the target.</summary>
    public bool IsReachedBy(decimal total) => Comparison == Comparison.AtMost ? total <= Value : total >= Value;
}

/// <summary>A change the client wants, in the client's own words.</summary>
public sealed class Goal
{
    private Goal() { }

    internal Goal(string title, GoalCategory category, GoalTarget? target, PractitionerId owner, DateOnly today) =>
        (Id, Title, Category, Target, Owner, AddedOn, Status) = (GoalId.New(), title, category, target, owner, today, GoalStatus.Proposed);

    /// <summary>Names it, for good.</summary>
    public GoalId Id { get; private init; }

    /// <summary>What the client wants, in their words.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it is about.</summary>
    public GoalCategory Category { get; private set; }

    /// <summary>How everyone will know; <c>null</c> when the client does not want it measured.</summary>
    public GoalTarget? Target { get; private set; }

    /// <summary>The practitioner who keeps an eye on it.</summary>
    public PractitionerId Owner { get; private set; }

    /// <summary>Where it stands.</summary>
    public GoalStatus Status { get; private set; }

    /// <summary>The day it was added, in the clinic's calendar.</summary>
    public DateOnly AddedOn { get; private init; }

    /// <summary>The goal of the plan before that it goes on with; <c>null</c> for a new one (Rule CR-144; I12).</summary>
    public GoalId? PredecessorId { get; private init; }

    /// <summary>True unless the client set it aside.</summary>
    public bool IsWanted => Status != GoalStatus.SetAside;

    internal void Revise(string title, GoalCategory category, GoalTarget? target, PractitionerId owner) => (Title, Category, Target, Owner) = (title, category, target, owner);

    internal void MoveTo(GoalStatus status) => Status = status;

    internal Goal Continued(DateOnly today) => new(Title, Category, Target, Owner, today) { PredecessorId = Id };
}
