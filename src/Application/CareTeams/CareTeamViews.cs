using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.CareTeams;

/// <summary>Somebody on a client's care team.</summary>
public sealed record CareTeamMemberView
{
    /// <summary>The membership.</summary>
    public required Guid Id { get; init; }

    /// <summary>The practitioner.</summary>
    public required Guid PractitionerId { get; init; }

    /// <summary>How they are called.</summary>
    public required string Name { get; init; }

    /// <summary>The discipline in which they are on the team.</summary>
    public required Discipline Discipline { get; init; }

    /// <summary>True for who keeps the plan up.</summary>
    public required bool IsLead { get; init; }

    /// <summary>Since when, in UTC.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>When they left, in UTC; <c>null</c> while they are on it. From this instant on nothing is open to them through the team.</summary>
    public DateTimeOffset? LeftAt { get; init; }
}

/// <summary>The people around one client.</summary>
public sealed record CareTeamView
{
    /// <summary>The client.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Members, present ones first.</summary>
    public required IReadOnlyList<CareTeamMemberView> Members { get; init; }
}
