using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Application.Accounts;

/// <summary>E-mail and password fit accounts in several clinics; the person has to say which clinic they mean.</summary>
public sealed record ClinicNeeded() : DomainError("auth.clinic_needed", ErrorKind.Invalid, "Say in which clinic you sign in: send its clinicId too.");

/// <summary>The person signed in through an outside provider, which alone can end that sign-in or change how it is proven.</summary>
public sealed record SignedInElsewhere() : DomainError("auth.signed_in_elsewhere", ErrorKind.Conflict, "You signed in through an outside provider. Do this there.");

/// <summary>The password that should confirm a change of the account's security is not the account's.</summary>
public sealed record PasswordWrong() : DomainError("auth.password_wrong", ErrorKind.Invalid, "This is not your password, or it was tried too often.");

/// <summary>An authenticator already guards the account.</summary>
public sealed record AuthenticatorPresent() : DomainError("authenticator.present", ErrorKind.Conflict, "An authenticator already guards this account. Remove it first.");

/// <summary>No authenticator is waiting to be confirmed, or none guards the account.</summary>
public sealed record AuthenticatorAbsent() : DomainError("authenticator.absent", ErrorKind.Conflict, "There is no authenticator for this step. Start by enrolling one.");

/// <summary>The code does not come from the authenticator that is being confirmed.</summary>
public sealed record AuthenticatorCodeWrong() : DomainError("authenticator.code_wrong", ErrorKind.Invalid, "This is not the code that the authenticator shows now.");

/// <summary>Somebody of this clinic already has an account with this e-mail address.</summary>
public sealed record EmailTaken() : DomainError("account.email_taken", ErrorKind.Conflict, "Somebody in this clinic already has an account with this e-mail address.");

/// <summary>The practitioner or client already has an account.</summary>
public sealed record PersonHasAccount() : DomainError("account.person_has_account", ErrorKind.Conflict, "This person already has an account.");

/// <summary>A partner's account is a system's and no person's: it holds no other role, so that nobody reads as a partner what they could not read as themselves.</summary>
public sealed record PartnerRoleStandsAlone() : DomainError("account.partner_role_stands_alone", ErrorKind.Invalid, "The role partner cannot be combined with another.");

/// <summary>The partner's role and the organization go together: neither without the other.</summary>
public sealed record PartnerMismatch() : DomainError("account.partner_mismatch", ErrorKind.Invalid, "Name the organization when the account is a partner's, and only then.");

/// <summary>A client's account is the client's alone: whoever works here as well gets a second account, so that it is always clear as whom they read.</summary>
public sealed record ClientRoleStandsAlone() : DomainError("account.client_role_stands_alone", ErrorKind.Invalid, "The role client cannot be combined with another.");

/// <summary>Practitioner roles and the practitioner go together: neither without the other.</summary>
public sealed record PractitionerMismatch() : DomainError("account.practitioner_mismatch", ErrorKind.Invalid, "Name the practitioner when the person treats, and only then.");

/// <summary>The client's role and the client go together: neither without the other.</summary>
public sealed record ClientMismatch() : DomainError("account.client_mismatch", ErrorKind.Invalid, "Name the client when the account is a client's, and only then.");

/// <summary>There is no such practitioner or client in this clinic.</summary>
public sealed record PersonNotFound() : DomainError("account.person_not_found", ErrorKind.NotFound, "There is no such person in this clinic.");

/// <summary>No open invitation has this token: it never was, was used, was replaced or is over. The answer does not say which.</summary>
public sealed record InvitationNotOpen() : DomainError("invitation.not_open", ErrorKind.NotFound, "This invitation is not open. Ask for a new one.");

/// <summary>The password is shorter than the shortest allowed. Unit: characters.</summary>
public sealed record PasswordTooShort(int Shortest) : DomainError("password.too_short", ErrorKind.Invalid, $"Use at least {Shortest} characters.");

/// <summary>The password is the person's own e-mail address.</summary>
public sealed record PasswordIsEmail() : DomainError("password.is_email", ErrorKind.Invalid, "Your e-mail address is no password.");

/// <summary>The password is among the first that anybody would try.</summary>
public sealed record PasswordTooCommon() : DomainError("password.too_common", ErrorKind.Invalid, "This password is among the first that anybody would try. Choose another.");
