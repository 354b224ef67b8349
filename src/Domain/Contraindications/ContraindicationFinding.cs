using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>Names one finding of a check.</summary>
public readonly record struct ContraindicationFindingId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ContraindicationFindingId New() => new(Guid.CreateVersion7());
}

/// <summary>Why a limit of a check stands: the rule, what was found and where that is written.</summary>
/// <remarks>
/// Rule CR-172. It is the kind of information that the evidence is, and of the evidence's author, so that whoever may not see the one does not see the other.
/// </remarks>
public sealed class ContraindicationFinding : AggregateRoot, IClientRecord
{
    private ContraindicationFinding() { }

    /// <summary>Names it.</summary>
    public ContraindicationFindingId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category { get; private init; }

    /// <summary>Who wrote the evidence; whoever made the check where a question was not answered.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>The check.</summary>
    public ContraindicationCheckId CheckId { get; private init; }

    /// <summary>The number of the limit in it.</summary>
    public int Limit { get; private init; }

    /// <summary>The rule.</summary>
    public string Rule { get; private init; } = null!;

    /// <summary>What was found; <c>null</c> when the question was not answered.</summary>
    public FindingState? State { get; private init; }

    /// <summary>The screening, hold or other record; <c>null</c> when the question was not answered.</summary>
    public Guid? Evidence { get; private init; }

    /// <summary>The clearance that lifts it; <c>null</c> for none.</summary>
    public Guid? Clearance { get; private init; }

    /// <summary>Why a second reader set it aside; <c>null</c> when nobody did.</summary>
    public string? OverrideReason { get; private init; }

    /// <summary>When it was found. UTC.</summary>
    public DateTimeOffset FoundAt { get; private init; }

    /// <summary>The findings of a check.</summary>
    /// <param name="evaluation">What the check came from.</param>
    /// <param name="setAside">The rule whose limits a second reader set aside in it.</param>
    /// <param name="reason">Why they did.</param>
    /// <exception cref="DomainException">The refusals of <see cref="PlainText.Of"/>.</exception>
    public static IReadOnlyList<ContraindicationFinding> Of(ContraindicationCheck check, Evaluation evaluation, string? setAside = null, string? reason = null) =>
    [
        .. evaluation.Reasons.Select(why => new ContraindicationFinding
        {
            Id = ContraindicationFindingId.New(),
            ClinicId = check.ClinicId,
            ClientId = check.ClientId,
            Category = why.Category,
            Author = why.Author ?? check.Author,
            CheckId = check.Id,
            Limit = why.Limit,
            Rule = why.Rule,
            State = why.State,
            Evidence = why.Record,
            Clearance = why.Clearance,
            OverrideReason = setAside is not null && why.Rule == setAside ? PlainText.Of(reason, "/reason", PlainText.Paragraph) : null,
            FoundAt = check.EvaluatedAt,
        }),
    ];
}
