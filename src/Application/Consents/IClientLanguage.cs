using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Application.Consents;

/// <summary>In which language the client is told things. Whoever writes down their will need not be allowed to see their other details.</summary>
public interface IClientLanguage
{
    /// <summary>The first of the opened client's languages that the product speaks; English when there is none.</summary>
    Task<PlainLanguage> Of(ClientId client, CancellationToken ct);
}
