namespace IntegrativeCare.Domain.Consents;

/// <summary>The terms that are proposed to the client.</summary>
public sealed record DirectiveProposal
{
    /// <summary>Permit or withhold.</summary>
    public required DirectiveKind Kind { get; init; }

    /// <summary>Whole categories.</summary>
    public IReadOnlyCollection<InformationCategory> Categories { get; init; } = [];

    /// <summary>Single records by id.</summary>
    public IReadOnlyCollection<Guid> Records { get; init; } = [];

    /// <summary>Whom it is about.</summary>
    public required Recipient Recipient { get; init; }

    /// <summary>The purposes; empty on a withhold means every purpose.</summary>
    public IReadOnlyCollection<PurposeOfUse> Purposes { get; init; } = [];

    /// <summary>From when, in UTC; <c>null</c> means from the signature on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when, in UTC; this instant is outside. <c>null</c> on a permit means twelve months, or the clinic's maximum if that is shorter; with an <see cref="ExpiryEvent"/> the clinic's maximum.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What exactly may be seen, in words for the client; a permit for process notes needs it.</summary>
    public string? Description { get; init; }

    /// <summary>The happening with which a permit ends, in words for the client; at the latest it ends with <see cref="Until"/>.</summary>
    public string? ExpiryEvent { get; init; }

    /// <summary>In which language the client is told.</summary>
    public PlainLanguage Language { get; init; }

    /// <summary>The directive that this one replaces when it comes into force.</summary>
    public DirectiveId? Supersedes { get; init; }
}
