using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Audit;

/// <summary>What was handed in as a checkpoint is none that this API writes.</summary>
public sealed record CheckpointUnreadable() : DomainError("audit.checkpoint_unreadable", ErrorKind.Invalid, "Hand in the reference of a checkpoint exactly as it was given out.");

/// <summary>A period ends before it begins, or at the same moment.</summary>
public sealed record PeriodEmpty() : DomainError("audit.period_empty", ErrorKind.Invalid, "The period must end after it begins.");

/// <summary>An accounting reaches back as far as the policy pack says, six years under HIPAA (45 CFR 164.528(a)(1)), and no further.</summary>
public sealed record AccountingTooFarBack(int Years) : DomainError("accounting.too_far_back", ErrorKind.Invalid, $"An accounting reaches back {Years} years here. Begin later.");

/// <summary>A disclosure is recorded after it was made, not before.</summary>
public sealed record DisclosureInTheFuture() : DomainError("outside_disclosure.in_the_future", ErrorKind.Invalid, "Record a disclosure once it was made: its day may not be in the future.");

/// <summary>Neither why it was disclosed nor a copy of the written request is given (45 CFR 164.528(b)(2)(iv)).</summary>
public sealed record DisclosurePurposeMissing() : DomainError("outside_disclosure.purpose_missing", ErrorKind.Invalid, "Say why it was disclosed, or give a copy of the written request.");

/// <summary>A suspension ends before the day on which the agency asked for it.</summary>
public sealed record SuspensionEndsTooEarly() : DomainError("accounting_suspension.ends_too_early", ErrorKind.Invalid, "The suspension may not end before the day of the statement.");

/// <summary>A spoken request suspends for 30 days at most (45 CFR 164.528(a)(2)(ii)(C)).</summary>
public sealed record OralSuspensionTooLong()
    : DomainError("accounting_suspension.oral_too_long", ErrorKind.Invalid, $"A spoken request suspends for at most {AccountingSuspension.LongestOralDays} days. Have the agency write its statement.");

/// <summary>The agency's statement is dated after today.</summary>
public sealed record SuspensionInTheFuture() : DomainError("accounting_suspension.in_the_future", ErrorKind.Invalid, "Record a suspension once the agency has asked for it.");
