using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Consents;

/// <summary>Who asks. One person can be several at once: a massage therapist who also runs the front desk, a practitioner who is a client elsewhere.</summary>
public sealed record Reader
{
    /// <summary>What stands as author on what they write: the practitioner's id, the client's own id, or the account's id of other staff.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Set when they are a practitioner.</summary>
    public PractitionerId? Practitioner { get; init; }

    /// <summary>Set when they are a client of the clinic.</summary>
    public ClientId? Client { get; init; }

    /// <summary>Set when it is a partner organization's system.</summary>
    public Guid? Organization { get; init; }

    /// <summary>Runs the front desk (<c>clinicAdministrator</c>).</summary>
    public bool IsFrontDesk { get; init; }

    /// <summary>Watches over privacy.</summary>
    public bool IsPrivacyOfficer { get; init; }
}

/// <summary>A licence as far as a decision needs it. Dates are the clinic's calendar dates; <paramref name="Until"/> is its last day.</summary>
/// <param name="Discipline">What it allows to practise.</param>
/// <param name="IsInGoodStanding">Its status and class allow practice.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
public readonly record struct LicencePeriod(Discipline Discipline, bool IsInGoodStanding, DateOnly From, DateOnly Until)
{
    /// <summary>True on a day on which it allows practice.</summary>
    public bool IsActive(DateOnly today) => IsInGoodStanding && From <= today && today <= Until;
}

/// <summary>The reader's membership of this client's care team, half open: the moment of leaving is outside.</summary>
public readonly record struct TeamMembership(Discipline Discipline, DateTimeOffset JoinedAt, DateTimeOffset? LeftAt)
{
    /// <summary>True while they are on the team.</summary>
    public bool IsActive(DateTimeOffset now) => JoinedAt <= now && (LeftAt is null || now < LeftAt);
}

/// <summary>Somebody whom the reader supervises.</summary>
/// <param name="Practitioner">The supervisee.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day without supervision; <c>null</c> while it runs on.</param>
/// <param name="IsOnThisTeam">They are on this client's care team now, which is what gives the supervisor a standing here.</param>
public readonly record struct Supervisee(PractitionerId Practitioner, DateOnly From, DateOnly? Until, bool IsOnThisTeam)
{
    /// <summary>True on a day on which the supervision is recorded as running.</summary>
    public bool IsActive(DateOnly today) => From <= today && (Until is null || today < Until);
}

/// <summary>An emergency access that the reader opened for this client.</summary>
public readonly record struct EmergencyWindow(Guid Id, DateTimeOffset OpenedAt, DateTimeOffset ExpiresAt, DateTimeOffset? ClosedAt)
{
    /// <summary>True while it is open; it ends by itself.</summary>
    public bool IsOpen(DateTimeOffset now) => OpenedAt <= now && now < ExpiresAt && (ClosedAt is null || now < ClosedAt);
}

/// <summary>A directive as far as a decision needs it.</summary>
public sealed record DirectiveTerms
{
    /// <summary>The directive's id, to which every explanation points.</summary>
    public required Guid Id { get; init; }

    /// <summary>Permit or withhold.</summary>
    public required DirectiveKind Kind { get; init; }

    /// <summary>Whom it is about.</summary>
    public required Recipient Recipient { get; init; }

    /// <summary>The whole categories that it covers.</summary>
    public CategorySet Categories { get; init; }

    /// <summary>The single records that it covers, by id.</summary>
    public IReadOnlyList<Guid> Records { get; init; } = [];

    /// <summary>The purposes that it covers; empty means every purpose, which only a withhold may say.</summary>
    public IReadOnlyList<PurposeOfUse> Purposes { get; init; } = [];

    /// <summary>From when it holds; <c>null</c> while it is an unsigned draft.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When it ends; this instant is outside. <c>null</c> when it has no end, which only a withhold may have.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When it was revoked or superseded; this instant is outside.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>True when it is signed, its period contains the instant, and it is neither revoked nor superseded before it.</summary>
    public bool IsInForce(DateTimeOffset now) => From <= now && (Until is null || now < Until) && (EndedAt is null || now < EndedAt);
}

/// <summary>Everything that a decision about one client and one reader rests on, read from one database snapshot.</summary>
public sealed record AccessFacts
{
    /// <summary>The client asked about.</summary>
    public required ClientId Client { get; init; }

    /// <summary>Who asks.</summary>
    public required Reader Reader { get; init; }

    /// <summary>The client is a client of the reader's clinic.</summary>
    public required bool ClientIsHere { get; init; }

    /// <summary>The reader's account is not disabled.</summary>
    public bool AccountIsEnabled { get; init; } = true;

    /// <summary>The reader's licences.</summary>
    public IReadOnlyList<LicencePeriod> Licences { get; init; } = [];

    /// <summary>The reader's memberships of this client's care team, past ones included.</summary>
    public IReadOnlyList<TeamMembership> Memberships { get; init; } = [];

    /// <summary>Whom the reader supervises.</summary>
    public IReadOnlyList<Supervisee> Supervisees { get; init; } = [];

    /// <summary>The client's directives.</summary>
    public IReadOnlyList<DirectiveTerms> Directives { get; init; } = [];

    /// <summary>Emergency accesses of this reader to this client.</summary>
    public IReadOnlyList<EmergencyWindow> Emergencies { get; init; } = [];

    /// <summary>The clinic, or the policy pack that applies there, has switched off implied consent inside one discipline (rule 10).</summary>
    public bool ExpressConsentOnly { get; init; }

    /// <summary>The policy pack that applies lets a recorded supervisor see the process notes of those they supervise (rule 5; H2). When nobody says so, it does not.</summary>
    public bool SupervisorSeesProcessNotes { get; init; }
}

/// <summary>When and why it is asked. <paramref name="Today"/> is the clinic's calendar date at <paramref name="Now"/>.</summary>
public readonly record struct Moment(DateTimeOffset Now, DateOnly Today, PurposeOfUse Purpose);
