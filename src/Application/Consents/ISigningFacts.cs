using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Application.Consents;

/// <summary>What decides whether a signature counts and is not the caller's to see or to say.</summary>
public interface ISigningFacts
{
    /// <summary>What the caller is called, and whether the client is of an age to decide alone; in one round trip.</summary>
    /// <remarks>The date of birth is read for this rule only: whoever records a signature need not be allowed to see it.</remarks>
    Task<(string RecorderName, AgeOfOwnConsent Age)> Of(ClientId client, CancellationToken ct);
}
