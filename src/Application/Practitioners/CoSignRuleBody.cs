using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Which of a supervisee's notes the supervisor co-signs.</summary>
public sealed record CoSignRuleBody
{
    /// <summary>Which: every note, a sample, those of the first sessions with each client, or those that a risk was flagged for.</summary>
    /// <example>allNotes</example>
    public required CoSignScope Scope { get; init; }

    /// <summary>The share of a sample. Unit: percent, 1–100. Left out for all else.</summary>
    [Range(1, CoSignRule.MostPercent)]
    public int? Percent { get; init; }

    /// <summary>How many first sessions with each client, 1–1,000. Left out for all else.</summary>
    [Range(1, CoSignRule.MostSessions)]
    public int? Sessions { get; init; }

    internal CoSignRule AsRule() => CoSignRule.Of(Scope, Percent, Sessions);
}
