using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.CareStory;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>Who answers for a signal: the team, their covers, the clinical lead, who is on call (Rules CR-232 and CR-233; I58).</summary>
public sealed class Finding_who_follows_up
{
    private static readonly PractitionerId Lead = PractitionerId.New();
    private static readonly PractitionerId OnCall = PractitionerId.New();
    private static readonly PractitionerId Cover = PractitionerId.New();

    [Fact]
    public void Asks_the_lead_of_the_team_then_the_team_then_whom_the_clinic_names_CR_232()
    {
        Assert.Equal(RuthId, Duty().ForNew());
        Assert.Equal(QuinnId, Duty(cannot: [RuthId]).ForNew());
        Assert.Equal(Lead, Duty(cannot: [RuthId, QuinnId]).ForNew());
        Assert.Equal(OnCall, Duty(cannot: [RuthId, QuinnId, Lead]).ForNew());
        Assert.Equal(new NoPsychotherapistToFollowUp(), Refused(() => Duty(cannot: [RuthId, QuinnId, Lead, OnCall]).ForNew()));
    }

    [Fact]
    public void Asks_the_cover_of_who_is_away_before_anybody_else()
    {
        Assert.Equal(Cover, Duty(away: [(RuthId, Cover)]).ForNew());
        Assert.Equal(QuinnId, Duty(away: [(RuthId, Cover)], cannot: [Cover]).ForNew());
        Assert.Equal(OnCall, Duty(away: [(RuthId, Cover), (Cover, OnCall)]).ForNew());
        Assert.Equal(Cover, Duty(away: [(Lead, Cover)], cannot: [RuthId, QuinnId]).ForNew());
    }

    [Fact]
    public void Goes_in_no_circle_when_two_cover_for_each_other() =>
        Assert.Equal(Lead, Duty(away: [(RuthId, QuinnId), (QuinnId, RuthId)]).ForNew());

    [Fact]
    public void Passes_on_from_an_owner_to_their_cover_the_team_the_lead_and_who_is_on_call_in_this_order()
    {
        Assert.Equal(Cover, Duty(away: [(RuthId, Cover)]).InsteadOf(RuthId));
        Assert.Equal(QuinnId, Duty(cannot: [RuthId]).InsteadOf(RuthId));
        Assert.Equal(QuinnId, Duty().InsteadOf(RuthId));
        Assert.Equal(Lead, Duty(cannot: [QuinnId]).InsteadOf(RuthId));
        Assert.Equal(OnCall, Duty(cannot: [QuinnId, Lead]).InsteadOf(RuthId));
        Assert.Null(Duty(cannot: [QuinnId, Lead, OnCall]).InsteadOf(RuthId));
        Assert.Equal(OnCall, Duty(cannot: [QuinnId, RuthId]).InsteadOf(Lead));
        Assert.Null(Duty(away: [(RuthId, QuinnId), (QuinnId, RuthId)], cannot: [Lead, OnCall]).InsteadOf(RuthId));
    }

    [Fact]
    public void Climbs_the_ladder_when_the_time_is_over_and_a_step_later_CR_233()
    {
        var duty = Duty();

        Assert.Empty(duty.Due(RuthId, Monday, 30, Monday.AddTicks(-1)));
        Assert.Equal([new(Lead, Monday)], duty.Due(RuthId, Monday, 30, Monday));
        Assert.Equal([new(Lead, Monday)], duty.Due(RuthId, Monday, 30, Monday.AddMinutes(30).AddTicks(-1)));
        Assert.Equal([new LadderStep(Lead, Monday), new LadderStep(OnCall, Monday.AddMinutes(30))], duty.Due(RuthId, Monday, 30, Monday.AddMinutes(30)));
    }

    [Fact]
    public void Takes_steps_that_name_the_same_person_as_one()
    {
        Assert.Equal([Lead], Duty(onCall: Lead).Ladder(RuthId));
        Assert.Equal([OnCall], Duty().Ladder(Lead));
        Assert.Equal([OnCall], Duty(cannot: [Lead]).Ladder(RuthId));
        Assert.Equal([OnCall], Duty(away: [(Lead, OnCall)]).Ladder(RuthId));
        Assert.Equal([Cover, OnCall], Duty(away: [(Lead, Cover)]).Ladder(RuthId));
        Assert.Equal([QuinnId], Duty(cannot: [Lead, OnCall]).Ladder(RuthId));
        Assert.Empty(Duty(cannot: [Lead, OnCall, QuinnId]).Ladder(RuthId));
    }

    [Fact]
    public void Lets_a_signal_be_handed_to_who_can_act_and_has_to_do_with_it()
    {
        Assert.All([RuthId, QuinnId, Lead, OnCall], who => Assert.True(Duty().MayTakeOver(who)));
        Assert.False(Duty().MayTakeOver(Cover));
        Assert.True(Duty(away: [(Lead, Cover)]).MayTakeOver(Cover));
        Assert.False(Duty(away: [(QuinnId, Cover)]).MayTakeOver(QuinnId));
        Assert.False(Duty(cannot: [QuinnId]).MayTakeOver(QuinnId));
        Assert.False(Duty().MayTakeOver(NoorId));
    }

    private static FollowUpDuty Duty(PractitionerId[]? cannot = null, (PractitionerId Who, PractitionerId By)[]? away = null, PractitionerId? onCall = null) =>
        new([RuthId, QuinnId], Lead, onCall ?? OnCall, new[] { RuthId, QuinnId, Lead, OnCall, Cover }.Select(who =>
            new FollowUpCandidate(who, cannot?.Contains(who) != true, away?.Where(one => one.Who == who).Select(one => (PractitionerId?)one.By).FirstOrDefault())));
}
