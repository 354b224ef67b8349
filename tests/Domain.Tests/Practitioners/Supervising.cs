using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Tests.PolicyPacks;

namespace IntegrativeCare.Domain.Tests.Practitioners;

public sealed class Supervising
{
    private static readonly DateOnly Yesterday = A.Today.AddDays(-1);
    private static readonly DateOnly Tomorrow = A.Today.AddDays(1);
    private readonly ClinicId clinic = ClinicId.New();
    private readonly Practitioner ruth;
    private readonly Practitioner quinn;

    public Supervising() => (ruth, quinn) = (A.Ruth(clinic), A.Quinn(clinic));

    [Fact]
    public void Names_who_answers_for_whom()
    {
        var supervision = Supervision.Start(ruth, quinn, on: A.Today, today: A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario);

        Assert.Equal((clinic, ruth.Id, quinn.Id), (supervision.ClinicId, supervision.SupervisorId, supervision.SuperviseeId));
        Assert.Equal((A.Today, null, 1), (supervision.StartedOn, supervision.EndedOn, supervision.Revision));
    }

    [Fact]
    public void Begins_on_its_first_day()
    {
        var supervision = Supervision.Start(ruth, quinn, on: A.Today, today: A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario);

        Assert.False(supervision.IsActive(Yesterday));
        Assert.True(supervision.IsActive(A.Today));
        Assert.True(supervision.IsActive(A.Today.AddYears(3)));
    }

    [Fact]
    public void Is_over_from_the_day_it_ends()
    {
        var supervision = Supervision.Start(ruth, quinn, on: Yesterday, today: A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario);
        supervision.End(Tomorrow);

        Assert.True(supervision.IsActive(A.Today));
        Assert.False(supervision.IsActive(Tomorrow));
        Assert.Equal((Tomorrow, 2), (supervision.EndedOn, supervision.Revision));
    }

    [Fact]
    public void Ended_on_its_first_day_never_was()
    {
        var supervision = Supervision.Start(ruth, quinn, on: A.Today, today: A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario);
        supervision.End(A.Today);

        Assert.False(supervision.IsActive(A.Today));
    }

    [Fact]
    public void Cannot_end_before_it_starts()
    {
        var supervision = Supervision.Start(ruth, quinn, on: A.Today, today: A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario);

        Assert.Equal(new SupervisionEndsTooEarly(A.Today) { Pointer = "/endsOn" }, A.Refusal(() => supervision.End(Yesterday)));
    }

    [Fact]
    public void Ends_once_unless_the_end_is_brought_forward()
    {
        var supervision = Supervision.Start(ruth, quinn, on: A.Today, today: A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario);
        supervision.End(A.Today.AddDays(10));

        Assert.Equal(new SupervisionAlreadyEnded(A.Today.AddDays(10)), A.Refusal(() => supervision.End(A.Today.AddDays(10))));
        Assert.Equal(new SupervisionAlreadyEnded(A.Today.AddDays(10)), A.Refusal(() => supervision.End(A.Today.AddDays(11))));

        supervision.End(A.Today.AddDays(9));
        Assert.False(supervision.IsActive(A.Today.AddDays(9)));
    }

    [Fact]
    public void Is_never_of_oneself() =>
        Assert.Equal(new SupervisionOfOneself { Pointer = "/supervisorId" }, A.Refusal(() => Supervision.Start(ruth, ruth, A.Today, A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario)));

    [Fact]
    public void Finds_nobody_in_another_clinic() =>
        Assert.Equal(
            new PractitionerNotFound { Pointer = "/supervisorId" },
            A.Refusal(() => Supervision.Start(A.Ruth(ClinicId.New()), quinn, A.Today, A.Today, "CA-ON", A_pack.Ontario)));

    [Fact]
    public void Takes_a_fully_registered_psychotherapist()
    {
        var refusal = new SupervisorNotRegistered { Pointer = "/supervisorId" };

        Assert.Equal(refusal, A.Refusal(() => Supervision.Start(quinn, ruth, A.Today, A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario)));
        Assert.Equal(refusal, A.Refusal(() => Supervision.Start(A.Tomas(clinic), quinn, A.Today, A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario)));
    }

    [Fact]
    public void Takes_a_supervisor_whose_licence_lasts_to_its_first_day()
    {
        var leaving = A.Psychotherapist("Ruth", "001", clinic, RegistrationClass.Registered, until: A.Today);

        Assert.True(Supervision.Start(leaving, quinn, on: A.Today, today: A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario).IsActive(A.Today));
        Assert.Equal(
            new SupervisorNotRegistered { Pointer = "/supervisorId" },
            A.Refusal(() => Supervision.Start(leaving, quinn, on: Tomorrow, today: A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario)));
    }

    [Fact]
    public void Recorded_late_needs_licences_then_and_now()
    {
        var lapsed = A.Psychotherapist("Ruth", "001", clinic, RegistrationClass.Registered, until: Yesterday);
        var fresh = A.Psychotherapist("Ruth", "001", clinic, RegistrationClass.Registered, from: A.Today);

        Assert.Equal(new SupervisorNotRegistered { Pointer = "/supervisorId" }, A.Refusal(() => Supervision.Start(lapsed, quinn, Yesterday, A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario)));
        Assert.Equal(new SupervisorNotRegistered { Pointer = "/supervisorId" }, A.Refusal(() => Supervision.Start(fresh, quinn, Yesterday, A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario)));
    }

    [Fact]
    public void Can_be_arranged_before_the_supervisees_first_day()
    {
        var soon = A.Psychotherapist("Quinn", "002", clinic, RegistrationClass.Qualifying, from: Tomorrow);

        Assert.True(Supervision.Start(ruth, soon, on: Tomorrow, today: A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario).IsActive(Tomorrow));
        Assert.Equal(new PractitionerNotLicensed(Discipline.Psychotherapy), A.Refusal(() => Supervision.Start(ruth, soon, on: A.Today, today: A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario)));
    }

    [Fact]
    public void Takes_a_supervisee_licensed_in_psychotherapy() =>
        Assert.Equal(
            new PractitionerNotLicensed(Discipline.Psychotherapy),
            A.Refusal(() => Supervision.Start(ruth, A.Tomas(clinic), A.Today, A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario)));

    [Fact]
    public void Takes_two_people_who_still_work_here()
    {
        quinn.Deactivate(A.Monday);
        Assert.Equal(new PractitionerDeactivated(), A.Refusal(() => Supervision.Start(ruth, quinn, A.Today, A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario)));

        ruth.Deactivate(A.Monday);
        Assert.Equal(new PractitionerDeactivated { Pointer = "/supervisorId" }, A.Refusal(() => Supervision.Start(ruth, quinn, A.Today, A.Today, jurisdiction: "CA-ON", pack: A_pack.Ontario)));
    }
}
