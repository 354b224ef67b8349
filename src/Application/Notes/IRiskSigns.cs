using IntegrativeCare.Domain.Clients;

namespace IntegrativeCare.Application.Notes;

/// <summary>Whether something about a client asks for a supervisor's eyes, past what the asker may see: yes or no, and never what (Rule CR-193).</summary>
public interface IRiskSigns
{
    /// <summary>True while a safety signal of the opened client is open.</summary>
    Task<bool> AreOpen(ClientId client, CancellationToken ct);
}
