using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Holds;

/// <summary>Names one hold.</summary>
public readonly record struct HoldId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static HoldId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(HoldId other) => Value.CompareTo(other.Value);
}

/// <summary>A limit in time that one practitioner of the team puts on the work of a discipline: no sessions, or gentler ones (Rule CR-121; I37).</summary>
/// <remarks>
/// It says effect, until when, and whom to ask; it has no place for a reason. Where one is written down it is a <see cref="HoldReason"/>, in the
/// author's own kind of information. It ends by itself.
/// </remarks>
public sealed class Hold : AggregateRoot, IClientRecord
{
    /// <summary>The longest hold. Unit: days. A limit that lasts longer belongs into the plan or the touch safety profile, agreed with the client.</summary>
    public const int LongestDays = 90;

    private Hold() { }

    /// <summary>Names it.</summary>
    public HoldId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category => InformationCategory.SafetyCues;

    /// <summary>Who placed it, and whom to ask about it.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>Whose work it limits.</summary>
    public Discipline On { get; private init; }

    /// <summary>What it limits.</summary>
    public HoldLimits Limits { get; private init; } = null!;

    /// <summary>What to do, in words for the other discipline, and never why; <c>null</c> when the limits say it all.</summary>
    public string? Instruction { get; private init; }

    /// <summary>When it was placed; it holds from then on. UTC.</summary>
    public DateTimeOffset PlacedAt { get; private init; }

    /// <summary>When it ends by itself, that instant excluded. UTC.</summary>
    public DateTimeOffset Until { get; private init; }

    /// <summary>When it was lifted; <c>null</c> when nobody did. UTC.</summary>
    public DateTimeOffset? LiftedAt { get; private set; }

    /// <summary>Who lifted it; <c>null</c> when nobody did.</summary>
    public PractitionerId? LiftedBy { get; private set; }

    /// <summary>Places a hold.</summary>
    /// <param name="author">A practitioner of the client's care team.</param>
    /// <exception cref="DomainException"><see cref="OnlyPractitionersHold"/>, <see cref="HoldEndsTooEarly"/>, <see cref="HoldTooLong"/>, <see cref="ChoiceUnknown"/>, or what <see cref="PlainText"/> says of the instruction.</exception>
    public static Hold Place(ClinicId clinic, ClientId client, Discipline on, HoldLimits limits, string? instruction, DateTimeOffset until, Author author, DateTimeOffset now)
    {
        if (author.Discipline is null) throw new DomainException(new OnlyPractitionersHold());
        if (until <= now) throw new DomainException(new HoldEndsTooEarly { Pointer = "/until" });
        if (until - now > TimeSpan.FromDays(LongestDays)) throw new DomainException(new HoldTooLong(LongestDays) { Pointer = "/until" });

        return new Hold
        {
            Id = HoldId.New(),
            ClinicId = clinic,
            ClientId = client,
            Author = author,
            On = Choice.Of(on, "/on"),
            Limits = limits.For(on),
            Instruction = PlainText.Optional(instruction, "/instruction"),
            PlacedAt = now,
            Until = until.ToUniversalTime(),
        };
    }

    /// <summary>Lifts it before its time.</summary>
    /// <param name="standing">What lets somebody lift it beside having placed it.</param>
    /// <exception cref="DomainException"><see cref="HoldOver"/>, <see cref="HoldNotYours"/>.</exception>
    public void Lift(PractitionerId by, HoldStanding standing, DateTimeOffset now)
    {
        if (!IsInForce(now)) throw new DomainException(new HoldOver());
        if (by.Value != Author.PersonId && standing is { IsSupervisor: false, IsLead: false }) throw new DomainException(new HoldNotYours());

        (LiftedAt, LiftedBy) = (now, by);
        Changed();
    }

    /// <summary>True from the instant it was placed until it ends or is lifted. Who has lifted it has lifted it, whatever time it is by another server's clock.</summary>
    public bool IsInForce(DateTimeOffset now) => LiftedAt is null && now < Until;
}

/// <summary>What lets somebody lift another's hold.</summary>
/// <param name="IsSupervisor">They supervise its author now.</param>
/// <param name="IsLead">They lead the client's care team or an open plan of the client's.</param>
public sealed record HoldStanding(bool IsSupervisor, bool IsLead);
