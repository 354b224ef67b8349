namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>The outer keys of this installation: the one that wraps, and those that wrapped before and still unwrap.</summary>
public sealed class WrappingKeys
{
    private readonly Dictionary<string, IWrapsKeys> byId = new(StringComparer.Ordinal);

    /// <summary>Knows each by its name.</summary>
    /// <param name="current">Wraps every new data key.</param>
    /// <param name="earlier">Wrapped data keys before.</param>
    /// <exception cref="InvalidOperationException">Two have the same name: nobody could tell which of them wrapped a data key.</exception>
    public WrappingKeys(IWrapsKeys current, params IReadOnlyCollection<IWrapsKeys> earlier)
    {
        Current = current;
        foreach (var key in (IEnumerable<IWrapsKeys>)[current, .. earlier])
        {
            if (!byId.TryAdd(key.KeyId, key))
            {
                throw new InvalidOperationException(
                    $"Two outer keys are called {key.KeyId}. Name a key once, and give one of two programs another name with Keys__ProgramId or Keys__EarlierProgramId: "
                    + "the program that wrapped before keeps the name that keys status shows.");
            }
        }
    }

    /// <summary>Wraps every new data key.</summary>
    public IWrapsKeys Current { get; }

    /// <summary>How long data keys stay unwrapped in memory; within this time every server learns of a new or destroyed one.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Unwraps a data key with the outer key that wrapped it.</summary>
    /// <exception cref="KeysUnavailableException">That key is not known here, or the data key was changed.</exception>
    internal Task<byte[]> Unwrap(WrappedKey key, string what, CancellationToken ct) =>
        byId.TryGetValue(key.WrappedBy, out var outer)
            ? outer.Unwrap(key.Wrapped, what, ct)
            : throw new KeysUnavailableException($"The data key {what} was wrapped by {key.WrappedBy}, which is not configured here: name it as an earlier key.");
}
