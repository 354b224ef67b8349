using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Messages;

/// <summary>There is no such message on this plan for this caller.</summary>
public sealed record MessageNotFound() : DomainError("message.not_found", ErrorKind.NotFound, "There is no such message for you.");

/// <summary>The goal, intervention or session that the message speaks of is not there for its author.</summary>
public sealed record MessageTopicUnknown()
    : DomainError("message.topic_unknown", ErrorKind.Invalid, "Name a goal or an intervention of this plan, or a session of this client that you may see.");

/// <summary>Somebody else's message is answered, never set right.</summary>
public sealed record MessageNotYours() : DomainError("message.not_yours", ErrorKind.Refused, "Only its author sets a message right. Write one of your own.");

/// <summary>The message was set right before.</summary>
public sealed record MessageCorrectedBefore() : DomainError("message.corrected_before", ErrorKind.Conflict, "This message was set right already. Set the newer one right.");
