using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Domain.Tests.Audit;

public sealed class Accounting_for_a_period
{
    private static readonly DateTimeOffset SixYearsAgo = A.Monday.AddYears(-6);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public void Reaches_as_far_back_as_the_policy_pack_says()
    {
        Assert.Equal((A.Monday.AddYears(-10), A.Monday), Accounting.Period(null, null, 10, A.Monday));
        Assert.Equal(new AccountingTooFarBack(10), A.Refusal(() => Accounting.Period(A.Monday.AddYears(-10) - Tick, null, 10, A.Monday)));
    }

    [Fact]
    public void Is_the_whole_six_years_unless_somebody_says_otherwise() => Assert.Equal((SixYearsAgo, A.Monday), Accounting.Period(null, null, 6, A.Monday));

    [Fact]
    public void Reaches_back_six_years_and_no_further()
    {
        Assert.Equal((SixYearsAgo, A.Monday), Accounting.Period(SixYearsAgo, null, 6, A.Monday));
        Assert.Equal(new AccountingTooFarBack(6), A.Refusal(() => Accounting.Period(SixYearsAgo - Tick, null, 6, A.Monday)));
    }

    [Fact]
    public void Ends_now_at_the_latest()
    {
        Assert.Equal(A.Monday - Tick, Accounting.Period(null, A.Monday - Tick, 6, A.Monday).To);
        Assert.Equal(A.Monday, Accounting.Period(null, A.Monday + Tick, 6, A.Monday).To);
    }

    [Fact]
    public void Is_never_empty()
    {
        Assert.Equal((A.Monday - Tick, A.Monday), Accounting.Period(A.Monday - Tick, A.Monday, 6, A.Monday));
        Assert.Equal(new PeriodEmpty(), A.Refusal(() => Accounting.Period(A.Monday, A.Monday, 6, A.Monday)));
    }

    [Fact]
    public void Is_demanded_by_law_for_what_went_outside_without_the_clients_authorization()
    {
        Assert.All(Enum.GetValues<LegalBasis>(), basis => Assert.Equal(basis != LegalBasis.OtherAuthorized, Accounting.IsRequired(basis)));
        Assert.All(Enum.GetValues<PurposeOfUse>(), purpose => Assert.False(Accounting.IsRequired(AccessKind.Use, purpose, [DecisionReason.SameDisciplineTeam])));
        Assert.All(
            [PurposeOfUse.Treatment, PurposeOfUse.CareCoordination, PurposeOfUse.Supervision, PurposeOfUse.Emergency, PurposeOfUse.HealthcareOperations],
            purpose => Assert.False(Accounting.IsRequired(AccessKind.Disclosure, purpose, [DecisionReason.Directive])));
        Assert.False(Accounting.IsRequired(AccessKind.Disclosure, PurposeOfUse.ClientRequest, [DecisionReason.Directive]));
        Assert.True(Accounting.IsRequired(AccessKind.Disclosure, PurposeOfUse.ClientRequest, [DecisionReason.Directive, DecisionReason.ClinicOperations]));
    }
}
