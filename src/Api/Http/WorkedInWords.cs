using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Api.Http;

/// <summary>Where, on which side and how a massage therapist worked, in the words of a printed page.</summary>
internal static class WorkedInWords
{
    public static string Of(BodyRegion region, PlainLanguage language) => language == PlainLanguage.FrCa ? French(region) : Spaced($"{region}");

    public static string Of(Technique technique, PlainLanguage language) => language == PlainLanguage.FrCa ? French(technique) : Spaced($"{technique}");

    public static string Of(Side side, PlainLanguage language) => (side, language) switch
    {
        (Side.Left, PlainLanguage.FrCa) => "gauche",
        (Side.Right, PlainLanguage.FrCa) => "droite",
        _ => Spaced($"{side}").ToLowerInvariant(),
    };

    private static string French(BodyRegion region) => region switch
    {
        BodyRegion.Scalp => "Cuir chevelu",
        BodyRegion.Face => "Visage",
        BodyRegion.Jaw => "Mâchoire",
        BodyRegion.Neck => "Cou",
        BodyRegion.Shoulders => "Épaules",
        BodyRegion.UpperBack => "Haut du dos",
        BodyRegion.MidBack => "Milieu du dos",
        BodyRegion.LowerBack => "Bas du dos",
        BodyRegion.ChestWall => "Paroi thoracique",
        BodyRegion.Breast => "Seins",
        BodyRegion.Abdomen => "Ventre",
        BodyRegion.Gluteal => "Région fessière",
        BodyRegion.Hips => "Hanches",
        BodyRegion.UpperArms => "Haut des bras",
        BodyRegion.Forearms => "Avant-bras",
        BodyRegion.Hands => "Mains",
        BodyRegion.OuterThighs => "Extérieur des cuisses",
        BodyRegion.UpperInnerThighs => "Haut de l'intérieur des cuisses",
        BodyRegion.Knees => "Genoux",
        BodyRegion.LowerLegs => "Bas des jambes",
        BodyRegion.Feet => "Pieds",
        _ => throw new InvalidOperationException($"There is no French word for {region}."),
    };

    private static string French(Technique technique) => technique switch
    {
        Technique.Swedish => "Massage suédois",
        Technique.DeepTissue => "Tissus profonds",
        Technique.MyofascialRelease => "Relâchement myofascial",
        Technique.TriggerPoint => "Point gâchette",
        Technique.Aromatherapy => "Aromathérapie",
        Technique.Other => "Autre",
        _ => throw new InvalidOperationException($"There is no French word for {technique}."),
    };

    private static string Spaced(string word) => string.Concat(word.Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
