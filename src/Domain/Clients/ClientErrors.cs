using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Clients;

/// <summary>There is no such client for this caller. That a person is a client here is itself private.</summary>
public sealed record ClientNotFound() : DomainError("client.not_found", ErrorKind.NotFound, "There is no such client for you.");

/// <summary>No language was named.</summary>
public sealed record LanguageMissing()
    : DomainError("client.language_missing", ErrorKind.Invalid, "Name at least one language that the client is at home in.");

/// <summary>A language does not have the shape of a BCP 47 tag.</summary>
public sealed record LanguageUnknown()
    : DomainError("client.language_unknown", ErrorKind.Invalid, "Give a language tag such as en, fr-CA or zh-Hant.");

/// <summary>A phone number is not one.</summary>
public sealed record PhoneMalformed()
    : DomainError("client.phone_malformed", ErrorKind.Invalid, "Give a phone number of 5 to 15 digits, such as +1 416 555 0134.");

/// <summary>The preferred way to be reached was not given.</summary>
public sealed record PreferredContactMissing()
    : DomainError("client.preferred_contact_missing", ErrorKind.Invalid, "Give the e-mail address or phone number that the preferred way needs.");

/// <summary>A date of birth lies in the future or before anybody alive.</summary>
public sealed record BirthDateOutOfRange(DateOnly Earliest, DateOnly Latest)
    : DomainError("client.birth_date_out_of_range", ErrorKind.Invalid, $"Give a date from {Earliest:yyyy-MM-dd} to {Latest:yyyy-MM-dd}.");

/// <summary>Nothing has been written down yet about touch with this client.</summary>
public sealed record TouchProfileNotFound()
    : DomainError("touch_profile.not_found", ErrorKind.NotFound, "There is no touch safety profile for you to see.");

/// <summary>No stop signal was agreed.</summary>
public sealed record StopSignalMissing()
    : DomainError("touch_profile.stop_signal_missing", ErrorKind.Invalid, "Agree on a stop signal with the client first.");

/// <summary>Two rules speak about one region of the body.</summary>
public sealed record RegionTwice()
    : DomainError("touch_profile.region_twice", ErrorKind.Invalid, "Give one rule for each region.");

/// <summary>A rule newly said is over before it begins.</summary>
public sealed record RegionRuleOver(DateOnly Earliest)
    : DomainError("touch_profile.region_rule_over", ErrorKind.Invalid, $"Give a last day that is not before {Earliest:yyyy-MM-dd}, or none.");

/// <summary>A precaution is sent back that the profile does not have.</summary>
public sealed record PrecautionUnknown() : DomainError("touch_profile.precaution_unknown", ErrorKind.Invalid, "The profile has no such precaution. Leave the id out to add a new one.");

/// <summary>One precaution is sent twice.</summary>
public sealed record PrecautionTwice() : DomainError("touch_profile.precaution_twice", ErrorKind.Invalid, "Send each precaution once.");

/// <summary>A check-in interval that is no help. Unit: minutes.</summary>
public sealed record CheckInOutOfRange(int Longest) : DomainError("touch_profile.check_in_out_of_range", ErrorKind.Invalid, $"Give a check-in interval from 1 to {Longest} minutes.");

/// <summary>A time to sit up that cannot be planned. Unit: minutes.</summary>
public sealed record SitUpOutOfRange(int Longest) : DomainError("touch_profile.sit_up_out_of_range", ErrorKind.Invalid, $"Give a time to sit up from 0 to {Longest} minutes.");

/// <summary>One position is called both acceptable and to be avoided.</summary>
public sealed record PositionContradicts()
    : DomainError("touch_profile.position_contradicts", ErrorKind.Invalid, "A position is either acceptable or to be avoided.");

/// <summary>A pressure is off the scale.</summary>
public sealed record PressureOutOfRange(int Lowest, int Highest)
    : DomainError("touch_profile.pressure_out_of_range", ErrorKind.Invalid, $"Give a pressure from {Lowest} to {Highest}.");
