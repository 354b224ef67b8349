using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Consents;

/// <summary>
/// The one place that decides who may see what. Rules are tried in a fixed order and the first that applies decides; when none does, the answer is no.
/// </summary>
/// <remarks>
/// Rules CR-001 to CR-008, CR-012 and CR-013. A pure function of its facts: it knows no clock, no database and no request.
/// Supervision counts only for the purpose <see cref="PurposeOfUse.Supervision"/>, so that the ledger says truthfully why a supervisor looked, and only
/// while the supervisor is licensed as a psychotherapist. A withhold goes before an authorization for process notes.
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

    /// <summary>Decides about one category, for what one author wrote, or about one single record.</summary>
    /// <param name="author">Who wrote it; <c>null</c> when the question is about the category in general, as from somebody else of another discipline.</param>
    /// <param name="record">The record's id when single-record directives are to be heard.</param>
    public static DisclosureDecision Decide(AccessFacts facts, Moment moment, InformationCategory category, Author? author, Guid? record = null) =>
        Standing(facts, moment) is { } noStanding ? new(false, category, noStanding, null, Obligations.None) : DecideWithStanding(facts, moment, category, author, record);

    internal static DisclosureDecision DecideWithStanding(AccessFacts facts, Moment moment, InformationCategory category, Author? author, Guid? record)
    {
        DisclosureDecision Permit(DecisionReason reason, Guid? under = null, Obligations more = Obligations.None) =>
            new(true, category, reason, under, more | (category == InformationCategory.SubstanceUse && reason is not (DecisionReason.Author or DecisionReason.Client) ? Obligations.NoRedisclosure : Obligations.None));
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
            return supervises ? Permit(DecisionReason.Supervision) : Deny(DecisionReason.NoDirective);
        }

        foreach (var window in facts.Emergencies)
        {
            if (window.IsOpen(moment.Now)) return Permit(DecisionReason.Emergency, window.Id, Obligations.ReviewAccess);
        }

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

        foreach (var membership in facts.Memberships) if (membership.IsActive(moment.Now)) return true;
        foreach (var supervisee in facts.Supervisees) if (supervisee.IsOnThisTeam && supervisee.IsActive(moment.Today)) return true;
        foreach (var window in facts.Emergencies) if (window.IsOpen(moment.Now)) return true;
        foreach (var directive in facts.Directives)
        {
            if (directive.Kind == DirectiveKind.Permit && directive.IsInForce(moment.Now) && directive.Recipient.IsOne && Reaches(directive.Recipient, facts, moment)) return true;
        }

        return false;
    }

    // On the team the licence must be for the discipline they are on it with; elsewhere any active licence serves.
    private static bool IsLicensedForThis(AccessFacts facts, Moment moment)
    {
        var isOnTeam = false;
        foreach (var membership in facts.Memberships)
        {
            if (!membership.IsActive(moment.Now)) continue;
            isOnTeam = true;
            if (IsLicensed(facts, membership.Discipline, moment)) return true;
        }

        return !isOnTeam && (IsLicensed(facts, Discipline.Psychotherapy, moment) || IsLicensed(facts, Discipline.MassageTherapy, moment));
    }

    private static bool IsLicensed(AccessFacts facts, Discipline discipline, Moment moment)
    {
        foreach (var licence in facts.Licences) if (licence.Discipline == discipline && licence.IsActive(moment.Today)) return true;
        return false;
    }

    private static bool IsActiveMember(AccessFacts facts, Moment moment, Discipline? discipline)
    {
        foreach (var membership in facts.Memberships)
        {
            if ((discipline is null || membership.Discipline == discipline) && membership.IsActive(moment.Now) && IsLicensed(facts, membership.Discipline, moment)) return true;
        }

        return false;
    }

    // Supervision is of a psychotherapist's work, in whichever discipline a row was written: it follows the person and the category, as the keys of a row do.
    private static bool Supervises(AccessFacts facts, Moment moment, InformationCategory category, Author? author)
    {
        if (author is null || !category.IsWorkOf(Discipline.Psychotherapy) || !IsLicensed(facts, Discipline.Psychotherapy, moment)) return false;
        foreach (var supervisee in facts.Supervisees)
        {
            if (supervisee.Practitioner.Value == author.PersonId && supervisee.IsActive(moment.Today)) return true;
        }

        return false;
    }

    private static bool IsImplied(AccessFacts facts, Moment moment, InformationCategory category, Author? author) =>
        !facts.ExpressConsentOnly && moment.Purpose == PurposeOfUse.Treatment && author?.Discipline is { } discipline
        && category.IsImpliedWithin(discipline) && IsActiveMember(facts, moment, discipline);

    private static DirectiveTerms? Find(AccessFacts facts, Moment moment, DirectiveKind kind, InformationCategory category, Guid? record)
    {
        foreach (var directive in facts.Directives)
        {
            if (directive.Kind != kind || !(directive.Categories.Has(category) || (record is { } id && directive.Records.Contains(id)))) continue;
            if (directive.IsInForce(moment.Now) && Covers(directive, moment.Purpose) && Reaches(directive.Recipient, facts, moment)) return directive;
        }

        return null;
    }

    private static DirectiveTerms? FindProcessNoteAuthorization(AccessFacts facts, Moment moment)
    {
        foreach (var directive in facts.Directives)
        {
            if (directive.Kind != DirectiveKind.Permit || !directive.Categories.IsOnly(InformationCategory.PsychotherapyProcess)) continue;
            if (!directive.Recipient.IsOne || directive.Until is null || directive.Records.Count > 0) continue;
            if (directive.IsInForce(moment.Now) && Covers(directive, moment.Purpose) && Reaches(directive.Recipient, facts, moment)) return directive;
        }

        return null;
    }

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
