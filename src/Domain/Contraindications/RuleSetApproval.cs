using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>Names one approval.</summary>
public readonly record struct RuleSetApprovalId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static RuleSetApprovalId New() => new(Guid.CreateVersion7());
}

/// <summary>A massage therapist of the clinic has read a version of the rules and stands for it (Rule CR-177).</summary>
/// <remarks>The rules are screening defaults. Without an approval they hold all the same, because none would be worse; every check then says that nobody has approved them.</remarks>
public sealed class RuleSetApproval : AggregateRoot
{
    private RuleSetApproval() { }

    /// <summary>Names it.</summary>
    public RuleSetApprovalId Id { get; private init; }

    /// <summary>Where.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>Which version.</summary>
    public string RulesVersion { get; private init; } = null!;

    /// <summary>Who.</summary>
    public Guid ApprovedBy { get; private init; }

    /// <summary>When. UTC.</summary>
    public DateTimeOffset ApprovedAt { get; private init; }

    /// <summary>Approves the version that is in use.</summary>
    /// <exception cref="DomainException"><see cref="RuleVersionUnknown"/>.</exception>
    public static RuleSetApproval Of(ClinicId clinic, ContraindicationRules rules, string version, Guid by, DateTimeOffset now) =>
        version == rules.Version
            ? new() { Id = RuleSetApprovalId.New(), ClinicId = clinic, RulesVersion = version, ApprovedBy = by, ApprovedAt = now }
            : throw new DomainException(new RuleVersionUnknown { Pointer = "/version" });
}
