using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Testing;

/// <summary>A client whom nothing keeps from massage, and a plan of touch that leaves room.</summary>
public static class Healthy
{
    /// <summary>Every question that a form asks, answered with no.</summary>
    public static HealthScreeningBody Screening => new() { Answers = [.. Asked.Select(code => new HealthAnswerBody { Rule = code, State = FindingState.Absent })] };

    /// <summary>As <see cref="Screening"/>, but for some answers.</summary>
    public static HealthScreeningBody ScreeningBut(params HealthAnswerBody[] answers) => Screening with
    {
        Answers = [.. Screening.Answers.Where(answer => !answers.Any(other => other.Rule == answer.Rule)), .. answers],
    };

    /// <summary>The rules whose questions a form asks.</summary>
    public static IReadOnlyList<string> Asked { get; } = [.. ContraindicationRules.Shipped.All.Where(rule => rule.IsAskedOfEveryone).Select(rule => rule.Code)];

    /// <summary>Any technique without a scent, anywhere that Ontario lets, as firm as the scale goes.</summary>
    public static PlannedTouchBody Plan => new()
    {
        Techniques = [Technique.Swedish, Technique.DeepTissue, Technique.MyofascialRelease, Technique.TriggerPoint],
        Sites = [.. Enum.GetValues<BodyRegion>().Where(region => region != BodyRegion.Breast).Select(region => new BodySiteBody { Region = region })],
        Pressure = Pressure.Firmest,
    };
}
