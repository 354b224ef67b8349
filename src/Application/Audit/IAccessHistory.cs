using System.IO.Pipelines;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;

namespace IntegrativeCare.Application.Audit;

/// <summary>The ledger of accesses, to be read.</summary>
public interface IAccessHistory
{
    /// <summary>Accesses of the caller's clinic, newest first.</summary>
    /// <param name="filter">Which of them.</param>
    /// <param name="before">Only rows before this place in the chain; <c>null</c> from the end.</param>
    Task<IReadOnlyList<AccessView>> Read(AccessFilter filter, long? before, int limit, CancellationToken ct);

    /// <summary>Each release of something about the client to somebody other than its author and the client, exactly once, with repeated ones summarised (I63). The database sums up; what comes back is as long as the summary.</summary>
    /// <param name="from">The first instant, in UTC.</param>
    /// <param name="to">The first instant after the period, in UTC.</param>
    /// <param name="forTheClientOn">The clinic's date when the client reads: what would tell that there are process notes, or that an agency asked for silence, is left out. <c>null</c> for the privacy officer.</param>
    Task<IReadOnlyList<ReleaseSummary>> Account(ClientId client, DateTimeOffset from, DateTimeOffset to, DateOnly? forTheClientOn, CancellationToken ct);

    /// <summary>Follows the clinic's chain from its first row to its head, in bounded memory.</summary>
    /// <param name="checkpoint">Where it stood once; the answer says whether it still goes through there.</param>
    Task<IntegrityView> Verify(LedgerCheckpoint? checkpoint, CancellationToken ct);

    /// <summary>How many rows the clinic's chain has now, and the hash of the last.</summary>
    Task<(long Count, string HeadHash)> Head(CancellationToken ct);

    /// <summary>Writes every row of the clinic's chain in order, one JSON object a line, with everything that the hash covers. In bounded memory.</summary>
    Task Export(PipeWriter into, CancellationToken ct);
}

/// <summary>Repeated releases to one recipient, for one purpose, of one description.</summary>
/// <param name="RecipientId">The person or account that received.</param>
/// <param name="RecipientName">How they are called; <c>null</c> when nobody is called so any more.</param>
/// <param name="RecipientAddress">Where a partner organization is; <c>null</c> for people of the clinic and when it is not known.</param>
/// <param name="Records">The kind of records, such as <c>CarePlan</c>.</param>
/// <param name="Bases">The rules that permitted, with the directive or emergency access where one did.</param>
public sealed record ReleaseSummary(
    Guid RecipientId, string? RecipientName, string? RecipientAddress, AccessKind Kind, Domain.Consents.PurposeOfUse Purpose, string Records, IReadOnlyList<Domain.Consents.InformationCategory> Categories,
    IReadOnlyList<(Domain.Consents.DecisionReason Reason, Guid? Under)> Bases, DateTimeOffset First, DateTimeOffset Last, long Count);
