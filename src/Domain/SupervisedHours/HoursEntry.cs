using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.SupervisedHours;

/// <summary>Names one entry of the hours ledger.</summary>
public readonly record struct HoursEntryId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static HoursEntryId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(HoursEntryId other) => Value.CompareTo(other.Value);
}

/// <summary>What the time was spent on. Only the first two count towards full registration (Rule CR-156; C2, C3).</summary>
public enum HoursKind
{
    /// <summary>With a client, giving psychotherapy.</summary>
    DirectClientContact,

    /// <summary>With the supervisor, about that work. It counts once the supervisor has confirmed it.</summary>
    ClinicalSupervision,

    /// <summary>Watching a session without taking part. Kept, never counted.</summary>
    Observing,

    /// <summary>Writing records. Kept, never counted.</summary>
    RecordKeeping,

    /// <summary>Running things. Kept, never counted.</summary>
    Administration,

    /// <summary>Writing reports. Kept, never counted.</summary>
    ReportWriting,

    /// <summary>Testing alone, without psychotherapy. Kept, never counted.</summary>
    PsychometricsOnly,
}

/// <summary>In which form supervision was had.</summary>
public enum SupervisionForm
{
    /// <summary>One supervisee.</summary>
    Individual,

    /// <summary>Several supervisees together.</summary>
    Group,
}

/// <summary>What a supervisee writes down.</summary>
/// <param name="Kind">What the time was spent on.</param>
/// <param name="On">On which day of the clinic's calendar.</param>
/// <param name="Minutes">How long. Unit: minutes, 1–1,440.</param>
/// <param name="Form">In which form; named exactly for supervision.</param>
/// <param name="SessionId">The session that was held; only for contact with a client, and only one's own.</param>
public sealed record HoursSpent(HoursKind Kind, DateOnly On, int Minutes, SupervisionForm? Form = null, SessionId? SessionId = null);

/// <summary>One line of what a qualifying psychotherapist has done on the way to full registration. Lines are added and never changed; a wrong one is reversed by another.</summary>
/// <remarks>It holds nothing of any client, and only supervisee and supervisor read it.</remarks>
public sealed class HoursEntry : AggregateRoot
{
    /// <summary>The longest entry: a day. Unit: minutes.</summary>
    public const int MostMinutes = 1_440;

    private HoursEntry() { }

    /// <summary>Names it.</summary>
    public HoursEntryId Id { get; private init; }

    /// <summary>The clinic of both.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>The supervision under which the work was done.</summary>
    public SupervisionId SupervisionId { get; private init; }

    /// <summary>Who supervises it.</summary>
    public PractitionerId SupervisorId { get; private init; }

    /// <summary>Whose hours they are.</summary>
    public PractitionerId SuperviseeId { get; private init; }

    /// <summary>The line's number in the ledger of this supervision, from 1 and without gaps.</summary>
    public int Number { get; private init; }

    /// <summary>What the time was spent on.</summary>
    public HoursKind Kind { get; private init; }

    /// <summary>In which form supervision was had; <c>null</c> for all else.</summary>
    public SupervisionForm? Form { get; private init; }

    /// <summary>The day, on the clinic's calendar.</summary>
    public DateOnly On { get; private init; }

    /// <summary>How long. Unit: minutes, 1–1,440. A reversal repeats what it takes back.</summary>
    public int Minutes { get; private init; }

    /// <summary>The session that was held; <c>null</c> when none was named.</summary>
    public SessionId? SessionId { get; private init; }

    /// <summary>When it was written down. UTC.</summary>
    public DateTimeOffset EnteredAt { get; private init; }

    /// <summary>The entry that this one takes back; <c>null</c> for an entry of its own.</summary>
    public HoursEntryId? Reverses { get; private init; }

    /// <summary>Why it was taken back; <c>null</c> for an entry of its own.</summary>
    public string? Reason { get; private init; }

    /// <summary>When the supervisor confirmed it; <c>null</c> when they have not, or need not. UTC.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Writes down what was done. Only the supervisee does (Rule CR-156).</summary>
    /// <param name="after">The number of the last line in the ledger of this supervision; 0 for an empty one.</param>
    /// <param name="today">Today on the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="OnlySuperviseeEnters"/>, <see cref="HoursOutOfRange"/>, <see cref="HoursInTheFuture"/>, <see cref="HoursOutsideSupervision"/>,
    /// <see cref="HoursFormUnclear"/>, <see cref="HoursNameNoSession"/>, <see cref="ChoiceUnknown"/>.</exception>
    public static HoursEntry Enter(Supervision supervision, HoursSpent spent, int after, PractitionerId by, DateOnly today, DateTimeOffset now)
    {
        if (by != supervision.SuperviseeId) throw new DomainException(new OnlySuperviseeEnters());
        var kind = Choice.Of(spent.Kind, "/kind");
        if (spent.Minutes is < 1 or > MostMinutes) throw new DomainException(new HoursOutOfRange(MostMinutes) { Pointer = "/minutes" });
        if (spent.On > today) throw new DomainException(new HoursInTheFuture { Pointer = "/on" });
        if (!supervision.IsActive(spent.On)) throw new DomainException(new HoursOutsideSupervision { Pointer = "/on" });
        if (kind == HoursKind.ClinicalSupervision != spent.Form is not null) throw new DomainException(new HoursFormUnclear { Pointer = "/form" });
        if (spent.SessionId is not null && kind != HoursKind.DirectClientContact) throw new DomainException(new HoursNameNoSession { Pointer = "/sessionId" });

        return new HoursEntry
        {
            Id = HoursEntryId.New(),
            ClinicId = supervision.ClinicId,
            SupervisionId = supervision.Id,
            SupervisorId = supervision.SupervisorId,
            SuperviseeId = supervision.SuperviseeId,
            Number = after + 1,
            Kind = kind,
            Form = Choice.Optional(spent.Form, "/form"),
            On = spent.On,
            Minutes = spent.Minutes,
            SessionId = spent.SessionId,
            EnteredAt = now,
        };
    }

    /// <summary>Takes an entry back with a line of its own. Only the supervisee does; a reversal is not reversed: enter anew what was right.</summary>
    /// <param name="after">The number of the last line in the ledger of this supervision.</param>
    /// <exception cref="DomainException"><see cref="OnlySuperviseeEnters"/>, <see cref="HoursReversalStands"/>, and what <see cref="PlainText"/> says of the reason.</exception>
    public HoursEntry Reverse(string? reason, int after, PractitionerId by, DateTimeOffset now)
    {
        if (by != SuperviseeId) throw new DomainException(new OnlySuperviseeEnters());
        if (Reverses is not null) throw new DomainException(new HoursReversalStands());

        return new HoursEntry
        {
            Id = HoursEntryId.New(),
            ClinicId = ClinicId,
            SupervisionId = SupervisionId,
            SupervisorId = SupervisorId,
            SuperviseeId = SuperviseeId,
            Number = after + 1,
            Kind = Kind,
            Form = Form,
            On = On,
            Minutes = Minutes,
            EnteredAt = now,
            Reverses = Id,
            Reason = PlainText.Of(reason, "/reason"),
        };
    }

    /// <summary>The supervisor stands behind an hour of supervision. Only then it counts. Saying it twice changes nothing.</summary>
    /// <exception cref="DomainException"><see cref="OnlySupervisorConfirms"/>, <see cref="HoursNeedNoConfirmation"/>.</exception>
    public void Confirm(PractitionerId by, DateTimeOffset now)
    {
        if (by != SupervisorId) throw new DomainException(new OnlySupervisorConfirms());
        if (Kind != HoursKind.ClinicalSupervision || Reverses is not null) throw new DomainException(new HoursNeedNoConfirmation());
        if (ConfirmedAt is not null) return;

        ConfirmedAt = now;
        Changed();
    }
}
