using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Messages;

/// <summary>Names one message.</summary>
public readonly record struct MessageId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static MessageId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(MessageId other) => Value.CompareTo(other.Value);
}

/// <summary>Names one reading of a message.</summary>
public readonly record struct MessageReadingId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static MessageReadingId New() => new(Guid.CreateVersion7());
}

/// <summary>Of what a message speaks.</summary>
public enum MessageTopic
{
    /// <summary>A goal of the plan.</summary>
    Goal,

    /// <summary>An intervention of the plan.</summary>
    Intervention,

    /// <summary>A session of the client.</summary>
    Session,
}

/// <summary>What somebody around the plan, the client included, says to the others on it.</summary>
/// <remarks>
/// Rule CR-150: it belongs to the plan and is read by exactly those who may see the plan, whoever wrote it, so that an answer reaches who asked. Rule CR-159: it never changes; what
/// was wrong is set right by a new message that names the old one, and both stay.
/// </remarks>
public sealed class PlanMessage : AggregateRoot
{
    private readonly List<MessageReading> _readings = [];

    private PlanMessage() { }

    /// <summary>Names it.</summary>
    public MessageId Id { get; private init; }

    /// <summary>The clinic that holds it.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>Whose plan it is about.</summary>
    public ClientId ClientId { get; private init; }

    /// <summary>The plan on which it was written.</summary>
    public CarePlanId PlanId { get; private init; }

    /// <summary>Who wrote it, and as what; the client writes without a discipline.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>When it was written. UTC.</summary>
    public DateTimeOffset SentAt { get; private init; }

    /// <summary>What it says, at most <see cref="PlainText.Paragraph"/> characters.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Of what it speaks; <c>null</c> when of the plan as a whole.</summary>
    public MessageTopic? AboutKind { get; private init; }

    /// <summary>Which goal, intervention or session that is; <c>null</c> exactly when <see cref="AboutKind"/> is.</summary>
    public Guid? AboutId { get; private init; }

    /// <summary>The message that this one sets right; <c>null</c> for a first word. A message is set right at most once; the correction may be, in turn.</summary>
    public MessageId? Corrects { get; private init; }

    /// <summary>Who has read it, and when first. Whoever wrote it is not among them.</summary>
    public IReadOnlyList<MessageReading> Readings => _readings;

    /// <summary>Writes a message on a plan.</summary>
    /// <param name="about">A goal or an intervention of this plan, or a session of the client that the author may see; <c>null</c> for the plan as a whole.</param>
    /// <exception cref="DomainException"><see cref="CarePlanClosed"/>, <see cref="MessageTopicUnknown"/>, <see cref="ChoiceUnknown"/>, and what <see cref="PlainText"/> says of the text.</exception>
    public static PlanMessage Send(CarePlan plan, string? text, Author by, DateTimeOffset now, (MessageTopic Kind, Guid Id)? about = null)
    {
        if (plan.IsClosed) throw new DomainException(new CarePlanClosed());
        if (about is { } topic && !Has(plan, Choice.Of(topic.Kind, "/about/kind"), topic.Id)) throw new DomainException(new MessageTopicUnknown { Pointer = "/about/id" });

        return Of(plan.ClinicId, plan.ClientId, plan.Id, text, by, now, about?.Kind, about?.Id, corrects: null);
    }

    /// <summary>Sets an own message right with a new one about the same thing. It may be done after the plan was closed too: the record is never left wrong.</summary>
    /// <exception cref="DomainException"><see cref="MessageNotYours"/>, and what <see cref="PlainText"/> says of the text.</exception>
    public PlanMessage Correct(string? text, Author by, DateTimeOffset now)
    {
        if (by.PersonId != Author.PersonId) throw new DomainException(new MessageNotYours());

        return Of(ClinicId, ClientId, PlanId, text, by, now, AboutKind, AboutId, Id);
    }

    /// <summary>Somebody has read it. Saying it twice changes nothing, and nor does reading one's own.</summary>
    /// <remarks>The message itself stays as it is, its revision included: that it was read is kept beside it.</remarks>
    public void Read(Guid person, DateTimeOffset now)
    {
        if (!IsReadBy(person)) _readings.Add(new MessageReading(person, now));
    }

    /// <summary>True for whoever wrote it or has read it.</summary>
    public bool IsReadBy(Guid person) => person == Author.PersonId || _readings.Exists(reading => reading.PersonId == person);

    private static PlanMessage Of(ClinicId clinic, ClientId client, CarePlanId plan, string? text, Author by, DateTimeOffset now, MessageTopic? about, Guid? id, MessageId? corrects) => new()
    {
        Id = MessageId.New(),
        ClinicId = clinic,
        ClientId = client,
        PlanId = plan,
        Author = by,
        SentAt = now,
        Text = PlainText.Of(text, "/text", PlainText.Paragraph),
        AboutKind = about,
        AboutId = id,
        Corrects = corrects,
    };

    private static bool Has(CarePlan plan, MessageTopic kind, Guid id) => kind switch
    {
        MessageTopic.Goal => plan.Goals.Any(goal => goal.Id.Value == id),
        MessageTopic.Intervention => plan.Interventions.Any(intervention => intervention.Id.Value == id),
        _ => true,
    };
}

/// <summary>One person has read one message.</summary>
public sealed class MessageReading
{
    private MessageReading() { }

    internal MessageReading(Guid person, DateTimeOffset now) => (Id, PersonId, ReadAt) = (MessageReadingId.New(), person, now);

    /// <summary>Names it.</summary>
    public MessageReadingId Id { get; private init; }

    /// <summary>Who read it: a practitioner's id, or the client's.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>When first. UTC.</summary>
    public DateTimeOffset ReadAt { get; private init; }
}
