using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Consents;

/// <summary>Why it was decided so. The codes are permanent: they stand in the ledger.</summary>
public enum DecisionReason
{
    /// <summary>The client does not exist for this reader (rule 1).</summary>
    NotFound,

    /// <summary>The reader's licence for the discipline is not active today (rule 2).</summary>
    LicenceLapsed,

    /// <summary>The reader's account is disabled (rule 2).</summary>
    AccountDisabled,

    /// <summary>The reader wrote it (rule 3).</summary>
    Author,

    /// <summary>The reader is the client (rule 4).</summary>
    Client,

    /// <summary>Emergency access is open (rule 6).</summary>
    Emergency,

    /// <summary>The client withholds it (rule 7).</summary>
    ClientWithheld,

    /// <summary>The reader supervises its author (rules 5 and 8).</summary>
    Supervision,

    /// <summary>The client permits it (rules 5 and 9).</summary>
    Directive,

    /// <summary>Reader and author are of one discipline on the client's team (rule 10).</summary>
    SameDisciplineTeam,

    /// <summary>The front desk needs it to run the clinic (rule 11).</summary>
    ClinicOperations,

    /// <summary>Nothing permits it.</summary>
    NoDirective,

    /// <summary>The reader answers for this very safety signal (Rule CR-236). It opens the signal and nothing else, not the answer that raised it.</summary>
    SafetyFollowUp,
}

/// <summary>What a recipient must carry along.</summary>
[Flags]
public enum Obligations
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It may not be passed on (42 CFR Part 2).</summary>
    NoRedisclosure = 1,

    /// <summary>The access will be reviewed by a privacy officer.</summary>
    ReviewAccess = 2,
}

/// <summary>The answer to: may this person see this kind of information about this client, for this purpose, now?</summary>
/// <param name="IsPermitted">Whether they may.</param>
/// <param name="Category">The kind of information asked about.</param>
/// <param name="Reason">The rule that decided.</param>
/// <param name="Under">The directive or emergency access that decided; <c>null</c> when a rule without one did.</param>
/// <param name="Obligations">What the reader must carry along.</param>
public sealed record DisclosureDecision(bool IsPermitted, InformationCategory Category, DecisionReason Reason, Guid? Under, Obligations Obligations)
{
    /// <summary>A denied reader may be told that this kind of information exists, and whom to ask.</summary>
    public bool ExistenceMayBeShown =>
        Category.ExistenceMayBeShown() && Reason is not DecisionReason.NotFound;

    /// <summary>The proof that was asked for, or the refusal.</summary>
    /// <exception cref="DomainException">
    /// <see cref="ConsentNotGiven"/> where the existence may be known, <see cref="RecordNotFound"/> where it may not,
    /// <see cref="ClientNotFound"/>, <see cref="LicenceLapsed"/> or <see cref="AccountDisabled"/> without a standing.
    /// </exception>
    /// <remarks>Not for other layers: there a decision is a piece of data that anybody can write down, and a proof comes from <see cref="Reach.Disclose{T}"/>.</remarks>
    internal Disclosure Permit(ClientId client) => IsPermitted ? new Disclosure(client, this) : throw new DomainException(Refusal());

    /// <summary>The same decision about substance use: whoever receives it may not pass it on, unless they wrote it or it is about them (Rule CR-013).</summary>
    internal DisclosureDecision WithNoRedisclosure() =>
        IsPermitted && Reason is not (DecisionReason.Author or DecisionReason.Client) ? this with { Obligations = Obligations | Obligations.NoRedisclosure } : this;

    /// <summary>How a denial is told to the reader.</summary>
    public DomainError Refusal() => Reason switch
    {
        DecisionReason.NotFound => new ClientNotFound(),
        DecisionReason.LicenceLapsed => new LicenceLapsed(),
        DecisionReason.AccountDisabled => new AccountDisabled(),
        _ => ExistenceMayBeShown ? new ConsentNotGiven(Category) : new RecordNotFound(),
    };
}

/// <summary>Proof that consent was asked and given. Whatever shows a part of a record to somebody demands one, and only a decision can make it.</summary>
public sealed record Disclosure
{
    internal Disclosure(ClientId client, DisclosureDecision decision) => (Client, Decision) = (client, decision);

    /// <summary>Whose record it opens.</summary>
    public ClientId Client { get; }

    /// <summary>The kind of information that it opens.</summary>
    public InformationCategory Category => Decision.Category;

    /// <summary>The decision behind it.</summary>
    public DisclosureDecision Decision { get; }
}
