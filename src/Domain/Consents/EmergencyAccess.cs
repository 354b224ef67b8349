using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Consents;

/// <summary>Names one emergency access.</summary>
public readonly record struct EmergencyAccessId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static EmergencyAccessId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(EmergencyAccessId other) => Value.CompareTo(other.Value);
}

/// <summary>Why somebody looks without consent.</summary>
public enum EmergencyReason
{
    /// <summary>A significant risk of serious bodily harm to the client.</summary>
    RiskToClient,

    /// <summary>A significant risk of serious bodily harm to somebody else.</summary>
    RiskToOthers,

    /// <summary>A medical emergency in which the client cannot answer.</summary>
    MedicalEmergency,
}

/// <summary>What a privacy officer found when looking at an emergency access afterwards.</summary>
public enum EmergencyVerdict
{
    /// <summary>It was needed.</summary>
    Justified,

    /// <summary>It was not.</summary>
    NotJustified,
}

/// <summary>A practitioner looks at one client's record without consent, because somebody may come to harm. It ends by itself, is announced, and is reviewed.</summary>
/// <remarks>Rule CR-011. Never opens process notes. Source: PHIPA s. 40(1) for the reason; the rest is a rule of the product.</remarks>
public sealed class EmergencyAccess : AggregateRoot
{
    /// <summary>The fewest characters that say what the emergency is.</summary>
    public const int ShortestReason = 20;

    private EmergencyAccess() { }

    /// <summary>Its id.</summary>
    public EmergencyAccessId Id { get; private init; }

    /// <summary>The clinic.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>Whose record it opens.</summary>
    public ClientId ClientId { get; private init; }

    /// <summary>Who opened it.</summary>
    public PractitionerId PractitionerId { get; private init; }

    /// <summary>The kind of emergency.</summary>
    public EmergencyReason Reason { get; private init; }

    /// <summary>The emergency in words. Clinical text: never logged.</summary>
    public string ReasonText { get; private init; } = "";

    /// <summary>When it was opened, in UTC.</summary>
    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>When it ends by itself, in UTC; this instant is outside.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>When it was closed early, in UTC.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who closed it early: the one who opened it, or a privacy officer.</summary>
    public Guid? ClosedBy { get; private set; }

    /// <summary>What the review found; <c>null</c> until then.</summary>
    public EmergencyVerdict? Verdict { get; private set; }

    /// <summary>The reviewer's words.</summary>
    public string? ReviewComment { get; private set; }

    /// <summary>Who reviewed it.</summary>
    public Guid? ReviewedBy { get; private set; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>Opens it.</summary>
    /// <param name="minutes">How long it lasts. Unit: minutes, 1–240, the clinic's setting.</param>
    /// <exception cref="DomainException"><see cref="EmergencyReasonTooShort"/>, <see cref="SettingOutOfRange"/>, <see cref="ChoiceUnknown"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public static EmergencyAccess Open(ClinicId clinic, ClientId client, PractitionerId practitioner, EmergencyReason reason, string inWords, int minutes, DateTimeOffset now)
    {
        var words = PlainText.Of(inWords, "/reasonText", PlainText.Paragraph);
        if (words.Length < ShortestReason) throw new DomainException(new EmergencyReasonTooShort { Pointer = "/reasonText" });
        if (minutes is < Clinic.FewestEmergencyMinutes or > Clinic.MostEmergencyMinutes)
            throw new DomainException(new SettingOutOfRange(Clinic.FewestEmergencyMinutes, Clinic.MostEmergencyMinutes) { Pointer = "/minutes" });

        return new EmergencyAccess
        {
            Id = EmergencyAccessId.New(),
            ClinicId = clinic,
            ClientId = client,
            PractitionerId = practitioner,
            Reason = Choice.Of(reason, "/reason"),
            ReasonText = words,
            OpenedAt = now,
            ExpiresAt = now.AddMinutes(minutes),
        };
    }

    /// <summary>True while it is open.</summary>
    public bool IsOpen(DateTimeOffset now) => Window().IsOpen(now);

    /// <summary>True once it was closed or has ended by itself, and opens nothing more, whatever another server's clock says.</summary>
    public bool IsOver(DateTimeOffset now) => ClosedAt is not null || now >= ExpiresAt;

    /// <summary>Closes it early: the one who opened it needs it no longer, or a privacy officer ends it. Closing what is over changes nothing.</summary>
    /// <exception cref="DomainException"><see cref="EmergencyNotYours"/>.</exception>
    public void Close(Guid by, bool isPrivacyOfficer, DateTimeOffset now)
    {
        if (by != PractitionerId.Value && !isPrivacyOfficer) throw new DomainException(new EmergencyNotYours());
        if (IsOver(now)) return;

        // A server whose clock is behind may be asked to close what another has just opened.
        (ClosedAt, ClosedBy) = (now > OpenedAt ? now : OpenedAt, by);
        Changed();
    }

    /// <summary>A privacy officer says whether it was needed, once it is over: before that nobody knows what was looked at.</summary>
    /// <exception cref="DomainException">
    /// <see cref="EmergencyOwnReview"/>, <see cref="EmergencyStillOpen"/>, <see cref="EmergencyReviewed"/>, <see cref="ChoiceUnknown"/>, and the refusals of <see cref="PlainText.Of"/>.
    /// </exception>
    public void Review(EmergencyVerdict verdict, string comment, Guid by, DateTimeOffset now)
    {
        if (by == PractitionerId.Value) throw new DomainException(new EmergencyOwnReview());
        if (Verdict is not null) throw new DomainException(new EmergencyReviewed());
        if (!IsOver(now)) throw new DomainException(new EmergencyStillOpen());

        (Verdict, ReviewComment, ReviewedBy, ReviewedAt) = (Choice.Of(verdict, "/verdict"), PlainText.Of(comment, "/comment", PlainText.Paragraph), by, now);
        Changed();
    }

    /// <summary>What a decision needs of it.</summary>
    public EmergencyWindow Window() => new(Id.Value, OpenedAt, ExpiresAt, ClosedAt);
}
