using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Tests.Sessions;

public sealed class Naming_a_place_on_the_body
{
    private static readonly BodySite Shoulders = BodySite.Of(BodyRegion.Shoulders);
    private static readonly BodySite LeftShoulder = BodySite.Of(BodyRegion.Shoulders, Side.Left);
    private static readonly BodySite RightShoulder = BodySite.Of(BodyRegion.Shoulders, Side.Right);

    [Fact]
    public void Without_a_side_means_both()
    {
        Assert.True(Shoulders.Covers(LeftShoulder));
        Assert.True(Shoulders.Covers(Shoulders));
        Assert.False(LeftShoulder.Covers(Shoulders));
        Assert.False(LeftShoulder.Covers(RightShoulder));
        Assert.False(Shoulders.Covers(BodySite.Of(BodyRegion.Neck)));
    }

    [Fact]
    public void Shares_something_when_either_means_both()
    {
        Assert.True(LeftShoulder.Overlaps(Shoulders));
        Assert.True(Shoulders.Overlaps(RightShoulder));
        Assert.False(LeftShoulder.Overlaps(RightShoulder));
        Assert.False(Shoulders.Overlaps(BodySite.Of(BodyRegion.Neck)));
    }

    [Fact]
    public void Takes_no_side_of_what_the_body_has_once()
    {
        Assert.Equal(
            new RegionHasNoSides(BodyRegion.Abdomen) { Pointer = "/regions/0/side" },
            Assert.Throws<DomainException>(() => BodySite.Of(BodyRegion.Abdomen, Side.Left, "/regions/0")).Error);
        Assert.Equal([BodyRegion.Scalp, BodyRegion.Face, BodyRegion.Abdomen], BodyRegions.All.Where(region => !region.IsPaired()));
    }

    [Fact]
    public void Takes_only_regions_and_sides_that_exist()
    {
        Assert.Equal(new ChoiceUnknown { Pointer = "/region" }, Assert.Throws<DomainException>(() => BodySite.Of((BodyRegion)99)).Error);
        Assert.Equal(new ChoiceUnknown { Pointer = "/side" }, Assert.Throws<DomainException>(() => BodySite.Of(BodyRegion.Neck, (Side)99)).Error);
    }
}
