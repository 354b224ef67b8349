using IntegrativeCare.Domain.Retention;

namespace IntegrativeCare.Application.Retention;

/// <summary>How the people of the clinic came to have their accounts.</summary>
public interface IAccountOrigins
{
    /// <summary>When the account was made, and who had invited its owner.</summary>
    Task<AccountOrigin> Of(Guid account, CancellationToken ct);
}
