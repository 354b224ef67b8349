using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Retention;

/// <summary>There is no such legal hold on this client's record.</summary>
public sealed record LegalHoldNotFound() : DomainError("legal_hold.not_found", ErrorKind.NotFound, "There is no such legal hold.");

/// <summary>The legal hold was released before.</summary>
public sealed record LegalHoldOver() : DomainError("legal_hold.released", ErrorKind.Conflict, "This legal hold was released already.");

/// <summary>There is no such erasure request of this client.</summary>
public sealed record ErasureRequestNotFound() : DomainError("erasure_request.not_found", ErrorKind.NotFound, "There is no such erasure request.");

/// <summary>Whoever asks in the client's place has no recorded authority that is in force (I29).</summary>
public sealed record ErasureNotAuthorized() : DomainError("erasure_request.not_authorized", ErrorKind.Invalid, "Name a substitute decision maker of this client whose authority is in force.");

/// <summary>There is no such destruction run.</summary>
public sealed record DestructionRunNotFound() : DomainError("destruction_run.not_found", ErrorKind.NotFound, "There is no such destruction run.");

/// <summary>The run was confirmed or called off before.</summary>
/// <param name="Status">How far it has come.</param>
public sealed record DestructionNotWaiting(DestructionRunStatus Status) : DomainError("destruction_run.not_waiting", ErrorKind.Conflict, "Only a run that is previewed and not yet confirmed can be confirmed or called off.");

/// <summary>Whoever asked for the preview cannot be the one who confirms it.</summary>
public sealed record SecondPersonNeeded() : DomainError("destruction_run.second_person_needed", ErrorKind.Conflict, "Have a second person confirm what you previewed.");

/// <summary>The account that would confirm was made after the preview, or by an invitation of whoever asked for it.</summary>
public sealed record ConfirmerNotIndependent() : DomainError(
    "destruction_run.confirmer_not_independent", ErrorKind.Conflict, "Have somebody confirm whose account is older than the preview, and whom its author did not invite.");

/// <summary>The preview is more than a week old, or was made by other terms of retention than those of today.</summary>
public sealed record PreviewOutdated() : DomainError("destruction_run.preview_outdated", ErrorKind.Conflict, "Make a new preview: this one is too old, or records are kept by other rules now.");
