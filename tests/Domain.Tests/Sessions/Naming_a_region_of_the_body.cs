using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Tests.Sessions;

public sealed class Naming_a_region_of_the_body
{
    [Fact]
    public void Offers_exactly_these_and_none_that_is_never_touched()
    {
        string[] offered =
        [
            "Scalp", "Face", "Jaw", "Neck", "Shoulders", "UpperBack", "MidBack", "LowerBack", "ChestWall", "Breast", "Abdomen", "Gluteal", "Hips",
            "UpperArms", "Forearms", "Hands", "OuterThighs", "UpperInnerThighs", "Knees", "LowerLegs", "Feet",
        ];

        Assert.Equal(offered, Enum.GetNames<BodyRegion>());
    }
}
