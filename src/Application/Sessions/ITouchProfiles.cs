using IntegrativeCare.Domain.Clients;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Whether there is a touch safety profile at all, also one that the client keeps from the caller: touch does not begin past boundaries that somebody cannot read.</summary>
public interface ITouchProfiles
{
    /// <summary>True when the client has one. It says nothing of what stands in it.</summary>
    Task<bool> Exists(ClientId client, CancellationToken ct);
}
