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

/// <summary>A permission for process notes stands alone, names one recipient and has an end (45 CFR 164.508(b)(3)(ii)).</summary>
public sealed record ProcessNotesStandAlone()
    : DomainError("consent.process_notes_stand_alone", ErrorKind.Invalid, "Permission for process notes needs a directive of its own: that one category, one named recipient, and an expiry.");

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

/// <summary>A signature on paper needs the SHA-256 of the scanned document.</summary>
public sealed record DocumentHashMissing() : DomainError("consent.document_hash_missing", ErrorKind.Invalid, "Give the SHA-256 of the signed document, 64 hexadecimal digits.");

/// <summary>A substitute decision maker is named with their relationship and the authority they have.</summary>
public sealed record AuthorityMissing() : DomainError("consent.authority_missing", ErrorKind.Invalid, "Name the substitute decision maker, their relationship to the client and where their authority comes from.");

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

/// <summary>A question about a decision names one reader and one thing.</summary>
public sealed record QuestionUnclear() : DomainError("consent.question_unclear", ErrorKind.Invalid, "Name at most one reader, and either a kind of information or one record.");
