using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Retention;

namespace IntegrativeCare.Domain.Tests.Retention;

/// <summary>CR-213.</summary>
public sealed class Confirming_a_destruction
{
    private static readonly Guid Pia = Guid.CreateVersion7();
    private static readonly RetentionTerms Terms = new(new PackReference("CA-ON", "2026-11-01"), 10, 18);
    private static readonly Confirmation ByAda = new(A.Ada, A.Ada, ["clinicAdministrator"], "request-1", new(A.Monday, null));

    [Fact]
    public void Takes_a_second_person()
    {
        var run = Previewed();

        Assert.Equal(new SecondPersonNeeded(), A.Refusal(() => run.Execute(Terms, ByAda with { Account = Pia }, A.Today, A.Monday)));
        Assert.Equal(DestructionRunStatus.Previewed, run.Status);

        run.Execute(Terms, ByAda, A.Today, A.Monday);
        Assert.Equal((DestructionRunStatus.Executing, A.Ada, "request-1", 2), (run.Status, run.ConfirmedBy, run.ConfirmedIn, run.Revision));
        Assert.Equal(["clinicAdministrator"], run.ConfirmerRoles);
    }

    [Fact]
    public void Takes_a_second_person_whom_the_first_did_not_bring()
    {
        foreach (var origin in (AccountOrigin[])[new(A.Monday.AddMicroseconds(1), null), new(A.Monday.AddYears(-1), Pia)])
        {
            var run = Previewed();
            Assert.Equal(new ConfirmerNotIndependent(), A.Refusal(() => run.Execute(Terms, ByAda with { Origin = origin }, A.Today, A.Monday.AddDays(1))));
            Assert.Equal((DestructionRunStatus.Previewed, 1), (run.Status, run.Revision));
        }

        Previewed().Execute(Terms, ByAda with { Origin = new(A.Monday, Guid.CreateVersion7()) }, A.Today, A.Monday.AddDays(1));
    }

    [Fact]
    public void Holds_for_a_week()
    {
        Previewed().Execute(Terms, ByAda, A.Today.AddDays(7), A.Monday.AddDays(7));

        Assert.Equal(new PreviewOutdated(), A.Refusal(() => Previewed().Execute(Terms, ByAda, A.Today.AddDays(8), A.Monday.AddDays(8))));
    }

    [Fact]
    public void Holds_for_the_terms_of_its_preview_alone()
    {
        Assert.Equal(new PreviewOutdated(), A.Refusal(() => Previewed().Execute(Terms with { Years = 11 }, ByAda, A.Today, A.Monday)));
        Assert.Equal(new PreviewOutdated(), A.Refusal(() => Previewed().Execute(Terms with { MajorityAge = 21 }, ByAda, A.Today, A.Monday)));
        Assert.Equal(new PreviewOutdated(), A.Refusal(() => Previewed().Execute(Terms with { Pack = new("CA-ON", "2027-01-01") }, ByAda, A.Today, A.Monday)));
    }

    [Fact]
    public void Happens_once_and_never_after_it_was_called_off()
    {
        var run = Previewed();
        run.Execute(Terms, ByAda, A.Today, A.Monday);
        Assert.Equal(new DestructionNotWaiting(DestructionRunStatus.Executing), A.Refusal(() => run.Execute(Terms, ByAda, A.Today, A.Monday)));
        Assert.Equal(new DestructionNotWaiting(DestructionRunStatus.Executing), A.Refusal(() => run.Cancel(A.Monday)));

        var calledOff = Previewed();
        calledOff.Cancel(A.Monday);
        Assert.Equal((DestructionRunStatus.Cancelled, A.Monday), (calledOff.Status, calledOff.EndedAt));
        Assert.Equal(new DestructionNotWaiting(DestructionRunStatus.Cancelled), A.Refusal(() => calledOff.Execute(Terms, ByAda, A.Today, A.Monday)));
    }

    private static DestructionRun Previewed() => DestructionRun.Preview(ClinicId.New(), Terms, Pia, A.Today, A.Monday);
}
