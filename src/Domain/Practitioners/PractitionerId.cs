namespace IntegrativeCare.Domain.Practitioners;

/// <summary>Names one practitioner.</summary>
public readonly record struct PractitionerId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static PractitionerId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(PractitionerId other) => Value.CompareTo(other.Value);
}
