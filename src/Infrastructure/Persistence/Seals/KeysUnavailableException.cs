using IntegrativeCare.Application.Access;

namespace IntegrativeCare.Infrastructure.Persistence.Seals;

/// <summary>A data key could not be unwrapped, so that nothing sealed can be read or written until the outer key is there again.</summary>
public sealed class KeysUnavailableException(string what, Exception? cause = null) : UnavailableException(what, cause);
