using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Tests.PolicyPacks;

namespace IntegrativeCare.Domain.Tests.Practitioners;

public sealed class Recording_a_licence
{
    private readonly Practitioner quinn = A.Quinn(ClinicId.New());

    [Fact]
    public void Keeps_what_was_found_in_the_register_and_who_looked()
    {
        var licence = Assert.Single(quinn.Licences);

        Assert.Equal((Discipline.Psychotherapy, "CA-ON", "CRPO", "002"), (licence.Discipline, licence.Jurisdiction, licence.Register, licence.Number));
        Assert.Equal((RegistrationClass.Qualifying, LicenceStatus.Active), (licence.Class, licence.Status));
        Assert.Equal((A.LicensedFrom, A.LicensedUntil), (licence.ValidFrom, licence.ValidUntil));
        Assert.Equal((A.Ada, A.Monday), (licence.VerifiedBy, licence.VerifiedAt));
        Assert.Equal(2, quinn.Revision);
    }

    [Theory]
    [InlineData("CRPO", "002")]
    [InlineData("crpo", "002")]
    [InlineData(" CRPO ", " 002 ")]
    public void Twice_is_refused(string register, string number)
    {
        Assert.Equal(new LicenceTwice { Pointer = "/number" }, A.Refusal(() => Record(register: register, number: number)));
        Assert.Single(quinn.Licences);
        Assert.Equal(2, quinn.Revision);
    }

    [Theory]
    [InlineData("CRPO", "003")]
    [InlineData("CMTO", "002")]
    public void With_another_number_or_another_register_is_another_licence(string register, string number)
    {
        var id = Record(register: register, number: number);

        Assert.Equal(id, quinn.Licences[1].Id);
        Assert.Equal(3, quinn.Revision);
    }

    [Fact]
    public void Refuses_one_that_ends_before_it_starts()
    {
        Assert.Equal(
            new LicenceEndsTooEarly(A.Today) { Pointer = "/validUntil" },
            A.Refusal(() => Record(from: A.Today, until: A.Today.AddDays(-1))));
    }

    [Fact]
    public void Refuses_what_is_no_discipline_class_or_place()
    {
        Assert.Equal(new ChoiceUnknown { Pointer = "/discipline" }, A.Refusal(() => Record(discipline: (Discipline)7)));
        Assert.Equal(new ChoiceUnknown { Pointer = "/registrationClass" }, A.Refusal(() => Record(registrationClass: (RegistrationClass)(-1))));
        Assert.Equal(new JurisdictionMalformed { Pointer = "/jurisdiction" }, A.Refusal(() => Record(jurisdiction: "Ont.")));
        Assert.Equal(new TextMissing { Pointer = "/register" }, A.Refusal(() => Record(register: "")));
        Assert.Equal(new TextMissing { Pointer = "/number" }, A.Refusal(() => Record(number: " ")));
        Assert.Single(quinn.Licences);
    }

    [Fact]
    public void Later_a_change_of_status_keeps_who_looked_and_when()
    {
        var pia = Guid.CreateVersion7();
        quinn.ChangeLicenceStatus(quinn.Licences[0].Id, LicenceStatus.Suspended, pia, A.Monday.AddDays(3));

        Assert.Equal((LicenceStatus.Suspended, pia, A.Monday.AddDays(3)), (quinn.Licences[0].Status, quinn.Licences[0].VerifiedBy, quinn.Licences[0].VerifiedAt));
        Assert.Equal(3, quinn.Revision);
    }

    [Fact]
    public void Later_an_unknown_licence_or_status_is_refused()
    {
        Assert.Equal(new LicenceNotFound(), A.Refusal(() => quinn.ChangeLicenceStatus(LicenceId.New(), LicenceStatus.Active, A.Ada, A.Monday)));
        Assert.Equal(new LicenceNotFound(), A.Refusal(() => quinn.RenewLicence(LicenceId.New(), RegistrationClass.Registered, A.LicensedUntil, A.Ada, A.Monday)));
        Assert.Equal(
            new ChoiceUnknown { Pointer = "/status" },
            A.Refusal(() => quinn.ChangeLicenceStatus(quinn.Licences[0].Id, (LicenceStatus)9, A.Ada, A.Monday)));
        Assert.Equal(2, quinn.Revision);
    }

    [Fact]
    public void Later_a_renewal_moves_the_last_day()
    {
        var nextYear = A.LicensedUntil.AddYears(1);
        quinn.RenewLicence(quinn.Licences[0].Id, RegistrationClass.Qualifying, nextYear, A.Ada, A.Monday.AddDays(1));

        Assert.True(quinn.IsLicensed(Discipline.Psychotherapy, nextYear));
        Assert.False(quinn.IsLicensed(Discipline.Psychotherapy, nextYear.AddDays(1)));
        Assert.Equal(A.Monday.AddDays(1), quinn.Licences[0].VerifiedAt);
        Assert.Equal(3, quinn.Revision);
    }

    [Fact]
    public void Later_a_transfer_to_full_registration_ends_the_need_for_supervision()
    {
        quinn.RenewLicence(quinn.Licences[0].Id, RegistrationClass.Registered, A.LicensedUntil, A.Ada, A.Monday);

        Assert.False(quinn.NeedsSupervision("CA-ON", A_pack.Ontario, A.Today));
        Assert.Equal("Registered Psychotherapist", quinn.Title(A.Today));
    }

    [Fact]
    public void A_renewal_never_shortens_it()
    {
        Assert.Equal(
            new LicenceEndsTooEarly(A.LicensedUntil) { Pointer = "/validUntil" },
            A.Refusal(() => quinn.RenewLicence(quinn.Licences[0].Id, RegistrationClass.Qualifying, A.LicensedUntil.AddDays(-1), A.Ada, A.Monday)));
        Assert.Equal(A.LicensedUntil, quinn.Licences[0].ValidUntil);
    }

    private LicenceId Record(
        Discipline discipline = Discipline.Psychotherapy, string jurisdiction = "CA-ON", string register = "CRPO", string number = "077",
        RegistrationClass registrationClass = RegistrationClass.Registered, DateOnly? from = null, DateOnly? until = null) =>
        quinn.RecordLicence(
            discipline, jurisdiction, register, number, registrationClass, from ?? A.LicensedFrom, until ?? A.LicensedUntil, A.Ada, A.Monday);
}
