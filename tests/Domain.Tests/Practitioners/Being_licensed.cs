using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Tests.PolicyPacks;

namespace IntegrativeCare.Domain.Tests.Practitioners;

public sealed class Being_licensed
{
    private static readonly DateOnly FirstDay = new(2026, 1, 1);
    private static readonly DateOnly LastDay = new(2026, 12, 31);
    private readonly ClinicId clinic = ClinicId.New();

    [Fact]
    public void Begins_on_the_first_day_and_ends_after_the_last()
    {
        var ruth = A.Psychotherapist("Ruth", "001", clinic, RegistrationClass.Registered, FirstDay, LastDay);

        Assert.False(ruth.IsLicensed(Discipline.Psychotherapy, FirstDay.AddDays(-1)));
        Assert.True(ruth.IsLicensed(Discipline.Psychotherapy, FirstDay));
        Assert.True(ruth.IsLicensed(Discipline.Psychotherapy, LastDay));
        Assert.False(ruth.IsLicensed(Discipline.Psychotherapy, LastDay.AddDays(1)));
    }

    [Fact]
    public void Can_last_a_single_day()
    {
        var ruth = A.Psychotherapist("Ruth", "001", clinic, RegistrationClass.Registered, A.Today, A.Today);

        Assert.True(ruth.IsLicensed(Discipline.Psychotherapy, A.Today));
        Assert.False(ruth.IsLicensed(Discipline.Psychotherapy, A.Today.AddDays(1)));
    }

    [Fact]
    public void Ends_at_midnight_on_the_clinics_wall_and_not_in_UTC()
    {
        var toronto = A.ClinicInToronto();
        var ruth = A.Psychotherapist("Ruth", "001", toronto.Id, RegistrationClass.Registered, FirstDay, LastDay);

        Assert.True(ruth.IsLicensed(Discipline.Psychotherapy, toronto.Today(new(2027, 1, 1, 4, 59, 59, TimeSpan.Zero))));
        Assert.False(ruth.IsLicensed(Discipline.Psychotherapy, toronto.Today(new(2027, 1, 1, 5, 0, 0, TimeSpan.Zero))));
    }

    [Fact]
    public void Counts_for_its_own_discipline_only()
    {
        Assert.False(A.Ruth(clinic).IsLicensed(Discipline.MassageTherapy, A.Today));
        Assert.True(A.Tomas(clinic).IsLicensed(Discipline.MassageTherapy, A.Today));
        Assert.False(A.Tomas(clinic).IsLicensed(Discipline.Psychotherapy, A.Today));
    }

    [Fact]
    public void Counts_in_its_own_jurisdiction_only()
    {
        Assert.True(A.Ruth(clinic).IsLicensed(Discipline.Psychotherapy, "CA-ON", A_pack.Ontario, A.Today));
        Assert.False(A.Ruth(clinic).IsLicensed(Discipline.Psychotherapy, "CA-BC", A_pack.Ontario, A.Today));
        Assert.False(A.Ruth(clinic).IsLicensed(Discipline.Psychotherapy, "CA-ON", A_pack.Ontario, A.LicensedUntil.AddDays(1)));
    }

    [Fact]
    public void Counts_elsewhere_only_where_the_policy_pack_says_so_I04()
    {
        var house = A_pack.House(("\"accountingYears\": 6,", "\"accountingYears\": 6, \"licencesAlsoFrom\": [\"CA-ON\"],"), ("\"accountingYears\"]", "\"accountingYears\", \"licencesAlsoFrom\"]"));

        Assert.True(A.Ruth(clinic).IsLicensed(Discipline.Psychotherapy, "CA-QC", house, A.Today));
        Assert.False(A.Ruth(clinic).IsLicensed(Discipline.Psychotherapy, "CA-QC", A_pack.House(), A.Today));
        Assert.False(A.Ruth(clinic).IsLicensed(Discipline.Psychotherapy, "CA-QC", house, A.LicensedUntil.AddDays(1)));
    }

    [Theory]
    [InlineData(RegistrationClass.Registered, true)]
    [InlineData(RegistrationClass.Qualifying, true)]
    [InlineData(RegistrationClass.Inactive, false)]
    [InlineData(RegistrationClass.Student, false)]
    public void Takes_a_class_that_treats(RegistrationClass registrationClass, bool licensed) =>
        Assert.Equal(licensed, A.Psychotherapist("Ruth", "001", clinic, registrationClass).IsLicensed(Discipline.Psychotherapy, A.Today));

    [Theory]
    [InlineData(LicenceStatus.Active, true)]
    [InlineData(LicenceStatus.Suspended, false)]
    [InlineData(LicenceStatus.Revoked, false)]
    [InlineData(LicenceStatus.Resigned, false)]
    public void Takes_an_active_status(LicenceStatus status, bool licensed)
    {
        var ruth = A.Ruth(clinic);
        ruth.ChangeLicenceStatus(ruth.Licences[0].Id, status, A.Ada, A.Monday);

        Assert.Equal(licensed, ruth.IsLicensed(Discipline.Psychotherapy, A.Today));
    }

    [Theory]
    [InlineData(RegistrationClass.Inactive)]
    [InlineData(RegistrationClass.Qualifying)]
    public void A_suspension_blocks_every_class(RegistrationClass registrationClass)
    {
        var quinn = A.Psychotherapist("Quinn", "002", clinic, registrationClass);
        quinn.ChangeLicenceStatus(quinn.Licences[0].Id, LicenceStatus.Suspended, A.Ada, A.Monday);

        Assert.False(quinn.IsLicensed(Discipline.Psychotherapy, A.Today));
        Assert.Null(quinn.Title(A.Today));
    }

    [Fact]
    public void Needs_a_licence_at_all()
    {
        var newcomer = Practitioner.Enrol(clinic, "Noor Haddad");

        Assert.False(newcomer.IsLicensed(Discipline.MassageTherapy, A.Today));
        Assert.False(newcomer.NeedsSupervision("CA-ON", A_pack.Ontario, A.Today));
        Assert.Null(newcomer.Title(A.Today));
    }

    [Fact]
    public void As_qualifying_needs_supervision_and_as_registered_does_not()
    {
        Assert.True(A.Quinn(clinic).NeedsSupervision("CA-ON", A_pack.Ontario, A.Today));
        Assert.False(A.Ruth(clinic).NeedsSupervision("CA-ON", A_pack.Ontario, A.Today));
        Assert.False(A.Tomas(clinic).NeedsSupervision("CA-ON", A_pack.Ontario, A.Today));
    }

    [Fact]
    public void As_qualifying_here_needs_supervision_whatever_another_place_says_I04()
    {
        var quinn = A.Quinn(clinic);
        quinn.RecordLicence(Discipline.Psychotherapy, "US-TX", "BHEC", "777", RegistrationClass.Registered, FirstDay, LastDay, A.Ada, A.Monday);

        Assert.True(quinn.IsRegistered(Discipline.Psychotherapy, A.Today));
        Assert.False(quinn.IsRegistered(Discipline.Psychotherapy, "CA-ON", A_pack.Ontario, A.Today));
        Assert.True(quinn.NeedsSupervision("CA-ON", A_pack.Ontario, A.Today));
        Assert.False(quinn.NeedsSupervision("US-TX", A_pack.Ontario, A.Today));
    }

    [Fact]
    public void Decides_the_title()
    {
        Assert.Equal("Registered Psychotherapist", A.Ruth(clinic).Title(A.Today));
        Assert.Equal("Registered Psychotherapist (Qualifying)", A.Quinn(clinic).Title(A.Today));
        Assert.Equal("Registered Massage Therapist", A.Tomas(clinic).Title(A.Today));
    }

    [Fact]
    public void Loses_the_title_with_the_licence()
    {
        Assert.Equal("Registered Psychotherapist", A.Ruth(clinic).Title(A.LicensedUntil));
        Assert.Null(A.Ruth(clinic).Title(A.LicensedUntil.AddDays(1)));
    }

    [Fact]
    public void In_both_disciplines_bears_both_titles()
    {
        var tomas = A.Tomas(clinic);
        tomas.RecordLicence(Discipline.Psychotherapy, "CA-ON", "CRPO", "009", RegistrationClass.Qualifying, FirstDay, LastDay, A.Ada, A.Monday);

        Assert.Equal("Registered Psychotherapist (Qualifying), Registered Massage Therapist", tomas.Title(A.Today));
        Assert.True(tomas.NeedsSupervision("CA-ON", A_pack.Ontario, A.Today));
    }
}
