using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>Names one clearance.</summary>
public readonly record struct ClearanceId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ClearanceId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(ClearanceId other) => Value.CompareTo(other.Value);
}

/// <summary>What a medical document says: who wrote it, when, for which rule and how long.</summary>
public sealed record ClearanceDocument
{
    /// <summary>The one rule that it lifts.</summary>
    public required string Rule { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string WrittenBy { get; init; }

    /// <summary>As what.</summary>
    public required string Profession { get; init; }

    /// <summary>The date on it.</summary>
    public required DateOnly DatedOn { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>What it allows, in its own words.</summary>
    public required string Scope { get; init; }

    /// <summary>The SHA-256 of the document, as 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>A written medical document that lifts one rule for a time. What it says never changes; a newer one is another, and one that was retracted or recorded by mistake is ended.</summary>
/// <remarks>Rule CR-176 (I40): it holds from its first day to its last, for its own rule, and not for anything that happened after it was written. Whoever records one has to see what it lifts.</remarks>
public sealed class Clearance : AggregateRoot, IClientRecord
{
    /// <summary>The longest clearance; whoever wrote it looks again after that. Unit: days. A product rule.</summary>
    public const int LongestDays = 366;

    private Clearance() { }

    /// <summary>Names it.</summary>
    public ClearanceId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category { get; private init; }

    /// <inheritdoc/>
    public Author Author { get; private init; } = null!;

    /// <summary>What it says.</summary>
    public ClearanceDocument Document { get; private init; } = null!;

    /// <summary>When it was recorded. UTC.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>When it was ended before its last day; <c>null</c> when nobody did. UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who ended it: the person's id.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>True from its first day to its last, unless it was ended.</summary>
    public bool IsInForce(DateOnly today) => EndedAt is null && Document.ValidFrom <= today && today <= Document.ValidUntil;

    /// <summary>Ends it at once: the document was retracted, or recorded by mistake. What it lifted blocks again from the next check on (Rule CR-176; I40).</summary>
    /// <exception cref="DomainException"><see cref="ClearanceOver"/>.</exception>
    public void End(Guid by, DateTimeOffset now)
    {
        if (EndedAt is not null) throw new DomainException(new ClearanceOver());

        (EndedAt, EndedBy) = (now, by);
        Changed();
    }

    /// <summary>Records a document.</summary>
    /// <exception cref="DomainException"><see cref="RuleUnknown"/>, <see cref="RuleNotCleared"/>, <see cref="ClearanceDatesWrong"/>, <see cref="ClearanceTooLong"/>, <see cref="DocumentHashMalformed"/>, and the refusals of <see cref="PlainText"/>.</exception>
    public static Clearance Record(ClinicId clinic, ClientId client, ContraindicationRules rules, ClearanceDocument said, Author by, DateTimeOffset now, DateOnly today)
    {
        var rule = rules.Of(said.Rule, "/rule");
        if (!rule.Effects.Any(effect => effect.Clearable)) throw new DomainException(new RuleNotCleared { Pointer = "/rule" });
        if (said.DatedOn > today) throw new DomainException(new ClearanceDatesWrong { Pointer = "/datedOn" });
        if (said.ValidFrom < said.DatedOn) throw new DomainException(new ClearanceDatesWrong { Pointer = "/validFrom" });
        if (said.ValidUntil < said.ValidFrom) throw new DomainException(new ClearanceDatesWrong { Pointer = "/validUntil" });
        if (said.ValidUntil > said.ValidFrom.AddDays(LongestDays)) throw new DomainException(new ClearanceTooLong(LongestDays) { Pointer = "/validUntil" });
        if (said.Sha256.Length != 64 || !said.Sha256.All(char.IsAsciiHexDigit)) throw new DomainException(new DocumentHashMalformed { Pointer = "/sha256" });

        return new Clearance
        {
            Id = ClearanceId.New(),
            ClinicId = clinic,
            ClientId = client,
            Category = rule.IsMentalHealth ? InformationCategory.MentalHealthSummary : InformationCategory.PhysicalHealth,
            Author = by,
            RecordedAt = now,
            Document = said with
            {
                WrittenBy = PlainText.Of(said.WrittenBy, "/writtenBy"),
                Profession = PlainText.Of(said.Profession, "/profession"),
                Scope = PlainText.Of(said.Scope, "/scope", PlainText.Paragraph),
                Sha256 = said.Sha256.ToLowerInvariant(),
            },
        };
    }
}
