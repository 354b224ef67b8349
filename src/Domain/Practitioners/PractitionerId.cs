namespace IntegrativeCare.Domain.Practitioners;

/// <summary>Names one practitioner.</summary>
public readonly record struct PractitionerId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static PractitionerId New() => new(Guid.CreateVersion7());
}
