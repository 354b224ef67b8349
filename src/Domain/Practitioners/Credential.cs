using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Practitioners;

/// <summary>Names one credential of a practitioner.</summary>
public readonly record struct CredentialId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static CredentialId New() => new(Guid.CreateVersion7());
}

/// <summary>That somebody has learned a technique or a modality, as a certificate says it. It is no licence and lets nobody practise; a clinic may ask for it (Rule CR-157; S7).</summary>
public sealed class Credential
{
    private Credential() { }

    internal Credential(Technique? technique, Modality? modality, string issuer, DateOnly issuedOn, Guid recordedBy, DateTimeOffset now) =>
        (Id, Technique, Modality, Issuer, IssuedOn, RecordedBy, RecordedAt) = (CredentialId.New(), technique, modality, issuer, issuedOn, recordedBy, now);

    /// <summary>Names it.</summary>
    public CredentialId Id { get; private init; }

    /// <summary>The technique; <c>null</c> when it is for a modality.</summary>
    public Technique? Technique { get; private init; }

    /// <summary>The modality; <c>null</c> when it is for a technique.</summary>
    public Modality? Modality { get; private init; }

    /// <summary>Who issued it.</summary>
    public string Issuer { get; private init; } = "";

    /// <summary>The day on the certificate.</summary>
    public DateOnly IssuedOn { get; private init; }

    /// <summary>Who saw it: the account's id.</summary>
    public Guid RecordedBy { get; private init; }

    /// <summary>When it was recorded. UTC.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    internal bool IsSameAs(Credential other) =>
        (Technique, Modality, IssuedOn) == (other.Technique, other.Modality, other.IssuedOn) && Issuer.Equals(other.Issuer, StringComparison.OrdinalIgnoreCase);
}
