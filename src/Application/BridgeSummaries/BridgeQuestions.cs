using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.BridgeSummaries;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Application.BridgeSummaries;

/// <summary>What the use cases of bridge summaries ask again and again.</summary>
internal static class BridgeQuestions
{
    /// <summary>True when the caller looks as the supervisor of this author, for that purpose and into this kind of information.</summary>
    public static bool Supervises(this OpenRecord record, InformationCategory category, Author author) =>
        record.Reach.Decide(category, author) is { IsPermitted: true, Reason: DecisionReason.Supervision };

    /// <summary>Refuses who neither wrote it nor supervises who did.</summary>
    /// <exception cref="DomainException"><see cref="BridgeNotYours"/>.</exception>
    public static void MustSupervise(this OpenRecord record, InformationCategory category, Author author)
    {
        if (!record.Supervises(category, author)) throw new DomainException(new BridgeNotYours());
    }

    /// <summary>True while it is published, and after that for its author, the author's supervisor and the client. Row security says the same.</summary>
    public static bool StillShows(this OpenRecord record, BridgeSummary bridge) =>
        bridge.IsCurrent(record.Now) || record.Reach.Decide(bridge.Category, bridge.Author).Reason is DecisionReason.Author or DecisionReason.Client or DecisionReason.Supervision;
}
