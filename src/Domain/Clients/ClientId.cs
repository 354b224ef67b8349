namespace IntegrativeCare.Domain.Clients;

/// <summary>Names one client.</summary>
public readonly record struct ClientId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ClientId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(ClientId other) => Value.CompareTo(other.Value);
}
