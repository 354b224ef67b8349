namespace IntegrativeCare.Domain.CarePlans;

/// <summary>Names one care plan.</summary>
public readonly record struct CarePlanId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static CarePlanId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(CarePlanId other) => Value.CompareTo(other.Value);
}
