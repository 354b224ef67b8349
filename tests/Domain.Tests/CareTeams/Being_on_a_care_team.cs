using IntegrativeCare.Domain.CareTeams;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Tests.PolicyPacks;

namespace IntegrativeCare.Domain.Tests.CareTeams;

public sealed class Being_on_a_care_team
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private readonly Clinic harbour = A.ClinicInToronto();
    private readonly ClinicId clinic;
    private readonly Client maya;
    private readonly Practitioner tomas;

    public Being_on_a_care_team() => (clinic, maya, tomas) = (harbour.Id, A.Maya(harbour.Id), A.Tomas(harbour.Id));

    [Fact]
    public void Names_client_practitioner_and_the_one_discipline()
    {
        var member = Join(tomas, Discipline.MassageTherapy, isLead: true);

        Assert.Equal((clinic, maya.Id, tomas.Id), (member.ClinicId, member.ClientId, member.PractitionerId));
        Assert.Equal((Discipline.MassageTherapy, true, A.Monday, null), (member.Discipline, member.IsLead, member.JoinedAt, member.LeftAt));
        Assert.Equal(1, member.Revision);
    }

    [Fact]
    public void Begins_at_the_instant_of_joining_and_is_over_at_the_instant_of_leaving()
    {
        var member = Join(tomas, Discipline.MassageTherapy);
        var friday = A.Monday.AddDays(4);
        member.Leave(friday);

        Assert.False(member.IsActive(A.Monday - Tick));
        Assert.True(member.IsActive(A.Monday));
        Assert.True(member.IsActive(friday - Tick));
        Assert.False(member.IsActive(friday));
        Assert.Equal(2, member.Revision);
    }

    [Fact]
    public void Lasts_while_nobody_leaves() => Assert.True(Join(tomas, Discipline.MassageTherapy).IsActive(A.Monday.AddYears(5)));

    [Fact]
    public void Ends_only_once()
    {
        var member = Join(tomas, Discipline.MassageTherapy);
        member.Leave(A.Monday.AddDays(1));

        Assert.Equal(new CareTeamAlreadyLeft(), A.Refusal(() => member.Leave(A.Monday.AddDays(2))));
        Assert.Equal((A.Monday.AddDays(1), 2), (member.LeftAt, member.Revision));
    }

    [Fact]
    public void Takes_a_licence_in_that_very_discipline() =>
        Assert.Equal(
            new PractitionerNotLicensed(Discipline.Psychotherapy) { Pointer = "/practitionerId" },
            A.Refusal(() => Join(tomas, Discipline.Psychotherapy)));

    [Fact]
    public void Takes_a_licence_that_counts_on_the_day()
    {
        Assert.Equal(tomas.Id, Join(tomas, Discipline.MassageTherapy, today: A.LicensedFrom).PractitionerId);
        Assert.Equal(tomas.Id, Join(tomas, Discipline.MassageTherapy, today: A.LicensedUntil).PractitionerId);

        var refusal = new PractitionerNotLicensed(Discipline.MassageTherapy) { Pointer = "/practitionerId" };
        Assert.Equal(refusal, A.Refusal(() => Join(tomas, Discipline.MassageTherapy, today: A.LicensedFrom.AddDays(-1))));
        Assert.Equal(refusal, A.Refusal(() => Join(tomas, Discipline.MassageTherapy, today: A.LicensedUntil.AddDays(1))));
    }

    [Fact]
    public void Takes_a_licence_of_the_place_where_the_clinic_works_I04()
    {
        var visitor = Practitioner.Enrol(clinic, "Sven");
        visitor.RecordLicence(Discipline.MassageTherapy, "US-TX", "TDLR", "1", RegistrationClass.Registered, A.LicensedFrom, A.LicensedUntil, A.Ada, A.Monday);

        Assert.Equal(new PractitionerNotLicensed(Discipline.MassageTherapy) { Pointer = "/practitionerId" }, A.Refusal(() => Join(visitor, Discipline.MassageTherapy)));
        visitor.RecordLicence(Discipline.MassageTherapy, "CA-ON", "CMTO", "2", RegistrationClass.Registered, A.LicensedFrom, A.LicensedUntil, A.Ada, A.Monday);
        Assert.Equal(visitor.Id, Join(visitor, Discipline.MassageTherapy).PractitionerId);
    }

    [Fact]
    public void Lets_one_person_be_there_in_both_disciplines_each_by_itself_I03()
    {
        tomas.RecordLicence(Discipline.Psychotherapy, "CA-ON", "CRPO", "9", RegistrationClass.Registered, A.LicensedFrom, A.LicensedUntil, A.Ada, A.Monday);

        var (touch, talk) = (Join(tomas, Discipline.MassageTherapy), Join(tomas, Discipline.Psychotherapy));
        touch.Leave(A.Monday.AddHours(1));

        Assert.Equal((false, true), (touch.IsActive(A.Monday.AddHours(1)), talk.IsActive(A.Monday.AddHours(1))));
    }

    [Fact]
    public void Is_refused_while_the_licence_is_suspended()
    {
        tomas.ChangeLicenceStatus(tomas.Licences[0].Id, LicenceStatus.Suspended, A.Ada, A.Monday);

        Assert.Equal(
            new PractitionerNotLicensed(Discipline.MassageTherapy) { Pointer = "/practitionerId" },
            A.Refusal(() => Join(tomas, Discipline.MassageTherapy)));
    }

    [Fact]
    public void Finds_nobody_of_another_clinic() =>
        Assert.Equal(
            new PractitionerNotFound { Pointer = "/practitionerId" },
            A.Refusal(() => Join(A.Tomas(ClinicId.New()), Discipline.MassageTherapy)));

    [Fact]
    public void Is_refused_to_somebody_who_no_longer_works_here()
    {
        tomas.Deactivate(A.Monday);

        Assert.Equal(new PractitionerDeactivated { Pointer = "/practitionerId" }, A.Refusal(() => Join(tomas, Discipline.MassageTherapy)));
    }

    [Fact]
    public void Takes_a_discipline_that_exists() =>
        Assert.Equal(new ChoiceUnknown { Pointer = "/discipline" }, A.Refusal(() => Join(tomas, (Discipline)2)));

    private CareTeamMember Join(Practitioner practitioner, Discipline discipline, bool isLead = false, DateOnly? today = null) =>
        CareTeamMember.Join(maya, practitioner, discipline, isLead, harbour, A_pack.Ontario, today is { } day ? new DateTimeOffset(day, new TimeOnly(14, 0), TimeSpan.Zero) : A.Monday);
}
