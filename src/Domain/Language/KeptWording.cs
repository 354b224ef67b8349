using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Language;

/// <summary>Names one kept wording.</summary>
public readonly record struct KeptWordingId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static KeptWordingId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(KeptWordingId other) => Value.CompareTo(other.Value);
}

/// <summary>A wording that an author keeps in a draft against advice, because they say why (Rule CR-187; I51). Advice that nobody gives a reason to keep leaves nothing behind.</summary>
/// <remarks>It holds the rule and the reason, and nothing of the note's text. It is its author's alone, also once the note is signed, and never changes.</remarks>
public sealed class KeptWording : AggregateRoot, IClientRecord
{
    /// <summary>The longest reason. Unit: UTF-16 characters.</summary>
    public const int LongestReason = 500;

    private KeptWording() { }

    /// <summary>Names it.</summary>
    public KeptWordingId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>That of the notes of the author's discipline.</summary>
    public InformationCategory Category { get; private init; }

    /// <summary>Who keeps the wording: the note's author.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>In which note.</summary>
    public NoteId NoteId { get; private init; }

    /// <summary>The rule whose advice was not taken: its id in the pack, or the id of the clinic's own.</summary>
    public string RuleId { get; private init; } = "";

    /// <summary>Why, in the author's words.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>When. UTC.</summary>
    public DateTimeOffset KeptAt { get; private init; }

    /// <summary>Keeps a wording.</summary>
    /// <param name="note">A draft of the author's.</param>
    /// <param name="ruleId">A rule that ships, or one of the clinic's own.</param>
    /// <param name="isKnown">Whether there is such a rule.</param>
    /// <exception cref="DomainException"><see cref="NotTheNotesAuthor"/>, <see cref="NoteSigned"/>, <see cref="AdviceUnknown"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public static KeptWording Keep(SessionNote note, string ruleId, bool isKnown, string? reason, Guid by, DateTimeOffset now)
    {
        if (note.Author.PersonId != by) throw new DomainException(new NotTheNotesAuthor());
        if (note.Status != NoteStatus.Draft) throw new DomainException(new NoteSigned());
        if (!isKnown) throw new DomainException(new AdviceUnknown { Pointer = "/ruleId" });
        return new()
        {
            Id = KeptWordingId.New(),
            ClinicId = note.ClinicId,
            ClientId = note.ClientId,
            Category = note.Author.Discipline == Discipline.MassageTherapy ? InformationCategory.Bodywork : InformationCategory.PsychotherapyProgress,
            Author = note.Author,
            NoteId = note.Id,
            RuleId = ruleId,
            Reason = PlainText.Of(reason, "/reason", LongestReason),
            KeptAt = now,
        };
    }
}
