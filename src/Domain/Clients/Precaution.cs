using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Clients;

/// <summary>What an instruction or a question of the touch safety profile is about.</summary>
public enum TouchTopic
{
    /// <summary>How to lie, sit or stand.</summary>
    Position,

    /// <summary>How to come close, and from where.</summary>
    Approach,

    /// <summary>What to wear and what lies between.</summary>
    Clothing,

    /// <summary>Where to touch and where not.</summary>
    Regions,

    /// <summary>How firm.</summary>
    Pressure,

    /// <summary>Pace, stillness, and how hands come and go.</summary>
    TouchQuality,

    /// <summary>Signals, silence, questions.</summary>
    Communication,

    /// <summary>Light.</summary>
    Light,

    /// <summary>Music.</summary>
    Music,

    /// <summary>Scent in the room and on the skin.</summary>
    Scent,

    /// <summary>Warmth.</summary>
    Temperature,

    /// <summary>The door.</summary>
    Door,

    /// <summary>Whether somebody is with them.</summary>
    SupportPerson,

    /// <summary>What helps to be here and now.</summary>
    Grounding,

    /// <summary>Oils and other products.</summary>
    Products,

    /// <summary>What comes after.</summary>
    Aftercare,
}

/// <summary>Names one precaution, for as long as it stands in the profile.</summary>
public readonly record struct PrecautionId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static PrecautionId New() => new(Guid.CreateVersion7());
}

/// <summary>One instruction that keeps the client safe, such as "approach from the front": what to do, never why.</summary>
/// <remarks>Rule CR-122. Who said it, in which discipline, and when is kept with each, so that everyone knows whom to ask; the reason stays with them.</remarks>
public sealed record Precaution
{
    /// <summary>The most precautions in one profile.</summary>
    public const int Most = 50;

    /// <summary>Names it. Sent back as it was read, it stays the same precaution; without one it is new.</summary>
    public Guid? Id { get; init; }

    /// <summary>What it is for.</summary>
    public required TouchTopic Topic { get; init; }

    /// <summary>What to do.</summary>
    public required string Instruction { get; init; }

    /// <summary>The last day it holds, that day included, on the clinic's calendar; <c>null</c> holds until changed.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>True when it is to be asked anew in every session: an earlier answer is no answer (Rule CR-123; I35).</summary>
    public bool AskEverySession { get; init; }

    /// <summary>Who said it first as it stands now: the person's id. The product fills it in, whatever is sent.</summary>
    public Author? SaidBy { get; init; }

    /// <summary>When that was. UTC. The product fills it in, whatever is sent.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>True on every day up to the last, that day included.</summary>
    public bool Holds(DateOnly today) => ValidUntil is not { } last || today <= last;

    // What says the same as before was said by whoever said it before.
    internal Precaution Taken(string pointer, IReadOnlyList<Precaution> before, Author by, DateTimeOffset now)
    {
        var said = this with { Topic = Choice.Of(Topic, $"{pointer}/topic"), Instruction = PlainText.Of(Instruction, $"{pointer}/instruction") };
        var same = before.FirstOrDefault(kept => kept.Id == Id && Id is not null);
        if (Id is not null && same is null) throw new DomainException(new PrecautionUnknown { Pointer = $"{pointer}/id" });

        var isAsBefore = same is not null && (same.Topic, same.Instruction, same.ValidUntil, same.AskEverySession) == (said.Topic, said.Instruction, said.ValidUntil, said.AskEverySession);
        return said with { Id = same?.Id ?? PrecautionId.New().Value, SaidBy = isAsBefore ? same!.SaidBy : by, SaidAt = isAsBefore ? same!.SaidAt : now };
    }
}
