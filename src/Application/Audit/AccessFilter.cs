using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Application.Audit;

/// <summary>Which accesses are asked for. What is left out does not narrow.</summary>
public sealed record AccessFilter
{
    /// <summary>Only of this client.</summary>
    public ClientId? Client { get; init; }

    /// <summary>Only at this instant or later, in UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only before this instant, in UTC.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only by this practitioner.</summary>
    public Guid? PractitionerId { get; init; }

    /// <summary>Only where something was decided about this kind of information, shown or not.</summary>
    public InformationCategory? Category { get; init; }

    /// <summary>Only those that ended so.</summary>
    public AccessVerdict? Verdict { get; init; }

    /// <summary>
    /// Set when the client reads: the clinic's calendar date. What would tell that there are process notes, or that an agency asked for silence, is left out.
    /// </summary>
    public DateOnly? ForTheClientOn { get; init; }
}
