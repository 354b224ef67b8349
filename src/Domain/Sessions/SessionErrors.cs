using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Sessions;

/// <summary>There is no such session for this caller.</summary>
public sealed record SessionNotFound() : DomainError("session.not_found", ErrorKind.NotFound, "There is no such session for you.");

/// <summary>A session ends when it starts, or before.</summary>
public sealed record SessionEndsBeforeItStarts() : DomainError("session.ends_before_it_starts", ErrorKind.Invalid, "A session must end after it starts.");

/// <summary>A session lasts longer than any session should. Unit: hours.</summary>
public sealed record SessionTooLong(int LongestHours) : DomainError("session.too_long", ErrorKind.Invalid, $"A session lasts at most {LongestHours} hours.");

/// <summary>The session's status does not allow this step.</summary>
public sealed record SessionMoveNotAllowed(SessionStatus From, SessionAct Act)
    : DomainError("session.move_not_allowed", ErrorKind.Conflict, "The session's present status does not allow this step.");

/// <summary>The session is over; nothing more can be agreed to in it.</summary>
public sealed record SessionOver(SessionStatus Status) : DomainError("session.over", ErrorKind.Conflict, "The session is over.");

/// <summary>Touch was to begin without the client's consent for this session (I30).</summary>
public sealed record TouchNotConsented()
    : DomainError("session.touch_not_consented", ErrorKind.Conflict, "Talk the touch through with the client and record their consent for this session first.");

/// <summary>Consent to touch belongs to massage sessions.</summary>
public sealed record NotAMassageSession() : DomainError("session.not_massage", ErrorKind.Invalid, "Only a massage session has a touch consent.");

/// <summary>Only the practitioner who holds the session records its touch consent and its work, in the session's discipline.</summary>
public sealed record NotTheSessionsPractitioner()
    : DomainError("session.not_its_practitioner", ErrorKind.Refused, "Only the practitioner who holds this session may record this.");

/// <summary>Something that the policy pack asks to talk through was not (M1). The first missing element is named.</summary>
public sealed record TouchDiscussionIncomplete(DiscussionElement Missing)
    : DomainError("session.touch_discussion_incomplete", ErrorKind.Invalid, "Talk everything that the policy pack names through with the client before recording consent.");

/// <summary>A touch consent names no region.</summary>
public sealed record TouchWishEmpty() : DomainError("session.touch_names_no_region", ErrorKind.Invalid, "Name at least one region the client agrees to.");

/// <summary>A region is named without a technique.</summary>
public sealed record TechniqueMissing(BodyRegion Region) : DomainError("session.technique_missing", ErrorKind.Invalid, "Name at least one technique for each region.");

/// <summary>A region is named twice.</summary>
public sealed record RegionNamedTwice(BodyRegion Region) : DomainError("session.region_named_twice", ErrorKind.Invalid, "Name each region once.");

/// <summary>A region has no written consent, or none of the date that the policy pack asks for (I31, M3, M4).</summary>
public sealed record WrittenConsentMissing(BodyRegion Region)
    : DomainError("session.written_consent_missing", ErrorKind.Invalid, "This region needs the client's written consent: dated the day of this session, or within the care plan where the policy pack lets one consent hold for a plan.");

/// <summary>Touch is recorded only while the session runs; a stop closes it for good (I33).</summary>
public sealed record TouchNotUnderWay(SessionStatus Status) : DomainError("session.touch_not_under_way", ErrorKind.Conflict, "Touch is recorded only while the session is in progress.");

/// <summary>The client has not agreed to this region, or no longer does.</summary>
public sealed record RegionNotConsented(BodyRegion Region) : DomainError("session.region_not_consented", ErrorKind.Conflict, "The client's consent does not cover this region now.");

/// <summary>The client has not agreed to this technique here.</summary>
public sealed record TechniqueNotConsented(BodyRegion Region, Technique Technique)
    : DomainError("session.technique_not_consented", ErrorKind.Conflict, "The client's consent does not cover this technique for this region.");

/// <summary>Firmer than the client agreed to. Unit: steps 1–5.</summary>
public sealed record FirmerThanConsented(BodyRegion Region, int Ceiling)
    : DomainError("session.firmer_than_consented", ErrorKind.Conflict, "This is firmer than the client agreed to for this region.");

/// <summary>A pressure outside the scale of 1–5.</summary>
public sealed record PressureOffTheScale(int Given) : DomainError("session.pressure_out_of_range", ErrorKind.Invalid, "Pressure is a step from 1 to 5.");

/// <summary>The practitioner has another session at that time.</summary>
public sealed record PractitionerBooked() : DomainError("session.practitioner_booked", ErrorKind.Conflict, "The practitioner has another session at that time.");

/// <summary>The client has another session at that time.</summary>
public sealed record ClientBooked() : DomainError("session.client_booked", ErrorKind.Conflict, "The client has another session at that time.");

/// <summary>Something that the caller may not see stands in the way. It does not say what: the hours of a client's other care are nobody's to find out by booking.</summary>
public sealed record SessionTimeTaken() : DomainError("session.time_taken", ErrorKind.Conflict, "That time is taken. Choose another.");

/// <summary>The room is taken at that time.</summary>
public sealed record RoomBooked() : DomainError("session.room_booked", ErrorKind.Conflict, "The room is taken at that time.");

/// <summary>The practitioner is not on the client's care team in this discipline (I04).</summary>
public sealed record SessionPractitionerNotOnTeam()
    : DomainError("session.practitioner_not_on_team", ErrorKind.Invalid, "The practitioner must be on the client's care team in this discipline.");

/// <summary>A practitioner fills their own diary; only the front desk fills somebody else's.</summary>
public sealed record OnlyOwnDiary() : DomainError("session.only_own_diary", ErrorKind.Refused, "You can schedule your own sessions. The front desk schedules those of others.");

/// <summary>There is no such plan of this client for the caller.</summary>
public sealed record SessionPlanUnknown() : DomainError("session.plan_unknown", ErrorKind.Invalid, "There is no such care plan of this client for you.");

/// <summary>Only the front desk, or somebody of the session's discipline, gives it to a colleague (I05).</summary>
public sealed record SessionOfOtherDiscipline(Discipline Discipline) : DomainError("session.other_discipline", ErrorKind.Refused, "Only the front desk, or somebody of the session's own discipline, hands it over.");

/// <summary>The session is held by this practitioner as it is.</summary>
public sealed record SessionTheirsAlready() : DomainError("session.theirs_already", ErrorKind.Invalid, "They hold this session already. Name somebody else.");

/// <summary>A session that is written down afterwards is not over yet.</summary>
public sealed record NotYetHeld() : DomainError("session.not_yet_held", ErrorKind.Invalid, "Only a session that is over can be written down afterwards.");

/// <summary>The client was asked to come back after too few or too many weeks. Unit: weeks.</summary>
public sealed record ReturnOutOfRange(int MostWeeks) : DomainError("session.return_out_of_range", ErrorKind.Invalid, $"Give 1 to {MostWeeks} weeks, or nothing.");

/// <summary>The client has not agreed to this product here.</summary>
public sealed record ProductNotConsented(BodyRegion Region)
    : DomainError("session.product_not_consented", ErrorKind.Conflict, "The client's consent does not cover this product for this region.");

/// <summary>An adjustment says nothing.</summary>
public sealed record AdjustmentEmpty() : DomainError("session.adjustment_empty", ErrorKind.Invalid, "Say at least one thing about the client's comfort.");

/// <summary>Comfort off its scale. Unit: points of 0–10.</summary>
public sealed record ComfortOutOfRange(int Given, int Most) : DomainError("session.comfort_out_of_range", ErrorKind.Invalid, $"Comfort is a number from 0 to {Most}.");

/// <summary>A new ceiling was named without "lighter".</summary>
public sealed record OnlyLighterSetsTheCeiling()
    : DomainError("session.only_lighter_sets_ceiling", ErrorKind.Invalid, "Name a ceiling only with lighter pressure. Firmer pressure than agreed to needs a new consent.");

/// <summary>A site was to be uncovered by an adjustment.</summary>
public sealed record UncoveringNeedsConsent() : DomainError("session.uncovering_needs_consent", ErrorKind.Invalid, "Uncovering a site needs a new consent to touch.");

/// <summary>It was talked through at a time that cannot be. Unit: hours before the session.</summary>
public sealed record DiscussedOutOfRange(int EarliestHours)
    : DomainError("session.discussed_out_of_range", ErrorKind.Invalid, $"Touch is talked through at most {EarliestHours} hours before the session, and not in the future.");

/// <summary>The talk is said to have come after the touch (I30).</summary>
public sealed record DiscussedAfterTouch()
    : DomainError("session.discussed_after_touch", ErrorKind.Invalid, "Touch is talked through before it begins. What was done without is an incident and no treatment.");

/// <summary>The client took permission back for this site after the talk that is to be written down (I33).</summary>
public sealed record WithdrawnSince(BodyRegion Region)
    : DomainError("session.withdrawn_since", ErrorKind.Conflict, "The client took permission back after this talk. Talk the touch through with them again.");

/// <summary>A written consent bears a date that is still to come (I31).</summary>
public sealed record WrittenConsentInFuture(BodyRegion Region)
    : DomainError("session.written_consent_in_future", ErrorKind.Invalid, "Give the date on which the client signed, not later than today.");

/// <summary>The session's hour in the diary is too far away to begin it now. Unit: hours.</summary>
public sealed record NotItsHour(int MostHours)
    : DomainError("session.not_its_hour", ErrorKind.Conflict, $"A session begins at most {MostHours} hours before or after its time in the diary. Move it to another time first.");

/// <summary>A client who is not of age has not said yes themselves (I29).</summary>
public sealed record ClientMustAssent() : DomainError("session.client_must_assent", ErrorKind.Invalid, "A client who is not of age is touched only when they say yes themselves.");

/// <summary>A client who is not of age needs somebody who decides with them (I29).</summary>
public sealed record MinorNeedsDecisionMaker()
    : DomainError("session.minor_needs_decision_maker", ErrorKind.Invalid, "Name who decides for this client by a recorded authority, or record that they understand where the place lets them decide.");

/// <summary>A question that is to be asked in every session was neither answered nor skipped in this one (I35).</summary>
public sealed record QuestionUnanswered(TouchTopic Question)
    : DomainError("session.question_unanswered", ErrorKind.Conflict, "The client wants to be asked something in every session. Ask it, or record that they skipped it, before you begin.");

/// <summary>A choice was changed without saying to what, or not changed and yet something is said.</summary>
public sealed record ChangeNotSaid() : DomainError("session.change_not_said", ErrorKind.Invalid, "Say what the choice was changed to, and only when it was changed.");

/// <summary>The client has said what keeps them safe in touch, and this therapist may not read it (I35).</summary>
public sealed record SafetyCuesKept()
    : DomainError("session.safety_cues_kept", ErrorKind.Conflict, "What keeps this client safe in touch is not shared with you. Ask the client to share it, or plan care without touch.");

/// <summary>The client's touch safety profile says never of this site.</summary>
public sealed record RegionNever(BodyRegion Region)
    : DomainError("session.region_never", ErrorKind.Conflict, "The client's touch safety profile says never of this site. If they want it now, write that into the profile with them first.");

/// <summary>No consultation document that holds is known (M12).</summary>
public sealed record ConsultationMissing()
    : DomainError("session.consultation_missing", ErrorKind.Conflict, "The place asks for a consultation document that client and therapist sign before the first massage, and anew when reason or items change. Record it first.");

/// <summary>There is no such consultation document for this caller.</summary>
public sealed record ConsultationNotFound() : DomainError("consultation.not_found", ErrorKind.NotFound, "There is no such consultation document for you.");

/// <summary>The document lacks elements that the place asks for.</summary>
public sealed record ConsultationIncomplete(int Elements) : DomainError("consultation.incomplete", ErrorKind.Invalid, $"The document must hold all {Elements} elements that the policy pack names.");

/// <summary>A signature lies in the future.</summary>
public sealed record ConsultationSignedLater() : DomainError("consultation.signed_in_future", ErrorKind.Invalid, "Give the date on which it was signed, not later than today.");

/// <summary>The fingerprint is none.</summary>
public sealed record ConsultationUnreadable() : DomainError("consultation.fingerprint_unreadable", ErrorKind.Invalid, "Give the SHA-256 of the document as 64 hexadecimal digits.");
