using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.CareTasks;

/// <summary>There is no such task for this caller.</summary>
public sealed record CareTaskNotFound() : DomainError("care_task.not_found", ErrorKind.NotFound, "There is no such task for you.");

/// <summary>The task was done or cancelled before.</summary>
public sealed record CareTaskOver(CareTaskStatus Status) : DomainError("care_task.over", ErrorKind.Conflict, "The task is no longer open.");

/// <summary>Only who answers for a task, or the front desk, says that it is done.</summary>
public sealed record CareTaskNotYours() : DomainError("care_task.not_yours", ErrorKind.Refused, "Only who answers for this task, or the front desk, can say that it is done.");

/// <summary>The same task was raised at the same moment.</summary>
public sealed record CareTaskRaised() : DomainError("care_task.raised", ErrorKind.Conflict, "This task was raised just now. Read the tasks again.");

/// <summary>The task ends only when what it asks for is written down.</summary>
public sealed record CareTaskEndsWithItsThing() : DomainError("care_task.ends_with_its_thing", ErrorKind.Conflict, "Write down what the task asks for; it ends by that.");
