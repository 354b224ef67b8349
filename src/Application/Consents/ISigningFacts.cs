using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Application.Consents;

/// <summary>What decides whether a signature counts and is not the caller's to see or to say.</summary>
public interface ISigningFacts
{
    /// <summary>All of it, in one round trip.</summary>
    /// <remarks>The date of birth is read for the rule of age only: whoever records a signature need not be allowed to see it.</remarks>
    /// <param name="client">Who signs, or for whom somebody does.</param>
    /// <param name="recipient">To whom the permission is given.</param>
    /// <param name="witness">The practitioner or the account that a spoken consent names as its witness.</param>
    Task<FactsOfSigning> Of(ClientId client, Recipient recipient, Guid? witness, CancellationToken ct);
}

/// <summary>What decides whether a signature counts.</summary>
public sealed record FactsOfSigning
{
    /// <summary>What the caller is called.</summary>
    public required string RecorderName { get; init; }

    /// <summary>Whether the client is of an age to decide alone.</summary>
    public required AgeOfOwnConsent Age { get; init; }

    /// <summary>What the practitioner is called to whom it is given; <c>null</c> when it is about no single one.</summary>
    public string? RecipientName { get; init; }

    /// <summary>The witness as the clinic knows them, by the one id under which they record; <c>null</c> when nobody who works there has the id.</summary>
    public Witness? Witness { get; init; }

    /// <summary>How long a permission may last at the clinic now. Unit: months.</summary>
    public required int LongestMonths { get; init; }
}
