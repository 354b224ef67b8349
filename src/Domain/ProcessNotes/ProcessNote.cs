using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.ProcessNotes;

/// <summary>Names one process note.</summary>
public readonly record struct ProcessNoteId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ProcessNoteId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(ProcessNoteId other) => Value.CompareTo(other.Value);
}

/// <summary>Under which law's name a process note is kept apart. Both are kept alike (Rule CR-202).</summary>
public enum ProcessNoteKind
{
    /// <summary>What was said and thought about in psychotherapy.</summary>
    PsychotherapyProcess,

    /// <summary>The same in counselling for a substance use disorder.</summary>
    SubstanceUseCounselling,
}

/// <summary>
/// A psychotherapist's own notes on what was said in a session, kept apart from the rest of the record: its author's alone, and nobody else learns that there is one (Rule CR-200; I48).
/// </summary>
/// <remarks>
/// It is no part of what a session has to have written about it: a session note is owed all the same, and a plan, a measurement or a summary has no place here by type (Rule CR-201; H1, I49).
/// It is not signed and has no versions. Its author may write it anew, and nobody destroys it: how long it stays is a question of the whole record (I64). Source: 45 CFR 164.501, "psychotherapy notes".
/// </remarks>
public sealed class ProcessNote : AggregateRoot, IClientRecord
{
    private ProcessNote() { }

    /// <summary>Names it.</summary>
    public ProcessNoteId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category => InformationCategory.PsychotherapyProcess;

    /// <summary>Whose it is.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>When it was begun. UTC.</summary>
    public DateTimeOffset WrittenAt { get; private init; }

    /// <summary>When it was last written anew; <c>null</c> when never. UTC.</summary>
    public DateTimeOffset? RewrittenAt { get; private set; }

    /// <summary>What it says, and everything that could be found by it: stored sealed, under a key of its own.</summary>
    public ProcessNoteContent Content { get; private set; } = null!;

    /// <summary>Begins a process note.</summary>
    /// <param name="session">The session of the author's that it is about; <c>null</c> when it is about none.</param>
    /// <exception cref="DomainException"><see cref="OnlyPsychotherapistsKeepProcessNotes"/>, <see cref="ChoiceUnknown"/>, or what <see cref="PlainText"/> says of the text.</exception>
    public static ProcessNote Write(ClinicId clinic, ClientId client, ProcessNoteKind kind, SessionId? session, string text, Author author, DateTimeOffset now)
    {
        if (author.Discipline != Discipline.Psychotherapy) throw new DomainException(new OnlyPsychotherapistsKeepProcessNotes());

        return new ProcessNote
        {
            Id = ProcessNoteId.New(),
            ClinicId = clinic,
            ClientId = client,
            Author = author,
            WrittenAt = now,
            Content = new(Choice.Of(kind, "/kind"), session?.Value, PlainText.Of(text, "/text", PlainText.Note)),
        };
    }

    /// <summary>Writes it anew, whole. Its author only.</summary>
    /// <exception cref="DomainException"><see cref="ProcessNoteNotYours"/>, or what <see cref="PlainText"/> says of the text.</exception>
    public void Rewrite(string text, Author by, DateTimeOffset now)
    {
        MustBeOf(by.PersonId);
        Content = Content with { Text = PlainText.Of(text, "/text", PlainText.Note) };
        RewrittenAt = now;
        Changed();
    }

    /// <summary>Refuses whoever reads it under an authorization or in supervision: to read is not to have written.</summary>
    /// <exception cref="DomainException"><see cref="ProcessNoteNotYours"/>.</exception>
    public void MustBeOf(Guid personId)
    {
        if (personId != Author.PersonId) throw new DomainException(new ProcessNoteNotYours());
    }
}

/// <summary>What a process note says. There is no place in it for times, modality, frequency, results or a plan (H1, I49).</summary>
/// <param name="Kind">Under which law's name it is kept.</param>
/// <param name="Session">The session that it is about; <c>null</c> when about none. From the session nobody finds it.</param>
/// <param name="Text">What was written. At most 20,000 UTF-16 characters.</param>
public sealed record ProcessNoteContent(ProcessNoteKind Kind, Guid? Session, string Text)
{
    /// <inheritdoc />
    public override string ToString() => $"{Text.Length} characters";
}
