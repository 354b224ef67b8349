using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Consents;

/// <summary>Names one substitute decision maker of a client.</summary>
public readonly record struct SubstituteDecisionMakerId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static SubstituteDecisionMakerId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(SubstituteDecisionMakerId other) => Value.CompareTo(other.Value);
}

/// <summary>Who decided in the client's place, as it was recorded at that moment; a later change of the record does not change it.</summary>
/// <param name="Id">The record; <c>null</c> on signatures from before authority was recorded.</param>
/// <param name="Name">Their name.</param>
/// <param name="Relationship">What they are to the client.</param>
/// <param name="Authority">Where their authority comes from.</param>
public sealed record DecisionMaker(SubstituteDecisionMakerId? Id, string Name, string Relationship, string Authority)
{
    /// <summary>Who recorded their authority; <c>null</c> on signatures from before it was kept.</summary>
    public Guid? RecordedBy { get; init; }
}

/// <summary>Somebody who may decide for a client, by which authority and how long. A consent of somebody whose authority is not recorded then is none (Rule CR-016; I29).</summary>
/// <remarks>
/// Which kinds of authority there are differs from place to place, so it is said in words, and the clinic looks at the papers.
/// The record decides whether a signature counts, like a directive, and is guarded as one: clinic and opened client, whoever of the care team reads it.
/// </remarks>
public sealed class SubstituteDecisionMaker : AggregateRoot
{
    private SubstituteDecisionMaker() { }

    /// <summary>Names the record.</summary>
    public SubstituteDecisionMakerId Id { get; private init; }

    /// <summary>The clinic that holds it.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>For whom they decide.</summary>
    public ClientId ClientId { get; private init; }

    /// <summary>Their name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What they are to the client, such as "mother".</summary>
    public string Relationship { get; private init; } = "";

    /// <summary>Where their authority comes from, such as "power of attorney for personal care".</summary>
    public string Authority { get; private init; } = "";

    /// <summary>The first day of it, on the clinic's calendar.</summary>
    public DateOnly From { get; private init; }

    /// <summary>Its last day, on the clinic's calendar; <c>null</c> when no end is known.</summary>
    public DateOnly? Until { get; private init; }

    /// <summary>SHA-256 of the paper that shows it, 64 lower-case hexadecimal digits; <c>null</c> when none was seen.</summary>
    public string? EvidenceSha256 { get; private init; }

    /// <summary>Who recorded it.</summary>
    public Guid RecordedBy { get; private init; }

    /// <summary>When, in UTC. Before it nobody decides by this record.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>When it was ended before its last day, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who ended it.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>Records who may decide for the client.</summary>
    /// <exception cref="DomainException"><see cref="AuthorityEndsTooEarly"/>, <see cref="EvidenceUnreadable"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public static SubstituteDecisionMaker Record(
        ClinicId clinic, ClientId client, string name, string relationship, string authority, DateOnly from, DateOnly? until, string? evidenceSha256, Guid by, DateTimeOffset now)
    {
        if (until < from) throw new DomainException(new AuthorityEndsTooEarly { Pointer = "/until" });
        if (evidenceSha256 is not null && !Fingerprint.IsSha256(evidenceSha256)) throw new DomainException(new EvidenceUnreadable { Pointer = "/evidenceSha256" });

        return new()
        {
            Id = SubstituteDecisionMakerId.New(),
            ClinicId = clinic,
            ClientId = client,
            Name = PlainText.Of(name, "/name"),
            Relationship = PlainText.Of(relationship, "/relationship"),
            Authority = PlainText.Of(authority, "/authority"),
            From = from,
            Until = until,
            EvidenceSha256 = evidenceSha256?.ToLowerInvariant(),
            RecordedBy = by,
            RecordedAt = now,
        };
    }

    /// <summary>Ends the authority at once. What was signed under it stays signed. Saying it twice changes nothing.</summary>
    public void End(Guid by, DateTimeOffset now)
    {
        if (EndedAt is not null) return;

        (EndedAt, EndedBy) = (now, by);
        Changed();
    }

    /// <summary>True from the recording on, within its days, until it is ended; what was ended is over, whichever server's clock said when.</summary>
    /// <param name="today">The clinic's date at <paramref name="now"/>.</param>
    public bool IsInForce(DateTimeOffset now, DateOnly today) =>
        RecordedAt <= now && From <= today && (Until is null || today <= Until) && EndedAt is null;

    /// <summary>Who signs now, as recorded.</summary>
    /// <exception cref="DomainException"><see cref="AuthorityNotInForce"/>.</exception>
    public DecisionMaker Decides(DateTimeOffset now, DateOnly today) =>
        IsInForce(now, today) ? new(Id, Name, Relationship, Authority) { RecordedBy = RecordedBy } : throw new DomainException(new AuthorityNotInForce { Pointer = "/givenBy" });
}

/// <summary>From which age a client decides alone, where the place has such an age, and how old they are.</summary>
/// <param name="Age">The age from which the client's own consent counts; <c>null</c> where capacity alone decides. Unit: years.</param>
/// <param name="BornOn">The client's date of birth; <c>null</c> when not known, which leaves the decision with the client.</param>
/// <param name="Today">The clinic's calendar date.</param>
public readonly record struct AgeOfOwnConsent(int? Age, DateOnly? BornOn, DateOnly Today)
{
    /// <summary>True when the client may decide alone: from the birthday on.</summary>
    public bool IsReached => Age is not { } age || BornOn is not { } born || born.AddYears(age) <= Today;
}
