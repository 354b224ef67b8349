using IntegrativeCare.Domain.Retention;

namespace IntegrativeCare.Application.Retention;

/// <summary>The records of destruction runs: which the preview found and what became of each.</summary>
public interface IDestructionItems
{
    /// <summary>Finds the records that a run, which is saved already, would destroy. It touches none of them.</summary>
    /// <returns>How many there are.</returns>
    Task<int> Preview(DestructionRunId run, CancellationToken ct);

    /// <summary>How many records of each run wait, are destroyed and were spared. A run without records is not there.</summary>
    Task<IReadOnlyDictionary<DestructionRunId, DestructionCounts>> Counts(IReadOnlyCollection<DestructionRunId> runs, CancellationToken ct);

    /// <summary>How many rows of each kind a run has destroyed.</summary>
    Task<IReadOnlyDictionary<string, long>> RowsTaken(DestructionRunId run, CancellationToken ct);

    /// <summary>The records of a run by client, from after the named one on.</summary>
    Task<IReadOnlyList<DestructionItemView>> Page(DestructionRunId run, Guid? after, int limit, CancellationToken ct);
}

/// <summary>How far a run has come.</summary>
/// <param name="Waiting">Records that were not looked at yet.</param>
/// <param name="Destroyed">Records that are gone.</param>
/// <param name="Spared">Records that were left as they are.</param>
public sealed record DestructionCounts(int Waiting, int Destroyed, int Spared);
