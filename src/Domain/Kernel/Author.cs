using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Kernel;

/// <summary>Who put something into a client's record, and in which discipline they did it.</summary>
/// <param name="PersonId">The practitioner's id, the client's id when they wrote it themselves, or the account id of other staff.</param>
/// <param name="Discipline">The discipline that the author acted in; <c>null</c> for the client and the front desk.</param>
public sealed record Author(Guid PersonId, Discipline? Discipline);
