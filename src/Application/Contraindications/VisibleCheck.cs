using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>
/// What of a check one reader may see now. A limit follows from what somebody wrote and is shown as far as the client shares that author's safety cues today, whatever they shared
/// when the check was made; what was planned is bodywork (Rule CR-172).
/// </summary>
internal sealed class VisibleCheck
{
    private readonly List<DisclosedPart> parts = [];

    private VisibleCheck(ContraindicationCheck check) => Check = check;

    public ContraindicationCheck Check { get; }

    /// <summary>The limits that are open to the reader.</summary>
    public required IReadOnlyList<TouchLimit> Limits { get; init; }

    /// <summary>True when no limit is kept from the reader: only then it can be said what they come to.</summary>
    public bool IsWhole => Limits.Count == Check.Limits.Count;

    /// <summary>True when what was planned is open to the reader.</summary>
    public required bool ShowsPlan { get; init; }

    /// <summary>What is shown, for the ledger.</summary>
    public IReadOnlyList<DisclosedPart> Parts => parts;

    public static VisibleCheck Of(ContraindicationCheck check, Reach reach)
    {
        var plan = new DisclosedPart(InformationCategory.Bodywork, check.Author, check.Id.Value);
        var visible = new VisibleCheck(check)
        {
            Limits = [.. check.Limits.Where(limit => OriginOf(limit) is not { } origin || reach.Permits(origin))],
            ShowsPlan = reach.Permits(plan),
        };
        visible.parts.Add(new(check.Category, check.Author, check.Id.Value));
        if (visible.ShowsPlan) visible.parts.Add(plan);
        visible.parts.AddRange(visible.Limits.Select(OriginOf).OfType<DisclosedPart>().Distinct());
        return visible;
    }

    private static DisclosedPart? OriginOf(TouchLimit limit) =>
        limit is { Evidence: { } record, EvidenceAuthor: { } author } ? new(InformationCategory.SafetyCues, author, record) : null;
}
