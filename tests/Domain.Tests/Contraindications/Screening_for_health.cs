using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Sessions;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Contraindications;

public sealed class Screening_for_health
{
    [Fact]
    public void Keeps_what_the_client_says_as_physical_health()
    {
        var screening = Record(Maya, Evidence.No("DVT"), Evidence.Yes("VARIC", BodySite.Of(BodyRegion.LowerLegs, Side.Left)) with { Details = "  since the last pregnancy " });

        Assert.Equal((InformationCategory.PhysicalHealth, Maya, A.Monday, MondaysDate, ContraindicationRules.Shipped.Version), (screening.Category, screening.Author, screening.RecordedAt, screening.RecordedOn, screening.RulesVersion));
        Assert.Equal(["DVT", "VARIC"], screening.Answers.Select(answer => answer.Rule));
        Assert.Equal("since the last pregnancy", screening.Answers[1].Details);
    }

    [Fact]
    public void Keeps_findings_of_psychotherapy_apart()
    {
        Assert.Equal(InformationCategory.MentalHealthSummary, Record(Ruth, Evidence.Yes("SUICIDE"), Evidence.No("PSYCHOSIS")).Category);
        Assert.Equal(new ScreeningKindsApart { Pointer = "/answers/1/rule" }, Refused(() => Record(Ruth, Evidence.No("DVT"), Evidence.Yes("SUICIDE"))));
    }

    [Fact]
    public void Lets_each_answer_what_is_put_to_them()
    {
        var refusal = new NotYoursToAnswer { Pointer = "/answers/0/rule" };
        Assert.Equal(refusal, Refused(() => Record(Maya, Evidence.Yes("SUICIDE"))));
        Assert.Equal(refusal, Refused(() => Record(Tomas, Evidence.Yes("PSYCHOSIS"))));
        Assert.Equal(refusal, Refused(() => Record(Maya, Evidence.Yes("DISSOC"))));
        Assert.Equal(refusal, Refused(() => Record(Ruth, Evidence.Yes("TRAUMA-HOLD"))));
        Assert.Equal(InformationCategory.MentalHealthSummary, Record(Tomas, Evidence.Yes("DISSOC")).Category);
        Assert.Equal(InformationCategory.PhysicalHealth, Record(Tomas, Evidence.Yes("NO-CONSENT")).Category);
    }

    [Fact]
    public void Refuses_what_no_question_asks()
    {
        Assert.Equal(new ScreeningEmpty { Pointer = "/answers" }, Refused(() => Record(Maya)));
        Assert.Equal(new RuleUnknown { Pointer = "/answers/0/rule" }, Refused(() => Record(Maya, Evidence.Yes("NOTHING"))));
        Assert.Equal(new AnsweredTwice { Pointer = "/answers/1/rule" }, Refused(() => Record(Maya, Evidence.No("DVT"), Evidence.Yes("DVT"))));
        Assert.Equal(new SiteMissing { Pointer = "/answers/0/sites" }, Refused(() => Record(Maya, Evidence.Yes("VARIC"))));
        Assert.Equal(new QualifierUnknown { Pointer = "/answers/0/qualifiers/0" }, Refused(() => Record(Maya, Evidence.Yes("DVT") with { Qualifiers = ["sprain"] })));
        Assert.Equal(new MeasureNotAsked { Pointer = "/answers/0/measure" }, Refused(() => Record(Maya, Evidence.Yes("DVT") with { Measure = 38 })));
        Assert.Equal(new DetailsNotAsked { Pointer = "/answers/0/details" }, Refused(() => Record(Maya, Evidence.Yes("INTOX") with { Details = "Two glasses" })));
        Assert.Null(Record(Maya, Evidence.Yes("INTOX")).Answers[0].Details);
        Assert.Equal(new SinceInFuture { Pointer = "/answers/0/since" }, Refused(() => Record(Maya, Evidence.Yes("DVT") with { Since = A.Monday.AddTicks(1) })));
        Assert.Equal(A.Monday, Record(Maya, Evidence.Yes("DVT") with { Since = A.Monday }).Answers[0].Since);
    }

    [Fact]
    public void Counts_the_newest_answer_to_each_question()
    {
        var evidence = Evidence.Of();
        var earlier = Evidence.Held(Evidence.Yes("KIDNEY"), on: MondaysDate.AddDays(-10), at: A.Monday.AddDays(-10), by: Tomas);

        Assert.True((evidence with { Answers = [.. evidence.Answers, earlier] }).Evaluate().Check().LetsStart);
        Assert.False((evidence with { Answers = [.. evidence.Answers, earlier with { At = A.Monday.AddSeconds(1) }] }).Evaluate().Check().LetsStart);
    }

    [Fact]
    public void Leaves_a_stricter_answer_standing_that_its_author_does_not_see()
    {
        var evidence = Evidence.Of();
        var ruths = Evidence.Held(Evidence.Yes("KIDNEY"), at: A.Monday.AddDays(-10), by: Ruth);
        bool Starts(params HeldAnswer[] later) => (evidence with { Answers = [.. evidence.Answers.Where(held => held.Answer.Rule != "KIDNEY"), ruths, .. later] }).Evaluate().Check().LetsStart;

        // A finding of one's own does not make another's one's own.
        Assert.False(Starts(Evidence.Held(Evidence.No("KIDNEY"))));
        Assert.False(Starts(Evidence.Held(Evidence.Yes("KIDNEY"), at: A.Monday.AddDays(-1)), Evidence.Held(Evidence.No("KIDNEY"))));
        Assert.False(Starts(Evidence.Held(Evidence.No("KIDNEY") with { Settles = [Guid.CreateVersion7()] })));
        Assert.True(Starts(Evidence.Held(Evidence.No("KIDNEY") with { Settles = [ruths.Record] })));
        Assert.True(Starts(Evidence.Held(Evidence.No("KIDNEY"), by: Maya)));
        Assert.True(Starts(Evidence.Held(Evidence.No("KIDNEY"), by: Ruth)));
        Assert.True(Starts(Evidence.Held(Evidence.No("KIDNEY"), at: A.Monday.AddDays(-1), by: Maya), Evidence.Held(Evidence.No("KIDNEY"))));
    }

    [Fact]
    public void Remembers_which_stricter_answers_its_author_saw()
    {
        var ruths = Record(Ruth, Evidence.Yes("KIDNEY"), Evidence.Yes("FEVER"), Evidence.No("DVT"));
        var own = Record(Tomas, Evidence.Yes("KIDNEY"));
        IReadOnlyList<Guid> Settled(HealthAnswer answer, DateOnly today) =>
            HealthScreening.Record(Clinic, MayaId, ContraindicationRules.Shipped, [answer], null, Tomas, A.Monday, today, [ruths, own]).Answers[0].Settles;

        Assert.Equal([ruths.Id.Value], Settled(Evidence.No("KIDNEY"), MondaysDate));
        Assert.Equal([ruths.Id.Value], Settled(Evidence.No("KIDNEY") with { State = FindingState.Unknown }, MondaysDate));
        Assert.Empty(Settled(Evidence.Yes("KIDNEY"), MondaysDate));
        Assert.Empty(Settled(Evidence.No("DVT"), MondaysDate));
        Assert.Equal([ruths.Id.Value], Settled(Evidence.No("FEVER"), MondaysDate));
        Assert.Empty(Settled(Evidence.No("FEVER"), MondaysDate.AddDays(1)));
    }

    [Fact]
    public void Asks_before_touch_what_nobody_has_answered()
    {
        var nothing = new ContraindicationEvidence().Evaluate();
        var one = Evidence.Of();
        one = one with { Answers = [.. one.Answers.Where(held => held.Answer.Rule != "EPIL")] };

        Assert.Equal((ContraindicationOutcome.Absolute, false), (nothing.Check().Outcome, nothing.Check().LetsStart));
        Assert.Equal((ContraindicationOutcome.Absolute, false), (one.Evaluate().Check().Outcome, one.Evaluate().Check().LetsStart));
        Assert.Equal(["EPIL"], one.Evaluate().Reasons.Select(reason => reason.Rule));
        Assert.Null(one.Evaluate().Reasons[0].State);
    }

    private static HealthScreening Record(Author by, params HealthAnswer[] answers) =>
        HealthScreening.Record(Clinic, MayaId, ContraindicationRules.Shipped, answers, null, by, A.Monday, MondaysDate);
}
