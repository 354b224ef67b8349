using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests;

/// <summary>The people and the day that the tests of care tell about.</summary>
internal static class CareStory
{
    public static readonly ClinicId Clinic = ClinicId.New();
    public static readonly ClientId MayaId = ClientId.New();
    public static readonly PractitionerId RuthId = PractitionerId.New();
    public static readonly PractitionerId QuinnId = PractitionerId.New();
    public static readonly PractitionerId TomasId = PractitionerId.New();
    public static readonly PractitionerId NoorId = PractitionerId.New();

    /// <summary>The client.</summary>
    public static readonly Author Maya = new(MayaId.Value, null);

    /// <summary>Registered psychotherapist.</summary>
    public static readonly Author Ruth = new(RuthId.Value, Discipline.Psychotherapy);

    /// <summary>Qualifying psychotherapist, supervised by Ruth.</summary>
    public static readonly Author Quinn = new(QuinnId.Value, Discipline.Psychotherapy);

    /// <summary>Massage therapist.</summary>
    public static readonly Author Tomas = new(TomasId.Value, Discipline.MassageTherapy);

    /// <summary>Massage therapist of the same clinic who does not work with Maya.</summary>
    public static readonly Author Noor = new(NoorId.Value, Discipline.MassageTherapy);

    /// <summary>Front desk.</summary>
    public static readonly Author Ada = new(Guid.CreateVersion7(), null);

    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly MondaysDate = new(2026, 3, 2);

    public static DomainError Refused(Action act) => Assert.Throws<DomainException>(act).Error;
}
