using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Clinics;

/// <summary>There is no such clinic for this caller.</summary>
public sealed record ClinicNotFound() : DomainError("clinic.not_found", ErrorKind.NotFound, "There is no such clinic for you.");

/// <summary>A setting is outside what a clinic may choose. Unit: that of the setting.</summary>
public sealed record SettingOutOfRange(int Lowest, int Highest)
    : DomainError("clinic.setting_out_of_range", ErrorKind.Invalid, $"Choose a number from {Lowest} to {Highest}.");

/// <summary>A time zone is not one of the IANA zones.</summary>
public sealed record TimeZoneUnknown()
    : DomainError("time_zone.unknown", ErrorKind.Invalid, "Give an IANA time zone such as America/Toronto.");

/// <summary>A jurisdiction does not have the shape of a country or of a part of one.</summary>
public sealed record JurisdictionMalformed()
    : DomainError("jurisdiction.malformed", ErrorKind.Invalid, "Give a country or one of its parts, such as CA or CA-ON.");

/// <summary>Hours of a week that cannot be: outside a day, ending before they begin, overlapping, or too many.</summary>
public sealed record HoursUnusable()
    : DomainError("clinic.hours_unusable", ErrorKind.Invalid, $"Give hours that begin before they end, between 00:00 and 24:00, do not overlap, and are at most {WeekHours.Most}.");
