using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>Maya and the people around her, as the disclosure policy meets them on Monday.</summary>
internal static class MayasCare
{
    public static readonly ClientId Maya = new(Person(1));
    public static readonly PractitionerId Ruth = new(Person(2));
    public static readonly PractitionerId Quinn = new(Person(3));
    public static readonly PractitionerId Tomas = new(Person(4));
    public static readonly PractitionerId Noor = new(Person(5));
    public static readonly PractitionerId Lena = new(Person(6));
    public static readonly Guid Ada = Person(7);
    public static readonly Guid Pia = Person(8);
    public static readonly Guid Northside = Person(9);

    public static readonly Author ByRuth = new(Ruth.Value, Discipline.Psychotherapy);
    public static readonly Author ByQuinn = new(Quinn.Value, Discipline.Psychotherapy);
    public static readonly Author ByTomas = new(Tomas.Value, Discipline.MassageTherapy);
    public static readonly Author ByMaya = new(Maya.Value, null);
    public static readonly Author ByAda = new(Ada, null);

    public static readonly InformationCategory[] TouchTeam = [InformationCategory.CarePlan, InformationCategory.SafetyCues];

    public static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    public static Moment For(PurposeOfUse purpose) => At(A.Monday, purpose);

    /// <summary>The clinic's wall hangs in Toronto, five hours behind UTC in the winter of these tests.</summary>
    public static Moment At(DateTimeOffset now, PurposeOfUse purpose = PurposeOfUse.Treatment) => new(now, DateOnly.FromDateTime(now.AddHours(-5).DateTime), purpose);

    public static LicencePeriod LicensedIn(Discipline discipline) => new(discipline, true, A.LicensedFrom, A.LicensedUntil);

    public static AccessFacts Asks(PractitionerId who, Discipline discipline, params DirectiveTerms[] directives) => new()
    {
        Client = Maya,
        Reader = new() { PersonId = who.Value, Practitioner = who },
        ClientIsHere = true,
        Licences = [LicensedIn(discipline)],
        Directives = directives,
        SupervisorSeesProcessNotes = true,
    };

    public static AccessFacts AsksOnTheTeam(PractitionerId who, Discipline discipline, params DirectiveTerms[] directives) =>
        Asks(who, discipline, directives) with { Memberships = [new(discipline, A.Monday.AddMonths(-1), null)] };

    public static AccessFacts TomasAsks(params DirectiveTerms[] directives) => AsksOnTheTeam(Tomas, Discipline.MassageTherapy, directives);

    public static AccessFacts RuthAsks(params DirectiveTerms[] directives) => AsksOnTheTeam(Ruth, Discipline.Psychotherapy, directives);

    public static AccessFacts StaffAsks(Reader reader) => new() { Client = Maya, Reader = reader, ClientIsHere = true };

    public static AccessFacts MayaAsks() => StaffAsks(new() { PersonId = Maya.Value, Client = Maya });

    public static AccessFacts AdaAsks() => StaffAsks(new() { PersonId = Ada, IsFrontDesk = true });

    public static AccessFacts PiaAsks() => StaffAsks(new() { PersonId = Pia, IsPrivacyOfficer = true });

    public static DirectiveTerms Permit(Recipient to, params InformationCategory[] categories) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = DirectiveKind.Permit,
        Recipient = to,
        Categories = CategorySet.Of(categories),
        Purposes = [PurposeOfUse.Treatment],
        From = A.Monday.AddMonths(-1),
        Until = A.Monday.AddMonths(11),
    };

    public static DirectiveTerms Withhold(Recipient from, params InformationCategory[] categories) =>
        Permit(from, categories) with { Kind = DirectiveKind.Withhold, Purposes = [], Until = null };

    public static EmergencyWindow AnHourFrom(DateTimeOffset opened) => new(Guid.CreateVersion7(), opened, opened.AddHours(1), null);

    /// <summary>The answer of the policy, once the reach of the same request, its keys and its proof have said the same.</summary>
    public static DisclosureDecision Decide(AccessFacts facts, Moment moment, InformationCategory category, Author author, Guid? record = null)
    {
        var decision = DisclosurePolicy.Decide(facts, moment, category, author, record);
        var id = record ?? Guid.CreateVersion7();
        if (DisclosurePolicy.Standing(facts, moment) is not null)
        {
            Assert.Equal(decision.Refusal(), A.Refusal(() => Reach.Of(facts, moment)));
            return decision;
        }

        var reach = Reach.Of(facts, moment);
        Assert.Equal(decision, reach.Decide(category, author, record));
        Assert.Equal(decision.IsPermitted, Opens(reach, category, author, id));
        if (decision.IsPermitted) Assert.Equal(decision, Assert.Single(reach.Disclose("shown", [new(category, author, id)]).Shown).Proof.Decision);
        else Assert.Equal(decision.Refusal(), A.Refusal(() => reach.Disclose("not shown", [new(category, author, id)])));
        return decision;
    }

    /// <summary>What the database does with the keys of a row.</summary>
    public static bool Opens(Reach reach, InformationCategory category, Author author, Guid record)
    {
        var discipline = author.Discipline switch { Discipline.Psychotherapy => "psychotherapy", Discipline.MassageTherapy => "massageTherapy", _ => "none" };
        string[] keys = [$"{category.Code()}/{discipline}", $"{category.Code()}/{author.PersonId}", $"{category.Code()}/record/{record}"];
        return keys.Any(reach.Keys.Contains) && (author.PersonId == reach.Reader.PersonId || !keys.Any(reach.WithheldKeys.Contains));
    }

    public static Guid Person(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}
