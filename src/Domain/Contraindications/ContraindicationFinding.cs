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
    public static IReadOnlyList<ContraindicationFinding> Of(ContraindicationCheck check, Evaluation evaluation) =>
    [
        .. evaluation.Reasons.Select(reason => new ContraindicationFinding
        {
            Id = ContraindicationFindingId.New(),
            ClinicId = check.ClinicId,
            ClientId = check.ClientId,
            Category = reason.Category,
            Author = reason.Author ?? check.Author,
            CheckId = check.Id,
            Limit = reason.Limit,
            Rule = reason.Rule,
            State = reason.State,
            Evidence = reason.Record,
            Clearance = reason.Clearance,
            FoundAt = check.EvaluatedAt,
        }),
    ];

    /// <summary>The same finding in the check that took the place of its own.</summary>
    /// <param name="reason">Why it was set aside; <c>null</c> when it was not.</param>
    /// <exception cref="DomainException">The refusals of <see cref="PlainText.Of"/>.</exception>
    public ContraindicationFinding In(ContraindicationCheck next, string? reason) => new()
    {
        Id = ContraindicationFindingId.New(),
        ClinicId = ClinicId,
        ClientId = ClientId,
        Category = Category,
        Author = Author,
        CheckId = next.Id,
        Limit = Limit,
        Rule = Rule,
        State = State,
        Evidence = Evidence,
        Clearance = Clearance,
        OverrideReason = reason is null ? OverrideReason : PlainText.Of(reason, "/reason", PlainText.Paragraph),
        FoundAt = next.EvaluatedAt,
    };
}
