using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Audit;

/// <summary>The rules of an accounting of disclosures: how far it reaches back, and what of it the law demands (H8).</summary>
/// <remarks>Rule CR-083. Source: 45 CFR 164.528(a)(1). The product lists more than the law demands, uses inside the clinic included, and marks what the law demands.</remarks>
public static class Accounting
{
    /// <summary>The period of an accounting: what was asked for, or as far back as the policy pack lets it reach.</summary>
    /// <param name="years">How far back it reaches: the policy pack's rule, six under HIPAA. Unit: years.</param>
    /// <exception cref="DomainException"><see cref="AccountingTooFarBack"/>, <see cref="PeriodEmpty"/>.</exception>
    public static (DateTimeOffset From, DateTimeOffset To) Period(DateTimeOffset? from, DateTimeOffset? to, int years, DateTimeOffset now)
    {
        var earliest = now.AddYears(-years);
        var (begins, ends) = (from ?? earliest, to is { } end && end < now ? end : now);
        if (begins < earliest) throw new DomainException(new AccountingTooFarBack(years));
        return begins < ends ? (begins, ends) : throw new DomainException(new PeriodEmpty());
    }

    /// <summary>Whether the law demands this release in an accounting: it went to another organization, neither for treatment and operations nor with the client's authorization.</summary>
    public static bool IsRequired(AccessKind kind, PurposeOfUse purpose, IEnumerable<DecisionReason> bases) =>
        kind == AccessKind.Disclosure && purpose == PurposeOfUse.ClientRequest && bases.Any(basis => basis is not DecisionReason.Directive);

    /// <summary>Whether the law demands this disclosure in an accounting: all but those that the client authorized.</summary>
    public static bool IsRequired(LegalBasis basis) => basis != LegalBasis.OtherAuthorized;
}
