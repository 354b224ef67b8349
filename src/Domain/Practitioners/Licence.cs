using IntegrativeCare.Domain.Kernel;

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

    /// <summary>Longest reference to the evidence. Unit: UTF-16 characters.</summary>
    public const int LongestEvidence = 200;

    /// <summary>The first warning comes this long before the last day. Unit: days.</summary>
    public const int FirstWarningDays = 60;

    /// <summary>The second warning comes this long before the last day. Unit: days.</summary>
    public const int SecondWarningDays = 30;

    /// <summary>The last warning comes this long before the last day. Unit: days.</summary>
    public const int LastWarningDays = 7;

    private Licence() { }

    internal Licence(
        Discipline discipline, string jurisdiction, string register, string number,
        RegistrationClass registrationClass, DateOnly validFrom, DateOnly validUntil, Guid verifiedBy, DateTimeOffset verifiedAt, RegisterCheck? check)
    {
        Id = LicenceId.New();
        (Discipline, Jurisdiction, Register, Number) = (discipline, jurisdiction, register, number);
        (Class, Status, ValidFrom, ValidUntil) = (registrationClass, LicenceStatus.Active, validFrom, validUntil);
        (VerifiedBy, VerifiedAt) = (verifiedBy, verifiedAt);
        Keep(check);
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

    /// <summary>Where the evidence of the last look into the register is kept, such as the name of a saved page; <c>null</c> when none was named (Rule CR-065; S5).</summary>
    public string? Evidence { get; private set; }

    /// <summary>When somebody should look into the register again, on the clinic's calendar; <c>null</c> when no day was set (Rule CR-065; S5).</summary>
    public DateOnly? NextCheckOn { get; private set; }

    /// <summary>True from the day on which somebody should look again, that day included.</summary>
    public bool IsCheckDue(DateOnly today) => NextCheckOn <= today;

    /// <summary>How many days are left after today: 0 on the last day, below 0 once it is over.</summary>
    public int DaysLeft(DateOnly today) => ValidUntil.DayNumber - today.DayNumber;

    /// <summary>What its holder should be told today: it warns at 60, 30 and 7 days, and says so when it is over (Rule CR-151; S4). <c>null</c> when there is nothing to say, or no practice to lose.</summary>
    public LicenceWarning? WarningOn(DateOnly today) =>
        Status != LicenceStatus.Active || Class is not (RegistrationClass.Registered or RegistrationClass.Qualifying) ? null : DaysLeft(today) switch
        {
            < 0 => LicenceWarning.Ended,
            <= LastWarningDays => LicenceWarning.EndsWithin7Days,
            <= SecondWarningDays => LicenceWarning.EndsWithin30Days,
            <= FirstWarningDays => LicenceWarning.EndsWithin60Days,
            _ => null,
        };

    /// <summary>True when it lets its holder practise on that day: active, in a class that treats, first and last day included (Rule CR-060; S4, S6).</summary>
    public bool AllowsPractice(DateOnly today) =>
        Status == LicenceStatus.Active
        && (Class is RegistrationClass.Registered or RegistrationClass.Qualifying)
        && ValidFrom <= today && today <= ValidUntil;

    internal bool Is(string register, string number) =>
        Register.Equals(register, StringComparison.OrdinalIgnoreCase) && Number.Equals(number, StringComparison.OrdinalIgnoreCase);

    internal void Found(LicenceStatus status, Guid by, DateTimeOffset now, RegisterCheck? check)
    {
        (Status, VerifiedBy, VerifiedAt) = (status, by, now);
        Keep(check);
    }

    internal void Renewed(RegistrationClass registrationClass, DateOnly validUntil, Guid by, DateTimeOffset now, RegisterCheck? check)
    {
        (Class, ValidUntil, VerifiedBy, VerifiedAt) = (registrationClass, validUntil, by, now);
        Keep(check);
    }

    // Each look has its own evidence and its own next day: what an earlier one had is not taken for it.
    private void Keep(RegisterCheck? check) => (Evidence, NextCheckOn) = (check?.Evidence, check?.NextOn);
}

/// <summary>How a look into the register is evidenced, and when the next is due (Rule CR-065; S5).</summary>
public sealed record RegisterCheck
{
    private RegisterCheck(string? evidence, DateOnly? nextOn) => (Evidence, NextOn) = (evidence, nextOn);

    /// <summary>Where the evidence is kept; <c>null</c> when none is.</summary>
    public string? Evidence { get; }

    /// <summary>When to look again, on the clinic's calendar; <c>null</c> when no day is set.</summary>
    public DateOnly? NextOn { get; }

    /// <summary>Takes what was said of a look that was done today.</summary>
    /// <exception cref="DomainException"><see cref="NextCheckInThePast"/>, and the refusals of <see cref="PlainText.Optional"/>.</exception>
    public static RegisterCheck Of(string? evidence, DateOnly? nextOn, DateOnly today) =>
        nextOn < today ? throw new DomainException(new NextCheckInThePast { Pointer = "/nextCheckOn" }) : new(PlainText.Optional(evidence, "/evidence", Licence.LongestEvidence), nextOn);
}

/// <summary>That a licence is about to end, or has (Rule CR-151; S4).</summary>
public enum LicenceWarning
{
    /// <summary>Its last day is 31 to 60 days away.</summary>
    EndsWithin60Days,

    /// <summary>Its last day is 8 to 30 days away.</summary>
    EndsWithin30Days,

    /// <summary>Its last day is today or within 7 days.</summary>
    EndsWithin7Days,

    /// <summary>Its last day has passed: nothing is done under it.</summary>
    Ended,
}
