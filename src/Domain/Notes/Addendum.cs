using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Notes;

/// <summary>What was added to a note after it was signed.</summary>
public sealed class Addendum
{
    private Addendum() { }

    internal Addendum(string text, string reason, InformationCategory? category, Author by, DateTimeOffset now) =>
        (Id, Text, Reason, Category, Author, AddedAt) = (AddendumId.New(), text, reason, category, by, now);

    /// <summary>Names it.</summary>
    public AddendumId Id { get; private init; }

    /// <summary>What was added. At most 20,000 UTF-16 characters.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Why it comes later; <c>null</c> for one from before it had to be said.</summary>
    public string? Reason { get; private init; }

    /// <summary>The kind of information that it carries; <c>null</c> for the note's own.</summary>
    public InformationCategory? Category { get; private init; }

    /// <summary>Who added it.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>When. UTC.</summary>
    public DateTimeOffset AddedAt { get; private init; }
}
