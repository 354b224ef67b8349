namespace IntegrativeCare.Domain.Sessions;

/// <summary>Regions where touch needs the client's written consent, each session anew.</summary>
/// <remarks>
/// Rule CR-031. Source: CMTO Standard "Consent" (2021) for chest wall, breasts and upper inner thighs (M3). The gluteal region is named by the
/// standard of 2017; where texts differ the stricter one holds (Rule CR-031; M4, M11).
/// </remarks>
public static class SensitiveRegions
{
    /// <summary>True when nothing may be assessed or treated here without a written consent dated the same session (Rule CR-031; I31).</summary>
    public static bool IsSensitive(this BodyRegion region) =>
        region is BodyRegion.ChestWall or BodyRegion.Breast or BodyRegion.UpperInnerThighs or BodyRegion.Gluteal;
}
