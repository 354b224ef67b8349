using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>Takes fact after fact out of a world in which something is wrong, for as long as it stays wrong, so that what is left is what it takes.</summary>
internal static class SmallestWorld
{
    public static RandomWorld In(RandomWorld world, Func<RandomWorld, bool> isWrong)
    {
        while (Smaller(world.Facts).Select(facts => world with { Facts = facts }).FirstOrDefault(isWrong) is { } smaller) world = smaller;
        return world;
    }

    /// <summary>Each world with one fact less, whole rows first.</summary>
    private static IEnumerable<AccessFacts> Smaller(AccessFacts facts)
    {
        foreach (var without in Without(facts.Directives)) yield return facts with { Directives = without };
        foreach (var without in Without(facts.Emergencies)) yield return facts with { Emergencies = without };
        foreach (var without in Without(facts.Supervisees)) yield return facts with { Supervisees = without };
        foreach (var without in Without(facts.Memberships)) yield return facts with { Memberships = without };
        foreach (var without in Without(facts.Licences)) yield return facts with { Licences = without };
        if (!facts.ClientIsHere) yield return facts with { ClientIsHere = true };
        if (!facts.AccountIsEnabled) yield return facts with { AccountIsEnabled = true };
        if (facts.ExpressConsentOnly) yield return facts with { ExpressConsentOnly = false };
        if (!facts.SupervisorSeesProcessNotes) yield return facts with { SupervisorSeesProcessNotes = true };
        if (facts.Reader.IsPrivacyOfficer) yield return facts with { Reader = facts.Reader with { IsPrivacyOfficer = false } };
        if (facts.Reader.IsFrontDesk) yield return facts with { Reader = facts.Reader with { IsFrontDesk = false } };
        if (facts.Reader.Client is not null) yield return facts with { Reader = facts.Reader with { Client = null } };
        foreach (var one in OneSmaller(facts.Directives, Smaller)) yield return facts with { Directives = one };
        foreach (var one in OneSmaller(facts.Emergencies, e => e.ClosedAt is null ? [] : [e with { ClosedAt = null }])) yield return facts with { Emergencies = one };
        foreach (var one in OneSmaller(facts.Memberships, m => m.LeftAt is null ? [] : [m with { LeftAt = null }])) yield return facts with { Memberships = one };
        foreach (var one in OneSmaller(facts.Supervisees, Smaller)) yield return facts with { Supervisees = one };
    }

    private static IEnumerable<DirectiveTerms> Smaller(DirectiveTerms directive)
    {
        foreach (var category in Categories.All.Where(directive.Categories.Has)) yield return directive with { Categories = CategorySet.Of(Categories.All.Where(one => one != category && directive.Categories.Has(one))) };
        foreach (var records in Without(directive.Records)) yield return directive with { Records = records };
        foreach (var purposes in Without(directive.Purposes)) yield return directive with { Purposes = purposes };
        if (directive.EndedAt is not null) yield return directive with { EndedAt = null };
        if (directive.Until is not null) yield return directive with { Until = null };
    }

    private static IEnumerable<Supervisee> Smaller(Supervisee supervisee)
    {
        if (supervisee.Until is not null) yield return supervisee with { Until = null };
        if (supervisee.IsOnThisTeam) yield return supervisee with { IsOnThisTeam = false };
    }

    private static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> all) => all.Select((_, left) => (IReadOnlyList<T>)[.. all.Where((_, at) => at != left)]);

    private static IEnumerable<IReadOnlyList<T>> OneSmaller<T>(IReadOnlyList<T> all, Func<T, IEnumerable<T>> smaller) =>
        all.SelectMany((one, place) => smaller(one).Select(less => (IReadOnlyList<T>)[.. all.Select((other, at) => at == place ? less : other)]));
}
