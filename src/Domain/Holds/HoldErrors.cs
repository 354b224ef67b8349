using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Holds;

/// <summary>There is no such hold for this caller.</summary>
public sealed record HoldNotFound() : DomainError("hold.not_found", ErrorKind.NotFound, "There is no such hold for you.");

/// <summary>Holds are placed by practitioners.</summary>
public sealed record OnlyPractitionersHold() : DomainError("hold.only_practitioners", ErrorKind.Refused, "Only a practitioner of the client's care team may place a hold.");

/// <summary>A hold would be over before it begins.</summary>
public sealed record HoldEndsTooEarly() : DomainError("hold.ends_too_early", ErrorKind.Invalid, "A hold must end in the future.");

/// <summary>A hold would last longer than a hold should. Unit: days.</summary>
public sealed record HoldTooLong(int LongestDays) : DomainError("hold.too_long", ErrorKind.Invalid, $"A hold lasts at most {LongestDays} days. Agree what is to last longer with the client, in the plan or the touch safety profile.");

/// <summary>A hold that limits nothing.</summary>
public sealed record HoldLimitsNothing() : DomainError("hold.limits_nothing", ErrorKind.Invalid, "Say what the hold limits: sessions, pressure, techniques, sites or positions.");

/// <summary>A hold on psychotherapy names details of touch.</summary>
public sealed record HoldOfTalkIsWhole() : DomainError("hold.talk_is_whole", ErrorKind.Invalid, "A hold on psychotherapy is on its sessions as a whole. Leave the details of touch out.");

/// <summary>The hold has ended or was lifted.</summary>
public sealed record HoldOver() : DomainError("hold.over", ErrorKind.Conflict, "The hold has ended already.");

/// <summary>Only its author, their supervisor or the lead lifts a hold (I37).</summary>
public sealed record HoldNotYours() : DomainError("hold.not_yours", ErrorKind.Refused, "Only who placed the hold, their supervisor or the lead may lift it.");

/// <summary>A session of the discipline cannot begin while a hold is on it (I37).</summary>
public sealed record SessionsOnHold(Discipline On, DateTimeOffset Until) : DomainError("hold.sessions_on_hold", ErrorKind.Conflict, "A hold is on these sessions. Read the client's holds: they say until when, and whom to ask.");
