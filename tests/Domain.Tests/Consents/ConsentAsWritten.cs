using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>
/// The twelve rules of the consent page once more, in its words and its order, as slowly and plainly as they can be said. It exists to be compared with the
/// policy, so it borrows none of its code: not its periods, not its recipients, not its tables of categories.
/// </summary>
internal static class ConsentAsWritten
{
    private const string Shared = "Scheduling CarePlan SafetyCues PhysicalHealth";
    private const string OfPsychotherapy = "MentalHealthSummary MentalHealthOutcomes PsychotherapyProgress";
    private const string OfMassage = "Bodywork PhysicalOutcomes";
    private const string NotEvenItsExistence = "PsychotherapyProcess TraumaHistory SubstanceUse";

    public static Answer Ask(AccessFacts facts, DateTimeOffset now, DateOnly today, PurposeOfUse purpose, InformationCategory category, Author author, Guid record)
    {
        var reader = facts.Reader;
        var isPractitioner = reader.Practitioner is not null;
        var isTheClient = reader.Client is { } client && client == facts.Client;

        var teamsNow = facts.Memberships.Where(m => m.JoinedAt <= now && !(m.LeftAt <= now)).Select(m => m.Discipline).ToList();
        var licensedNow = facts.Licences.Where(l => l.IsInGoodStanding && l.From <= today && l.Until >= today).Select(l => l.Discipline).ToList();
        var activeOnTheTeamAs = teamsNow.Intersect(licensedNow).ToList();
        var superviseesNow = facts.Supervisees.Where(s => s.From <= today && !(s.Until <= today)).ToList();
        var emergency = facts.Emergencies.Where(e => e.OpenedAt <= now && e.ExpiresAt > now && !(e.ClosedAt <= now)).ToList();
        var inForce = facts.Directives.Where(d => d.From is { } from && from <= now && !(d.Until <= now) && !(d.EndedAt <= now)).ToList();

        bool NamesThem(DirectiveTerms d) =>
            (d.Recipient.Kind == RecipientKind.Practitioner && isPractitioner && d.Recipient.Id == reader.Practitioner!.Value.Value)
            || (d.Recipient.Kind == RecipientKind.Organization && reader.Organization is not null && d.Recipient.Id == reader.Organization);
        bool IsForThem(DirectiveTerms d) =>
            NamesThem(d)
            || (d.Recipient.Kind == RecipientKind.Discipline && activeOnTheTeamAs.Any(discipline => discipline == d.Recipient.Discipline))
            || (d.Recipient.Kind == RecipientKind.CareTeam && activeOnTheTeamAs.Count > 0);

        // 1. Another clinic's client, or nobody here. Being named by a withhold gives no standing: it would tell a stranger of the client.
        if (!facts.ClientIsHere) return Answer.No("notFound");
        var hasAStanding = teamsNow.Count > 0 || superviseesNow.Exists(s => s.IsOnThisTeam) || emergency.Count > 0
            || inForce.Exists(d => d.Kind == DirectiveKind.Permit && NamesThem(d)) || reader.IsFrontDesk || reader.IsPrivacyOfficer || isTheClient;
        if (!hasAStanding) return Answer.No("notFound");

        // 2. No standing: on the team the licence is for the discipline one is there in, elsewhere any will do.
        if (!facts.AccountIsEnabled) return Answer.No("accountDisabled");
        if (isPractitioner && (teamsNow.Count > 0 ? activeOnTheTeamAs.Count == 0 : licensedNow.Count == 0)) return Answer.No("licenceLapsed");

        // 3. Author. 4. Client.
        if (author.PersonId == reader.PersonId) return Answer.Yes("author");
        if (isTheClient && category.ToString() != "PsychotherapyProcess") return Answer.Yes("client");

        var saysSo = inForce.Where(d => IsForThem(d) && Covers(d)).ToList();
        bool Covers(DirectiveTerms d) => d.Purposes.Contains(purpose) || (d.Purposes.Count == 0 && d.Kind == DirectiveKind.Withhold);
        bool Lists(DirectiveTerms d) => d.Categories.Has(category) || d.Records.Contains(record);

        var withholds = saysSo.Where(d => d.Kind == DirectiveKind.Withhold && Lists(d)).Select(d => d.Id).ToList();
        var worksInIt = category.ToString() != "Demographics" && !Among(OfMassage, category);
        var supervisesTheAuthor = purpose.ToString() == "Supervision" && worksInIt && licensedNow.Contains(Discipline.Psychotherapy)
            && superviseesNow.Exists(s => s.Practitioner.Value == author.PersonId);

        // 5. Process notes: an authorization that stands alone, or supervision of the author; a withhold goes before both, and the client never sees them.
        if (category.ToString() == "PsychotherapyProcess")
        {
            if (withholds.Count > 0) return Answer.No("clientWithheld", withholds);
            if (isTheClient) return Answer.No("noDirective");
            var authorizations = saysSo.Where(d => d.Kind == DirectiveKind.Permit && NamesThem(d) && d.Until is not null && d.Records.Count == 0
                && d.Categories.Has(category) && Categories.All.Count(d.Categories.Has) == 1).Select(d => d.Id).ToList();
            if (authorizations.Count > 0) return Answer.Yes("directive", authorizations);
            return supervisesTheAuthor ? Answer.Yes("supervision") : Answer.No("noDirective");
        }

        // 6. Emergency. 7. Withhold. 8. Supervision. 9. Permit.
        var mayNotPassOn = category.ToString() == "SubstanceUse" ? "noRedisclosure" : "";
        if (emergency.Count > 0) return Answer.Yes("emergency", [.. emergency.Select(e => e.Id)], mayNotPassOn + "reviewAccess");
        if (withholds.Count > 0) return Answer.No("clientWithheld", withholds);
        if (supervisesTheAuthor) return Answer.Yes("supervision", carry: mayNotPassOn);
        var permits = saysSo.Where(d => d.Kind == DirectiveKind.Permit && Lists(d)).Select(d => d.Id).ToList();
        if (permits.Count > 0) return Answer.Yes("directive", permits, mayNotPassOn);

        // 10. Implied consent inside one discipline.
        var itsOwn = author.Discipline == Discipline.Psychotherapy ? OfPsychotherapy : OfMassage;
        if (!facts.ExpressConsentOnly && purpose.ToString() == "Treatment" && author.Discipline is { } same && activeOnTheTeamAs.Contains(same)
            && (Among(Shared, category) || Among(itsOwn, category)))
            return Answer.Yes("sameDisciplineTeam");

        // 11. Front desk. 12. Privacy officer: no clinical content, and nothing else is a category.
        return reader.IsFrontDesk && Among("Demographics Scheduling", category) ? Answer.Yes("clinicOperations") : Answer.No("noDirective");
    }

    public static bool ExistenceMayBeShown(InformationCategory category, string reason) => reason != "notFound" && !Among(NotEvenItsExistence, category);

    private static bool Among(string names, InformationCategory category) => names.Split(' ').Contains(category.ToString(), StringComparer.Ordinal);

    /// <summary>An answer; <paramref name="Under"/> are those directives or emergencies any of which may be named as the one that decided.</summary>
    internal sealed record Answer(bool IsPermitted, string Reason, IReadOnlyList<Guid> Under, string Carry)
    {
        public static Answer Yes(string reason, IReadOnlyList<Guid>? under = null, string carry = "") => new(true, reason, under ?? [], carry);

        public static Answer No(string reason, IReadOnlyList<Guid>? under = null) => new(false, reason, under ?? [], "");

        public bool Is(DisclosureDecision decision) =>
            decision.IsPermitted == IsPermitted
            && string.Equals(decision.Reason.ToString(), Reason, StringComparison.OrdinalIgnoreCase)
            && (Under.Count == 0 ? decision.Under is null : decision.Under is { } under && Under.Contains(under))
            && decision.Obligations.HasFlag(Obligations.NoRedisclosure) == Carry.Contains("noRedisclosure", StringComparison.Ordinal)
            && decision.Obligations.HasFlag(Obligations.ReviewAccess) == Carry.Contains("reviewAccess", StringComparison.Ordinal)
            && decision.ExistenceMayBeShown == ExistenceMayBeShown(decision.Category, Reason);
    }
}
