using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;

namespace IntegrativeCare.Domain.Practitioners;

/// <summary>Names one supervision.</summary>
public readonly record struct SupervisionId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static SupervisionId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(SupervisionId other) => Value.CompareTo(other.Value);
}

/// <summary>One psychotherapist answers for another's clinical work, from one day until another.</summary>
/// <remarks>Rule CR-064: the supervisor is fully registered. A qualifying psychotherapist needs one to practise (Rule CR-062; C1). While it lasts, the supervisor may read what the supervisee writes; see the consent rules.</remarks>
public sealed class Supervision : AggregateRoot
{
    private Supervision() { }

    /// <summary>Names the supervision.</summary>
    public SupervisionId Id { get; private init; }

    /// <summary>The clinic that both work at.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>Who answers for the work.</summary>
    public PractitionerId SupervisorId { get; private init; }

    /// <summary>Whose work it is.</summary>
    public PractitionerId SuperviseeId { get; private init; }

    /// <summary>The first day, on the clinic's calendar.</summary>
    public DateOnly StartedOn { get; private init; }

    /// <summary>The first day without it, on the clinic's calendar; <c>null</c> while no end is known.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>What of the supervisee's work it covers, in words; <c>null</c> when all of it.</summary>
    public string? Covers { get; private set; }

    /// <summary>Which notes the supervisor co-signs.</summary>
    public CoSignRule CoSign { get; private set; } = CoSignRule.AllNotes;

    /// <summary>Starts a supervision. Both must be licensed on its first day, and still today when that day has passed.</summary>
    /// <param name="jurisdiction">Where the clinic practises: licences of other places stand for nothing here unless the pack says so (I04).</param>
    /// <exception cref="DomainException"><see cref="SupervisionOfOneself"/>, <see cref="PractitionerNotFound"/> when they work at different clinics,
    /// <see cref="PractitionerDeactivated"/>, <see cref="SupervisorNotRegistered"/>, <see cref="PractitionerNotLicensed"/> for the supervisee.</exception>
    public static Supervision Start(Practitioner supervisor, Practitioner supervisee, DateOnly on, DateOnly today, string jurisdiction, PolicyPack pack)
    {
        if (supervisor.Id == supervisee.Id) throw new DomainException(new SupervisionOfOneself { Pointer = "/supervisorId" });
        if (supervisor.ClinicId != supervisee.ClinicId) throw new DomainException(new PractitionerNotFound { Pointer = "/supervisorId" });
        if (supervisor.DeactivatedAt is not null) throw new DomainException(new PractitionerDeactivated { Pointer = "/supervisorId" });
        if (supervisee.DeactivatedAt is not null) throw new DomainException(new PractitionerDeactivated());

        DateOnly[] days = on < today ? [on, today] : [on];
        if (!days.All(day => supervisor.IsRegistered(Discipline.Psychotherapy, jurisdiction, pack, day)))
            throw new DomainException(new SupervisorNotRegistered { Pointer = "/supervisorId" });
        if (!days.All(day => supervisee.IsLicensed(Discipline.Psychotherapy, jurisdiction, pack, day)))
            throw new DomainException(new PractitionerNotLicensed(Discipline.Psychotherapy));

        return new() { Id = SupervisionId.New(), ClinicId = supervisor.ClinicId, SupervisorId = supervisor.Id, SuperviseeId = supervisee.Id, StartedOn = on };
    }

    /// <summary>Says anew what the supervision covers and which notes are co-signed; everything is given, also what stays (Rule CR-155). What is signed already stays as it is.</summary>
    /// <exception cref="DomainException"><see cref="SupervisionAlreadyEnded"/> once it is over, and what <see cref="PlainText"/> says of the words.</exception>
    public void Agree(string? covers, CoSignRule coSign, DateOnly today)
    {
        if (EndedOn is { } ended && ended <= today) throw new DomainException(new SupervisionAlreadyEnded(ended));

        (Covers, CoSign) = (PlainText.Optional(covers, "/covers", PlainText.Paragraph), coSign);
        Changed();
    }

    /// <summary>Ends the supervision: from that day on it is over. A planned end may be brought forward, never put off.</summary>
    /// <exception cref="DomainException"><see cref="SupervisionEndsTooEarly"/>, <see cref="SupervisionAlreadyEnded"/>.</exception>
    public void End(DateOnly on)
    {
        if (on < StartedOn) throw new DomainException(new SupervisionEndsTooEarly(StartedOn) { Pointer = "/endsOn" });
        if (EndedOn is { } ended && ended <= on) throw new DomainException(new SupervisionAlreadyEnded(ended));

        EndedOn = on;
        Changed();
    }

    /// <summary>True from the first day, that day included, to the day it ends, that day excluded: an end said today closes the supervisor's view today.</summary>
    public bool IsActive(DateOnly today) => StartedOn <= today && (EndedOn is not { } ended || today < ended);
}
