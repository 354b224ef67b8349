using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Clinics;

/// <summary>The custodian of its clients' records, and what it has decided about them.</summary>
public sealed class Clinic : AggregateRoot
{
    /// <summary>Shortest choice for the longest consent directive. Unit: months.</summary>
    public const int FewestDirectiveMonths = 1;

    /// <summary>Longest choice for the longest consent directive. Unit: months.</summary>
    public const int MostDirectiveMonths = 60;

    /// <summary>Shortest emergency access. Unit: minutes.</summary>
    public const int FewestEmergencyMinutes = 1;

    /// <summary>Longest emergency access: four hours, whatever the clinic would like. Unit: minutes.</summary>
    public const int MostEmergencyMinutes = 240;

    /// <summary>Shortest retention. Unit: years.</summary>
    public const int FewestRetentionYears = 1;

    /// <summary>Longest retention. Unit: years.</summary>
    public const int MostRetentionYears = 50;

    /// <summary>The longest time between a sign-in and a signature that a clinic can ask for. Unit: minutes.</summary>
    public const int MostFreshSignInMinutes = 240;

    /// <summary>How far ahead of ours a clock may be that says when somebody signed in.</summary>
    public static readonly TimeSpan MostClockDifference = TimeSpan.FromMinutes(1);

    private readonly List<Technique> _credentialRequiredFor = [];

    private Clinic() { }

    /// <summary>Names the clinic.</summary>
    public ClinicId Id { get; private init; }

    /// <summary>What people call it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The IANA zone of its wall clock; every rule that counts in days counts them here (Rule CR-081; I70).</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>Whose law applies, such as <c>CA-ON</c>.</summary>
    public string Jurisdiction { get; private set; } = "";

    /// <summary>True when nothing is shared on implied consent, not even inside one discipline of the care team.</summary>
    public bool ExpressConsentOnly { get; private set; }

    /// <summary>How long a consent directive may last at most. Unit: months, 1–60.</summary>
    public int LongestDirectiveMonths { get; private set; } = 12;

    /// <summary>How long an emergency access stays open. Unit: minutes, 1–240.</summary>
    public int EmergencyMinutes { get; private set; } = 60;

    /// <summary>How long records are kept after the last entry. Unit: years, 1–50.</summary>
    /// <remarks>Ten years by default (Rule CR-073; C9, M8).</remarks>
    public int RetentionYears { get; private set; } = 10;

    /// <summary>How fresh a sign-in must be for a signature (Rule CR-196; I43). Unit: minutes, 1–240; <c>null</c> when the clinic does not ask, as by default.</summary>
    public int? FreshSignInMinutes { get; private set; }

    /// <summary>The techniques for which the clinic asks for a credential besides the licence (Rule CR-157; S7). None by default.</summary>
    public IReadOnlyList<Technique> CredentialRequiredFor => _credentialRequiredFor;

    /// <summary>Opens a clinic with the careful defaults: directives of at most 12 months, emergencies of 60 minutes, records kept 10 years.</summary>
    /// <exception cref="DomainException"><see cref="TimeZoneUnknown"/>, <see cref="JurisdictionMalformed"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public static Clinic Open(string? name, string? timeZone, string? jurisdiction) => new()
    {
        Id = ClinicId.New(),
        Name = PlainText.Of(name, "/name"),
        TimeZone = IanaTimeZone.Of(timeZone, "/timeZone"),
        Jurisdiction = JurisdictionCode.Of(jurisdiction, "/jurisdiction"),
    };

    /// <summary>Says anew what the clinic has decided. What is already signed or open keeps the length it was given.</summary>
    /// <param name="pack">The policy pack that applies: records may be kept longer than it asks, never shorter (I64).</param>
    /// <exception cref="DomainException"><see cref="SettingOutOfRange"/>, <see cref="RetentionTooShort"/>, <see cref="TimeZoneUnknown"/>, <see cref="JurisdictionMalformed"/>, and the refusals of <see cref="PlainText.Of"/>. Nothing is changed then.</exception>
    public void ChangeSettings(
        string? name, string? timeZone, string? jurisdiction, bool expressConsentOnly, int longestDirectiveMonths, int emergencyMinutes, int retentionYears, PolicyPack pack)
    {
        var (called, zone, place) = (PlainText.Of(name, "/name"), IanaTimeZone.Of(timeZone, "/timeZone"), JurisdictionCode.Of(jurisdiction, "/jurisdiction"));
        MustBeWithin(longestDirectiveMonths, FewestDirectiveMonths, MostDirectiveMonths, "/longestDirectiveMonths");
        MustBeWithin(emergencyMinutes, FewestEmergencyMinutes, MostEmergencyMinutes, "/emergencyMinutes");
        MustBeWithin(retentionYears, FewestRetentionYears, MostRetentionYears, "/retentionYears");
        if (retentionYears != RetentionYears && retentionYears < pack.Retention.Years) throw new DomainException(new RetentionTooShort(pack.Retention.Years) { Pointer = "/retentionYears" });

        (Name, TimeZone, Jurisdiction, ExpressConsentOnly) = (called, zone, place, expressConsentOnly);
        (LongestDirectiveMonths, EmergencyMinutes, RetentionYears) = (longestDirectiveMonths, emergencyMinutes, retentionYears);
        Changed();
    }

    /// <summary>Says anew for which techniques a credential is asked. What is planned already stays; it is asked when something is planned or agreed next (Rule CR-157; S7).</summary>
    /// <exception cref="DomainException"><see cref="ChoiceUnknown"/>.</exception>
    public void RequireCredentialsFor(IReadOnlyCollection<Technique> techniques)
    {
        var chosen = techniques.Select(technique => Choice.Of(technique, "/credentialRequiredFor")).Distinct().Order().ToList();
        _credentialRequiredFor.Clear();
        _credentialRequiredFor.AddRange(chosen);
        Changed();
    }

    /// <summary>Says anew how fresh a sign-in must be for a signature; <c>null</c> asks for nothing (Rule CR-196; I43).</summary>
    /// <exception cref="DomainException"><see cref="SettingOutOfRange"/>.</exception>
    public void AskForFreshSignIn(int? minutes)
    {
        if (minutes is { } given) MustBeWithin(given, 1, MostFreshSignInMinutes, "/freshSignInMinutes");
        FreshSignInMinutes = minutes;
        Changed();
    }

    /// <summary>
    /// True when a signature may be given now by somebody who signed in then (Rule CR-196; I43). Who does not say when they signed in, or says a time that has not come, has not done so freshly.
    /// </summary>
    /// <remarks>An outside provider's clock may be ahead by <see cref="MostClockDifference"/>.</remarks>
    public bool TakesSignature(DateTimeOffset? signedInAt, DateTimeOffset now) =>
        FreshSignInMinutes is not { } minutes || (now - signedInAt is { } since && since >= -MostClockDifference && since <= TimeSpan.FromMinutes(minutes));

    /// <summary>The clinic has chosen a policy pack: whoever decides about the clinic next has to have seen it (Rule CR-082; I15).</summary>
    internal void RulesChosen() => Changed();

    /// <summary>The date on the clinic's wall at an instant: a licence ends when this day ends, not when UTC's does.</summary>
    public DateOnly Today(DateTimeOffset now) => IanaTimeZone.DateAt(TimeZone, now);

    private static void MustBeWithin(int given, int lowest, int highest, string pointer)
    {
        if (given < lowest || given > highest) throw new DomainException(new SettingOutOfRange(lowest, highest) { Pointer = pointer });
    }
}
