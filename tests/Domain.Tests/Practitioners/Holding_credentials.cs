using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using IntegrativeCare.Domain.Tests.PolicyPacks;

namespace IntegrativeCare.Domain.Tests.Practitioners;

public sealed class Holding_credentials
{
    private readonly Clinic clinic = A.ClinicInToronto();
    private readonly Practitioner tomas;

    public Holding_credentials() => tomas = A.Tomas(clinic.Id);

    [Theory]
    [InlineData(61, null)]
    [InlineData(60, LicenceWarning.EndsWithin60Days)]
    [InlineData(31, LicenceWarning.EndsWithin60Days)]
    [InlineData(30, LicenceWarning.EndsWithin30Days)]
    [InlineData(8, LicenceWarning.EndsWithin30Days)]
    [InlineData(7, LicenceWarning.EndsWithin7Days)]
    [InlineData(0, LicenceWarning.EndsWithin7Days)]
    [InlineData(-1, LicenceWarning.Ended)]
    public void Warns_before_a_licence_ends_and_blocks_after_S4(int daysLeft, LicenceWarning? warning)
    {
        var licence = tomas.Licences[0];
        var today = A.LicensedUntil.AddDays(-daysLeft);

        Assert.Equal((warning, daysLeft), (licence.WarningOn(today), licence.DaysLeft(today)));
        Assert.Equal(daysLeft >= 0, tomas.IsLicensed(Discipline.MassageTherapy, today));
    }

    [Theory]
    [InlineData(LicenceStatus.Suspended, RegistrationClass.Registered)]
    [InlineData(LicenceStatus.Resigned, RegistrationClass.Registered)]
    [InlineData(LicenceStatus.Active, RegistrationClass.Inactive)]
    public void Warns_nobody_who_has_no_practice_to_lose(LicenceStatus status, RegistrationClass registrationClass)
    {
        tomas.RenewLicence(tomas.Licences[0].Id, registrationClass, A.LicensedUntil, A.Ada, A.Monday);
        tomas.ChangeLicenceStatus(tomas.Licences[0].Id, status, A.Ada, A.Monday);

        Assert.Null(tomas.Licences[0].WarningOn(A.LicensedUntil));
    }

    [Fact]
    public void Keeps_the_evidence_of_the_last_look_and_the_day_of_the_next_S5()
    {
        tomas.ChangeLicenceStatus(tomas.Licences[0].Id, LicenceStatus.Active, A.Ada, A.Monday, RegisterCheck.Of(" register-page.pdf ", A.Today.AddDays(30), A.Today));
        var licence = tomas.Licences[0];

        Assert.Equal(("register-page.pdf", A.Today.AddDays(30)), (licence.Evidence, licence.NextCheckOn));
        Assert.Equal((false, true), (licence.IsCheckDue(A.Today.AddDays(29)), licence.IsCheckDue(A.Today.AddDays(30))));

        tomas.RenewLicence(licence.Id, RegistrationClass.Registered, A.LicensedUntil, A.Ada, A.Monday);
        Assert.Equal((null, null, false), (licence.Evidence, licence.NextCheckOn, licence.IsCheckDue(A.LicensedUntil)));
    }

    [Fact]
    public void Looks_again_today_at_the_earliest()
    {
        Assert.Equal(A.Today, RegisterCheck.Of(null, A.Today, A.Today).NextOn);
        Assert.Equal(new NextCheckInThePast { Pointer = "/nextCheckOn" }, A.Refusal(() => RegisterCheck.Of(null, A.Today.AddDays(-1), A.Today)));
        Assert.Equal(new TextTooLong(200) { Pointer = "/evidence" }, A.Refusal(() => RegisterCheck.Of(new string('a', 201), null, A.Today)));
    }

    [Fact]
    public void Is_asked_only_where_the_clinic_asks_S7()
    {
        tomas.MustBeTrainedIn(Technique.Aromatherapy, clinic, "/technique");
        clinic.RequireCredentialsFor([Technique.MyofascialRelease, Technique.Aromatherapy, Technique.Aromatherapy]);

        Assert.Equal([Technique.MyofascialRelease, Technique.Aromatherapy], clinic.CredentialRequiredFor);
        tomas.MustBeTrainedIn(Technique.Swedish, clinic, "/technique");
        Assert.Equal(new CredentialMissing(Technique.Aromatherapy) { Pointer = "/technique" }, A.Refusal(() => tomas.MustBeTrainedIn(Technique.Aromatherapy, clinic, "/technique")));

        tomas.RecordCredential(Technique.Aromatherapy, null, "School of Oils", A.Today, A.Ada, A.Today, A.Monday);
        tomas.MustBeTrainedIn(Technique.Aromatherapy, clinic, "/technique");
        Assert.Equal(new CredentialMissing(Technique.MyofascialRelease) { Pointer = "/technique" }, A.Refusal(() => tomas.MustBeTrainedIn(Technique.MyofascialRelease, clinic, "/technique")));

        clinic.RequireCredentialsFor([]);
        tomas.MustBeTrainedIn(Technique.MyofascialRelease, clinic, "/technique");
        Assert.Equal(new ChoiceUnknown { Pointer = "/credentialRequiredFor" }, A.Refusal(() => clinic.RequireCredentialsFor([(Technique)99])));
    }

    [Fact]
    public void Names_one_thing_that_was_learned_once()
    {
        Assert.Equal(new CredentialUnclear { Pointer = "/technique" }, A.Refusal(() => Record(null, null)));
        Assert.Equal(new CredentialUnclear { Pointer = "/technique" }, A.Refusal(() => Record(Technique.Swedish, Modality.Cbt)));
        Assert.Equal(new CredentialInTheFuture { Pointer = "/issuedOn" }, A.Refusal(() => tomas.RecordCredential(Technique.Swedish, null, "School", A.Today.AddDays(1), A.Ada, A.Today, A.Monday)));

        Record(null, Modality.Cbt);
        Record(Technique.Swedish, null);
        Assert.Equal(new CredentialTwice(), A.Refusal(() => Record(Technique.Swedish, null)));
        Assert.Equal(2, tomas.Credentials.Count);
    }

    [Fact]
    public void Agrees_on_which_notes_are_co_signed_and_on_all_without_a_word_C1()
    {
        var supervision = Supervision.Start(A.Ruth(clinic.Id), A.Quinn(clinic.Id), A.Today, A.Today, "CA-ON", A_pack.Ontario);
        Assert.Equal(CoSignRule.AllNotes, supervision.CoSign);

        supervision.Agree("Adults only", CoSignRule.Of(CoSignScope.Sample, percent: 100), A.Today);
        Assert.Equal(("Adults only", CoSignScope.Sample, 100, 2), (supervision.Covers, supervision.CoSign.Scope, supervision.CoSign.Percent, supervision.Revision));

        supervision.End(A.Today.AddDays(1));
        supervision.Agree(null, CoSignRule.Of(CoSignScope.RiskFlagged), A.Today);
        Assert.Equal(new SupervisionAlreadyEnded(A.Today.AddDays(1)), A.Refusal(() => supervision.Agree(null, CoSignRule.AllNotes, A.Today.AddDays(1))));
    }

    [Theory]
    [InlineData(CoSignScope.Sample, 0, null)]
    [InlineData(CoSignScope.Sample, 101, null)]
    [InlineData(CoSignScope.Sample, null, null)]
    [InlineData(CoSignScope.Sample, 50, 3)]
    [InlineData(CoSignScope.FirstSessions, null, 0)]
    [InlineData(CoSignScope.FirstSessions, null, 1_001)]
    [InlineData(CoSignScope.FirstSessions, 50, null)]
    [InlineData(CoSignScope.AllNotes, 50, null)]
    [InlineData(CoSignScope.RiskFlagged, null, 3)]
    public void Agrees_on_nothing_that_does_not_hang_together(CoSignScope scope, int? percent, int? sessions) =>
        Assert.Equal(new CoSignRuleUnclear { Pointer = "/coSign" }, A.Refusal(() => CoSignRule.Of(scope, percent, sessions)));

    [Fact]
    public void Practises_as_a_qualifying_psychotherapist_only_while_supervised_C1()
    {
        SignerStanding.Independent.MustBeSupervised();
        SignerStanding.Qualifying(PractitionerId.New()).MustBeSupervised();

        Assert.Equal(new SupervisionMissing(), A.Refusal(() => SignerStanding.Qualifying(null).MustBeSupervised()));
    }

    private CredentialId Record(Technique? technique, Modality? modality) => tomas.RecordCredential(technique, modality, "School", A.Today, A.Ada, A.Today, A.Monday);
}
