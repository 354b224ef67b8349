using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>One reader, one client and everything around them, drawn from few people, few instants and few records, so that they meet often and on the boundary.</summary>
internal sealed record RandomWorld
{
    public const int Seed = 20_260_302;
    public const int Worlds = 150_000;

    private static readonly DateTimeOffset[] Instants =
        [A.Monday.AddHours(-1), A.Monday - MayasCare.Tick, A.Monday, A.Monday + MayasCare.Tick, A.Monday.AddHours(1)];

    private static readonly DateOnly[] Days = [A.Today.AddDays(-1), A.Today, A.Today.AddDays(1)];
    private static readonly PractitionerId[] Colleagues = [MayasCare.Quinn, MayasCare.Noor];
    private static readonly Discipline?[] AuthorDisciplines = [null, Discipline.Psychotherapy, Discipline.MassageTherapy];
    private static readonly Discipline[] Disciplines = Enum.GetValues<Discipline>();
    private static readonly PurposeOfUse[] Purposes = Enum.GetValues<PurposeOfUse>();
    private static readonly Guid[] NamedRecords = [MayasCare.Person(101), MayasCare.Person(102)];

    private readonly Random dice;

    private RandomWorld(int seed)
    {
        dice = new Random(seed);
        SeedOfThis = seed;
        var reader = SomeReader();
        Facts = new AccessFacts
        {
            Client = MayasCare.Maya,
            Reader = reader,
            ClientIsHere = !Chance(3),
            AccountIsEnabled = !Chance(4),
            ExpressConsentOnly = Chance(25),
            SupervisorSeesProcessNotes = Chance(60),
            Licences = reader.Practitioner is null ? [] : Some(3, SomeLicence),
            Memberships = reader.Practitioner is null ? [] : Some(2, () => new TeamMembership(One(Disciplines), One(Instants), SomeInstant())),
            Supervisees = reader.Practitioner is null ? [] : Some(2, () => new Supervisee(One(Colleagues), One(Days), Chance(50) ? One(Days) : null, Chance(60))),
            Emergencies = reader.Practitioner is null || Chance(60) ? [] : Some(2, () => new EmergencyWindow(SomeId(), One(Instants), One(Instants), SomeInstant())),
            Directives = Some(6, () => SomeDirective(reader)),
        };
        Moment = new Moment(One(Instants), A.Today, One(Purposes));
    }

    public int SeedOfThis { get; }

    public AccessFacts Facts { get; init; }

    public Moment Moment { get; }

    /// <summary>The reader, a colleague whom they may supervise, a stranger; each in either discipline and in none; and Maya.</summary>
    public IEnumerable<Author> Authors()
    {
        foreach (var discipline in AuthorDisciplines)
        {
            yield return new(Facts.Reader.PersonId, discipline);
            yield return new(MayasCare.Quinn.Value, discipline);
            yield return new(MayasCare.Person(50), discipline);
        }

        yield return new(MayasCare.Maya.Value, null);
    }

    /// <summary>One that directives may name and one that none names.</summary>
    public static IReadOnlyList<Guid> Records { get; } = [NamedRecords[0], MayasCare.Person(103)];

    public static IEnumerable<RandomWorld> All() => Enumerable.Range(Seed, Worlds).Select(seed => new RandomWorld(seed));

    public bool Equals(RandomWorld? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => SeedOfThis;

    public override string ToString() => WorldInWords.Say(this);

    private Reader SomeReader() => dice.Next(10) switch
    {
        0 => new() { PersonId = MayasCare.Maya.Value, Client = MayasCare.Maya },
        1 => new() { PersonId = MayasCare.Ada, IsFrontDesk = true },
        2 => new() { PersonId = MayasCare.Northside, Organization = MayasCare.Northside },
        3 => new() { PersonId = MayasCare.Pia, IsPrivacyOfficer = true, IsFrontDesk = Chance(20) },
        4 => new() { PersonId = MayasCare.Tomas.Value, Practitioner = MayasCare.Tomas, IsFrontDesk = Chance(50), IsPrivacyOfficer = Chance(20), Client = Chance(50) ? MayasCare.Maya : new(MayasCare.Person(60)) },
        _ => new() { PersonId = MayasCare.Tomas.Value, Practitioner = MayasCare.Tomas },
    };

    // Mostly in good standing and mostly in its days, or nobody would ever see anything.
    private LicencePeriod SomeLicence() => new(One(Disciplines), !Chance(10), Chance(70) ? A.LicensedFrom : One(Days), Chance(70) ? A.LicensedUntil : One(Days));

    private DirectiveTerms SomeDirective(Reader reader) => new()
    {
        Id = SomeId(),
        Kind = Chance(65) ? DirectiveKind.Permit : DirectiveKind.Withhold,
        Recipient = dice.Next(6) switch
        {
            0 => Recipient.CareTeam,
            1 => Recipient.Of(One(Disciplines)),
            2 => Recipient.Of(MayasCare.Noor),
            3 => Recipient.Organization(Chance(80) ? MayasCare.Northside : MayasCare.Person(70)),
            _ => reader.Organization is { } organization ? Recipient.Organization(organization) : Recipient.Of(MayasCare.Tomas),
        },
        Categories = dice.Next(5) switch
        {
            0 => default,
            1 => CategorySet.Of([InformationCategory.PsychotherapyProcess]),
            2 => CategorySet.Of(Categories.All),
            _ => CategorySet.Of(Categories.All.Where(_ => Chance(30))),
        },
        Records = Chance(60) ? [] : [.. NamedRecords.Where(_ => Chance(60))],
        Purposes = Chance(15) ? [] : [.. Purposes.Where(_ => Chance(60))],
        From = Chance(10) ? null : One(Instants),
        Until = SomeInstant(),
        EndedAt = Chance(75) ? null : One(Instants),
    };

    private DateTimeOffset? SomeInstant() => Chance(50) ? null : One(Instants);

    private Guid SomeId()
    {
        var bytes = new byte[16];
        dice.NextBytes(bytes);
        return new Guid(bytes);
    }

    private List<T> Some<T>(int most, Func<T> make) => [.. Enumerable.Range(0, dice.Next(most + 1)).Select(_ => make())];

    private T One<T>(IReadOnlyList<T> from) => from[dice.Next(from.Count)];

    private bool Chance(int percent) => dice.Next(100) < percent;
}
