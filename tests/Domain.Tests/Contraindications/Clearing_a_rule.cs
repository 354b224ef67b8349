using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Contraindications;

/// <summary>I40: a clearance holds inside its dates, for its own rule, and expiry blocks the next start again.</summary>
public sealed class Clearing_a_rule
{
    private static readonly ClearanceDocument Said = new()
    {
        Rule = "HTN-UNC",
        WrittenBy = " Dr. L. Haas ",
        Profession = "Family physician",
        DatedOn = MondaysDate,
        ValidFrom = MondaysDate,
        ValidUntil = MondaysDate.AddDays(60),
        Scope = "Massage of shoulders and back",
        Sha256 = new('A', 64),
    };

    [Fact]
    public void Keeps_what_the_document_says()
    {
        var clearance = Record(Said);

        Assert.Equal(InformationCategory.PhysicalHealth, clearance.Category);
        Assert.Equal(Said with { WrittenBy = "Dr. L. Haas", Sha256 = new('a', 64) }, clearance.Document);
    }

    [Fact]
    public void Takes_a_document_for_one_rule_that_it_can_lift()
    {
        Assert.Equal(new RuleUnknown { Pointer = "/rule" }, Refused(() => Record(Said with { Rule = "ALL" })));
        Assert.Equal(new RuleNotCleared { Pointer = "/rule" }, Refused(() => Record(Said with { Rule = "FEVER" })));
        Assert.Equal(new RuleNotCleared { Pointer = "/rule" }, Refused(() => Record(Said with { Rule = "OIL-ALLERGY" })));
    }

    [Fact]
    public void Takes_dates_that_follow_each_other()
    {
        Assert.Equal(new ClearanceDatesWrong { Pointer = "/datedOn" }, Refused(() => Record(Said with { DatedOn = MondaysDate.AddDays(1) })));
        Assert.Equal(new ClearanceDatesWrong { Pointer = "/validFrom" }, Refused(() => Record(Said with { ValidFrom = MondaysDate.AddDays(-1) })));
        Assert.Equal(new ClearanceDatesWrong { Pointer = "/validUntil" }, Refused(() => Record(Said with { ValidUntil = MondaysDate.AddDays(-1) })));
        Assert.Equal(MondaysDate, Record(Said with { ValidUntil = MondaysDate }).Document.ValidUntil);
    }

    [Fact]
    public void Holds_a_year_at_most()
    {
        Assert.Equal(MondaysDate.AddDays(366), Record(Said with { ValidUntil = MondaysDate.AddDays(366) }).Document.ValidUntil);
        Assert.Equal(new ClearanceTooLong(366) { Pointer = "/validUntil" }, Refused(() => Record(Said with { ValidUntil = MondaysDate.AddDays(367) })));
    }

    [Fact]
    public void Is_over_when_it_is_ended_and_once_I40()
    {
        var clearance = Record(Said);
        Assert.True(clearance.IsInForce(MondaysDate));

        clearance.End(Guid.CreateVersion7(), Monday);

        Assert.False(clearance.IsInForce(MondaysDate));
        Assert.Equal(new ClearanceOver(), Assert.Throws<Domain.Kernel.DomainException>(() => clearance.End(Guid.CreateVersion7(), Monday)).Error);
    }

    [Theory, InlineData(63), InlineData(65)]
    public void Takes_a_whole_fingerprint(int digits) => Assert.Equal(new DocumentHashMalformed { Pointer = "/sha256" }, Refused(() => Record(Said with { Sha256 = new('a', digits) })));

    [Fact]
    public void Lifts_its_own_rule_and_no_other_I40()
    {
        var evidence = Evidence.Of(Evidence.Yes("HTN-UNC"), Evidence.Yes("KIDNEY")) with { Clearances = [Evidence.Cleared("HTN-UNC", MondaysDate, MondaysDate, MondaysDate)] };
        var both = evidence with { Clearances = [.. evidence.Clearances, Evidence.Cleared("KIDNEY", MondaysDate, MondaysDate, MondaysDate)] };

        Assert.Equal((ContraindicationOutcome.Clearance, false), (evidence.Evaluate().Check().Outcome, evidence.Evaluate().Check().LetsStart));
        Assert.Equal((ContraindicationOutcome.None, true), (both.Evaluate().Check().Outcome, both.Evaluate().Check().LetsStart));
        Assert.All(both.Evaluate().Limits, limit => Assert.Equal(LiftedBy.Clearance, limit.LiftedBy));
    }

    [Fact]
    public void Ends_and_makes_the_check_stale_that_rested_on_it_I40()
    {
        var evidence = Evidence.Of(Evidence.Yes("KIDNEY")) with { Clearances = [Evidence.Cleared("KIDNEY", MondaysDate, MondaysDate, MondaysDate)] };
        evidence = evidence with { Answers = [.. evidence.Answers.Where(held => !Evidence.Rules.Find(held.Answer.Rule)!.OnTheDay)] };
        var check = evidence.Evaluate().Check();

        check.MustRestOn(evidence.Evaluate());
        Assert.Equal(new CheckStale(), Refused(() => check.MustRestOn(evidence.Evaluate(now: A.Monday.AddDays(1), today: MondaysDate.AddDays(1)))));
    }

    private static Clearance Record(ClearanceDocument said) => Clearance.Record(Clinic, MayaId, ContraindicationRules.Shipped, said, Tomas, A.Monday, MondaysDate);
}
