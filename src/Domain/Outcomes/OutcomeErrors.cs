using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>There is no such measurement for this caller.</summary>
public sealed record MeasurementNotFound() : DomainError("outcome.not_found", ErrorKind.NotFound, "There is no such measurement for you.");

/// <summary>No instrument has this code, or not in this version.</summary>
public sealed record InstrumentUnknown() : DomainError("outcome.instrument_unknown", ErrorKind.Invalid, "Use an instrument from the list.");

/// <summary>A score or an answer outside its scale.</summary>
public sealed record ScoreOutOfRange(string Measure, decimal Given, decimal Lowest, decimal Highest)
    : DomainError("outcome.score_out_of_range", ErrorKind.Invalid, $"The {Measure} score must be from {Lowest} to {Highest}.");

/// <summary>More or fewer answers than items.</summary>
public sealed record AnswersMiscounted(string Instrument, int Items, int Given)
    : DomainError("outcome.answers_miscounted", ErrorKind.Invalid, $"Give {Items} answers, in order; null for a skipped one.");

/// <summary>An answer between two steps of its scale.</summary>
public sealed record AnswerBetweenSteps(decimal Step) : DomainError("outcome.answer_between_steps", ErrorKind.Invalid, $"Answer in steps of {Step}.");

/// <summary>No item of the instrument has this number or code.</summary>
public sealed record ItemUnknown() : DomainError("outcome.item_unknown", ErrorKind.Invalid, "Name an item of the instrument, by its number or its LOINC code.");

/// <summary>One item, two answers.</summary>
public sealed record ItemAnsweredTwice() : DomainError("outcome.item_answered_twice", ErrorKind.Invalid, "Answer each item once.");

/// <summary>The item has no answer with this code.</summary>
public sealed record AnswerUnknown() : DomainError("outcome.answer_unknown", ErrorKind.Invalid, "Use one of the item's answers.");

/// <summary>The instrument does not ask about this span.</summary>
public sealed record WindowUnknown() : DomainError("outcome.window_unknown", ErrorKind.Invalid, "Use one of the spans that the instrument asks about.");

/// <summary>Answered at a time that has not come.</summary>
public sealed record TakenInTheFuture() : DomainError("outcome.taken_in_the_future", ErrorKind.Invalid, "Say when it was answered: now or before.");

/// <summary>Answered at a time at which nobody now alive could have.</summary>
public sealed record TakenTooLongAgo() : DomainError("outcome.taken_too_long_ago", ErrorKind.Invalid, "Say when it was answered: in 1900 or later.");

/// <summary>Somebody is said to have helped with answers that the client gave alone.</summary>
public sealed record NobodyHelped() : DomainError("outcome.nobody_helped", ErrorKind.Invalid, "Say that the client answered with help, or leave out who helped.");

/// <summary>The measurement counts no longer.</summary>
public sealed record MeasurementOver() : DomainError("outcome.measurement_over", ErrorKind.Conflict, "This measurement was corrected or entered in error.");

/// <summary>Somebody else's measurement, of another discipline.</summary>
public sealed record NotYourMeasurement() : DomainError("outcome.not_yours", ErrorKind.Refused, "Whoever recorded it, or a colleague of their discipline, can say so.");

/// <summary>The session was called off, or has not begun: there is nothing to rate before or after.</summary>
public sealed record SessionNotHeld() : DomainError("outcome.session_not_held", ErrorKind.Conflict, "Rate before or after a session that takes place.");

/// <summary>The rating is not from before or after this session.</summary>
public sealed record OutsideTheSession(SessionMoment Moment) : DomainError("outcome.outside_the_session", ErrorKind.Invalid, "Rate before the session's work begins, or after it within a day; or record it by itself.");

/// <summary>The clinic has filed no permission for this instrument, or it has run out.</summary>
public sealed record LicenceNotFiled() : DomainError("outcome.licence_not_filed", ErrorKind.Conflict, "File the clinic's permission to use this instrument first.");

/// <summary>The wording of this instrument is free.</summary>
public sealed record LicenceNotNeeded() : DomainError("outcome.licence_not_needed", ErrorKind.Invalid, "This instrument needs no permission.");

/// <summary>There is no such permission.</summary>
public sealed record InstrumentLicenceNotFound() : DomainError("outcome.licence_not_found", ErrorKind.NotFound, "There is no such permission.");

/// <summary>The permission has ended.</summary>
public sealed record InstrumentLicenceOver() : DomainError("outcome.licence_over", ErrorKind.Conflict, "This permission has ended.");

/// <summary>More or fewer wordings than questions.</summary>
public sealed record TextsMiscounted(int Items) : DomainError("outcome.texts_miscounted", ErrorKind.Invalid, $"Give {Items} wordings, in order; null for a question without.");

/// <summary>A permission that ends before it begins.</summary>
public sealed record LicenceEndsBeforeItBegins() : DomainError("outcome.licence_ends_before_it_begins", ErrorKind.Invalid, "Let it end on its first day or later.");

/// <summary>How often is not said, or said twice.</summary>
public sealed record CadenceUnclear() : DomainError("outcome.cadence_unclear", ErrorKind.Invalid, "Say weeks for every so many weeks (1 to 52), sessions for before and after sessions, and neither for once.");

/// <summary>A schedule that ends before it begins.</summary>
public sealed record ScheduleEndsBeforeItBegins() : DomainError("outcome.schedule_ends_before_it_begins", ErrorKind.Invalid, "Let it end on its first day or later.");

/// <summary>There is no such schedule for this caller.</summary>
public sealed record ScheduleNotFound() : DomainError("outcome.schedule_not_found", ErrorKind.NotFound, "There is no such schedule for you.");

/// <summary>Unwanted effects are noted after bodywork.</summary>
public sealed record EffectNeedsBodywork() : DomainError("adverse_event.needs_bodywork", ErrorKind.Invalid, "Name a massage session of this client that has begun, and a time since then.");

/// <summary>How much it weighs is not said, or said of nothing.</summary>
public sealed record EffectWeightUnclear() : DomainError("adverse_event.weight_unclear", ErrorKind.Invalid, "Say how much it weighs on the client; nothing when there was nothing.");

/// <summary>Something else needs a word.</summary>
public sealed record EffectNeedsWords() : DomainError("adverse_event.needs_words", ErrorKind.Invalid, "Say in words what it is.");

/// <summary>Noticed at a time that has not come.</summary>
public sealed record NoticedInTheFuture() : DomainError("adverse_event.noticed_in_the_future", ErrorKind.Invalid, "Say when it was noticed: now or before.");

/// <summary>There is no such unwanted effect for this caller.</summary>
public sealed record AdverseEventNotFound() : DomainError("adverse_event.not_found", ErrorKind.NotFound, "There is no such entry for you.");

/// <summary>It is over.</summary>
public sealed record EffectOver() : DomainError("adverse_event.over", ErrorKind.Conflict, "It is over; note a new one.");

/// <summary>There is no newer rule to score by.</summary>
public sealed record ScoredByNewestRule() : DomainError("outcome.scored_by_newest_rule", ErrorKind.Conflict, "The measurement is scored by the newest rule.");

/// <summary>The instrument has no total that a goal could aim at.</summary>
public sealed record InstrumentHasNoTotal() : DomainError("outcome.no_total_to_aim_at", ErrorKind.Invalid, "Aim at an instrument that has a total.");

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

/// <summary>The caller has measured this already at this moment of this session.</summary>
public sealed record AlreadyMeasured() : DomainError("outcome.already_measured", ErrorKind.Conflict, "You measured this already at this moment of the session.");

/// <summary>There is no instrument with this code.</summary>
public sealed record InstrumentNotFound() : DomainError("outcome.instrument_not_found", ErrorKind.NotFound, "There is no such instrument.");

/// <summary>The session named is not one of this client's, or not one that the caller may know of.</summary>
public sealed record OutcomeSessionUnknown() : DomainError("outcome.session_unknown", ErrorKind.Invalid, "There is no such session of this client for you.");

/// <summary>An answer asks for a safety follow-up, and there is nobody, on the care team, as clinical lead or on call, who could be responsible (I58).</summary>
public sealed record NoPsychotherapistToFollowUp()
    : DomainError("safety_signal.no_psychotherapist", ErrorKind.Conflict, "An answer can need a safety follow-up, and no psychotherapist of the care team or of the clinic could be responsible. Whatever was answered, nothing was stored: act on the answers now, name one, and record it again.");

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

/// <summary>The clinic's outcomes are told of whole years of months that are over.</summary>
public sealed record ReviewPeriodUnclear()
    : DomainError("outcome.review_period_unclear", ErrorKind.Invalid, "Ask for one to five whole years, from the first day of a month to the last day of a month that is over.");

/// <summary>A trend was asked for from an instant to one that is not later.</summary>
public sealed record OutcomePeriodEmpty() : DomainError("outcome.period_empty", ErrorKind.Invalid, "The period must end after it begins.");

/// <summary>No scale of an instrument has this threshold.</summary>
public sealed record ThresholdUnknown() : DomainError("outcome.threshold_unknown", ErrorKind.Invalid, "Choose a threshold from the list, by instrument, scale and code.");

/// <summary>Two thresholds of one kind were chosen for one scale.</summary>
public sealed record ThresholdChosenTwice() : DomainError("outcome.threshold_chosen_twice", ErrorKind.Invalid, "Choose one threshold of each kind for a scale.");

/// <summary>The clinic has chosen no thresholds yet, so that there is nothing to replace.</summary>
public sealed record NoThresholdsChosen() : DomainError("outcome.no_thresholds_chosen", ErrorKind.Conflict, "The clinic has chosen no thresholds yet. Leave If-Match out.");
