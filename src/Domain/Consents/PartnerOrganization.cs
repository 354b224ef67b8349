using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Consents;

/// <summary>Names one partner organization.</summary>
public readonly record struct PartnerOrganizationId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static PartnerOrganizationId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(PartnerOrganizationId other) => Value.CompareTo(other.Value);
}

/// <summary>Another organization that clients may let receive their information. It is of the clinic and of no client; being listed opens nothing.</summary>
/// <remarks>An accounting of disclosures names the recipient and, if known, the address (45 CFR 164.528(b)(2)(ii)), so both are kept.</remarks>
public sealed class PartnerOrganization : AggregateRoot
{
    private PartnerOrganization() { }

    /// <summary>Names it; a directive's recipient points here.</summary>
    public PartnerOrganizationId Id { get; private init; }

    /// <summary>The clinic whose partner it is.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>What it is called, as directives say it.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Its postal address; <c>null</c> when not known.</summary>
    public string? Address { get; private init; }

    /// <summary>Who registered it.</summary>
    public Guid RegisteredBy { get; private init; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset RegisteredAt { get; private init; }

    /// <summary>Registers a partner.</summary>
    /// <exception cref="DomainException">The refusals of <see cref="PlainText.Of"/>.</exception>
    public static PartnerOrganization Register(ClinicId clinic, string name, string? address, Guid by, DateTimeOffset now) => new()
    {
        Id = PartnerOrganizationId.New(),
        ClinicId = clinic,
        Name = PlainText.Of(name, "/name"),
        Address = PlainText.Optional(address, "/address", PlainText.Paragraph),
        RegisteredBy = by,
        RegisteredAt = now,
    };
}
