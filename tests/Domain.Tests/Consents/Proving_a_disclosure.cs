using System.Reflection;
using IntegrativeCare.Domain.Consents;
using static IntegrativeCare.Domain.Consents.InformationCategory;
using static IntegrativeCare.Domain.Tests.Consents.MayasCare;

namespace IntegrativeCare.Domain.Tests.Consents;

public sealed class Proving_a_disclosure
{
    private static readonly Moment Treating = For(PurposeOfUse.Treatment);
    private static readonly DirectiveTerms Opened = MayasCare.Permit(Recipient.Of(Tomas), CarePlan, SafetyCues);
    private static readonly (Guid Plan, Guid Profile, Guid Own) Ids = (Person(101), Person(102), Person(103));

    [Fact]
    public void Gathers_the_records_under_the_decisions_that_opened_them()
    {
        var disclosed = Reach.Of(TomasAsks(Opened), Treating).Disclose("view", [new(CarePlan, ByRuth, Ids.Plan), new(SafetyCues, ByQuinn, Ids.Profile), new(CarePlan, ByTomas, Ids.Own)]);

        Assert.Equal("view", disclosed.Value);
        Assert.Equal(
            [(CarePlan, DecisionReason.Directive, Opened.Id, Ids.Plan), (SafetyCues, DecisionReason.Directive, Opened.Id, Ids.Profile), (CarePlan, DecisionReason.Author, null, Ids.Own)],
            disclosed.Shown.Select(part => (part.Proof.Category, part.Proof.Decision.Reason, part.Proof.Decision.Under, Assert.Single(part.Records))));
        Assert.All(disclosed.Shown, part => Assert.Equal(Maya, part.Proof.Client));
    }

    [Fact]
    public void Is_refused_as_a_whole_when_one_part_is_not_permitted()
    {
        var reach = Reach.Of(TomasAsks(Opened), Treating);

        Assert.Equal(new ConsentNotGiven(MentalHealthSummary), A.Refusal(() => reach.Disclose("view", [new(CarePlan, ByRuth, Ids.Plan), new(MentalHealthSummary, ByRuth, Ids.Profile)])));
        Assert.Equal(new RecordNotFound(), A.Refusal(() => reach.Disclose("view", [new(TraumaHistory, ByRuth, Ids.Profile)])));
        Assert.Equal(new RecordNotFound(), A.Refusal(() => reach.Disclose("view", [new(PsychotherapyProcess, ByRuth, Ids.Profile)])));
    }

    [Fact]
    public void Hears_what_is_said_of_a_single_record()
    {
        var withheld = Withhold(Recipient.Of(Tomas)) with { Records = [Ids.Plan] };
        var reach = Reach.Of(TomasAsks(Opened, withheld), Treating);

        Assert.Equal(new ConsentNotGiven(CarePlan), A.Refusal(() => reach.Disclose("view", [new(CarePlan, ByRuth, Ids.Plan)])));
        Assert.Equal(Ids.Own, Assert.Single(Assert.Single(reach.Disclose("view", [new(CarePlan, ByRuth, Ids.Own)]).Shown).Records));
        Assert.Equal(DecisionReason.Author, Assert.Single(reach.Disclose("view", [new(CarePlan, ByTomas, Ids.Plan)]).Shown).Proof.Decision.Reason);
    }

    [Fact]
    public void Tells_what_is_not_shown_but_not_of_what_may_not_be_known()
    {
        var withheld = Reach.Of(TomasAsks(Opened), Treating).Disclose("view", []).Withheld.Select(decision => decision.Category);

        Assert.Equal([Demographics, Scheduling, PhysicalHealth, MentalHealthSummary, MentalHealthOutcomes, PsychotherapyProgress], withheld);
    }

    [Fact]
    public void Opens_unsigned_drafts_to_their_author_alone()
    {
        Assert.Contains($"draft/{Tomas.Value}", Reach.Of(TomasAsks(Opened), Treating).Keys, StringComparer.Ordinal);
        Assert.DoesNotContain(Reach.Of(MayaAsks(), For(PurposeOfUse.ClientRequest)).Keys, key => key.StartsWith("draft/", StringComparison.Ordinal) && !key.EndsWith(Maya.Value.ToString(), StringComparison.Ordinal));
    }

    /// <summary>Outside the domain nobody makes a proof: not by a constructor, not from a decision of their own making, not by changing one.</summary>
    [Fact]
    public void Is_the_domains_alone()
    {
        foreach (var type in new[] { typeof(Disclosure), typeof(Disclosed<>), typeof(Reach) })
        {
            Assert.True(type.IsSealed, type.Name);
            Assert.Empty(type.GetConstructors(BindingFlags.Public | BindingFlags.Instance));
            Assert.DoesNotContain(type.GetProperties(), property => property.SetMethod is { IsPublic: true });
        }

        var sources =
            from type in typeof(Disclosure).Assembly.GetExportedTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where method.ReturnType == typeof(Disclosure) || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(Disclosed<>))
            where method.DeclaringType != typeof(Disclosure)
            select $"{type.Name}.{method.Name}";
        Assert.Equal("Reach.Disclose", Assert.Single(sources));
    }
}
