namespace IntegrativeCare.Domain.Notes;

/// <summary>Names one session note.</summary>
public readonly record struct NoteId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static NoteId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(NoteId other) => Value.CompareTo(other.Value);
}

/// <summary>Names one addendum.</summary>
public readonly record struct AddendumId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static AddendumId New() => new(Guid.CreateVersion7());
}

/// <summary>Names one giving back of a note.</summary>
public readonly record struct NoteReturnId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static NoteReturnId New() => new(Guid.CreateVersion7());
}
