using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Notes;

/// <summary>Whether somebody's word stands alone or needs a supervisor behind it, by their registration today.</summary>
/// <remarks>Rule CR-062 (C1). Source: CRPO, every Qualifying certificate carries the term of clinical supervision. Read from the licence and the supervision when the act happens, never from a title.</remarks>
public sealed record SignerStanding
{
    private SignerStanding(bool isQualifying, PractitionerId? supervisor, bool asks) => (IsQualifying, Supervisor, AsksForCoSignature) = (isQualifying, supervisor, asks);

    /// <summary>Fully registered: the word stands alone.</summary>
    public static SignerStanding Independent { get; } = new(false, null, false);

    /// <summary>True for a qualifying registrant.</summary>
    public bool IsQualifying { get; }

    /// <summary>The active supervisor; <c>null</c> when there is none.</summary>
    public PractitionerId? Supervisor { get; }

    /// <summary>True when the supervisor has to sign too before the word is final.</summary>
    public bool AsksForCoSignature { get; }

    /// <summary>Qualifying: a supervisor has to stand behind it.</summary>
    /// <param name="supervisor">The supervisor of the supervision that is active now; <c>null</c> when none is.</param>
    /// <param name="asksForCoSignature">Whether the supervision asks for a co-signature of this very act.</param>
    public static SignerStanding Qualifying(PractitionerId? supervisor, bool asksForCoSignature = true) => new(true, supervisor, asksForCoSignature);

    /// <summary>Refuses what a qualifying psychotherapist may do only while somebody supervises them: activating a plan, opening a session (Rule CR-154; C1).</summary>
    /// <exception cref="DomainException"><see cref="SupervisionMissing"/>.</exception>
    public void MustBeSupervised()
    {
        if (IsQualifying && Supervisor is null) throw new DomainException(new SupervisionMissing());
    }
}
