using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.BridgeSummaries;

/// <summary>There is no such bridge summary for this caller.</summary>
public sealed record BridgeSummaryNotFound() : DomainError("bridge_summary.not_found", ErrorKind.NotFound, "There is no such bridge summary for you.");

/// <summary>A bridge leads to the other discipline.</summary>
public sealed record BridgeToOwnDiscipline() : DomainError("bridge_summary.audience_is_own", ErrorKind.Invalid, "A bridge summary is for the other discipline.");

/// <summary>This kind of information is not told to that discipline.</summary>
public sealed record BridgeOfOtherKind(Discipline Audience) : DomainError("bridge_summary.kind_does_not_cross", ErrorKind.Invalid, "Nothing is told to that discipline as this kind of information.");

/// <summary>A bridge summary would be over before it begins.</summary>
public sealed record BridgeEndsTooEarly() : DomainError("bridge_summary.ends_too_early", ErrorKind.Invalid, "A bridge summary must end in the future.");

/// <summary>A bridge summary would last longer than one should. Unit: days.</summary>
public sealed record BridgeLastsTooLong(int LongestDays) : DomainError("bridge_summary.lasts_too_long", ErrorKind.Invalid, $"A bridge summary lasts at most {LongestDays} days. Put into the plan what is to last longer.");

/// <summary>The session note that it would be drawn from is not final (I50).</summary>
public sealed record BridgeNoteNotFinal() : DomainError("bridge_summary.note_not_final", ErrorKind.Conflict, "Only from a note whose signatures are complete is anything published.");

/// <summary>Only the author of its source or their supervisor publishes and withdraws (I50); who leads the care in the author's discipline withdraws too.</summary>
public sealed record BridgeNotYours() : DomainError("bridge_summary.not_yours", ErrorKind.Refused, "Only the author of the note, or their supervisor for the purpose of supervision, may do this; who leads the client's care in the author's discipline may withdraw.");
