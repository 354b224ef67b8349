using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Contraindications;

/// <summary>What is known of Maya's health on Monday, and what Tomas means to do.</summary>
internal static class Evidence
{
    public static readonly ContraindicationRules Rules = ContraindicationRules.Shipped;
    public static readonly MassageCatalogue Catalogue = MassageCatalogue.Shipped;

    public static readonly PlannedTouch Plan = new()
    {
        Techniques = [Technique.Swedish, Technique.DeepTissue],
        Sites = [BodySite.Of(BodyRegion.Shoulders), BodySite.Of(BodyRegion.Neck), BodySite.Of(BodyRegion.LowerLegs)],
        Pressure = 4,
    };

    /// <summary>Every question answered with no today, but for these.</summary>
    public static ContraindicationEvidence Of(params HealthAnswer[] answers) => new()
    {
        Answers = [.. Rules.All.Where(rule => rule.IsAskedOfEveryone && !answers.Any(answer => answer.Rule == rule.Code)).Select(rule => Held(No(rule.Code))), .. answers.Select(answer => Held(answer))],
    };

    public static HealthAnswer No(string rule) => new() { Rule = rule, State = FindingState.Absent };

    public static HealthAnswer Yes(string rule, params BodySite[] sites) => new() { Rule = rule, State = FindingState.Present, Sites = sites };

    public static HeldAnswer Held(HealthAnswer answer, DateOnly? on = null, DateTimeOffset? at = null, Author? by = null) =>
        new(answer, Guid.CreateVersion7(), by ?? Tomas, InformationCategory.PhysicalHealth, at ?? A.Monday, on ?? MondaysDate);

    public static HeldClearance Cleared(string rule, DateOnly datedOn, DateOnly from, DateOnly until) => new(
        new() { Rule = rule, DatedOn = datedOn, ValidFrom = from, ValidUntil = until }, Guid.CreateVersion7(), Tomas, InformationCategory.PhysicalHealth);

    public static Evaluation Evaluate(this ContraindicationEvidence evidence, PlannedTouch? plan = null, DateTimeOffset? now = null, DateOnly? today = null) =>
        Evaluation.Of(Rules, Catalogue, (plan ?? Plan).Checked(Catalogue), evidence, now ?? A.Monday, today ?? MondaysDate);

    public static ContraindicationCheck Check(this Evaluation evaluation, Session? session = null) =>
        ContraindicationCheck.Keep(session ?? Sessions.A_session.OfMassage(), evaluation, isApproved: false, Tomas, A.Monday);

    /// <summary>A hold of Ruth's on massage until Friday.</summary>
    public static Hold Held(HoldLimits limits, string cue = "Not before Friday.") => Hold.Place(Clinic, MayaId, Discipline.MassageTherapy, limits, cue, A.Monday.AddDays(4), Ruth, A.Monday);
}
