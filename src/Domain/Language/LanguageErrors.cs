using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Language;

/// <summary>A wording without a word in it, or with more words than a wording has.</summary>
public sealed record TermUnclear(int MostWords) : DomainError("language_rule.term_unclear", ErrorKind.Invalid, $"Give the wording as one to {MostWords} words.");

/// <summary>The clinic has a rule for this wording already.</summary>
public sealed record LanguageRuleKnown() : DomainError("language_rule.already_there", ErrorKind.Conflict, "The clinic has a rule for this wording already. Withdraw that one first.");

/// <summary>The clinic has as many rules of its own as it may.</summary>
public sealed record TooManyLanguageRules(int Most) : DomainError("language_rule.too_many", ErrorKind.Conflict, $"A clinic has at most {Most} rules of its own in a language. Withdraw one first.");

/// <summary>There is no such rule of the clinic.</summary>
public sealed record LanguageRuleNotFound() : DomainError("language_rule.not_found", ErrorKind.NotFound, "There is no such rule of this clinic.");

/// <summary>The rule does not hold any more.</summary>
public sealed record LanguageRuleWithdrawn() : DomainError("language_rule.withdrawn", ErrorKind.Conflict, "This rule has been withdrawn.");

/// <summary>There is no rule of this id whose advice could be kept out.</summary>
public sealed record AdviceUnknown() : DomainError("language_rule.unknown", ErrorKind.Invalid, "Name the rule as the advice names it.");
