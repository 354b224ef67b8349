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
public sealed record NotTheNotesSupervisor() : DomainError("note.not_the_supervisor", ErrorKind.Refused, "Only the author's supervisor may co-sign or return it.");

/// <summary>The co-signature is over another text than the note's (I46).</summary>
public sealed record NoteHashMismatch() : DomainError("note.hash_mismatch", ErrorKind.Conflict, "This is not the text that stands in the note. Read it again.");

/// <summary>A fingerprint that is not 64 hexadecimal digits.</summary>
public sealed record ContentHashUnreadable() : DomainError("note.hash_unreadable", ErrorKind.Invalid, "A content hash is 64 hexadecimal digits.");

/// <summary>A section carries a kind of information that this discipline's notes do not, or that belongs in process notes (S2, I49).</summary>
public sealed record SectionCategoryNotAllowed(Consents.InformationCategory Category)
    : DomainError("note.section_category_not_allowed", ErrorKind.Invalid, "A section of this note can't carry this kind of information.");

/// <summary>Regions worked stand under their own heading of a massage record.</summary>
public sealed record WorkedRegionsMisplaced() : DomainError("note.worked_regions_misplaced", ErrorKind.Invalid, "Regions worked belong under regionsWorked of a massage record.");

/// <summary>More regions worked than one note should name.</summary>
public sealed record WorkedRegionsTooMany(int Most) : DomainError("note.too_many_worked_regions", ErrorKind.Invalid, $"Name at most {Most} regions worked.");

/// <summary>The author gave this draft up; nothing of it is left to work on.</summary>
public sealed record NoteGivenUp() : DomainError("note.given_up", ErrorKind.Conflict, "This draft was given up. Write a new note.");

/// <summary>Only what stands can be replaced by a new version or said to be wrong.</summary>
public sealed record NoteNotAmendable(NoteStatus Status) : DomainError("note.not_amendable", ErrorKind.Conflict, "This version no longer stands, or is not signed yet. Work on the one that stands.");

/// <summary>Somebody has begun a new version of this note already.</summary>
public sealed record NoteAmendmentBegun() : DomainError("note.amendment_begun", ErrorKind.Conflict, "A new version of this note was begun already. Go on with that one, or give it up.");

/// <summary>The clinic asks for a fresh sign-in before a signature, and this one is too old.</summary>
public sealed record SignatureNeedsFreshSignIn(int Minutes)
    : DomainError("note.fresh_sign_in_needed", ErrorKind.Refused, $"Sign in again: this clinic takes signatures within {Minutes} minutes of signing in.");

/// <summary>A note says something of its own kind: a note of nothing but another kind would tell a reader that there is such a kind (Rule CR-190).</summary>
public sealed record NoteNeedsOwnSection() : DomainError("note.own_section_missing", ErrorKind.Invalid, "At least one section must carry the note's own kind of information.");

/// <summary>A first version replaces nothing that it could be compared with.</summary>
public sealed record NoteHasNoEarlierVersion() : DomainError("note.no_earlier_version", ErrorKind.Invalid, "This is the first version. Name the one to compare it with.");
