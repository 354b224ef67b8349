using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.ProcessNotes;

/// <summary>There is no such process note for this caller: none at all, or none of theirs (I48).</summary>
public sealed record ProcessNoteNotFound() : DomainError("process_note.not_found", ErrorKind.NotFound, "There is no such process note for you.");

/// <summary>Process notes are a psychotherapist's (H1).</summary>
public sealed record OnlyPsychotherapistsKeepProcessNotes() : DomainError("process_note.only_psychotherapists", ErrorKind.Refused, "Only a psychotherapist may keep process notes.");

/// <summary>Whoever was let in to read a process note does not write in it or publish from it.</summary>
public sealed record ProcessNoteNotYours() : DomainError("process_note.not_yours", ErrorKind.Refused, "Only the author of a process note may do this.");
