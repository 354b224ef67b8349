using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;

namespace IntegrativeCare.Domain.Practitioners;

/// <summary>Names one absence.</summary>
public readonly record struct AbsenceId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static AbsenceId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(AbsenceId other) => Value.CompareTo(other.Value);
}

/// <summary>A time in which a psychotherapist is away and a colleague answers for what cannot wait (Rule CR-234).</summary>
public sealed class Absence : AggregateRoot
{
    private Absence() { }

    /// <summary>Names it.</summary>
    public AbsenceId Id { get; private init; }

    /// <summary>The clinic that both work at.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>Who is away.</summary>
    public PractitionerId PractitionerId { get; private init; }

    /// <summary>Who covers.</summary>
    public PractitionerId CoverId { get; private init; }

    /// <summary>From when. UTC.</summary>
    public DateTimeOffset From { get; private init; }

    /// <summary>Until when; this instant is outside. UTC.</summary>
    public DateTimeOffset Until { get; private init; }

    /// <summary>When it was said. UTC.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Who said it: the account's id.</summary>
    public Guid RecordedBy { get; private init; }

    /// <summary>When it was ended early; <c>null</c> when it was not. UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Says when somebody is away and who covers: an active psychotherapist of the clinic other than themselves.</summary>
    /// <param name="jurisdiction">Where the clinic practises: licences of other places stand for nothing here unless the pack says so (I04).</param>
    /// <exception cref="DomainException"><see cref="CoverIsOneself"/>, <see cref="PractitionerNotFound"/>, <see cref="PractitionerDeactivated"/>, <see cref="PractitionerNotLicensed"/>, <see cref="AbsenceEndsTooEarly"/>.</exception>
    public static Absence Say(Practitioner who, Practitioner cover, DateTimeOffset from, DateTimeOffset until, string jurisdiction, PolicyPack pack, DateOnly today, Guid by, DateTimeOffset now)
    {
        if (cover.Id == who.Id) throw new DomainException(new CoverIsOneself { Pointer = "/coverId" });
        if (cover.ClinicId != who.ClinicId) throw new DomainException(new PractitionerNotFound { Pointer = "/coverId" });
        if (cover.DeactivatedAt is not null) throw new DomainException(new PractitionerDeactivated { Pointer = "/coverId" });
        if (!cover.IsLicensed(Discipline.Psychotherapy, jurisdiction, pack, today)) throw new DomainException(new PractitionerNotLicensed(Discipline.Psychotherapy) { Pointer = "/coverId" });
        if (until <= from || until <= now) throw new DomainException(new AbsenceEndsTooEarly { Pointer = "/until" });

        return new() { Id = AbsenceId.New(), ClinicId = who.ClinicId, PractitionerId = who.Id, CoverId = cover.Id, From = from.ToUniversalTime(), Until = until.ToUniversalTime(), RecordedAt = now, RecordedBy = by };
    }

    /// <summary>Ends it early, or calls it off before it has begun. What went to the cover stays there.</summary>
    /// <exception cref="DomainException"><see cref="AbsenceOver"/>.</exception>
    public void End(DateTimeOffset now)
    {
        if (EndedAt is not null || Until <= now) throw new DomainException(new AbsenceOver());

        EndedAt = now;
        Changed();
    }

    /// <summary>True from its beginning, that instant included, to its end, that instant excluded.</summary>
    public bool IsInForce(DateTimeOffset now) => From <= now && now < Until && (EndedAt is not { } ended || now < ended);
}
