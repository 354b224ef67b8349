namespace IntegrativeCare.Domain.Sessions;

/// <summary>Where on the body. Regions that are never touched in massage therapy have no name here, so no record can hold them (I32).</summary>
public enum BodyRegion
{
    /// <summary>The scalp.</summary>
    Scalp,

    /// <summary>The face.</summary>
    Face,

    /// <summary>The jaw.</summary>
    Jaw,

    /// <summary>The neck.</summary>
    Neck,

    /// <summary>The shoulders.</summary>
    Shoulders,

    /// <summary>The upper back.</summary>
    UpperBack,

    /// <summary>The middle of the back.</summary>
    MidBack,

    /// <summary>The lower back.</summary>
    LowerBack,

    /// <summary>The muscles of the chest wall.</summary>
    ChestWall,

    /// <summary>The breast.</summary>
    Breast,

    /// <summary>The abdomen.</summary>
    Abdomen,

    /// <summary>The gluteal muscles.</summary>
    Gluteal,

    /// <summary>The hips.</summary>
    Hips,

    /// <summary>The upper arms.</summary>
    UpperArms,

    /// <summary>The forearms.</summary>
    Forearms,

    /// <summary>The hands.</summary>
    Hands,

    /// <summary>The outer thighs.</summary>
    OuterThighs,

    /// <summary>The upper inner thighs.</summary>
    UpperInnerThighs,

    /// <summary>The knees.</summary>
    Knees,

    /// <summary>The lower legs.</summary>
    LowerLegs,

    /// <summary>The feet.</summary>
    Feet,
}
