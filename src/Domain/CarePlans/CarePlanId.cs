namespace IntegrativeCare.Domain.CarePlans;

/// <summary>Names one care plan.</summary>
public readonly record struct CarePlanId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static CarePlanId New() => new(Guid.CreateVersion7());
}
