using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Sessions;

/// <summary>Names one interruption of a session.</summary>
public readonly record struct SessionPauseId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static SessionPauseId New() => new(Guid.CreateVersion7());
}

/// <summary>Whose sign led to a pause.</summary>
public enum PauseKind
{
    /// <summary>The client wished it, by a word or by the agreed signal.</summary>
    ClientsWish,

    /// <summary>The practitioner thought it right.</summary>
    Practitioners,

    /// <summary>A sign was seen that the client had named as too much; what was agreed to do then stands in the touch safety profile.</summary>
    EarlyWarningSign,
}

/// <summary>One interruption of a session.</summary>
public sealed class SessionPause
{
    private SessionPause() { }

    internal SessionPause(PauseKind? kind, Author by, DateTimeOffset now) => (Id, Kind, By, From) = (SessionPauseId.New(), kind, by, now);

    /// <summary>Names it.</summary>
    public SessionPauseId Id { get; private init; }

    /// <summary>Whose sign it was; <c>null</c> when nobody said.</summary>
    public PauseKind? Kind { get; private init; }

    /// <summary>Whoever said so in the product.</summary>
    public Author By { get; private init; } = null!;

    /// <summary>When it began. UTC, by the server's clock.</summary>
    public DateTimeOffset From { get; private init; }

    /// <summary>When it was over; <c>null</c> while it is on. UTC, by the server's clock.</summary>
    public DateTimeOffset? Until { get; private set; }

    internal void End(DateTimeOffset now) => Until ??= now;
}

/// <summary>Names one choice that was offered.</summary>
public readonly record struct OfferedChoiceId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static OfferedChoiceId New() => new(Guid.CreateVersion7());
}

/// <summary>What a choice is about.</summary>
public enum ChoiceGroup
{
    /// <summary>How to lie, sit or stand, and how to come close.</summary>
    PositionAndApproach,

    /// <summary>What to wear and what lies between.</summary>
    ClothingAndDraping,

    /// <summary>Where to touch and where not.</summary>
    Regions,

    /// <summary>How touch feels: pressure, pace, stillness.</summary>
    TouchQuality,

    /// <summary>How to talk: signals, silence, questions.</summary>
    Communication,

    /// <summary>The room: door, light, music, scent, warmth, who is there.</summary>
    Environment,

    /// <summary>What helps the client to be here and now.</summary>
    Grounding,

    /// <summary>Oils and other products.</summary>
    Products,

    /// <summary>What comes after.</summary>
    Aftercare,
}

/// <summary>What the client answered. There is no "refused": each answer is a good answer.</summary>
public enum ChoiceAnswer
{
    /// <summary>Yes.</summary>
    Accepted,

    /// <summary>No, thank you.</summary>
    Declined,

    /// <summary>Yes, in another way.</summary>
    Changed,

    /// <summary>They did not want to say; the practitioner does as if it were declined.</summary>
    Skipped,
}

/// <summary>A choice that was offered, with its answer.</summary>
public sealed record ChoiceOffer
{
    /// <summary>What it is about.</summary>
    public required ChoiceGroup Group { get; init; }

    /// <summary>What was offered, in words, such as "a blanket over the legs".</summary>
    public required string Option { get; init; }

    /// <summary>What the client answered.</summary>
    public required ChoiceAnswer Answer { get; init; }

    /// <summary>In which other way, with <see cref="ChoiceAnswer.Changed"/> and with nothing else.</summary>
    public string? ChangedTo { get; init; }

    /// <summary>What it answers of the things that the client wants to be asked in every session; <c>null</c> when it answers none.</summary>
    public TouchTopic? Question { get; init; }

    internal ChoiceOffer Checked()
    {
        Choice.Of(Group, "/group");
        Choice.Of(Answer, "/answer");
        Choice.Optional(Question, "/question");
        var changed = PlainText.Optional(ChangedTo, "/changedTo");
        if ((changed is null) == (Answer == ChoiceAnswer.Changed)) throw new DomainException(new ChangeNotSaid { Pointer = "/changedTo" });
        return this with { Option = PlainText.Of(Option, "/option"), ChangedTo = changed };
    }
}

/// <summary>A choice that the client was offered in one session, and what they answered then. It never changes; to ask again is another choice.</summary>
public sealed class OfferedChoice
{
    private OfferedChoice() { }

    internal OfferedChoice(int number, ChoiceOffer offer, Author by, DateTimeOffset now)
    {
        (Id, Number, Group, Option) = (OfferedChoiceId.New(), number, offer.Group, offer.Option);
        (Answer, ChangedTo, Question, By, At) = (offer.Answer, offer.ChangedTo, offer.Question, by, now);
    }

    /// <summary>Names it.</summary>
    public OfferedChoiceId Id { get; private init; }

    /// <summary>Its place among those of the session, from 1.</summary>
    public int Number { get; private init; }

    /// <inheritdoc cref="ChoiceOffer.Group"/>
    public ChoiceGroup Group { get; private init; }

    /// <inheritdoc cref="ChoiceOffer.Option"/>
    public string Option { get; private init; } = "";

    /// <inheritdoc cref="ChoiceOffer.Answer"/>
    public ChoiceAnswer Answer { get; private init; }

    /// <inheritdoc cref="ChoiceOffer.ChangedTo"/>
    public string? ChangedTo { get; private init; }

    /// <inheritdoc cref="ChoiceOffer.Question"/>
    public TouchTopic? Question { get; private init; }

    /// <summary>Whoever asked, or the client when they said it in their own account.</summary>
    public Author By { get; private init; } = null!;

    /// <summary>When. UTC, by the server's clock.</summary>
    public DateTimeOffset At { get; private init; }
}

/// <summary>How a client leaves.</summary>
public enum LeavingAs
{
    /// <summary>Well enough to go.</summary>
    Ok,

    /// <summary>They want somebody of the clinic to be in touch.</summary>
    WantsContact,

    /// <summary>They want to be put in touch with the psychotherapist. Nothing is passed on by it: that stays the client's to permit.</summary>
    WantsPsychotherapist,
}

/// <summary>How a client left a session, and what was done to make leaving easy. No conversation about the session's content.</summary>
public sealed record Debriefing
{
    /// <summary>The most items.</summary>
    public const int MostItems = 20;

    private Debriefing() { }

    /// <summary>How the client leaves.</summary>
    public LeavingAs Leaves { get; private init; }

    /// <summary>What was done or given for afterwards, in words, such as "ten minutes to sit up".</summary>
    public IReadOnlyList<string> Aftercare { get; private init; } = [];

    /// <summary>Who asked.</summary>
    public Guid By { get; private init; }

    /// <summary>When. UTC, by the server's clock.</summary>
    public DateTimeOffset At { get; private init; }

    internal static Debriefing Of(LeavingAs leaves, IReadOnlyList<string> aftercare, Author by, DateTimeOffset now) => new()
    {
        Leaves = Choice.Of(leaves, "/leaves"),
        Aftercare = Entries.Of(aftercare, "/aftercare", MostItems, (item, at) => PlainText.Of(item, at)),
        By = by.PersonId,
        At = now,
    };
}
