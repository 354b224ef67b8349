using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>There is no such measurement for this caller.</summary>
public sealed record MeasurementNotFound() : DomainError("outcome.not_found", ErrorKind.NotFound, "There is no such measurement for you.");

/// <summary>No instrument has this code, or not in this version.</summary>
public sealed record InstrumentUnknown() : DomainError("outcome.instrument_unknown", ErrorKind.Invalid, "Use an instrument from the list.");

/// <summary>A score or an answer outside its scale.</summary>
public sealed record ScoreOutOfRange(string Measure, int Given, int Lowest, int Highest)
    : DomainError("outcome.score_out_of_range", ErrorKind.Invalid, $"The {Measure} score must be from {Lowest} to {Highest}.");

/// <summary>More or fewer answers than items.</summary>
public sealed record AnswersMiscounted(string Instrument, int Items, int Given)
    : DomainError("outcome.answers_miscounted", ErrorKind.Invalid, $"Give {Items} answers, in order; null for a skipped one.");

/// <summary>Before or after which session?</summary>
public sealed record MomentNeedsSession(SessionMoment Moment) : DomainError("outcome.moment_needs_session", ErrorKind.Invalid, "Name the session that this was before or after.");

/// <summary>The two measurements are not the before and after of one session on one scale (I60).</summary>
public sealed record NotAPair() : DomainError("outcome.not_a_pair", ErrorKind.Invalid, "Compare before and after of one session, on one scale.");

/// <summary>One of the two has no total.</summary>
public sealed record NoTotalToCompare() : DomainError("outcome.no_total", ErrorKind.Conflict, "A measurement without a total can't be compared.");

/// <summary>There is no such safety signal for this caller.</summary>
public sealed record SignalNotFound() : DomainError("safety_signal.not_found", ErrorKind.NotFound, "There is no such safety signal for you.");

/// <summary>The measurement holds no answer that asks for a follow-up.</summary>
public sealed record NothingToFollowUp() : DomainError("safety_signal.nothing_to_follow_up", ErrorKind.Invalid, "No answer of this measurement asks for a safety follow-up.");

/// <summary>A signal is never nobody's (I58).</summary>
public sealed record SignalUnassigned() : DomainError("safety_signal.unassigned", ErrorKind.Invalid, "Name the psychotherapist who is responsible.");

/// <summary>The signal is closed.</summary>
public sealed record SignalClosed() : DomainError("safety_signal.closed", ErrorKind.Conflict, "The signal is closed.");

/// <summary>Safety signals are followed up by psychotherapists (S3).</summary>
public sealed record OnlyPsychotherapistsFollowUp() : DomainError("safety_signal.not_a_psychotherapist", ErrorKind.Refused, "Only a psychotherapist may follow this up.");

/// <summary>A qualifying psychotherapist leaves closing to the supervisor (C1).</summary>
public sealed record SupervisorMustClose() : DomainError("safety_signal.supervisor_must_close", ErrorKind.Refused, "The supervisor has to close this.");

/// <summary>This was measured already at this moment of this session.</summary>
public sealed record AlreadyMeasured() : DomainError("outcome.already_measured", ErrorKind.Conflict, "This was measured already at this moment of the session.");

/// <summary>There is no instrument with this code.</summary>
public sealed record InstrumentNotFound() : DomainError("outcome.instrument_not_found", ErrorKind.NotFound, "There is no such instrument.");

/// <summary>The session named is not one of this client's, or not one that the caller may know of.</summary>
public sealed record OutcomeSessionUnknown() : DomainError("outcome.session_unknown", ErrorKind.Invalid, "There is no such session of this client for you.");

/// <summary>An answer asks for a safety follow-up, and there is nobody, on the care team, as clinical lead or on call, who could be responsible (I58).</summary>
public sealed record NoPsychotherapistToFollowUp()
    : DomainError("safety_signal.no_psychotherapist", ErrorKind.Conflict, "An answer needs a safety follow-up and no psychotherapist of the care team or of the clinic could be responsible. Act on it now, name one, and record it again.");

/// <summary>A client would answer alone while nobody at the clinic reads answers (Rule CR-230).</summary>
public sealed record NotMonitored()
    : DomainError("outcome.not_monitored", ErrorKind.Conflict, "Nobody at the clinic would read this answer now. Nothing was stored. Call one of the crisis contacts if you need somebody now, or answer together with your psychotherapist or when answers are read.");

/// <summary>A clinic names at least one crisis contact, and not too many to read.</summary>
public sealed record CrisisContactsMiscounted()
    : DomainError("clinic.crisis_contacts_miscounted", ErrorKind.Invalid, $"Name 1 to {SafetySettings.MostContacts} crisis contacts.");

/// <summary>A signal is handed over by who answers for it (Rule CR-235).</summary>
public sealed record SignalNotYours() : DomainError("safety_signal.not_yours", ErrorKind.Refused, "Only who answers for this signal may hand it over.");

/// <summary>Whoever takes a signal over has to be able to act on it now (Rule CR-235).</summary>
public sealed record CannotFollowUp()
    : DomainError("safety_signal.cannot_follow_up", ErrorKind.Invalid, "Name a psychotherapist of the care team, the clinical lead or who is on call, who is licensed and not away.");
