using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.CareTeams;

/// <summary>There is no such member on this client's care team.</summary>
public sealed record CareTeamMemberNotFound() : DomainError("care_team.member_not_found", ErrorKind.NotFound, "There is no such member on this care team.");

/// <summary>Somebody who reaches the client's record without being on the care team writes nothing about the client's care (I14).</summary>
public sealed record OnlyMembersWrite()
    : DomainError("care_team.only_members", ErrorKind.Refused, "Only a practitioner who is on this client's care team now may do this.");

/// <summary>The practitioner is on this client's care team already, in this discipline.</summary>
public sealed record AlreadyOnCareTeam()
    : DomainError("care_team.already_member", ErrorKind.Conflict, "This practitioner is already on the care team in this discipline.");

/// <summary>The member has left the care team before.</summary>
public sealed record CareTeamAlreadyLeft()
    : DomainError("care_team.already_left", ErrorKind.Conflict, "This member has already left the care team. Let them join again if needed.");
