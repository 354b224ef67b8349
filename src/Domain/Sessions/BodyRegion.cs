namespace IntegrativeCare.Domain.Sessions;

/// <summary>Where on the body. The one list that every record of touch uses.</summary>
/// <remarks>Genital and anal regions are missing on purpose: touching them is never care, so no record can name them (Rule CR-032; I32, M6).
/// Which of these regions need written consent, and which are prohibited, is a rule of the place and not of this list: the policy pack says it (Rule CR-031; M3, M4, M11).</remarks>
public enum BodyRegion
{
    /// <summary>The scalp.</summary>
    Scalp,

    /// <summary>The face, without the jaw.</summary>
    Face,

    /// <summary>The jaw, from outside.</summary>
    Jaw,

    /// <summary>The neck, front and back.</summary>
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

    /// <summary>The breasts: only when the client asks for it, for a clinical reason (Rule CR-031; M3).</summary>
    Breast,

    /// <summary>The abdomen.</summary>
    Abdomen,

    /// <summary>The gluteal muscles.</summary>
    Gluteal,

    /// <summary>The hips, from the side.</summary>
    Hips,

    /// <summary>The upper arms.</summary>
    UpperArms,

    /// <summary>The forearms.</summary>
    Forearms,

    /// <summary>The hands.</summary>
    Hands,

    /// <summary>Front, side and back of the thighs.</summary>
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
