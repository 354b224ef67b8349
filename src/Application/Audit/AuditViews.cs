using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.PolicyPacks;

namespace IntegrativeCare.Application.Audit;

/// <summary>One access to a client's record, permitted or refused, as it stands in the ledger.</summary>
public sealed record AccessView
{
    /// <summary>Its place in the clinic's chain.</summary>
    public required long Seq { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whose record; absent when it concerns the whole ledger, or counts across clients, and no single client.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>The practitioner, client or other person who asked.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>How they are called in the clinic; absent when nobody there is called so any more.</summary>
    public string? PersonName { get; init; }

    /// <summary>The roles that they held then.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>What they did.</summary>
    public required string Action { get; init; }

    /// <summary>For what.</summary>
    public required PurposeOfUse Purpose { get; init; }

    /// <summary>Whether it stayed inside the clinic (<c>use</c>) or went to another organization (<c>disclosure</c>), as it was written then.</summary>
    public required AccessKind Kind { get; init; }

    /// <summary>How it ended.</summary>
    public required AccessVerdict Verdict { get; init; }

    /// <summary>The code of the refusal; absent when permitted.</summary>
    public string? Refusal { get; init; }

    /// <summary>What was decided about each kind of information, by which rule and under which directive.</summary>
    public required IReadOnlyList<AccessPartView> Parts { get; init; }

    /// <summary>The record that was made or changed; absent when something was read.</summary>
    public Guid? Changed { get; init; }

    /// <summary>Which counts across clients were asked for; absent otherwise.</summary>
    public CountsAsked? Counts { get; init; }

    /// <summary>The policy pack, and the version of it, that applied; absent in entries from before packs were kept.</summary>
    public PackReference? Pack { get; init; }

    /// <summary>The network address that asked; only the privacy officer sees it.</summary>
    public string? Address { get; init; }

    /// <summary>The request's id.</summary>
    public required string RequestId { get; init; }

    /// <summary>The same in plain words: who, what kinds of information, when by the clinic's clock, and why it was shown or not. Never content. In a client's own list only.</summary>
    public string? InWords { get; init; }
}

/// <summary>What was decided about one kind of information.</summary>
public sealed record AccessPartView
{
    /// <summary>The kind of information.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>Whether it was shown.</summary>
    public required bool IsPermitted { get; init; }

    /// <summary>The rule that decided.</summary>
    public required DecisionReason Reason { get; init; }

    /// <summary>The directive or emergency access that decided, if one did.</summary>
    public Guid? Under { get; init; }

    /// <summary>Where the directive that decided can be read; absent when none did.</summary>
    public string? Directive { get; init; }

    /// <summary>The records that were shown.</summary>
    public required IReadOnlyList<Guid> RecordIds { get; init; }
}

/// <summary>Whether the clinic's chain of accesses is whole.</summary>
public sealed record IntegrityView
{
    /// <summary>True when every row follows from the one before and the chain ends where its head says.</summary>
    public required bool IsIntact { get; init; }

    /// <summary>How many rows were checked.</summary>
    public required long RowsChecked { get; init; }

    /// <summary>The first row that does not follow from the one before; absent when the chain is whole.</summary>
    public long? FirstBrokenSeq { get; init; }

    /// <summary>What is wrong there, in one word: <c>changed</c>, <c>missing</c> or <c>head</c>.</summary>
    public string? What { get; init; }

    /// <summary>The hash at the end of the chain, 64 hexadecimal digits. Kept elsewhere, it shows later that nothing was rewritten.</summary>
    public required string HeadHash { get; init; }

    /// <summary>How the chain compares with the checkpoint that was handed in; absent without one.</summary>
    public CheckpointComparison? Checkpoint { get; init; }
}

/// <summary>How the chain compares with a checkpoint that somebody kept.</summary>
public sealed record CheckpointComparison
{
    /// <summary>True when this API signed it, for this clinic.</summary>
    public required bool IsGenuine { get; init; }

    /// <summary>True when the chain still holds exactly the rows that the checkpoint covers. False means that something before it was changed or taken away.</summary>
    public required bool IsContained { get; init; }

    /// <summary>How many rows it covers.</summary>
    public required long Count { get; init; }

    /// <summary>When it was taken, in UTC.</summary>
    public required DateTimeOffset TakenAt { get; init; }
}

/// <summary>Where the chain stood, signed. Kept outside the clinic's own systems it shows later that nothing was rewritten.</summary>
public sealed record CheckpointView
{
    /// <summary>Whose chain.</summary>
    public required Guid ClinicId { get; init; }

    /// <summary>How many rows it had.</summary>
    public required long Count { get; init; }

    /// <summary>The hash of the last of them, 64 hexadecimal digits; zeros when there was none.</summary>
    public required string HeadHash { get; init; }

    /// <summary>When it was taken, in UTC, to the microsecond.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The key that signed it, as <c>/.well-known/jwks.json</c> names it.</summary>
    public required string KeyId { get; init; }

    /// <summary>The signature's algorithm: <c>ES256</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The signature in base64url over six lines: a title, the clinic's id, the count, the hash, the microseconds since 1970, and the key's id.</summary>
    public required string Signature { get; init; }

    /// <summary>All of it in one word, to hand back as <c>checkpoint</c> when the chain is checked.</summary>
    public required string Reference { get; init; }
}
