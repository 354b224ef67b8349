namespace IntegrativeCare.Domain.Kernel;

/// <summary>Lists that people fill in: bounded, and without holes.</summary>
public static class Entries
{
    /// <summary>Takes each entry in turn with its own pointer, such as <c>/grounding/2</c>.</summary>
    /// <param name="most">How many entries the list may hold.</param>
    /// <param name="take">Reads one entry, given its pointer, or refuses it.</param>
    /// <exception cref="DomainException"><see cref="ListTooLong"/>, <see cref="EntryMissing"/>, and whatever <paramref name="take"/> refuses.</exception>
    public static IReadOnlyList<TResult> Of<T, TResult>(IReadOnlyList<T> entries, string pointer, int most, Func<T, string, TResult> take)
    {
        if (entries.Count > most) throw new DomainException(new ListTooLong(most) { Pointer = pointer });

        return [.. entries.Select((entry, at) => entry is null
            ? throw new DomainException(new EntryMissing { Pointer = $"{pointer}/{at}" })
            : take(entry, $"{pointer}/{at}"))];
    }
}

/// <summary>A list holds more entries than its place allows.</summary>
public sealed record ListTooLong(int Most) : DomainError("list.too_long", ErrorKind.Invalid, $"Give at most {Most} entries.");

/// <summary>A list has a hole where an entry should be.</summary>
public sealed record EntryMissing() : DomainError("list.entry_missing", ErrorKind.Invalid, "Fill in this entry or leave it out.");
