using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Retention;

namespace IntegrativeCare.Domain.Tests.Retention;

/// <summary>CR-211.</summary>
public sealed class Holding_a_record_for_the_law
{
    private static readonly Guid Pia = Guid.CreateVersion7();

    [Fact]
    public void Lasts_until_it_is_released_with_a_reason()
    {
        var hold = Place("A claim.");
        Assert.True(hold.IsInForce);

        hold.Release("The claim was settled.", Pia, A.Monday.AddDays(1));

        Assert.False(hold.IsInForce);
        Assert.Equal((Pia, A.Monday.AddDays(1), "The claim was settled.", 2), (hold.ReleasedBy, hold.ReleasedAt, hold.ReleaseReason, hold.Revision));
    }

    [Fact]
    public void Is_released_once()
    {
        var hold = Place("A claim.");
        hold.Release("Settled.", Pia, A.Monday);

        Assert.Equal(new LegalHoldOver(), A.Refusal(() => hold.Release("Again.", Pia, A.Monday)));
    }

    [Fact]
    public void Asks_for_a_reason_both_times()
    {
        Assert.Equal(new TextMissing { Pointer = "/reason" }, A.Refusal(() => Place(" ")));

        var hold = Place("A claim.");
        Assert.Equal(new TextMissing { Pointer = "/reason" }, A.Refusal(() => hold.Release("", Pia, A.Monday)));
        Assert.True(hold.IsInForce);
    }

    private static LegalHold Place(string reason) => LegalHold.Place(ClinicId.New(), ClientId.New(), reason, Pia, A.Monday);
}
