using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>Names one unwanted effect.</summary>
public readonly record struct AdverseEventId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static AdverseEventId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(AdverseEventId other) => Value.CompareTo(other.Value);
}

/// <summary>What bodywork can leave behind.</summary>
public enum AdverseEffect
{
    /// <summary>Asked, and nothing was there.</summary>
    None,

    /// <summary>Soreness.</summary>
    Soreness,

    /// <summary>A bruise.</summary>
    Bruising,

    /// <summary>Dizziness.</summary>
    Dizziness,

    /// <summary>Tears, shaking or other feelings that came up.</summary>
    EmotionalRelease,

    /// <summary>Being far away, numb or not in one's body.</summary>
    Dissociation,

    /// <summary>A reaction of the skin or an allergy.</summary>
    SkinReaction,

    /// <summary>More pain than before.</summary>
    MorePain,

    /// <summary>Something else, in words.</summary>
    Other,
}

/// <summary>How much it weighs on the client, as they say it.</summary>
public enum EffectWeight
{
    /// <summary>Noticed, and not in the way.</summary>
    Mild,

    /// <summary>In the way of what the client does.</summary>
    Moderate,

    /// <summary>The client cannot do what they do, or is afraid.</summary>
    Severe,
}

/// <summary>How it stands when somebody asks again.</summary>
public enum EffectCourse
{
    /// <summary>Gone.</summary>
    Resolved,

    /// <summary>Less than before.</summary>
    Easing,

    /// <summary>As before.</summary>
    Unchanged,

    /// <summary>More than before.</summary>
    Worse,

    /// <summary>Somebody else looks after it now.</summary>
    Referred,
}

/// <summary>Somebody asked again.</summary>
public sealed class EffectFollowUp
{
    private EffectFollowUp() { }

    internal EffectFollowUp(EffectCourse course, string? words, Author by, DateTimeOffset at) => (Id, Course, Words, By, At) = (Guid.CreateVersion7(), course, words, by, at);

    /// <summary>Names it.</summary>
    public Guid Id { get; private init; }

    /// <summary>How it stood.</summary>
    public EffectCourse Course { get; private init; }

    /// <summary>In words, where a word says more.</summary>
    public string? Words { get; private init; }

    /// <summary>Who asked.</summary>
    public Author By { get; private init; } = null!;

    /// <summary>When. UTC.</summary>
    public DateTimeOffset At { get; private init; }
}

/// <summary>An unwanted effect after a session of bodywork, and how somebody asked after it until it was gone (Rule CR-253).</summary>
/// <remarks>It is what the client noticed, and says nothing of why. Effects of the mind are noted as they are seen, not interpreted.</remarks>
public sealed class AdverseEvent : AggregateRoot, IClientRecord
{
    private readonly List<EffectFollowUp> _followUps = [];

    private AdverseEvent() { }

    /// <summary>Names it.</summary>
    public AdverseEventId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category => InformationCategory.Bodywork;

    /// <summary>Who wrote it down: staff, or the client in their own account.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>The session after which it was noticed.</summary>
    public SessionId SessionId { get; private init; }

    /// <summary>What it is.</summary>
    public AdverseEffect Effect { get; private init; }

    /// <summary>How much it weighs; <c>null</c> only when there was nothing.</summary>
    public EffectWeight? Weight { get; private init; }

    /// <summary>In the client's words, where a word says more.</summary>
    public string? Words { get; private init; }

    /// <summary>When the client noticed it. UTC.</summary>
    public DateTimeOffset NoticedAt { get; private init; }

    /// <summary>When it was written down. UTC.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>By when somebody asks again; <c>null</c> when nothing is left to ask. UTC.</summary>
    public DateTimeOffset? FollowUpBy { get; private set; }

    /// <summary>When it was over; <c>null</c> while somebody has to ask again. UTC.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Each time somebody asked again, oldest first.</summary>
    public IReadOnlyList<EffectFollowUp> FollowUps => _followUps;

    /// <summary>True while somebody has to ask again.</summary>
    public bool IsOpen => ClosedAt is null;

    /// <summary>Writes down what the client noticed.</summary>
    /// <param name="session">A session of bodywork that has begun.</param>
    /// <remarks>Rule CR-253, product rule: somebody asks again within three days, within one day when it is severe, and within one day when somebody was far away from themselves.</remarks>
    /// <exception cref="DomainException"><see cref="EffectNeedsBodywork"/>, <see cref="EffectWeightUnclear"/>, <see cref="EffectNeedsWords"/>, <see cref="NoticedInTheFuture"/>, <see cref="ChoiceUnknown"/>, and the refusals of <see cref="PlainText"/>.</exception>
    public static AdverseEvent Note(Session session, AdverseEffect effect, EffectWeight? weight, string? words, DateTimeOffset? noticedAt, Author author, DateTimeOffset now)
    {
        var noticed = (noticedAt ?? now).ToUniversalTime();
        if (session.Discipline != Practitioners.Discipline.MassageTherapy || session.StartedAt is null) throw new DomainException(new EffectNeedsBodywork { Pointer = "/sessionId" });
        if (noticed > now) throw new DomainException(new NoticedInTheFuture { Pointer = "/noticedAt" });
        if (noticed < session.StartedAt) throw new DomainException(new EffectNeedsBodywork { Pointer = "/noticedAt" });
        if (Choice.Of(effect, "/effect") == AdverseEffect.None != weight is null) throw new DomainException(new EffectWeightUnclear { Pointer = "/weight" });
        var said = PlainText.Optional(words, "/words", PlainText.Paragraph);
        if (effect == AdverseEffect.Other && said is null) throw new DomainException(new EffectNeedsWords { Pointer = "/words" });

        var isNone = effect == AdverseEffect.None;
        return new AdverseEvent
        {
            Id = AdverseEventId.New(),
            ClinicId = session.ClinicId,
            ClientId = session.ClientId,
            Author = author,
            SessionId = session.Id,
            Effect = effect,
            Weight = weight is { } given ? Choice.Of(given, "/weight") : null,
            Words = said,
            NoticedAt = noticed,
            RecordedAt = now,
            FollowUpBy = isNone ? null : now.AddDays(weight == EffectWeight.Severe || effect == AdverseEffect.Dissociation ? 1 : 3),
            ClosedAt = isNone ? now : null,
        };
    }

    /// <summary>Somebody asked again. It is over when it is gone or somebody else looks after it; otherwise the next time is due in as many days, one day when it got worse.</summary>
    /// <exception cref="DomainException"><see cref="EffectOver"/>, <see cref="ChoiceUnknown"/>, and the refusals of <see cref="PlainText"/>.</exception>
    public void FollowUp(EffectCourse course, string? words, Author by, DateTimeOffset now)
    {
        if (!IsOpen) throw new DomainException(new EffectOver());

        _followUps.Add(new EffectFollowUp(Choice.Of(course, "/course"), PlainText.Optional(words, "/words", PlainText.Paragraph), by, now));
        if (course is EffectCourse.Resolved or EffectCourse.Referred) (ClosedAt, FollowUpBy) = (now, null);
        else FollowUpBy = now.AddDays(course == EffectCourse.Worse ? 1 : 3);
        Changed();
    }
}
