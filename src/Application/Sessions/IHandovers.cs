using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Raises what has to be seen to when somebody may not practise any more, for every client concerned and without opening a record.</summary>
public interface IHandovers
{
    /// <summary>
    /// Raises one task for each of the practitioner's sessions in this discipline that is not over: every one that lies on or after that day, and every one that is under
    /// way. It is for the colleagues of that discipline on the client's team, the lead first, or for the front desk when there is none. A session that has its task gets no second one.
    /// </summary>
    /// <param name="from">From which day on they may not practise, on the clinic's calendar.</param>
    /// <returns>What was raised, client by client, for the ledger.</returns>
    Task<IReadOnlyList<ShownRecord>> Raise(PractitionerId practitioner, Discipline discipline, DateOnly from, CancellationToken ct);
}
