using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Sessions;

/// <summary>When touch was talked through, and who decided.</summary>
public sealed record TouchTalk
{
    /// <summary>How long before a session its touch can be talked through. Unit: hours.</summary>
    public const int EarliestHours = 24;

    /// <summary>Now, with a client who decides for themselves.</summary>
    public static TouchTalk JustNow { get; } = new();

    /// <summary>When it was talked through, where it is documented afterwards; <c>null</c> for now.</summary>
    public DateTimeOffset? DiscussedAt { get; init; }

    /// <summary>When the session really ended, where it was held already; <c>null</c> otherwise.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>When the client was born; <c>null</c> when it is not known, which leaves the decision with the client.</summary>
    public DateOnly? ClientBornOn { get; init; }

    /// <summary>Who decided in the client's place, by an authority that is in force; <c>null</c> when the client decided.</summary>
    public DecisionMaker? DecisionMaker { get; init; }

    /// <summary>True when a client who is not of age said yes themselves, beside whoever decides.</summary>
    public bool ClientAssents { get; init; }

    /// <summary>True when the therapist found that a client who is not of age understands what is proposed and what follows from it, where capacity decides and not age.</summary>
    public bool ClientUnderstands { get; init; }

    internal void MustBeSound(Session session, TouchRules rules, DateTimeOffset now)
    {
        var at = DiscussedAt ?? now;
        if (at > now || at < session.StartsAt.AddHours(-EarliestHours)) throw new DomainException(new DiscussedOutOfRange(EarliestHours) { Pointer = "/discussedAt" });
        MustBeDecidedByWhoMay(rules);
    }

    // Whoever decides for somebody who is not of age, nobody is touched who does not want to be (Rule CR-166; I29).
    private void MustBeDecidedByWhoMay(TouchRules rules)
    {
        if (ClientBornOn is not { } born || born.AddYears(rules.Pack.AgeOfMajority) <= rules.SessionOn) return;
        if (!ClientAssents) throw new DomainException(new ClientMustAssent { Pointer = "/clientAssents" });
        if (DecisionMaker is not null) return;

        var decidesAlone = rules.Pack.AgeOfOwnConsent is { } age ? born.AddYears(age) <= rules.SessionOn : ClientUnderstands;
        if (!decidesAlone) throw new DomainException(new MinorNeedsDecisionMaker { Pointer = "/decisionMakerId" });
    }
}
