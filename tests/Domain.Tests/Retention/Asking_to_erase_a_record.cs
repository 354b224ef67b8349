using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Retention;

namespace IntegrativeCare.Domain.Tests.Retention;

/// <summary>CR-212.</summary>
public sealed class Asking_to_erase_a_record
{
    private static readonly Guid Maya = Guid.CreateVersion7();

    [Fact]
    public void Is_answered_with_the_clock_on_the_last_day_and_not_on_the_day_after_I64()
    {
        var blocked = Ask(lastEntry: A.Today.AddYears(-10));
        Assert.Equal((ErasureAnswer.Blocked, null), (blocked.Answer, blocked.DueOn));
        Assert.Equal([new ErasureBlock(ErasureRule.RetentionClock, A.Today)], blocked.BlockedBy);

        var eligible = Ask(lastEntry: A.Today.AddYears(-10).AddDays(-1));
        Assert.Equal((ErasureAnswer.Eligible, A.Today.AddDays(30)), (eligible.Answer, eligible.DueOn));
        Assert.Empty(eligible.BlockedBy);
    }

    [Fact]
    public void Names_every_rule_that_blocks_it()
    {
        Assert.Equal([new ErasureBlock(ErasureRule.RetentionClock, new(2036, 3, 2)), new ErasureBlock(ErasureRule.LegalHold, null)], Ask(A.Today, isHeld: true).BlockedBy);
        Assert.Equal([new ErasureBlock(ErasureRule.LegalHold, null)], Ask(A.Today.AddYears(-11), isHeld: true).BlockedBy);
    }

    [Fact]
    public void Keeps_what_was_asked_for_and_by_which_rules_it_was_answered()
    {
        var asked = Ask(A.Today, categories: [InformationCategory.TraumaHistory, InformationCategory.Bodywork, InformationCategory.Bodywork]);

        Assert.Equal(new[] { InformationCategory.Bodywork, InformationCategory.TraumaHistory }.Order(), asked.Categories);
        Assert.Equal(("CA-ON", "2026-11-01", A.Monday, Maya), (asked.PackCode, asked.PackVersion, asked.AskedAt, asked.RecordedBy));
        Assert.Equal(new ChoiceUnknown { Pointer = "/categories" }, A.Refusal(() => Ask(A.Today, categories: [(InformationCategory)99])));
    }

    [Fact]
    public void Takes_somebody_elses_word_only_by_an_authority_in_force_I29()
    {
        var client = ClientId.New();
        var rosa = SubstituteDecisionMaker.Record(ClinicId.New(), client, "Rosa", "Mother", "Power of attorney", A.Today, until: A.Today, null, A.Ada, A.Monday);

        Assert.Equal(rosa.Id, Ask(A.Today, maker: rosa).DecisionMakerId);

        rosa.End(A.Ada, A.Monday);
        Assert.Equal(new ErasureNotAuthorized { Pointer = "/decisionMakerId" }, A.Refusal(() => Ask(A.Today, maker: rosa)));
    }

    [Fact]
    public void Is_taken_back_once_and_heard_twice()
    {
        var asked = Ask(A.Today);
        asked.Withdraw(Maya, A.Monday.AddHours(1));
        asked.Withdraw(A.Ada, A.Monday.AddHours(2));

        Assert.Equal((A.Monday.AddHours(1), Maya, 2), (asked.WithdrawnAt, asked.WithdrawnBy, asked.Revision));
    }

    private static ErasureRequest Ask(DateOnly lastEntry, bool isHeld = false, IReadOnlyCollection<InformationCategory>? categories = null, SubstituteDecisionMaker? maker = null)
    {
        var clock = RetentionClock.Of(new(lastEntry, new(1990, 5, 5), lastEntry), new RetentionTerms(new PackReference("CA-ON", "2026-11-01"), 10, 18));
        return ErasureRequest.File(ClinicId.New(), ClientId.New(), maker, categories ?? [], clock, isHeld, Maya, A.Today, A.Monday);
    }
}
