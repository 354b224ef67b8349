using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.PolicyPacks;

/// <summary>Names one choice of a policy pack.</summary>
public readonly record struct PolicyPackActivationId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static PolicyPackActivationId New() => new(Guid.CreateVersion7());
}

/// <summary>A clinic chose by whose rules it works, from an instant on. Choices are only ever added, so that it stays known which rules applied when.</summary>
/// <remarks>
/// At an instant the choice with the latest <see cref="From"/> that has come applies; of two with the same one, the one that was made later. A choice that names
/// a version keeps to it while that version's own dates last; one that names none follows the newest version of each day (Rule CR-090).
/// </remarks>
public sealed class PolicyPackActivation : AggregateRoot
{
    private PolicyPackActivation() { }

    /// <summary>Names it.</summary>
    public PolicyPackActivationId Id { get; private init; }

    /// <summary>Whose choice it is.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>The chosen pack.</summary>
    public string Code { get; private init; } = "";

    /// <summary>The version that the clinic keeps to; <c>null</c> when it follows the newest.</summary>
    public string? Version { get; private init; }

    /// <summary>From when it applies. UTC; never before it was chosen.</summary>
    public DateTimeOffset From { get; private init; }

    /// <summary>Who chose it; <c>null</c> for what a clinic had when it was opened.</summary>
    public Guid? ActivatedBy { get; private init; }

    /// <summary>When it was chosen. UTC.</summary>
    public DateTimeOffset ActivatedAt { get; private init; }

    /// <summary>Its place among the clinic's decisions: the revision that the clinic came to by it.</summary>
    public int ClinicRevision { get; private init; }

    /// <summary>Gives a clinic that is just being opened the pack that fits its place.</summary>
    public static PolicyPackActivation AtOpening(Clinic clinic, PolicyPackShelf shelf, DateTimeOffset now) =>
        new() { Id = PolicyPackActivationId.New(), ClinicId = clinic.Id, Code = shelf.CodeFor(clinic.Jurisdiction), From = now, ActivatedAt = now, ClinicRevision = clinic.Revision };

    /// <summary>Chooses a pack.</summary>
    /// <param name="shelf">The packs that there are.</param>
    /// <param name="code">The pack.</param>
    /// <param name="version">The version to keep to; <c>null</c> to follow the newest.</param>
    /// <param name="from">From when; <c>null</c> from now. UTC.</param>
    /// <param name="by">Who chooses.</param>
    /// <exception cref="DomainException"><see cref="PolicyPackUnknown"/>, <see cref="ActivationInThePast"/>, <see cref="PolicyPackNotEffective"/> when no such version applies on that day,
    /// <see cref="RetentionTooShort"/> when the clinic keeps records for a shorter time than the pack asks.</exception>
    public static PolicyPackActivation Choose(Clinic clinic, PolicyPackShelf shelf, string code, string? version, DateTimeOffset? from, Guid by, DateTimeOffset now)
    {
        var begins = from?.ToUniversalTime() ?? now;
        if (!shelf.All.Any(pack => pack.Code == code)) throw new DomainException(new PolicyPackUnknown { Pointer = "/code" });
        if (version is not null && shelf.Find(code, version) is null) throw new DomainException(new PolicyPackUnknown { Pointer = "/version" });
        if (begins < now) throw new DomainException(new ActivationInThePast { Pointer = "/from" });

        var today = clinic.Today(begins);
        var pack = version is null ? shelf.Effective(code, today) : shelf.Find(code, version);
        if (pack is null || !pack.IsEffective(today)) throw new DomainException(new PolicyPackNotEffective { Pointer = version is null ? "/code" : "/version" });
        if (clinic.RetentionYears < pack.Retention.Years) throw new DomainException(new RetentionTooShort(pack.Retention.Years) { Pointer = "/code" });

        clinic.RulesChosen();
        return new() { Id = PolicyPackActivationId.New(), ClinicId = clinic.Id, Code = code, Version = version, From = begins, ActivatedBy = by, ActivatedAt = now, ClinicRevision = clinic.Revision };
    }
}
