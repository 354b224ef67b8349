using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Retention;

/// <summary>Names one legal hold.</summary>
public readonly record struct LegalHoldId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static LegalHoldId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(LegalHoldId other) => Value.CompareTo(other.Value);
}

/// <summary>A duty to keep a client's record whatever its age: a complaint, a claim, an order of a court. While one is in force nothing of the record is destroyed (Rule CR-211; I64).</summary>
/// <remarks>It limits nobody's care, unlike a hold on a discipline's work. Several may be in force at once. It never changes but for its release, which stays beside it.</remarks>
public sealed class LegalHold : AggregateRoot
{
    private LegalHold() { }

    /// <summary>Names it.</summary>
    public LegalHoldId Id { get; private init; }

    /// <summary>The clinic that keeps the record.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>Whose record is kept.</summary>
    public ClientId ClientId { get; private init; }

    /// <summary>Why, in legal words and not in clinical ones. The client is told that there is a hold, and not this.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>Who placed it.</summary>
    public Guid PlacedBy { get; private init; }

    /// <summary>When, in UTC. It is in force from then on.</summary>
    public DateTimeOffset PlacedAt { get; private init; }

    /// <summary>Who released it; <c>null</c> while it is in force.</summary>
    public Guid? ReleasedBy { get; private set; }

    /// <summary>When it was released, in UTC; <c>null</c> while it is in force.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Why it was released; <c>null</c> while it is in force.</summary>
    public string? ReleaseReason { get; private set; }

    /// <summary>True until it is released.</summary>
    public bool IsInForce => ReleasedAt is null;

    /// <summary>Places a legal hold.</summary>
    /// <exception cref="DomainException">The refusals of <see cref="PlainText.Of"/>.</exception>
    public static LegalHold Place(ClinicId clinic, ClientId client, string? reason, Guid by, DateTimeOffset now) => new()
    {
        Id = LegalHoldId.New(),
        ClinicId = clinic,
        ClientId = client,
        Reason = PlainText.Of(reason, "/reason", PlainText.Paragraph),
        PlacedBy = by,
        PlacedAt = now,
    };

    /// <summary>Says that the duty is over. The record's clock then decides again.</summary>
    /// <exception cref="DomainException"><see cref="LegalHoldOver"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public void Release(string? reason, Guid by, DateTimeOffset now)
    {
        if (!IsInForce) throw new DomainException(new LegalHoldOver());
        ReleaseReason = PlainText.Of(reason, "/reason", PlainText.Paragraph);
        (ReleasedBy, ReleasedAt) = (by, now);
        Changed();
    }
}
