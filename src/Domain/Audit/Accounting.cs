using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Audit;

/// <summary>The rules of an accounting of disclosures: how far it reaches back, and what of it the law demands (H8).</summary>
/// <remarks>Rule CR-083. Source: 45 CFR 164.528(a)(1). The product lists more than the law demands, uses inside the clinic included, and marks what the law demands.</remarks>
public static class Accounting
{
    /// <summary>How far back an accounting reaches. Unit: years.</summary>
    public const int LongestYears = 6;

    /// <summary>The period of an accounting: what was asked for, or the whole six years until now.</summary>
    /// <exception cref="DomainException"><see cref="AccountingTooFarBack"/>, <see cref="PeriodEmpty"/>.</exception>
    public static (DateTimeOffset From, DateTimeOffset To) Period(DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset now)
    {
        var earliest = now.AddYears(-LongestYears);
        var (begins, ends) = (from ?? earliest, to is { } end && end < now ? end : now);
        if (begins < earliest) throw new DomainException(new AccountingTooFarBack());
        return begins < ends ? (begins, ends) : throw new DomainException(new PeriodEmpty());
    }

    /// <summary>Whether the law demands this release in an accounting: it went to another organization, neither for treatment and operations nor with the client's authorization.</summary>
    public static bool IsRequired(AccessKind kind, PurposeOfUse purpose, IEnumerable<DecisionReason> bases) =>
        kind == AccessKind.Disclosure && purpose == PurposeOfUse.ClientRequest && bases.Any(basis => basis is not DecisionReason.Directive);

    /// <summary>Whether the law demands this disclosure in an accounting: all but those that the client authorized.</summary>
    public static bool IsRequired(LegalBasis basis) => basis != LegalBasis.OtherAuthorized;
}
