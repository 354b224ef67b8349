using IntegrativeCare.Domain.CareTasks;

namespace IntegrativeCare.Application.CareTasks;

/// <summary>Where rules raise tasks, also those that the caller may not see themselves.</summary>
public interface ICareTasks
{
    /// <summary>Raises them in the request's own transaction. A task that is open already for the same kind and thing stays as it is.</summary>
    Task Raise(IReadOnlyCollection<CareTask> tasks, CancellationToken ct);
}
