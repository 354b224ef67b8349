using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Tests;

/// <summary>Builders that say only what a test is about. It is Monday, 2 March 2026, 9 in the morning in Toronto.</summary>
public static class A
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly DateOnly LicensedFrom = new(2026, 1, 1);
    public static readonly DateOnly LicensedUntil = new(2026, 12, 31);
    public static readonly Guid Ada = Guid.Parse("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e55");

    public static Clinic ClinicInToronto() => Clinic.Open("Common Ground", "America/Toronto", "CA-ON");

    public static Practitioner Ruth(ClinicId at) => Psychotherapist("Ruth Abara", "001", at, RegistrationClass.Registered);

    public static Practitioner Quinn(ClinicId at) => Psychotherapist("Quinn Osei", "002", at, RegistrationClass.Qualifying);

    public static Practitioner Tomas(ClinicId at)
    {
        var tomas = Practitioner.Enrol(at, "Tomas Lind");
        tomas.RecordLicence(Discipline.MassageTherapy, "CA-ON", "CMTO", "101", RegistrationClass.Registered, LicensedFrom, LicensedUntil, Ada, Monday);
        return tomas;
    }

    public static Practitioner Psychotherapist(
        string name, string number, ClinicId at, RegistrationClass registrationClass, DateOnly? from = null, DateOnly? until = null)
    {
        var practitioner = Practitioner.Enrol(at, name);
        practitioner.RecordLicence(
            Discipline.Psychotherapy, "CA-ON", "CRPO", number, registrationClass, from ?? LicensedFrom, until ?? LicensedUntil, Ada, Monday);
        return practitioner;
    }

    public static Client Maya(ClinicId at) => Client.Register(ClientId.New(), at, MayasDetails, new Author(Ada, null), Monday, Today);

    public static ClientDetails MayasDetails => new()
    {
        NameUsed = "Maya",
        Languages = ["en", "pt-BR"],
        TimeZone = "America/Toronto",
    };

    public static SafeTouch MayasSafeTouch => new()
    {
        StopSignal = new() { Kind = StopSignalKind.HandRaise, Sign = "Left hand, palm out" },
        Regions = [new() { Region = BodyRegion.Neck, Rule = TouchRule.Never }, new() { Region = BodyRegion.Feet, Rule = TouchRule.Welcome }],
        PositionsAcceptable = [BodyPosition.Seated, BodyPosition.SideLying],
        PositionsToAvoid = [BodyPosition.Prone],
        Environment = new() { Light = LightLevel.Soft, Music = MusicPreference.Off, Scent = ScentPreference.None, Door = DoorPosition.Ajar },
        Approach = new() { PressureCeiling = 3, ThroughCloth = true, Note = "Come from the front" },
        Grounding = ["Feet on the floor"],
        GroundingToAvoid = ["Don't hold my hands"],
        EarlyWarningSigns = [new() { Sign = "I go quiet", Response = "Pause, hands off, ask where I am" }],
    };

    public static Author As(Practitioner practitioner, Discipline discipline) => new(practitioner.Id.Value, discipline);

    /// <summary>The refusal that an act meets.</summary>
    public static DomainError Refusal(Action act) => Assert.Throws<DomainException>(act).Error;
}
