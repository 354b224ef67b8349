using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.PolicyPacks;

namespace IntegrativeCare.Domain.Audit;

/// <summary>How an access ended.</summary>
public enum AccessVerdict
{
    /// <summary>The record was opened, as far as the parts say.</summary>
    Permitted,

    /// <summary>Nothing was shown or changed.</summary>
    Refused,
}

/// <summary>Whether an access stayed inside the clinic. It is decided when the entry is written and never inferred later (H11).</summary>
/// <remarks>Source: 45 CFR 160.103, "use" and "disclosure".</remarks>
public enum AccessKind
{
    /// <summary>Inside the clinic, or by the client themselves.</summary>
    Use,

    /// <summary>To another organization: a partner's system.</summary>
    Disclosure,
}

/// <summary>What was decided about one kind of information in one access.</summary>
/// <param name="Category">The kind of information.</param>
/// <param name="IsPermitted">Whether it was shown.</param>
/// <param name="Reason">The rule that decided.</param>
/// <param name="Under">The directive or emergency access that decided, if one did.</param>
/// <param name="Records">The ids of the records that were shown.</param>
public sealed record AccessPart(InformationCategory Category, bool IsPermitted, DecisionReason Reason, Guid? Under, IReadOnlyList<Guid> Records);

/// <summary>Which counts across the clinic's clients somebody asked for.</summary>
/// <param name="From">The first day, on the clinic's calendar.</param>
/// <param name="To">The last day.</param>
/// <param name="Instrument">Only of this instrument; of all when <c>null</c>.</param>
/// <param name="Span">Only over this span; over all when <c>null</c>.</param>
public sealed record CountsAsked(DateOnly From, DateOnly To, string? Instrument, string? Span);

/// <summary>One access to one client's record: who, what, why, when, from where, and what was decided. It never changes and is never removed.</summary>
/// <remarks>Rule CR-080 (I62). It holds ids and codes only: no name, no clinical text.</remarks>
public sealed record AccessEntry
{
    /// <summary>The clinic in whose chain the entry stands.</summary>
    public required ClinicId ClinicId { get; init; }

    /// <summary>Whose record; the empty id when the access concerns the whole ledger, or counts across clients, and no single client.</summary>
    public required ClientId ClientId { get; init; }

    /// <summary>When, in UTC, to the microsecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account that asked.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The practitioner, client or other person behind the account.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The roles that they held, in camel case.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>What they did, such as <c>GetCarePlan</c>.</summary>
    public required string Action { get; init; }

    /// <summary>For what.</summary>
    public required PurposeOfUse Purpose { get; init; }

    /// <summary>The policy pack under which it was decided; <c>null</c> in entries from before packs were kept (Rule CR-090).</summary>
    public PackReference? Pack { get; init; }

    /// <summary>Inside the clinic or to another organization. Entries from before this was recorded are uses: no partner had access then.</summary>
    public AccessKind Kind { get; init; }

    /// <summary>How it ended.</summary>
    public required AccessVerdict Verdict { get; init; }

    /// <summary>The code of the refusal; <c>null</c> when permitted.</summary>
    public string? Refusal { get; init; }

    /// <summary>What was decided about each kind of information.</summary>
    public IReadOnlyList<AccessPart> Parts { get; init; } = [];

    /// <summary>The record that was made or changed; <c>null</c> when something was read.</summary>
    public Guid? Changed { get; init; }

    /// <summary>Which counts across clients were asked for; <c>null</c> when it concerns a record or the whole ledger.</summary>
    public CountsAsked? Counts { get; init; }

    /// <summary>The network address that asked.</summary>
    public string? Address { get; init; }

    /// <summary>The request's id.</summary>
    public required string RequestId { get; init; }
}
