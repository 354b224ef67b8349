using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Handoffs;

/// <summary>There is no such handoff on this plan for this caller.</summary>
public sealed record HandoffNotFound() : DomainError("handoff.not_found", ErrorKind.NotFound, "There is no such handoff for you.");

/// <summary>Somebody who acts in no discipline asked for a handoff.</summary>
public sealed record OnlyPractitionersHandOff() : DomainError("handoff.only_practitioners", ErrorKind.Refused, "Only a practitioner hands over. Write a message instead.");

/// <summary>A handoff goes from one discipline to the other.</summary>
public sealed record HandoffToOwnDiscipline() : DomainError("handoff.own_discipline", ErrorKind.Invalid, "A handoff goes to the other discipline. Write a message to a colleague of your own.");

/// <summary>The wanted day has passed.</summary>
public sealed record HandoffWantedInThePast() : DomainError("handoff.wanted_in_the_past", ErrorKind.Invalid, "The day by which it is wanted must not lie in the past.");

/// <summary>Nobody who could take it is there: not on the team in that discipline, not able to act now, or nobody who may see what is handed over.</summary>
/// <remarks>One answer for all of these, so that it tells nobody what the client has decided about somebody else.</remarks>
public sealed record HandoffReceiverUnavailable()
    : DomainError("handoff.receiver_unavailable", ErrorKind.Conflict, "Nobody can take this handoff now. Name somebody else, or speak with the front desk.");

/// <summary>Said only to who wrote on the client's plan and so may know for whom it is shared: the receiver may not see the plan.</summary>
public sealed record HandoffNeedsConsent()
    : DomainError("handoff.needs_consent", ErrorKind.Conflict, "The client has not shared the care plan with who should take this. Ask the client first.");

/// <summary>Only the side whose turn it is does this.</summary>
public sealed record HandoffNotYours() : DomainError("handoff.not_yours", ErrorKind.Refused, "This is for the other side of the handoff to do.");

/// <summary>The handoff does not stand where this can be done.</summary>
/// <param name="Move">What was tried.</param>
/// <param name="Status">Where it stands.</param>
public sealed record HandoffMoveNotAllowed(HandoffMove Move, HandoffStatus Status)
    : DomainError("handoff.move_not_allowed", ErrorKind.Conflict, "The handoff does not stand where this can be done. Read it again.");
