using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Consents;

/// <summary>The client has not agreed to show this kind of information to this person for this purpose.</summary>
public sealed record ConsentNotGiven(InformationCategory Category)
    : DomainError("consent.not_given", ErrorKind.Refused, "The client has not agreed to share this kind of information with you for this purpose. You can ask for consent.");

/// <summary>There is no such record for this caller; it does not say whether there is one for somebody else.</summary>
public sealed record RecordNotFound() : DomainError("record.not_found", ErrorKind.NotFound, "There is no such record for you.");

/// <summary>The caller's licence for the discipline is not active today, so nothing of any client is open to them.</summary>
public sealed record LicenceLapsed() : DomainError("practitioner.licence_lapsed", ErrorKind.Refused, "Your licence for this discipline is not active today. Have the renewed licence recorded first.");

/// <summary>The caller's account is disabled.</summary>
public sealed record AccountDisabled() : DomainError("account.disabled", ErrorKind.Refused, "This account is disabled.");

/// <summary>There is no such directive for this caller.</summary>
public sealed record DirectiveNotFound() : DomainError("consent.directive_not_found", ErrorKind.NotFound, "There is no such consent directive for you.");

/// <summary>A directive names neither a category nor a record.</summary>
public sealed record DirectiveCoversNothing() : DomainError("consent.covers_nothing", ErrorKind.Invalid, "Name at least one kind of information or one record.");

/// <summary>The client's id stands for their details and their touch safety profile both, so a permission for it as one record would open more than one.</summary>
public sealed record RecordIsTheClient()
    : DomainError("consent.record_is_client", ErrorKind.Invalid, "Permit demographics or safety cues as kinds of information: the client's own id is more than one record.");

/// <summary>A permission for process notes stands alone, names one recipient and has an end (45 CFR 164.508(b)(3)(ii)).</summary>
public sealed record ProcessNotesStandAlone()
    : DomainError("consent.process_notes_stand_alone", ErrorKind.Invalid, "Permission for process notes needs a directive of its own: that one category, one named recipient, and an expiry.");

/// <summary>A permission for process notes says specifically what it is about (45 CFR 164.508(c)(1)(i)).</summary>
public sealed record DescriptionMissing() : DomainError("consent.description_missing", ErrorKind.Invalid, "Describe in words for the client which process notes the permission is about.");

/// <summary>Substance-use information is permitted for treatment, coordination and operations, and for nothing else (42 CFR 2.33; I27).</summary>
public sealed record SubstanceUsePurposes()
    : DomainError("consent.substance_use_purposes", ErrorKind.Invalid, "Substance-use information can be permitted for treatment, coordination of care and running the clinic only.");

/// <summary>A permission for an organization to see substance-use information, or single records, which may be about it, stands alone (42 CFR 2.31; I27).</summary>
public sealed record SubstanceUseStandsAlone()
    : DomainError("consent.substance_use_stands_alone", ErrorKind.Invalid, "For an organization, substance-use information needs a directive of its own, and so do single records. Put nothing else into it.");

/// <summary>The words of this permission name the client, whose name is not open to the caller.</summary>
public sealed record ClientNameNeeded()
    : DomainError("consent.client_name_needed", ErrorKind.Refused, "This permission names the client, and their name is not shared with you. The client or the front desk can draft it.");

/// <summary>A withhold does not end with an event, because anybody may say that an event happened.</summary>
public sealed record WithholdEndsWithNoEvent() : DomainError("consent.withhold_with_event", ErrorKind.Invalid, "A withhold ends with a date or when the client lifts it, not with an event. Leave expiryEvent out.");

/// <summary>The directive does not end with an event.</summary>
public sealed record NoExpiryEvent() : DomainError("consent.no_expiry_event", ErrorKind.Conflict, "This directive does not end with an event. Revoke it if the client wants it to end.");

/// <summary>The directive has a successor already.</summary>
public sealed record DirectiveReplaced() : DomainError("consent.already_replaced", ErrorKind.Conflict, "Another version has taken the place of this directive. Start from the newest one.");

/// <summary>What is not a permission that was signed, or was taken back, is not renewed.</summary>
public sealed record NotRenewable() : DomainError("consent.not_renewable", ErrorKind.Conflict, "Only a signed permission that the client has not taken back is renewed. Draft a new one instead.");

/// <summary>A directive names an organization that is none of the clinic's partners.</summary>
public sealed record OrganizationUnknown() : DomainError("consent.organization_unknown", ErrorKind.Invalid, "Name one of the clinic's partner organizations. The front desk can register it first.");

/// <summary>A permit says for which purposes it is given.</summary>
public sealed record PurposeMissing() : DomainError("consent.purpose_missing", ErrorKind.Invalid, "Say for which purposes the client permits it.");

/// <summary>The parts of a recipient do not fit its kind.</summary>
public sealed record RecipientUnclear()
    : DomainError("consent.recipient_unclear", ErrorKind.Invalid, "A practitioner or an organization needs an id, a discipline needs its name, the care team needs neither.");

/// <summary>A directive ends before it begins, or has ended already.</summary>
public sealed record DirectiveEndsTooEarly() : DomainError("consent.ends_too_early", ErrorKind.Invalid, "The directive must end after it begins, and in the future.");

/// <summary>A new version would begin later than it takes the place of the old one, and leave a time without either.</summary>
public sealed record SuccessorBeginsLater()
    : DomainError("consent.successor_begins_later", ErrorKind.Invalid, "A directive that replaces another begins when it is signed. Leave its beginning open.");

/// <summary>The permission would begin so far ahead that nobody decides about it now.</summary>
public sealed record DirectiveBeginsTooLate()
    : DomainError("consent.begins_too_late", ErrorKind.Invalid, $"A permission may begin at most {ConsentDirective.UsualMonths} months from now.");

/// <summary>A permit lasts longer than the clinic allows.</summary>
public sealed record DirectiveTooLong(int LongestMonths) : DomainError("consent.too_long", ErrorKind.Invalid, $"A permission may last at most {LongestMonths} months here.");

/// <summary>A directive that is signed never changes; a change is a new version.</summary>
public sealed record DirectiveAlreadySigned() : DomainError("consent.already_signed", ErrorKind.Conflict, "This directive is signed. Draft a new one that supersedes it.");

/// <summary>A directive that has ended cannot be signed.</summary>
public sealed record DirectiveEnded() : DomainError("consent.ended", ErrorKind.Conflict, "This directive has ended. Draft a new one.");

/// <summary>What was shown to the client is not what is being signed.</summary>
public sealed record DirectiveTextChanged() : DomainError("consent.text_changed", ErrorKind.Conflict, "The text that the client was shown is not the text of this directive. Show it again before signing.");

/// <summary>A spoken signature needs a witness who is not the one who records it.</summary>
public sealed record WitnessMissing() : DomainError("consent.witness_missing", ErrorKind.Invalid, "A spoken consent needs a witness other than the person who records it.");

/// <summary>Nobody witnesses what they record themselves.</summary>
public sealed record WitnessIsRecorder() : DomainError("consent.witness_is_recorder", ErrorKind.Invalid, "The witness is the person who records the consent. Name somebody else who heard it.");

/// <summary>Nobody witnesses a permission to themselves.</summary>
public sealed record WitnessIsRecipient()
    : DomainError("consent.witness_is_recipient", ErrorKind.Invalid, "The witness is the person to whom the consent is given. Name somebody else who heard it.");

/// <summary>A witness named by id works at the clinic.</summary>
public sealed record WitnessUnknown()
    : DomainError("consent.witness_unknown", ErrorKind.Invalid, "Nobody who works at the clinic has this id. Leave personId out for a witness from outside.");

/// <summary>Process notes, and substance-use information for an organization, are permitted by a signature only (45 CFR 164.508(c)(1)(vi), 42 CFR 2.31).</summary>
public sealed record SignatureNotSpoken()
    : DomainError("consent.signature_not_spoken", ErrorKind.Invalid, "This permission needs a signature: in the client's own account, on the clinic's device or on paper. A spoken one does not do.");

/// <summary>Nobody records a permission that is given to themselves.</summary>
public sealed record RecorderIsRecipient()
    : DomainError("consent.recorder_is_recipient", ErrorKind.Refused, "This permission is given to you. Let the client sign in their own account, or have somebody else record the signature.");

/// <summary>Whoever recorded somebody's authority to decide does not record what they sign.</summary>
public sealed record AuthorityRecordedBySigner()
    : DomainError("consent.authority_recorded_by_signer", ErrorKind.Refused, "You recorded this substitute decision maker's authority. Have somebody else record their signature.");

/// <summary>The client took back what a permission was to replace, or it has ended since the permission was drafted.</summary>
public sealed record DirectiveTakenBack()
    : DomainError("consent.taken_back", ErrorKind.Conflict, "What this was to replace has been taken back or has ended meanwhile. If the client wants it again, draft a permission that replaces nothing.");

/// <summary>A signature on paper needs the SHA-256 of the scanned document.</summary>
public sealed record DocumentHashMissing() : DomainError("consent.document_hash_missing", ErrorKind.Invalid, "Give the SHA-256 of the signed document, 64 hexadecimal digits.");

/// <summary>A substitute decision maker is named with their relationship and the authority they have.</summary>
public sealed record AuthorityMissing() : DomainError("consent.authority_missing", ErrorKind.Invalid, "Name the substitute decision maker, their relationship to the client and where their authority comes from.");

/// <summary>No recorded authority of this person is in force now (I29).</summary>
public sealed record AuthorityNotInForce() : DomainError("consent.authority_not_in_force", ErrorKind.Invalid, "The recorded authority of this substitute decision maker is not in force now. Record it first, or have the client sign.");

/// <summary>The client is under the age from which their own consent counts here (I29).</summary>
public sealed record ClientTooYoung(int Age)
    : DomainError("consent.client_too_young", ErrorKind.Invalid, $"Under {Age} years a substitute decision maker with recorded authority signs here.");

/// <summary>A substitute decision maker's authority ends before it begins.</summary>
public sealed record AuthorityEndsTooEarly() : DomainError("decision_maker.ends_too_early", ErrorKind.Invalid, "The authority must not end before it begins.");

/// <summary>What was given as fingerprint of a paper is none.</summary>
public sealed record EvidenceUnreadable() : DomainError("decision_maker.evidence_unreadable", ErrorKind.Invalid, "Give the SHA-256 of the paper, 64 hexadecimal digits.");

/// <summary>There is no such substitute decision maker for this caller.</summary>
public sealed record SubstituteDecisionMakerNotFound() : DomainError("decision_maker.not_found", ErrorKind.NotFound, "There is no such substitute decision maker for you.");

/// <summary>Who decides for a client is recorded by those who care for them and by the front desk.</summary>
public sealed record RecorderNotOnTeam() : DomainError("decision_maker.not_on_team", ErrorKind.Refused, "Only practitioners on this client's care team and the front desk record who decides for the client.");

/// <summary>A captured signature is too weak to open what the client withholds.</summary>
public sealed record LiftNeedsAStrongSignature()
    : DomainError("consent.lift_needs_strong_signature", ErrorKind.Invalid, "This takes the place of something the client withholds. It needs the client themselves: in their own account, or by their signature on paper with the document's SHA-256.");

/// <summary>Only the client signs in the client's own name.</summary>
public sealed record NotTheClientsSignature() : DomainError("consent.not_the_client", ErrorKind.Refused, "Only the client signs in their own account; staff capture a signature with the method by which it was given.");

/// <summary>An emergency access needs a reason in words.</summary>
public sealed record EmergencyReasonTooShort() : DomainError("emergency.reason_too_short", ErrorKind.Invalid, $"Say in at least {EmergencyAccess.ShortestReason} characters what the emergency is.");

/// <summary>There is no such emergency access for this caller.</summary>
public sealed record EmergencyNotFound() : DomainError("emergency.not_found", ErrorKind.NotFound, "There is no such emergency access for you.");

/// <summary>The emergency access is still open, so it cannot be judged yet.</summary>
public sealed record EmergencyStillOpen() : DomainError("emergency.still_open", ErrorKind.Conflict, "This emergency access is still open. Close it, or review it when it is over.");

/// <summary>The practitioner has an emergency access to this client already.</summary>
public sealed record EmergencyAlreadyOpen() : DomainError("emergency.already_open", ErrorKind.Conflict, "You have an emergency access to this client that is still open.");

/// <summary>Only the one who opened an emergency access or a privacy officer closes it early.</summary>
public sealed record EmergencyNotYours() : DomainError("emergency.not_yours", ErrorKind.Refused, "Only the person who opened an emergency access, or a privacy officer, can close it.");

/// <summary>Nobody reviews the emergency access that they opened themselves.</summary>
public sealed record EmergencyOwnReview() : DomainError("emergency.own_review", ErrorKind.Refused, "An emergency access is reviewed by somebody else than the person who opened it.");

/// <summary>The emergency access has been reviewed already.</summary>
public sealed record EmergencyReviewed() : DomainError("emergency.reviewed", ErrorKind.Conflict, "This emergency access has been reviewed.");

/// <summary>Lifting what the client withholds shows more, so it takes the client themselves.</summary>
public sealed record OnlyTheClientLifts() : DomainError("consent.only_the_client_lifts", ErrorKind.Refused, "Only the client lifts what they withhold, in their own account.");

/// <summary>There is no such consent request for this caller.</summary>
public sealed record ConsentRequestNotFound() : DomainError("consent_request.not_found", ErrorKind.NotFound, "There is no such consent request for you.");

/// <summary>The client has answered already; what they want now, they say in a directive.</summary>
public sealed record ConsentRequestAnswered() : DomainError("consent_request.answered", ErrorKind.Conflict, "This request is answered. A change of mind is a directive of its own.");

/// <summary>An answer can't share more than was asked for.</summary>
public sealed record SharesMoreThanAsked() : DomainError("consent_request.shares_more_than_asked", ErrorKind.Invalid, "Share at most what was asked for here. More is a directive of its own.");

/// <summary>A practitioner asks only about what they may see themselves; about others ask the client and the privacy officer.</summary>
public sealed record OnlyOwnDecisions() : DomainError("consent.only_own_decisions", ErrorKind.Refused, "You can have explained what you may see yourself. What others may see is the client's and the privacy officer's to ask.");

/// <summary>It was asked about a purpose that this reader cannot name, so no request of theirs would ever be decided for it.</summary>
public sealed record PurposeNotTheirs() : DomainError("consent.purpose_not_theirs", ErrorKind.Invalid, "This reader cannot look for that purpose. Ask about another.");

/// <summary>A question about a decision names one reader and one thing.</summary>
public sealed record QuestionUnclear() : DomainError("consent.question_unclear", ErrorKind.Invalid, "Name at most one reader, and either a kind of information or one record.");
