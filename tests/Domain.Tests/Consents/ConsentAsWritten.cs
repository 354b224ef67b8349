using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>
/// The twelve rules of the consent page once more, in its words and its order, as slowly and plainly as they can be said. It exists to be compared with the
/// policy, so it borrows none of its code: not its periods, not its recipients, not its tables of categories.
/// </summary>
internal sealed class ConsentAsWritten
{
    private static readonly string[] Shared = ["Scheduling", "CarePlan", "SafetyCues", "PhysicalHealth"];
    private static readonly string[] OfPsychotherapy = ["MentalHealthSummary", "MentalHealthOutcomes", "PsychotherapyProgress"];
    private static readonly string[] OfMassage = ["Bodywork", "PhysicalOutcomes"];
    private static readonly string[] OfTheFrontDesk = ["Demographics", "Scheduling"];
    private static readonly string[] NotEvenItsExistence = ["PsychotherapyProcess", "TraumaHistory", "SubstanceUse"];

    private readonly AccessFacts facts;
    private readonly bool isTheClient;
    private readonly Answer? noStanding;
    private readonly List<Discipline> activeOnTheTeamAs;
    private readonly List<Guid> superviseesOfAPsychotherapist;
    private readonly List<Guid> emergenciesNow;
    private readonly List<DirectiveTerms> saysSo;
    private readonly List<Guid> authorizations;
    private readonly string purpose;

    public ConsentAsWritten(AccessFacts facts, DateTimeOffset now, DateOnly today, PurposeOfUse purpose)
    {
        (this.facts, this.purpose) = (facts, purpose.ToString());
        var reader = facts.Reader;
        var isPractitioner = reader.Practitioner is not null;
        isTheClient = reader.Client is { } client && client == facts.Client;

        var teamsNow = facts.Memberships.Where(m => m.JoinedAt <= now && !(m.LeftAt <= now)).Select(m => m.Discipline).ToList();
        var licensedNow = facts.Licences.Where(l => l.IsInGoodStanding && l.From <= today && l.Until >= today).Select(l => l.Discipline).ToList();
        activeOnTheTeamAs = [.. teamsNow.Intersect(licensedNow)];
        var superviseesNow = facts.Supervisees.Where(s => s.From <= today && !(s.Until <= today)).ToList();
        superviseesOfAPsychotherapist = licensedNow.Contains(Discipline.Psychotherapy) ? [.. superviseesNow.Select(s => s.Practitioner.Value)] : [];
        emergenciesNow = [.. facts.Emergencies.Where(e => e.OpenedAt <= now && e.ExpiresAt > now && !(e.ClosedAt <= now)).Select(e => e.Id)];
        var inForce = facts.Directives.Where(d => d.From is { } from && from <= now && !(d.Until <= now) && !(d.EndedAt <= now)).ToList();

        bool NamesThem(DirectiveTerms d) =>
            (d.Recipient.Kind == RecipientKind.Practitioner && isPractitioner && d.Recipient.Id == reader.Practitioner!.Value.Value)
            || (d.Recipient.Kind == RecipientKind.Organization && reader.Organization is not null && d.Recipient.Id == reader.Organization);
        bool IsForThem(DirectiveTerms d) =>
            NamesThem(d)
            || (d.Recipient.Kind == RecipientKind.Discipline && activeOnTheTeamAs.Any(discipline => discipline == d.Recipient.Discipline))
            || (d.Recipient.Kind == RecipientKind.CareTeam && activeOnTheTeamAs.Count > 0);
        bool IsForThis(DirectiveTerms d) => d.Purposes.Contains(purpose) || (d.Purposes.Count == 0 && d.Kind == DirectiveKind.Withhold);

        saysSo = [.. inForce.Where(d => IsForThem(d) && IsForThis(d))];
        authorizations = [.. saysSo.Where(d => d.Kind == DirectiveKind.Permit && NamesThem(d) && d.Until is not null && d.Records.Count == 0
            && Categories.All.Where(d.Categories.Has).Select(category => category.ToString()).SequenceEqual(["PsychotherapyProcess"])).Select(d => d.Id)];

        // 1. Another clinic's client, or nobody here. Being named by a withhold gives no standing: it would tell a stranger of the client.
        var hasAStanding = teamsNow.Count > 0 || superviseesNow.Exists(s => s.IsOnThisTeam) || emergenciesNow.Count > 0
            || inForce.Exists(d => d.Kind == DirectiveKind.Permit && NamesThem(d)) || reader.IsFrontDesk || reader.IsPrivacyOfficer || isTheClient;
        if (!facts.ClientIsHere || !hasAStanding) noStanding = Answer.No("notFound");

        // 2. No standing: on the team the licence is for the discipline one is there in, elsewhere any will do.
        else if (!facts.AccountIsEnabled) noStanding = Answer.No("accountDisabled");
        else if (isPractitioner && (teamsNow.Count > 0 ? activeOnTheTeamAs.Count == 0 : licensedNow.Count == 0)) noStanding = Answer.No("licenceLapsed");
    }

    public Answer Ask(InformationCategory category, Author author, Guid record)
    {
        if (noStanding is not null) return noStanding;
        var kind = category.ToString();

        // 3. Author. 4. Client.
        if (author.PersonId == facts.Reader.PersonId) return Answer.Yes("author");
        if (isTheClient && kind != "PsychotherapyProcess") return Answer.Yes("client");

        var listsIt = saysSo.FindAll(d => d.Categories.Has(category) || d.Records.Contains(record));
        var withholds = listsIt.FindAll(d => d.Kind == DirectiveKind.Withhold).ConvertAll(d => d.Id);
        var worksInIt = kind != "Demographics" && !OfMassage.Contains(kind);
        var supervisesTheAuthor = purpose == "Supervision" && worksInIt && superviseesOfAPsychotherapist.Contains(author.PersonId);

        // 5. Process notes: an authorization that stands alone, or supervision of the author; a withhold goes before both, and the client never sees them.
        if (kind == "PsychotherapyProcess")
        {
            if (withholds.Count > 0) return Answer.No("clientWithheld", withholds);
            if (isTheClient) return Answer.No("noDirective");
            if (authorizations.Count > 0) return Answer.Yes("directive", authorizations);
            return supervisesTheAuthor && facts.SupervisorSeesProcessNotes ? Answer.Yes("supervision") : Answer.No("noDirective");
        }

        // 6. Emergency. 7. Withhold. 8. Supervision. 9. Permit.
        var mayNotPassOn = kind == "SubstanceUse" ? "noRedisclosure" : "";
        if (emergenciesNow.Count > 0) return Answer.Yes("emergency", emergenciesNow, mayNotPassOn + "reviewAccess");
        if (withholds.Count > 0) return Answer.No("clientWithheld", withholds);
        if (supervisesTheAuthor) return Answer.Yes("supervision", carry: mayNotPassOn);
        var permits = listsIt.FindAll(d => d.Kind == DirectiveKind.Permit).ConvertAll(d => d.Id);
        if (permits.Count > 0) return Answer.Yes("directive", permits, mayNotPassOn);

        // 10. Implied consent inside one discipline.
        var itsOwn = author.Discipline == Discipline.Psychotherapy ? OfPsychotherapy : OfMassage;
        if (!facts.ExpressConsentOnly && purpose == "Treatment" && author.Discipline is { } same && activeOnTheTeamAs.Contains(same)
            && (Shared.Contains(kind) || itsOwn.Contains(kind)))
            return Answer.Yes("sameDisciplineTeam");

        // 11. Front desk. 12. Privacy officer: no clinical content, and nothing else is a category.
        return facts.Reader.IsFrontDesk && OfTheFrontDesk.Contains(kind) ? Answer.Yes("clinicOperations") : Answer.No("noDirective");
    }

    public static bool ExistenceMayBeShown(InformationCategory category, string reason) => reason != "notFound" && !NotEvenItsExistence.Contains(category.ToString());

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
