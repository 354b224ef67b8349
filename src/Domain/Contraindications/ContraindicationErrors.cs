using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Contraindications;

/// <summary>There is no such rule.</summary>
public sealed record RuleUnknown() : DomainError("contraindication.rule_unknown", ErrorKind.Invalid, "There is no such rule. Read the rules for their codes.");

/// <summary>A version is approved that is not in use.</summary>
public sealed record RuleVersionUnknown() : DomainError("contraindication.version_unknown", ErrorKind.Invalid, "Only the version that is in use can be approved.");

/// <summary>The clinic has approved this version already.</summary>
public sealed record RulesApproved() : DomainError("contraindication.already_approved", ErrorKind.Conflict, "This version is approved here already.");

/// <summary>A screening without an answer.</summary>
public sealed record ScreeningEmpty() : DomainError("health_screening.empty", ErrorKind.Invalid, "Answer at least one question.");

/// <summary>A question is answered twice.</summary>
public sealed record AnsweredTwice() : DomainError("health_screening.answered_twice", ErrorKind.Invalid, "Answer each question once.");

/// <summary>The question is not put to whoever answers it.</summary>
public sealed record NotYoursToAnswer() : DomainError("health_screening.not_yours_to_answer", ErrorKind.Refused, "This question is answered by others, or follows from the record.");

/// <summary>Findings of psychotherapy stand in a screening of their own, so that they are not shared with the rest (Rule CR-172).</summary>
public sealed record ScreeningKindsApart() : DomainError("health_screening.kinds_apart", ErrorKind.Invalid, "Record findings of psychotherapy in a screening of their own.");

/// <summary>A finding does not say where.</summary>
public sealed record SiteMissing() : DomainError("health_screening.site_missing", ErrorKind.Invalid, "Say where.");

/// <summary>A particular that the rule does not know.</summary>
public sealed record QualifierUnknown() : DomainError("health_screening.qualifier_unknown", ErrorKind.Invalid, "The question has no such particular.");

/// <summary>A number where the question takes none.</summary>
public sealed record MeasureNotAsked() : DomainError("health_screening.measure_not_asked", ErrorKind.Invalid, "This question takes no number.");

/// <summary>Words of one's own where the question takes none.</summary>
public sealed record DetailsNotAsked() : DomainError("health_screening.details_not_asked", ErrorKind.Invalid, "This question takes no words of its own.");

/// <summary>Something that has not happened yet.</summary>
public sealed record SinceInFuture() : DomainError("health_screening.since_in_future", ErrorKind.Invalid, "It cannot have begun after now.");

/// <summary>No document lifts this rule.</summary>
public sealed record RuleNotCleared() : DomainError("clearance.rule_not_cleared", ErrorKind.Invalid, "No document lifts this rule.");

/// <summary>Nothing that the caller may see in the client's record gives this rule a reason to be lifted. It does not say whether there is one.</summary>
public sealed record FindingNotSeen() : DomainError("clearance.finding_not_seen", ErrorKind.Refused, "You see no answer or finding of this rule in the client's record that a document could lift.");

/// <summary>The dates of a clearance do not follow each other: written, not after today; then its first day; then its last.</summary>
public sealed record ClearanceDatesWrong() : DomainError("clearance.dates_wrong", ErrorKind.Invalid, "A clearance is written first, by today at the latest; then its first day, then its last.");

/// <summary>A clearance for longer than somebody can answer for. Unit: days.</summary>
public sealed record ClearanceTooLong(int LongestDays) : DomainError("contraindication.clearance_too_long", ErrorKind.Invalid, $"A clearance holds at most {LongestDays} days. Ask for a new one then.");

/// <summary>The clearance was ended before.</summary>
public sealed record ClearanceOver() : DomainError("contraindication.clearance_over", ErrorKind.Conflict, "The clearance has been ended already.");

/// <summary>There is no such clearance for this caller.</summary>
public sealed record ClearanceNotFound() : DomainError("contraindication.clearance_not_found", ErrorKind.NotFound, "There is no such clearance for you.");

/// <summary>What is to name the document is no SHA-256.</summary>
public sealed record DocumentHashMalformed() : DomainError("clearance.hash_malformed", ErrorKind.Invalid, "Give the document's SHA-256 as 64 hexadecimal digits.");

/// <summary>A check names no technique or no place.</summary>
public sealed record PlanIncomplete() : DomainError("contraindication.plan_incomplete", ErrorKind.Invalid, "Name at least one technique and one place.");

/// <summary>The risks of the technique are not known here, so it cannot be planned (I36).</summary>
public sealed record TechniqueUnknown(Technique Technique) : DomainError("contraindication.technique_unknown", ErrorKind.Invalid, "The risks of this technique are not known here, so it cannot be used.");

/// <summary>There is no such product (I36).</summary>
public sealed record ProductUnknown() : DomainError("contraindication.product_unknown", ErrorKind.Invalid, "There is no such product in the catalogue.");

/// <summary>What is in the product is not known, so it cannot be planned (I36, M2).</summary>
public sealed record ProductContentsUnknown() : DomainError("contraindication.product_contents_unknown", ErrorKind.Invalid, "What is in this product is not known here, so it cannot be used.");

/// <summary>Aromatherapy without a scented product.</summary>
public sealed record ProductMissing() : DomainError("contraindication.product_missing", ErrorKind.Invalid, "Name the scented product, so that it can be checked.");

/// <summary>There is no such product of the clinic.</summary>
public sealed record MassageProductNotFound() : DomainError("massage_product.not_found", ErrorKind.NotFound, "There is no such product of this clinic.");

/// <summary>There is no such check for this caller.</summary>
public sealed record CheckNotFound() : DomainError("contraindication.check_not_found", ErrorKind.NotFound, "There is no such check for you.");

/// <summary>The check has no such finding for this caller.</summary>
public sealed record FindingNotFound() : DomainError("contraindication.finding_not_found", ErrorKind.Invalid, "This check has no such finding for you.");

/// <summary>Something that a check rests on is missing or not open to the caller, and a check without it would be none. It does not say what, nor why (I38).</summary>
public sealed record CheckNotPossible() : DomainError("contraindication.check_not_possible", ErrorKind.Refused, "This check cannot be made by you: something that it rests on is missing or not open to you.");

/// <summary>No check was made for this session (I38).</summary>
public sealed record CheckMissing() : DomainError("contraindication.check_missing", ErrorKind.Conflict, "Check this session for contraindications first.");

/// <summary>What the check rests on has changed since it was made (I38).</summary>
public sealed record CheckStale() : DomainError("contraindication.check_stale", ErrorKind.Conflict, "Something has changed since this session was checked. Check it again.");

/// <summary>Nothing of what was planned may be done (I38, I39).</summary>
public sealed record MassageContraindicated(ContraindicationOutcome Outcome) : DomainError("contraindication.massage_contraindicated", ErrorKind.Conflict, "The check lets nothing of what was planned be done.");

/// <summary>The check leaves this touch out.</summary>
public sealed record TouchContraindicated(BodyRegion Region, Technique Technique) : DomainError("contraindication.touch_contraindicated", ErrorKind.Conflict, "The check leaves this technique out here.");

/// <summary>The place was not checked.</summary>
public sealed record SiteNotChecked(BodyRegion Region) : DomainError("contraindication.site_not_checked", ErrorKind.Conflict, "This place was not checked for this session.");

/// <summary>The technique was not checked.</summary>
public sealed record TechniqueNotChecked(Technique Technique) : DomainError("contraindication.technique_not_checked", ErrorKind.Conflict, "This technique was not checked for this session.");

/// <summary>Firmer than was checked, or than the check lets. Unit: steps 1–5.</summary>
public sealed record FirmerThanChecked(BodyRegion Region, int Ceiling) : DomainError("contraindication.firmer_than_checked", ErrorKind.Conflict, "This is firmer than the check lets here.");

/// <summary>The product was not checked.</summary>
public sealed record ProductNotChecked() : DomainError("contraindication.product_not_checked", ErrorKind.Conflict, "This product was not checked for this session.");

/// <summary>The check leaves this product out (I41).</summary>
public sealed record ProductContraindicated() : DomainError("contraindication.product_contraindicated", ErrorKind.Conflict, "The check leaves this product out.");

/// <summary>The check leaves this position out.</summary>
public sealed record PositionContraindicated(BodyPosition Position) : DomainError("contraindication.position_contraindicated", ErrorKind.Conflict, "The check leaves this position out.");

/// <summary>Only a second massage therapist of the client's team sets a limit aside, never the one who holds the session (I39).</summary>
public sealed record SecondReaderNeeded() : DomainError("contraindication.second_reader_needed", ErrorKind.Refused, "Another massage therapist of the client's team decides this, not the one who holds the session.");

/// <summary>Nobody sets this aside (I39, I41).</summary>
public sealed record NotOverridable() : DomainError("contraindication.not_overridable", ErrorKind.Conflict, "Nobody may set this aside. A written clearance may lift it where the rule says so.");
