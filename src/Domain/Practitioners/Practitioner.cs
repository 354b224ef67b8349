using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Domain.Practitioners;

/// <summary>A regulated person who treats clients at the clinic, with the licences that let them.</summary>
/// <remarks>One person can hold licences of both disciplines; each act is done in exactly one (Rule CR-036; I03).</remarks>
public sealed class Practitioner : AggregateRoot
{
    private readonly List<Licence> _licences = [];
    private readonly List<Credential> _credentials = [];

    private Practitioner() { }

    /// <summary>Names the practitioner.</summary>
    public PractitionerId Id { get; private init; }

    /// <summary>The clinic they work at.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>The name that clients and colleagues see, without a title: the title comes from the licence.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>Where colleagues reach them; <c>null</c> when not given.</summary>
    public string? Email { get; private set; }

    /// <summary>When they stopped working here (UTC); <c>null</c> while they do.</summary>
    public DateTimeOffset? DeactivatedAt { get; private set; }

    /// <summary>Every registration ever recorded, those that lapsed included.</summary>
    public IReadOnlyList<Licence> Licences => _licences;

    /// <summary>What they have learned beyond their licences and can show (S7).</summary>
    public IReadOnlyList<Credential> Credentials => _credentials;

    /// <summary>Takes somebody in. Until a licence is recorded they can do nothing with a client.</summary>
    /// <exception cref="DomainException"><see cref="EmailMalformed"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public static Practitioner Enrol(ClinicId at, string? displayName, string? email = null) => new()
    {
        Id = PractitionerId.New(),
        ClinicId = at,
        DisplayName = PlainText.Of(displayName, "/displayName"),
        Email = EmailAddress.Optional(email, "/email"),
    };

    /// <summary>Corrects name and e-mail.</summary>
    /// <exception cref="DomainException"><see cref="EmailMalformed"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public void Correct(string? displayName, string? email)
    {
        (DisplayName, Email) = (PlainText.Of(displayName, "/displayName"), EmailAddress.Optional(email, "/email"));
        Changed();
    }

    /// <summary>Records a licence that somebody has just found active in the regulator's register (Rule CR-065; S5).</summary>
    /// <param name="validUntil">The last day, that day included.</param>
    /// <param name="verifiedBy">Who looked it up: the account's id.</param>
    /// <param name="check">How the look is evidenced and when the next is due; <c>null</c> when neither was said.</param>
    /// <exception cref="DomainException"><see cref="LicenceTwice"/>, <see cref="LicenceEndsTooEarly"/>, <see cref="JurisdictionMalformed"/>, <see cref="ChoiceUnknown"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public LicenceId RecordLicence(
        Discipline discipline, string? jurisdiction, string? register, string? number,
        RegistrationClass registrationClass, DateOnly validFrom, DateOnly validUntil, Guid verifiedBy, DateTimeOffset now, RegisterCheck? check = null)
    {
        var licence = new Licence(
            Choice.Of(discipline, "/discipline"),
            JurisdictionCode.Of(jurisdiction, "/jurisdiction"),
            PlainText.Of(register, "/register", Licence.LongestRegister),
            PlainText.Of(number, "/number", Licence.LongestNumber),
            Choice.Of(registrationClass, "/registrationClass"),
            validFrom, validUntil, verifiedBy, now, check);
        if (validUntil < validFrom) throw new DomainException(new LicenceEndsTooEarly(validFrom) { Pointer = "/validUntil" });
        if (_licences.Any(known => known.Is(licence.Register, licence.Number))) throw new DomainException(new LicenceTwice { Pointer = "/number" });

        _licences.Add(licence);
        Changed();
        return licence.Id;
    }

    /// <summary>Records what the register says now. Anything but active blocks the practitioner's very next act (Rule CR-061; I05).</summary>
    /// <exception cref="DomainException"><see cref="LicenceNotFound"/>, <see cref="ChoiceUnknown"/>.</exception>
    public void ChangeLicenceStatus(LicenceId licence, LicenceStatus status, Guid verifiedBy, DateTimeOffset now, RegisterCheck? check = null)
    {
        Find(licence).Found(Choice.Of(status, "/status"), verifiedBy, now, check);
        Changed();
    }

    /// <summary>Records a renewal, or a transfer to another class such as from qualifying to registered (C2). The number stays.</summary>
    /// <param name="validUntil">The new last day, that day included; never earlier than the one before.</param>
    /// <exception cref="DomainException"><see cref="LicenceNotFound"/>, <see cref="LicenceEndsTooEarly"/>, <see cref="ChoiceUnknown"/>.</exception>
    public void RenewLicence(LicenceId licence, RegistrationClass registrationClass, DateOnly validUntil, Guid verifiedBy, DateTimeOffset now, RegisterCheck? check = null)
    {
        var found = Find(licence);
        if (validUntil < found.ValidUntil) throw new DomainException(new LicenceEndsTooEarly(found.ValidUntil) { Pointer = "/validUntil" });

        found.Renewed(Choice.Of(registrationClass, "/registrationClass"), validUntil, verifiedBy, now, check);
        Changed();
    }

    /// <summary>Records what they have learned and can show, for one technique or one modality (S7).</summary>
    /// <param name="issuedOn">The day on the certificate.</param>
    /// <param name="recordedBy">Who saw it: the account's id.</param>
    /// <param name="today">Today on the clinic's calendar.</param>
    /// <exception cref="DomainException"><see cref="CredentialUnclear"/>, <see cref="CredentialInTheFuture"/>, <see cref="CredentialTwice"/>, <see cref="ChoiceUnknown"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public CredentialId RecordCredential(Technique? technique, Modality? modality, string? issuer, DateOnly issuedOn, Guid recordedBy, DateOnly today, DateTimeOffset now)
    {
        if (technique is null == modality is null) throw new DomainException(new CredentialUnclear { Pointer = "/technique" });
        if (issuedOn > today) throw new DomainException(new CredentialInTheFuture { Pointer = "/issuedOn" });

        var credential = new Credential(Choice.Optional(technique, "/technique"), Choice.Optional(modality, "/modality"), PlainText.Of(issuer, "/issuer"), issuedOn, recordedBy, now);
        if (_credentials.Exists(known => known.IsSameAs(credential))) throw new DomainException(new CredentialTwice());

        _credentials.Add(credential);
        Changed();
        return credential.Id;
    }

    /// <summary>Refuses a technique for which the clinic asks for a credential that they have not shown (Rule CR-157; S7).</summary>
    /// <param name="clinic">Whose setting it is.</param>
    /// <exception cref="DomainException"><see cref="CredentialMissing"/>.</exception>
    public void MustBeTrainedIn(Technique technique, Clinic clinic, string pointer)
    {
        if (clinic.CredentialRequiredFor.Contains(technique) && !_credentials.Exists(known => known.Technique == technique)) throw new DomainException(new CredentialMissing(technique) { Pointer = pointer });
    }

    /// <summary>Ends their work here. Saying it twice changes nothing.</summary>
    public void Deactivate(DateTimeOffset now)
    {
        if (DeactivatedAt is not null) return;

        DeactivatedAt = now;
        Changed();
    }

    /// <summary>True when some licence lets them practise this discipline on that day, wherever it was granted.</summary>
    /// <remarks>It speaks of licences alone: somebody who left the clinic may still be licensed. Ask <see cref="DeactivatedAt"/> too.</remarks>
    public bool IsLicensed(Discipline discipline, DateOnly today) => Practising(discipline, today).Any();

    /// <summary>As <see cref="IsLicensed(Discipline, DateOnly)"/>, for care given in one jurisdiction (Rule CR-060; I04, S4). A licence counts where it was granted, and elsewhere only when the policy pack says so.</summary>
    public bool IsLicensed(Discipline discipline, string jurisdiction, PolicyPack pack, DateOnly today) =>
        Practising(discipline, today).Any(licence => pack.Recognizes(licence.Jurisdiction, jurisdiction));

    /// <summary>True when they practise this discipline on their own responsibility on that day: fully registered, not qualifying.</summary>
    public bool IsRegistered(Discipline discipline, DateOnly today) =>
        Practising(discipline, today).Any(licence => licence.Class == RegistrationClass.Registered);

    /// <summary>As <see cref="IsRegistered(Discipline, DateOnly)"/>, for care given in one jurisdiction: a registration of another place stands for nothing here unless the policy pack says so (Rule CR-060; I04).</summary>
    public bool IsRegistered(Discipline discipline, string jurisdiction, PolicyPack pack, DateOnly today) =>
        Practising(discipline, today).Any(licence => licence.Class == RegistrationClass.Registered && pack.Recognizes(licence.Jurisdiction, jurisdiction));

    /// <summary>True when they may practise psychotherapy there on that day only under clinical supervision (Rule CR-062; C1).</summary>
    public bool NeedsSupervision(string jurisdiction, PolicyPack pack, DateOnly today) =>
        IsLicensed(Discipline.Psychotherapy, jurisdiction, pack, today) && !IsRegistered(Discipline.Psychotherapy, jurisdiction, pack, today);

    /// <summary>What they must be called on that day, from the class of registration and never from free text (Rule CR-063; C5); <c>null</c> when no licence lets them practise.</summary>
    /// <remarks>Somebody registered in both disciplines bears both titles, psychotherapy first.</remarks>
    public string? Title(DateOnly today)
    {
        var titles = Enum.GetValues<Discipline>().Where(discipline => IsLicensed(discipline, today)).Select(discipline => Title(discipline, today));
        return string.Join(", ", titles) is { Length: > 0 } title ? title : null;
    }

    private string Title(Discipline discipline, DateOnly today)
    {
        var registered = discipline == Discipline.Psychotherapy ? "Registered Psychotherapist" : "Registered Massage Therapist";
        return IsRegistered(discipline, today) ? registered : $"{registered} (Qualifying)";
    }

    private IEnumerable<Licence> Practising(Discipline discipline, DateOnly today) =>
        _licences.Where(licence => licence.Discipline == discipline && licence.AllowsPractice(today));

    private Licence Find(LicenceId id) =>
        _licences.Find(licence => licence.Id == id) ?? throw new DomainException(new LicenceNotFound());
}
