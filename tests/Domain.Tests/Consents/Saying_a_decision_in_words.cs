using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Domain.Tests.Consents;

public sealed class Saying_a_decision_in_words
{
    public static TheoryData<DecisionReason> Reasons => [.. Enum.GetValues<DecisionReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Has_words_for_every_reason_in_both_languages(DecisionReason reason)
    {
        var decision = Decided(reason, InformationCategory.CarePlan);

        var (english, french) = (DecisionInWords.Say(decision, PlainLanguage.EnCa), DecisionInWords.Say(decision, PlainLanguage.FrCa));

        Assert.EndsWith(".", english, StringComparison.Ordinal);
        Assert.EndsWith(".", french, StringComparison.Ordinal);
        Assert.NotEqual(english, french);
        Assert.DoesNotContain("refus", english + french, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Says_each_reason_in_words_of_its_own() =>
        Assert.Equal(
            2 * Enum.GetValues<DecisionReason>().Length,
            Enum.GetValues<PlainLanguage>().SelectMany(language => Enum.GetValues<DecisionReason>().Select(reason => DecisionInWords.Say(Decided(reason, InformationCategory.CarePlan), language))).Distinct().Count());

    [Fact]
    public void Says_that_process_notes_need_a_permission_of_their_own()
    {
        Assert.Equal(
            "Private process notes are shared only under a permission that is about nothing else. There is none for them.",
            DecisionInWords.Say(Decided(DecisionReason.NoDirective, InformationCategory.PsychotherapyProcess), PlainLanguage.EnCa));
        Assert.Equal(
            "Les notes de processus ne sont montrées qu’avec une permission qui ne porte que sur elles. Il n’y en a pas pour cette personne.",
            DecisionInWords.Say(Decided(DecisionReason.NoDirective, InformationCategory.PsychotherapyProcess), PlainLanguage.FrCa));
    }

    [Theory]
    [InlineData(DecisionReason.NotFound, InformationCategory.CarePlan, 1)]
    [InlineData(DecisionReason.LicenceLapsed, InformationCategory.CarePlan, 2)]
    [InlineData(DecisionReason.AccountDisabled, InformationCategory.CarePlan, 2)]
    [InlineData(DecisionReason.Author, InformationCategory.PsychotherapyProcess, 3)]
    [InlineData(DecisionReason.Client, InformationCategory.CarePlan, 4)]
    [InlineData(DecisionReason.Supervision, InformationCategory.PsychotherapyProcess, 5)]
    [InlineData(DecisionReason.Directive, InformationCategory.PsychotherapyProcess, 5)]
    [InlineData(DecisionReason.NoDirective, InformationCategory.PsychotherapyProcess, 5)]
    [InlineData(DecisionReason.Emergency, InformationCategory.CarePlan, 6)]
    [InlineData(DecisionReason.ClientWithheld, InformationCategory.CarePlan, 7)]
    [InlineData(DecisionReason.Supervision, InformationCategory.CarePlan, 8)]
    [InlineData(DecisionReason.Directive, InformationCategory.CarePlan, 9)]
    [InlineData(DecisionReason.SameDisciplineTeam, InformationCategory.CarePlan, 10)]
    [InlineData(DecisionReason.SafetyFollowUp, InformationCategory.MentalHealthOutcomes, 12)]
    [InlineData(DecisionReason.ClinicOperations, InformationCategory.Scheduling, 11)]
    [InlineData(DecisionReason.NoDirective, InformationCategory.CarePlan, 0)]
    public void Numbers_the_rules_as_they_are_tried(DecisionReason reason, InformationCategory category, int rule) =>
        Assert.Equal(rule, DecisionInWords.Rule(Decided(reason, category)));

    private static DisclosureDecision Decided(DecisionReason reason, InformationCategory category) => new(false, category, reason, null, Obligations.None);
}
