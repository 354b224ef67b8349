namespace IntegrativeCare.Domain.Sessions;

/// <summary>How a massage therapist works on the body.</summary>
public enum Technique
{
    /// <summary>Long, flowing strokes and kneading.</summary>
    Swedish,

    /// <summary>Slow work on deeper layers of muscle.</summary>
    DeepTissue,

    /// <summary>Sustained work on connective tissue.</summary>
    MyofascialRelease,

    /// <summary>Pressure held on a tender point.</summary>
    TriggerPoint,

    /// <summary>Massage with essential oils.</summary>
    Aromatherapy,

    /// <summary>Something else, described in words.</summary>
    Other,
}
