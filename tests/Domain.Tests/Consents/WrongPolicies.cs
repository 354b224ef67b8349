using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Tests.Consents;

/// <summary>How a decision is made, rightly or wrongly.</summary>
internal delegate DisclosureDecision Decides(AccessFacts facts, Moment moment, InformationCategory category, Author author, Guid record);

/// <summary>
/// The policy with one small mistake each, of the sort that a change could bring: the worlds have to notice every one of them. Each is the real policy, told
/// something untrue or misquoted.
/// </summary>
internal static class WrongPolicies
{
    private static readonly TimeSpan Tick = MayasCare.Tick;

    public static readonly IReadOnlyDictionary<string, Decides> All = new Dictionary<string, Decides>(StringComparer.Ordinal)
    {
        ["a directive still holds at the instant of its revocation"] = Directives(d => d with { EndedAt = d.EndedAt + Tick }),
        ["a directive still holds at the instant of its end"] = Directives(d => d with { Until = d.Until + Tick }),
        ["a directive does not hold yet at its first instant"] = Directives(d => d with { From = d.From + Tick }),
        ["an unsigned draft holds"] = Directives(d => d with { From = d.From ?? DateTimeOffset.MinValue }),
        ["a permit holds for every purpose"] = Directives(d => d.Kind == DirectiveKind.Permit ? d with { Purposes = Enum.GetValues<PurposeOfUse>() } : d),
        ["a withhold for every purpose holds for none"] = Directives(d => d.Kind == DirectiveKind.Withhold && d.Purposes.Count == 0 ? d with { EndedAt = DateTimeOffset.MinValue } : d),
        ["a permit without purposes holds for every purpose"] = Directives(d => d.Kind == DirectiveKind.Permit && d.Purposes.Count == 0 ? d with { Purposes = Enum.GetValues<PurposeOfUse>() } : d),
        ["process notes among other categories are authorized"] = Directives(d =>
            d.Kind == DirectiveKind.Permit && d.Categories.Has(InformationCategory.PsychotherapyProcess) ? d with { Categories = CategorySet.Of([InformationCategory.PsychotherapyProcess]) } : d),
        ["an authorization for process notes needs no end"] = Directives(d => d.Kind == DirectiveKind.Permit ? d with { Until = d.Until ?? DateTimeOffset.MaxValue } : d),
        ["a directive for one record holds for all"] = (facts, moment, category, author, record) =>
            DisclosurePolicy.Decide(facts, moment, category, author, facts.Directives.SelectMany(d => d.Records).Append(record).First()),
        ["single records are not heard"] = (facts, moment, category, author, _) => DisclosurePolicy.Decide(facts, moment, category, author),
        ["a permit beats a withhold"] = (facts, moment, category, author, record) =>
            Right(facts, moment, category, author, record) is { Reason: DecisionReason.ClientWithheld } withheld
                ? Right(WithoutWithholds(facts), moment, category, author, record) is { IsPermitted: true } permitted ? permitted : withheld
                : Right(facts, moment, category, author, record),
        ["a withhold beats an open emergency"] = (facts, moment, category, author, record) =>
            Right(facts, moment, category, author, record) is { Reason: DecisionReason.Emergency } && Right(facts with { Emergencies = [] }, moment, category, author, record) is { Reason: DecisionReason.ClientWithheld } withheld
                ? withheld
                : Right(facts, moment, category, author, record),
        ["an emergency opens process notes"] = (facts, moment, category, author, record) =>
            category == InformationCategory.PsychotherapyProcess && Right(facts, moment, InformationCategory.TraumaHistory, author, record) is { Reason: DecisionReason.Emergency } emergency
                ? emergency with { Category = category }
                : Right(facts, moment, category, author, record),
        ["an emergency is open at its last instant"] = Told(facts => facts with { Emergencies = [.. facts.Emergencies.Select(e => e with { ExpiresAt = e.ExpiresAt + Tick })] }),
        ["an emergency that was closed stays open"] = Told(facts => facts with { Emergencies = [.. facts.Emergencies.Select(e => e with { ClosedAt = null })] }),
        ["who left the team is on it at that instant"] = Told(facts => facts with { Memberships = [.. facts.Memberships.Select(m => m with { LeftAt = m.LeftAt + Tick })] }),
        ["a licence ends before its last day"] = Told(facts => facts with { Licences = [.. facts.Licences.Select(l => l with { Until = l.Until.AddDays(-1) })] }),
        ["a suspended licence serves"] = Told(facts => facts with { Licences = [.. facts.Licences.Select(l => l with { IsInGoodStanding = true })] }),
        ["a supervision that ended today lasts today"] = Told(facts => facts with { Supervisees = [.. facts.Supervisees.Select(s => s with { Until = s.Until?.AddDays(1) })] }),
        ["a supervisor has a standing with every client of the clinic"] = Told(facts => facts with { Supervisees = [.. facts.Supervisees.Select(s => s with { IsOnThisTeam = true })] }),
        ["supervision counts for treatment too"] = (facts, moment, category, author, record) =>
            moment.Purpose == PurposeOfUse.Treatment && Right(facts, moment with { Purpose = PurposeOfUse.Supervision }, category, author, record) is { Reason: DecisionReason.Supervision } supervision
                ? supervision
                : Right(facts, moment, category, author, record),
        ["process notes open to supervisors whatever the policy pack says"] = Told(facts => facts with { SupervisorSeesProcessNotes = true }),
        ["express consent is not asked for"] = Told(facts => facts with { ExpressConsentOnly = false }),
        ["implied consent crosses disciplines"] = (facts, moment, category, author, record) =>
            DisclosurePolicy.Decide(facts, moment, category, author.Discipline is null || facts.Memberships.Count == 0 ? author : author with { Discipline = facts.Memberships[0].Discipline }, record),
        ["a disabled account still reads"] = Told(facts => facts with { AccountIsEnabled = true }),
        ["a client of another clinic is here"] = Told(facts => facts with { ClientIsHere = true }),
        ["the privacy officer is the front desk"] = Told(facts => facts with { Reader = facts.Reader with { IsFrontDesk = facts.Reader.IsFrontDesk || facts.Reader.IsPrivacyOfficer } }),
        ["substance use may be passed on"] = (facts, moment, category, author, record) =>
            Right(facts, moment, category, author, record) is var decision ? decision with { Obligations = decision.Obligations & ~Obligations.NoRedisclosure } : null!,
    };

    private static DisclosureDecision Right(AccessFacts facts, Moment moment, InformationCategory category, Author author, Guid record) =>
        DisclosurePolicy.Decide(facts, moment, category, author, record);

    private static Decides Told(Func<AccessFacts, AccessFacts> wrongly) =>
        (facts, moment, category, author, record) => DisclosurePolicy.Decide(wrongly(facts), moment, category, author, record);

    private static Decides Directives(Func<DirectiveTerms, DirectiveTerms> wrongly) => Told(facts => facts with { Directives = [.. facts.Directives.Select(wrongly)] });

    private static AccessFacts WithoutWithholds(AccessFacts facts) => facts with { Directives = [.. facts.Directives.Where(d => d.Kind == DirectiveKind.Permit)] };
}
