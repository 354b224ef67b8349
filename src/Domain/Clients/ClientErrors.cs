using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Clients;

/// <summary>There is no such client for this caller. That a person is a client here is itself private.</summary>
public sealed record ClientNotFound() : DomainError("client.not_found", ErrorKind.NotFound, "There is no such client for you.");
