using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Tests.Audit;

/// <summary>H8: an agency may ask for silence for a while.</summary>
public sealed class Suspending_an_accounting
{
    private static SuspensionFacts Asked => new()
    {
        AgencyName = "County public  health",
        Official = "J. Doe",
        Form = StatementForm.Oral,
        Statement = "It would warn somebody.",
        StatedOn = A.Today,
        Until = A.Today.AddDays(30),
    };

    [Fact]
    public void Counts_for_thirty_days_when_it_was_spoken()
    {
        Assert.Equal(A.Today.AddDays(30), Record(Asked).Until);
        Assert.Equal(new OralSuspensionTooLong { Pointer = "/until" }, A.Refusal(() => Record(Asked with { Until = A.Today.AddDays(31) })));
    }

    [Fact]
    public void Counts_for_the_period_that_is_written() =>
        Assert.Equal(A.Today.AddDays(400), Record(Asked with { Form = StatementForm.Written, Until = A.Today.AddDays(400) }).Until);

    [Fact]
    public void Holds_from_its_day_to_its_last_and_ends_by_itself()
    {
        var suspension = Record(Asked);

        Assert.False(suspension.IsInForce(A.Today.AddDays(-1)));
        Assert.True(suspension.IsInForce(A.Today));
        Assert.True(suspension.IsInForce(A.Today.AddDays(30)));
        Assert.False(suspension.IsInForce(A.Today.AddDays(31)));
    }

    [Fact]
    public void Does_not_end_before_it_was_asked_for_and_is_not_recorded_ahead()
    {
        Assert.Equal(A.Today, Record(Asked with { Until = A.Today }).Until);
        Assert.Equal(new SuspensionEndsTooEarly { Pointer = "/until" }, A.Refusal(() => Record(Asked with { Until = A.Today.AddDays(-1) })));
        Assert.Equal(new SuspensionInTheFuture { Pointer = "/statedOn" }, A.Refusal(() => Record(Asked with { StatedOn = A.Today.AddDays(1), Until = A.Today.AddDays(2) })));
    }

    [Fact]
    public void Names_the_agency_and_who_spoke_for_it()
    {
        Assert.Equal(("County public  health", "COUNTY PUBLIC HEALTH", "J. Doe", "It would warn somebody."), (Record(Asked).AgencyName, Record(Asked).AgencyKey, Record(Asked).Official, Record(Asked).Statement));
        Assert.Equal(new TextMissing { Pointer = "/agencyName" }, A.Refusal(() => Record(Asked with { AgencyName = " " })));
        Assert.Equal(new TextMissing { Pointer = "/official" }, A.Refusal(() => Record(Asked with { Official = "" })));
        Assert.Equal(new TextMissing { Pointer = "/statement" }, A.Refusal(() => Record(Asked with { Statement = "" })));
        Assert.Equal(new ChoiceUnknown { Pointer = "/form" }, A.Refusal(() => Record(Asked with { Form = (StatementForm)2 })));
    }

    private static AccountingSuspension Record(SuspensionFacts said) => AccountingSuspension.Record(new ClinicId(Guid.CreateVersion7()), ClientId.New(), said, A.Ada, A.Today, A.Monday);
}
