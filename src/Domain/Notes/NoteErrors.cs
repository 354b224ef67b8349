using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Notes;

/// <summary>There is no such note for this caller.</summary>
public sealed record NoteNotFound() : DomainError("note.not_found", ErrorKind.NotFound, "There is no such note for you.");

/// <summary>Session notes are written by practitioners.</summary>
public sealed record OnlyPractitionersWriteNotes() : DomainError("note.only_practitioners", ErrorKind.Refused, "Only a practitioner may write a session note.");

/// <summary>The layout belongs to the other discipline (S2).</summary>
public sealed record NoteFormatOfOtherDiscipline(NoteFormat Format) : DomainError("note.format_of_other_discipline", ErrorKind.Invalid, "This layout belongs to the other discipline.");

/// <summary>A note has no section.</summary>
public sealed record NoteEmpty() : DomainError("note.empty", ErrorKind.Invalid, "Write at least one section.");

/// <summary>A note has more sections than one note should.</summary>
public sealed record NoteTooManySections(int Most) : DomainError("note.too_many_sections", ErrorKind.Invalid, $"A note has at most {Most} sections.");

/// <summary>The layout does not know this heading, or the heading is no code.</summary>
public sealed record NoteHeadingUnknown(NoteFormat Format) : DomainError("note.heading_unknown", ErrorKind.Invalid, "Use a heading of this layout.");

/// <summary>A heading stands twice.</summary>
public sealed record NoteHeadingTwice() : DomainError("note.heading_twice", ErrorKind.Invalid, "Use each heading once.");

/// <summary>Only the author writes and signs a note (I43).</summary>
public sealed record NotTheNotesAuthor() : DomainError("note.not_the_author", ErrorKind.Refused, "Only the note's author may do this.");

/// <summary>The note is signed; its text stays (I42).</summary>
public sealed record NoteSigned() : DomainError("note.signed", ErrorKind.Conflict, "The note is signed and can't change. Add an addendum.");

/// <summary>Only a final note takes addenda.</summary>
public sealed record NoteNotSigned(NoteStatus Status) : DomainError("note.not_signed", ErrorKind.Conflict, "Only a note whose signatures are complete takes addenda.");

/// <summary>Only a member of the note's discipline adds to it (S2).</summary>
public sealed record NoteOfOtherDiscipline() : DomainError("note.other_discipline", ErrorKind.Refused, "Only a member of the note's discipline may add to it.");

/// <summary>A qualifying practitioner has no active supervision; the note stays a draft (I45).</summary>
public sealed record NoteSupervisionMissing() : DomainError("note.supervision_missing", ErrorKind.Conflict, "A qualifying practitioner needs an active supervision to sign.");

/// <summary>Nobody is asked to co-sign this note.</summary>
public sealed record NoteNotAwaitingCoSignature(NoteStatus Status) : DomainError("note.not_awaiting_co_signature", ErrorKind.Conflict, "This note does not await a co-signature.");

/// <summary>Nobody co-signs their own note (I47).</summary>
public sealed record CoSignerIsAuthor() : DomainError("note.co_signer_is_author", ErrorKind.Refused, "The author can't co-sign their own note.");

/// <summary>Only the author's supervisor, in the note's discipline, co-signs (I47).</summary>
public sealed record NotTheNotesSupervisor() : DomainError("note.not_the_supervisor", ErrorKind.Refused, "Only the author's supervisor may co-sign.");

/// <summary>The co-signature is over another text than the note's (I46).</summary>
public sealed record NoteHashMismatch() : DomainError("note.hash_mismatch", ErrorKind.Conflict, "This is not the text that stands in the note. Read it again.");

/// <summary>A fingerprint that is not 64 hexadecimal digits.</summary>
public sealed record ContentHashUnreadable() : DomainError("note.hash_unreadable", ErrorKind.Invalid, "A content hash is 64 hexadecimal digits.");
