using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Consents;

/// <summary>
/// The one place that decides who may see what. Rules are tried in a fixed order and the first that applies decides; when none does, the answer is no.
/// </summary>
/// <remarks>
/// Rules CR-001 to CR-008, CR-012 and CR-013. A pure function of its facts: it knows no clock, no database and no request.
/// Supervision counts only for the purpose <see cref="PurposeOfUse.Supervision"/>, so that the ledger says truthfully why a supervisor looked, and only
/// while the supervisor is licensed as a psychotherapist. A withhold goes before an authorization for process notes. What differs from place to place comes
/// with the facts, out of the policy pack that applies (Rule CR-090).
/// It runs many times for each request, so lists are walked by index: their enumerators would each be an allocation.
/// </remarks>
public static class DisclosurePolicy
{
    /// <summary>Rules 1 and 2: whether the reader has any standing with this client at all. <c>null</c> when they have.</summary>
    public static DecisionReason? Standing(AccessFacts facts, Moment moment)
    {
        if (!facts.ClientIsHere || !HasStanding(facts, moment)) return DecisionReason.NotFound;
        if (!facts.AccountIsEnabled) return DecisionReason.AccountDisabled;
        if (facts.Reader.Practitioner is not null && !IsLicensedForThis(facts, moment)) return DecisionReason.LicenceLapsed;
        return null;
    }

    /// <summary>Rules 1 and 2 without rule 1's question for a standing with this client: whether the reader may act in the clinic at all. <c>null</c> when they may.</summary>
    internal static DecisionReason? StandingInClinic(AccessFacts facts, Moment moment)
    {
        if (!facts.ClientIsHere) return DecisionReason.NotFound;
        if (!facts.AccountIsEnabled) return DecisionReason.AccountDisabled;
        var isLicensed = IsLicensed(facts, Discipline.Psychotherapy, moment) || IsLicensed(facts, Discipline.MassageTherapy, moment);
        return facts.Reader.Practitioner is not null && !isLicensed ? DecisionReason.LicenceLapsed : null;
    }

    /// <summary>True for who may answer for a safety signal in the clinic, with or without another standing: the account works and the licence as a psychotherapist is active (Rule CR-236; S3).</summary>
    public static bool MayFollowUp(AccessFacts facts, Moment moment) =>
        facts.ClientIsHere && facts.AccountIsEnabled && facts.Reader.Practitioner is not null && IsLicensed(facts, Discipline.Psychotherapy, moment);

    /// <summary>Decides about one category, for what one author wrote, or about one single record.</summary>
    /// <param name="author">Who wrote it; <c>null</c> when the question is about the category in general, as from somebody else of another discipline.</param>
    /// <param name="record">The record's id when single-record directives are to be heard.</param>
    public static DisclosureDecision Decide(AccessFacts facts, Moment moment, InformationCategory category, Author? author, Guid? record = null) =>
        Standing(facts, moment) is { } noStanding ? new(false, category, noStanding, null, Obligations.None) : DecideWithStanding(facts, moment, category, author, record);

    internal static DisclosureDecision DecideWithStanding(AccessFacts facts, Moment moment, InformationCategory category, Author? author, Guid? record)
    {
        DisclosureDecision Permit(DecisionReason reason, Guid? under = null, Obligations more = Obligations.None)
        {
            var decision = new DisclosureDecision(true, category, reason, under, more);
            return category == InformationCategory.SubstanceUse ? decision.WithNoRedisclosure() : decision;
        }

        DisclosureDecision Deny(DecisionReason reason, Guid? under = null) => new(false, category, reason, under, Obligations.None);

        if (author is not null && author.PersonId == facts.Reader.PersonId) return Permit(DecisionReason.Author);

        var isClient = facts.Reader.Client == facts.Client;
        if (isClient && category != InformationCategory.PsychotherapyProcess) return Permit(DecisionReason.Client);

        var withheldBy = Find(facts, moment, DirectiveKind.Withhold, category, record);
        var supervises = moment.Purpose == PurposeOfUse.Supervision && Supervises(facts, moment, category, author);

        if (category == InformationCategory.PsychotherapyProcess)
        {
            if (withheldBy is not null) return Deny(DecisionReason.ClientWithheld, withheldBy.Id);
            if (isClient) return Deny(DecisionReason.NoDirective);
            if (FindProcessNoteAuthorization(facts, moment) is { } authorization) return Permit(DecisionReason.Directive, authorization.Id);
            return supervises && facts.SupervisorSeesProcessNotes ? Permit(DecisionReason.Supervision) : Deny(DecisionReason.NoDirective);
        }

        if (OpenEmergency(facts, moment) is { } emergency) return Permit(DecisionReason.Emergency, emergency, Obligations.ReviewAccess);

        if (withheldBy is not null) return Deny(DecisionReason.ClientWithheld, withheldBy.Id);
        if (supervises) return Permit(DecisionReason.Supervision);
        if (Find(facts, moment, DirectiveKind.Permit, category, record) is { } permit) return Permit(DecisionReason.Directive, permit.Id);
        if (IsImplied(facts, moment, category, author)) return Permit(DecisionReason.SameDisciplineTeam);
        if (facts.Reader.IsFrontDesk && category is InformationCategory.Demographics or InformationCategory.Scheduling) return Permit(DecisionReason.ClinicOperations);

        return Deny(DecisionReason.NoDirective);
    }

    internal static IReadOnlyList<Discipline> ActingDisciplines(AccessFacts facts, Moment moment)
    {
        var isOnTeam = facts.Memberships.Any(membership => membership.IsActive(moment.Now));
        return [.. Enum.GetValues<Discipline>().Where(discipline => isOnTeam ? IsActiveMember(facts, moment, discipline) : IsLicensed(facts, discipline, moment))];
    }

    private static bool HasStanding(AccessFacts facts, Moment moment)
    {
        var reader = facts.Reader;
        if (reader.IsFrontDesk || reader.IsPrivacyOfficer || reader.Client == facts.Client) return true;

        for (var i = 0; i < facts.Memberships.Count; i++)
        {
            if (facts.Memberships[i].IsActive(moment.Now)) return true;
        }

        for (var i = 0; i < facts.Supervisees.Count; i++)
        {
            if (facts.Supervisees[i].IsOnThisTeam && facts.Supervisees[i].IsActive(moment.Today)) return true;
        }

        if (OpenEmergency(facts, moment) is not null) return true;

        for (var i = 0; i < facts.Directives.Count; i++)
        {
            var directive = facts.Directives[i];
            if (directive.Kind == DirectiveKind.Permit && directive.Recipient.IsOne && directive.IsInForce(moment.Now) && Reaches(directive.Recipient, facts, moment)) return true;
        }

        return false;
    }

    private static Guid? OpenEmergency(AccessFacts facts, Moment moment)
    {
        for (var i = 0; i < facts.Emergencies.Count; i++)
        {
            if (facts.Emergencies[i].IsOpen(moment.Now)) return facts.Emergencies[i].Id;
        }

        return null;
    }

    // On the team the licence must be for the discipline they are on it with; elsewhere any active licence serves.
    private static bool IsLicensedForThis(AccessFacts facts, Moment moment)
    {
        var isOnTeam = false;
        for (var i = 0; i < facts.Memberships.Count; i++)
        {
            var membership = facts.Memberships[i];
            if (!membership.IsActive(moment.Now)) continue;
            isOnTeam = true;
            if (IsLicensed(facts, membership.Discipline, moment)) return true;
        }

        return !isOnTeam && (IsLicensed(facts, Discipline.Psychotherapy, moment) || IsLicensed(facts, Discipline.MassageTherapy, moment));
    }

    private static bool IsLicensed(AccessFacts facts, Discipline discipline, Moment moment)
    {
        for (var i = 0; i < facts.Licences.Count; i++)
        {
            if (facts.Licences[i].Discipline == discipline && facts.Licences[i].IsActive(moment.Today)) return true;
        }

        return false;
    }

    internal static bool IsActiveMember(AccessFacts facts, Moment moment, Discipline? discipline)
    {
        for (var i = 0; i < facts.Memberships.Count; i++)
        {
            var membership = facts.Memberships[i];
            if ((discipline is null || membership.Discipline == discipline) && membership.IsActive(moment.Now) && IsLicensed(facts, membership.Discipline, moment)) return true;
        }

        return false;
    }

    // Supervision is of a psychotherapist's work, in whichever discipline a row was written: it follows the person and the category, as the keys of a row do.
    private static bool Supervises(AccessFacts facts, Moment moment, InformationCategory category, Author? author)
    {
        if (author is null || !category.IsWorkOf(Discipline.Psychotherapy) || !IsLicensed(facts, Discipline.Psychotherapy, moment)) return false;
        for (var i = 0; i < facts.Supervisees.Count; i++)
        {
            var supervisee = facts.Supervisees[i];
            if (supervisee.Practitioner.Value == author.PersonId && supervisee.IsActive(moment.Today)) return true;
        }

        return false;
    }

    private static bool IsImplied(AccessFacts facts, Moment moment, InformationCategory category, Author? author) =>
        !facts.ExpressConsentOnly && moment.Purpose == PurposeOfUse.Treatment && author?.Discipline is { } discipline
        && category.IsImpliedWithin(discipline) && IsActiveMember(facts, moment, discipline);

    private static DirectiveTerms? Find(AccessFacts facts, Moment moment, DirectiveKind kind, InformationCategory category, Guid? record)
    {
        for (var i = 0; i < facts.Directives.Count; i++)
        {
            var directive = facts.Directives[i];
            if (directive.Kind != kind || !(directive.Categories.Has(category) || (record is { } id && directive.Records.Contains(id)))) continue;
            if (Applies(directive, facts, moment)) return directive;
        }

        return null;
    }

    private static DirectiveTerms? FindProcessNoteAuthorization(AccessFacts facts, Moment moment)
    {
        for (var i = 0; i < facts.Directives.Count; i++)
        {
            var directive = facts.Directives[i];
            if (directive.Kind != DirectiveKind.Permit || !directive.Categories.IsOnly(InformationCategory.PsychotherapyProcess)) continue;
            if (!directive.Recipient.IsOne || directive.Until is null || directive.Records.Count > 0) continue;
            if (Applies(directive, facts, moment)) return directive;
        }

        return null;
    }

    /// <summary>True for a directive in force that is for this reader and this purpose; on anything else no decision of this request can rest.</summary>
    internal static bool Applies(DirectiveTerms directive, AccessFacts facts, Moment moment) =>
        directive.IsInForce(moment.Now) && Covers(directive, moment.Purpose) && Reaches(directive.Recipient, facts, moment);

    private static bool Covers(DirectiveTerms directive, PurposeOfUse purpose) =>
        directive.Purposes.Contains(purpose) || (directive.Kind == DirectiveKind.Withhold && directive.Purposes.Count == 0);

    private static bool Reaches(Recipient recipient, AccessFacts facts, Moment moment) => recipient.Kind switch
    {
        RecipientKind.Practitioner => facts.Reader.Practitioner?.Value == recipient.Id,
        RecipientKind.Organization => facts.Reader.Organization == recipient.Id,
        RecipientKind.Discipline => IsActiveMember(facts, moment, recipient.Discipline),
        RecipientKind.CareTeam => IsActiveMember(facts, moment, null),
        _ => false,
    };
}
