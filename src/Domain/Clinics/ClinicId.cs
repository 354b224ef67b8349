namespace IntegrativeCare.Domain.Clinics;

/// <summary>Names one clinic: the custodian of its clients' records. Nothing is ever shared between two.</summary>
public readonly record struct ClinicId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ClinicId New() => new(Guid.CreateVersion7());
}
