using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Consents;

/// <summary>Whom a directive is about.</summary>
public enum RecipientKind
{
    /// <summary>One practitioner, on the care team or not.</summary>
    Practitioner,

    /// <summary>Everyone of one discipline who is on the client's care team at that moment.</summary>
    Discipline,

    /// <summary>Everyone who is on the client's care team at that moment.</summary>
    CareTeam,

    /// <summary>One partner organization.</summary>
    Organization,
}

/// <summary>Whom a directive is about: one practitioner, one discipline of the care team, the whole care team, or one partner organization.</summary>
public sealed record Recipient
{
    private Recipient(RecipientKind kind, Guid? id, Discipline? discipline) => (Kind, Id, Discipline) = (kind, id, discipline);

    /// <summary>Which of the four.</summary>
    public RecipientKind Kind { get; private init; }

    /// <summary>The practitioner's or the organization's id; <c>null</c> for a discipline and the care team.</summary>
    public Guid? Id { get; private init; }

    /// <summary>The discipline; <c>null</c> for the others.</summary>
    public Discipline? Discipline { get; private init; }

    /// <summary>The whole care team.</summary>
    public static Recipient CareTeam { get; } = new(RecipientKind.CareTeam, null, null);

    /// <summary>One practitioner.</summary>
    public static Recipient Of(PractitionerId practitioner) => new(RecipientKind.Practitioner, practitioner.Value, null);

    /// <summary>One discipline within the care team.</summary>
    public static Recipient Of(Discipline discipline) => new(RecipientKind.Discipline, null, discipline);

    /// <summary>One partner organization.</summary>
    public static Recipient Organization(Guid organization) => new(RecipientKind.Organization, organization, null);

    /// <summary>Builds a recipient from its stored or sent parts.</summary>
    /// <exception cref="Kernel.DomainException"><see cref="RecipientUnclear"/> when the parts do not fit the kind.</exception>
    public static Recipient From(RecipientKind kind, Guid? id, Discipline? discipline) => (kind, id, discipline) switch
    {
        (RecipientKind.Practitioner or RecipientKind.Organization, { }, null) => new(kind, id, null),
        (RecipientKind.Discipline, null, { } one) when Enum.IsDefined(one) => new(kind, null, one),
        (RecipientKind.CareTeam, null, null) => CareTeam,
        _ => throw new Kernel.DomainException(new RecipientUnclear { Pointer = "/recipient" }),
    };

    /// <summary>True when it names exactly one recipient, as an authorization for process notes must.</summary>
    public bool IsOne => Kind is RecipientKind.Practitioner or RecipientKind.Organization;
}
