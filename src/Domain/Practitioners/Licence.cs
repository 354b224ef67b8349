namespace IntegrativeCare.Domain.Practitioners;

/// <summary>Names one licence of a practitioner.</summary>
public readonly record struct LicenceId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static LicenceId New() => new(Guid.CreateVersion7());
}

/// <summary>In which class the regulator has registered somebody. It decides what they may do and what they are called (Rules CR-060, CR-063; S6, C5).</summary>
public enum RegistrationClass
{
    /// <summary>Practises independently.</summary>
    Registered,

    /// <summary>Practises psychotherapy only under clinical supervision, on the way to full registration (Rule CR-062; C1).</summary>
    Qualifying,

    /// <summary>Registered and not practising: may view, not treat.</summary>
    Inactive,

    /// <summary>In training: may view and co-author, not treat.</summary>
    Student,
}

/// <summary>What the regulator's register says about the licence.</summary>
public enum LicenceStatus
{
    /// <summary>In good standing.</summary>
    Active,

    /// <summary>Suspended: blocks the very next act (Rule CR-061; I05).</summary>
    Suspended,

    /// <summary>Taken away.</summary>
    Revoked,

    /// <summary>Given up.</summary>
    Resigned,
}

/// <summary>A practitioner's registration with one regulator, as somebody at the clinic found it in the public register (Rule CR-065; S5).</summary>
/// <remarks>It is only ever recorded after looking it up, so there is no unverified licence.</remarks>
public sealed class Licence
{
    /// <summary>Longest register name. Unit: UTF-16 characters.</summary>
    public const int LongestRegister = 40;

    /// <summary>Longest register number. Unit: UTF-16 characters.</summary>
    public const int LongestNumber = 40;

    private Licence() { }

    internal Licence(
        Discipline discipline, string jurisdiction, string register, string number,
        RegistrationClass registrationClass, DateOnly validFrom, DateOnly validUntil, Guid verifiedBy, DateTimeOffset verifiedAt)
    {
        Id = LicenceId.New();
        (Discipline, Jurisdiction, Register, Number) = (discipline, jurisdiction, register, number);
        (Class, Status, ValidFrom, ValidUntil) = (registrationClass, LicenceStatus.Active, validFrom, validUntil);
        (VerifiedBy, VerifiedAt) = (verifiedBy, verifiedAt);
    }

    /// <summary>Names the licence.</summary>
    public LicenceId Id { get; private init; }

    /// <summary>What it lets the practitioner practise.</summary>
    public Discipline Discipline { get; private init; }

    /// <summary>Where it counts, such as <c>CA-ON</c>.</summary>
    public string Jurisdiction { get; private init; } = "";

    /// <summary>Whose register it is, such as <c>CRPO</c> or <c>CMTO</c>.</summary>
    public string Register { get; private init; } = "";

    /// <summary>The number in that register.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The class of registration.</summary>
    public RegistrationClass Class { get; private set; }

    /// <summary>What the register says now.</summary>
    public LicenceStatus Status { get; private set; }

    /// <summary>The first day it counts, on the clinic's calendar.</summary>
    public DateOnly ValidFrom { get; private init; }

    /// <summary>The last day it counts, that day included.</summary>
    public DateOnly ValidUntil { get; private set; }

    /// <summary>Who last looked it up: the account's id.</summary>
    public Guid VerifiedBy { get; private set; }

    /// <summary>When it was last looked up. UTC.</summary>
    public DateTimeOffset VerifiedAt { get; private set; }

    /// <summary>True when it lets its holder practise on that day: active, in a class that treats, first and last day included (Rule CR-060; S4, S6).</summary>
    public bool AllowsPractice(DateOnly today) =>
        Status == LicenceStatus.Active
        && (Class is RegistrationClass.Registered or RegistrationClass.Qualifying)
        && ValidFrom <= today && today <= ValidUntil;

    internal bool Is(string register, string number) =>
        Register.Equals(register, StringComparison.OrdinalIgnoreCase) && Number.Equals(number, StringComparison.OrdinalIgnoreCase);

    internal void Found(LicenceStatus status, Guid by, DateTimeOffset now) => (Status, VerifiedBy, VerifiedAt) = (status, by, now);

    internal void Renewed(RegistrationClass registrationClass, DateOnly validUntil, Guid by, DateTimeOffset now) =>
        (Class, ValidUntil, VerifiedBy, VerifiedAt) = (registrationClass, validUntil, by, now);
}
