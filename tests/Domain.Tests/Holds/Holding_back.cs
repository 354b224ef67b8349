using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Tests.Holds;

public sealed class Holding_back
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Friday = Monday.AddDays(4);
    private readonly Author ruth = new(Guid.CreateVersion7(), Discipline.Psychotherapy);

    [Fact]
    public void Holds_until_its_end_and_not_at_it_I37()
    {
        var hold = OnMassage(Friday);

        Assert.True(hold.IsInForce(Monday));
        Assert.True(hold.IsInForce(Friday.AddTicks(-1)));
        Assert.False(hold.IsInForce(Friday));
    }

    [Fact]
    public void Ends_in_the_future_and_within_ninety_days()
    {
        Assert.Equal(new HoldEndsTooEarly { Pointer = "/until" }, Refused(() => OnMassage(Monday)));
        Assert.Equal(Monday.AddTicks(1), OnMassage(Monday.AddTicks(1)).Until);
        Assert.Equal(Monday.AddDays(90), OnMassage(Monday.AddDays(90)).Until);
        Assert.Equal(new HoldTooLong(90) { Pointer = "/until" }, Refused(() => OnMassage(Monday.AddDays(90).AddTicks(1))));
    }

    [Fact]
    public void Is_a_practitioners_to_place() =>
        Assert.Equal(new OnlyPractitionersHold(), Refused(() => Hold.Place(ClinicId.New(), ClientId.New(), Discipline.MassageTherapy, HoldLimits.Sessions, null, Friday, new Author(Guid.NewGuid(), null), Monday)));

    [Fact]
    public void Says_what_it_limits()
    {
        Assert.Equal(new HoldLimitsNothing { Pointer = "/limits" }, Refused(() => HoldLimits.Of(false, null, [], [], [])));
        Assert.True(HoldLimits.Of(false, Pressure.Of(1), [], [], []).IsAboutTouch);
        Assert.False(HoldLimits.Of(true, null, [], [], []).IsAboutTouch);
        Assert.Equal(new ChoiceUnknown { Pointer = "/limits/techniquesToLeave/0" }, Refused(() => HoldLimits.Of(true, null, [(Technique)99], [], [])));
    }

    [Fact]
    public void Has_no_details_of_touch_for_talk()
    {
        var gentle = HoldLimits.Of(false, Pressure.Of(1), [], [], []);

        Assert.Equal(new HoldOfTalkIsWhole { Pointer = "/limits" }, Refused(() => Place(Discipline.Psychotherapy, gentle)));
        Assert.Same(gentle, Place(Discipline.MassageTherapy, gentle).Limits);
        Assert.True(Place(Discipline.Psychotherapy, HoldLimits.Sessions).Limits.NoSessions);
    }

    [Fact]
    public void Is_lifted_by_its_author_their_supervisor_or_the_lead_and_by_nobody_else_I37()
    {
        var tomas = PractitionerId.New();

        Assert.Equal(new HoldNotYours(), Refused(() => OnMassage(Friday).Lift(tomas, new(IsSupervisor: false, IsLead: false), Monday)));
        foreach (var (who, standing) in new[] { (new PractitionerId(ruth.PersonId), new HoldStanding(false, false)), (tomas, new(true, false)), (tomas, new(false, true)) })
        {
            var hold = OnMassage(Friday);
            hold.Lift(who, standing, Monday.AddHours(1));
            Assert.Equal((false, Monday.AddHours(1), who), (hold.IsInForce(Monday), hold.LiftedAt, hold.LiftedBy));
        }
    }

    [Fact]
    public void Is_not_lifted_twice_nor_after_its_end()
    {
        var hold = OnMassage(Friday);
        var author = new PractitionerId(ruth.PersonId);

        Assert.Equal(new HoldOver(), Refused(() => hold.Lift(author, new(false, false), Friday)));
        hold.Lift(author, new(false, false), Friday.AddTicks(-1));
        Assert.Equal(new HoldOver(), Refused(() => hold.Lift(author, new(false, false), Friday.AddTicks(-1))));
    }

    [Fact]
    public void Keeps_its_reason_in_the_authors_own_kind_of_information_I37()
    {
        var reason = HoldReason.Of(OnMassage(Friday), "An anniversary falls into this week.");
        var tomas = new Author(Guid.CreateVersion7(), Discipline.MassageTherapy);
        var found = HoldReason.Of(Hold.Place(ClinicId.New(), ClientId.New(), Discipline.MassageTherapy, HoldLimits.Sessions, null, Friday, tomas, Monday), "A fresh bruise.");

        Assert.Equal((InformationCategory.MentalHealthSummary, ruth), (reason.Category, reason.Author));
        Assert.Equal((InformationCategory.Bodywork, tomas), (found.Category, found.Author));
        Assert.Equal(InformationCategory.SafetyCues, OnMassage(Friday).Category);
    }

    private Hold OnMassage(DateTimeOffset until) => Hold.Place(ClinicId.New(), ClientId.New(), Discipline.MassageTherapy, HoldLimits.Sessions, "No bodywork before Friday", until, ruth, Monday);

    private Hold Place(Discipline on, HoldLimits limits) => Hold.Place(ClinicId.New(), ClientId.New(), on, limits, null, Friday, ruth, Monday);

    private static DomainError Refused(Action act) => Assert.Throws<DomainException>(act).Error;

    private static DomainError Refused(Func<object> act) => Assert.Throws<DomainException>(act).Error;
}
