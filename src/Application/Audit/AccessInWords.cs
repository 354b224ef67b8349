using System.Globalization;
using System.Text.RegularExpressions;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Consents;

namespace IntegrativeCare.Application.Audit;

/// <summary>Says an access in plain words: who, what kinds of information, when, and why it was shown or not. Kinds and codes only, never content.</summary>
/// <param name="language">In which language.</param>
/// <param name="zone">The clinic's time zone, in which moments are said.</param>
/// <param name="client">The client whose record it is; they are called "the client".</param>
public sealed partial class AccessInWords(PlainLanguage language, TimeZoneInfo zone, Guid client)
{
    private static readonly string[] FrenchMonths = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    // What a message is about, by its name without the verb. A test holds this to the messages that there are.
    private static readonly Dictionary<string, (string English, string French)> RecordNames = new(StringComparer.Ordinal)
    {
        ["PreviewDisclosure"] = ("preview of what somebody would see", "aperçu de ce qu'une personne verrait"),
        ["ExplainDecision"] = ("explanation of a decision", "explication d'une décision"),
        ["Accounting"] = ("accounting of disclosures", "relevé des divulgations"),
        ["AccountingSuspension"] = ("suspensions of the accounting", "suspensions du relevé"),
        ["AffectedCare"] = ("what a change of the care plan touches", "ce que touche une modification du plan de soins"),
        ["MyPlanReview"] = ("care plans by their next review", "plans de soins selon leur prochain bilan"),
        ["PlanChange"] = ("history of the care plan", "historique du plan de soins"),
        ["PlanReview"] = ("reviews of the care plan", "bilans du plan de soins"),
        ["PracticeReport"] = ("reports on self-care", "comptes rendus d'autosoins"),
        ["Proposal"] = ("proposals for the care plan", "propositions pour le plan de soins"),
        ["CarePlan"] = ("care plan", "plan de soins"),
        ["CareTask"] = ("care tasks", "tâches de soins"),
        ["Hold"] = ("holds", "suspensions de soins"),
        ["DueAgain"] = ("who is due again", "clients à revoir"),
        ["MySession"] = ("diary", "agenda"),
        ["MyCareTask"] = ("care tasks", "tâches de soins"),
        ["CareTeam"] = ("care team", "équipe de soins"),
        ["Clearance"] = ("medical clearances", "autorisations médicales"),
        ["Client"] = ("client details", "renseignements sur le client"),
        ["ConsentRequest"] = ("consent requests", "demandes de consentement"),
        ["Consultation"] = ("signed consultation documents", "documents de consultation signés"),
        ["ContraindicationCheck"] = ("contraindication checks", "vérifications des contre-indications"),
        ["DestructionItem"] = ("records whose time to be kept is over", "dossiers dont la durée de conservation est écoulée"),
        ["Directive"] = ("consent directives", "directives de consentement"),
        ["DirectiveHistory"] = ("history of consent directives", "historique des directives de consentement"),
        ["EmergencyAccess"] = ("emergency accesses", "accès d'urgence"),
        ["OwnConsentRenewal"] = ("consent renewals", "renouvellements de consentement"),
        ["PreviewedRecord"] = ("preview of what somebody would see", "aperçu de ce qu'une personne verrait"),
        ["SubstituteDecisionMaker"] = ("substitute decision makers", "personnes qui décident à la place du client"),
        ["Disclosure"] = ("list of accesses", "liste des accès"),
        ["ErasureRequest"] = ("requests to erase the record", "demandes d'effacement du dossier"),
        ["Handoff"] = ("handoffs between the disciplines", "transferts entre les disciplines"),
        ["KeptWording"] = ("wordings that an author keeps in a note", "formulations qu'un auteur garde dans une note"),
        ["LegalHold"] = ("legal holds on the record", "obligations légales de conserver le dossier"),
        ["Message"] = ("messages on a care plan", "messages d'un plan de soins"),
        ["MyHandoff"] = ("handoffs between the disciplines", "transferts entre les disciplines"),
        ["HealthScreening"] = ("health screenings", "questionnaires de santé"),
        ["Note"] = ("session notes", "notes de séance"),
        ["NoteDifference"] = ("differences between versions of a session note", "différences entre les versions d'une note de séance"),
        ["SupervisionReport"] = ("counts of session notes under supervision", "dénombrement de notes de séance sous supervision"),
        ["NoteVersion"] = ("versions of a session note", "versions d'une note de séance"),
        ["Chart"] = ("session notes as a chart", "notes de séance sous forme de dossier"),
        ["MyCoSignature"] = ("session notes that await a co-signature", "notes de séance en attente de cosignature"),
        ["ProcessNote"] = ("process notes", "notes de processus"),
        ["BridgeSummary"] = ("bridge summaries", "résumés-passerelles"),
        ["OutcomeMeasurement"] = ("outcome measurements", "mesures de résultats"),
        ["OutcomeSchedule"] = ("which measures are agreed", "mesures convenues"),
        ["OutcomesDue"] = ("answers that are due", "réponses attendues"),
        ["MyOutcomesDue"] = ("answers that are due", "réponses attendues"),
        ["AdverseEvent"] = ("unwanted effects after massage", "effets indésirables après un massage"),
        ["OutcomeTrend"] = ("scores over time", "scores au fil du temps"),
        ["OutsideDisclosure"] = ("disclosures outside the product", "divulgations hors du produit"),
        ["Retention"] = ("how long the record is kept", "durée de conservation du dossier"),
        ["SafetySignal"] = ("safety signals", "signaux de sécurité"),
        ["MySafetySignal"] = ("safety signals", "signaux de sécurité"),
        ["Session"] = ("sessions", "séances"),
        ["TouchSafetyProfile"] = ("touch safety profile", "profil de sécurité du toucher"),
    };

    private bool IsFrench => language == PlainLanguage.FrCa;

    /// <summary>What stands for a recipient whom nobody in the clinic is called like any more.</summary>
    public string Unnamed => Either("a person who is no longer at the clinic", "une personne qui n'est plus à la clinique");

    /// <summary>What stands for a purpose when there is a copy of the request instead.</summary>
    public string SeeRequest => Either("as the written request says", "selon la demande écrite");

    /// <summary>One access as a sentence or two.</summary>
    public string Say(AccessView access)
    {
        var who = access.PersonId == client ? Either("The client", "Le client") : access.PersonName ?? Either("Somebody of the clinic", "Une personne de la clinique");
        var records = Records(RecordsOf(access.Action));
        var to = Statement(access.Purpose);
        var shown = access.Parts.Where(part => part.IsPermitted).ToList();
        var sentences = new List<string>();
        if (ActsInWords.Of(PlainAction(access)) is { } act)
        {
            var done = Either(act.English, act.French);
            var kinds = shown.Count == 0 ? "" : Either(": ", " : ") + Join([.. shown.Select(part => part.Category).Distinct().Order().Select(Name)]);
            sentences.Add(access.Verdict == AccessVerdict.Refused
                ? Either($"{who} tried {done} on {When(access.At)} {to} and was refused: {Because(access)}.", $"{who} a demandé ceci le {When(access.At)} {to} : {done}. Cela n'a pas été permis : {Because(access)}.")
                : Either($"{who} changed the record by {done} on {When(access.At)} {to}{kinds}.", $"{who} a modifié le dossier ({done}) le {When(access.At)} {to}{kinds}."));
        }
        else if (access.Verdict == AccessVerdict.Refused)
        {
            sentences.Add(Either($"{who} asked for “{records}” on {When(access.At)} {to} and was shown nothing: {Because(access)}.", $"{who} a demandé « {records} » le {When(access.At)} {to} et n'a rien vu : {Because(access)}."));
        }
        else if (shown.Count == 0)
        {
            sentences.Add(Either($"{who} looked into “{records}” on {When(access.At)} {to}.", $"{who} a consulté « {records} » le {When(access.At)} {to}."));
        }
        else
        {
            var why = shown.GroupBy(part => part.Reason).OrderBy(same => same.Key)
                .Select(same => $"{Join([.. same.Select(part => part.Category).Distinct().Order().Select(Name)])} ({Because(same.Key)})");
            sentences.Add(Either($"{who} saw in “{records}” on {When(access.At)} {to}: {Join([.. why])}.", $"{who} a vu dans « {records} » le {When(access.At)} {to} : {Join([.. why])}."));
        }

        // The privacy officer looks at the ledger and not at the record, so that nothing was kept back from them there.
        if (ShowsSeveralKinds(access) && access.Verdict == AccessVerdict.Permitted && !access.Roles.Contains("privacyOfficer", StringComparer.Ordinal) && access.Parts.Where(part => !part.IsPermitted).ToList() is { Count: > 0 } kept)
        {
            var partly = shown.Select(part => part.Category).ToHashSet();
            var why = kept.GroupBy(part => part.Reason).OrderBy(same => same.Key)
                .Select(same => $"{Join([.. same.Select(part => part.Category).Distinct().Order().Select(category => partly.Contains(category) ? Rest(category) : Name(category))])} ({Because(same.Key)})");
            sentences.Add(Either($"Not shown: {Join([.. why])}.", $"Non montré : {Join([.. why])}."));
        }

        if (access.Kind == AccessKind.Disclosure && access.Verdict == AccessVerdict.Permitted) sentences.Add(Either("It went to another organization.", "L'information est allée à un autre organisme."));
        return string.Join(' ', sentences);
    }

    /// <summary>What was released: the kind of records and the kinds of information in them.</summary>
    public string Describe(string records, IReadOnlyList<InformationCategory> categories)
    {
        var name = Records(records);
        return Capital(name) + Either(": ", " : ") + Join([.. categories.Order().Select(Name)]);
    }

    /// <summary>The purpose as a statement.</summary>
    public string Statement(PurposeOfUse purpose) => purpose switch
    {
        PurposeOfUse.Treatment => Either("to treat the client", "pour traiter le client"),
        PurposeOfUse.CareCoordination => Either("to coordinate the client's care", "pour coordonner les soins du client"),
        PurposeOfUse.Supervision => Either("to supervise the person who treats the client", "pour superviser la personne qui traite le client"),
        PurposeOfUse.ClientRequest => Either("at the client's own request", "à la demande du client"),
        PurposeOfUse.Emergency => Either("to act in an emergency", "pour agir en situation d'urgence"),
        PurposeOfUse.HealthcareOperations => Either("to run the clinic", "pour le fonctionnement de la clinique"),
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    /// <summary>The rule that decided.</summary>
    public string Because(DecisionReason reason) => reason switch
    {
        DecisionReason.NotFound => Either("nobody had given this person any part in the client's care", "rien ne reliait cette personne aux soins du client"),
        DecisionReason.LicenceLapsed => Either("their licence was not active", "son permis n'était pas actif"),
        DecisionReason.AccountDisabled => Either("their account was disabled", "son compte était désactivé"),
        DecisionReason.Author => Either("their own work", "son propre travail"),
        DecisionReason.Client => Either("the client's own record", "le propre dossier du client"),
        DecisionReason.Emergency => Either("emergency access, which is reviewed", "accès d'urgence, qui est examiné"),
        DecisionReason.ClientWithheld => Either("the client keeps it back", "le client le réserve"),
        DecisionReason.Supervision => Either("supervision of its author", "supervision de son auteur"),
        DecisionReason.Directive => Either("the client permitted it", "le client l'a permis"),
        DecisionReason.SameDisciplineTeam => Either("same discipline on the care team", "même discipline dans l'équipe de soins"),
        DecisionReason.SafetyFollowUp => Either("they answer for this safety signal", "cette personne répond de ce signal de sécurité"),
        DecisionReason.ClinicOperations => Either("needed at the front desk", "nécessaire à la réception"),
        DecisionReason.NoDirective => Either("the client has not permitted it", "le client ne l'a pas permis"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>What allowed or demanded a disclosure outside the product.</summary>
    public string Because(LegalBasis basis) => basis switch
    {
        LegalBasis.RequiredByLaw => Either("required by law", "exigé par la loi"),
        LegalBasis.PublicHealth => Either("public health", "santé publique"),
        LegalBasis.Oversight => Either("oversight of health care", "surveillance des soins de santé"),
        LegalBasis.CourtOrder => Either("order of a court", "ordonnance d'un tribunal"),
        LegalBasis.SeriousThreat => Either("to avert a serious threat", "pour écarter une menace grave"),
        LegalBasis.OtherAuthorized => Either("authorized by the client in writing", "autorisé par le client par écrit"),
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };

    /// <summary>Several things in one phrase.</summary>
    public string Join(IReadOnlyList<string> words) => words.Count <= 1 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} {Either("and", "et")} {words[^1]}";

    /// <summary>A moment by the clinic's clock.</summary>
    public string When(DateTimeOffset instant)
    {
        var wall = TimeZoneInfo.ConvertTime(instant, zone);
        return IsFrench
            ? string.Create(CultureInfo.InvariantCulture, $"{DayInWords(DateOnly.FromDateTime(wall.DateTime))} à {wall.Hour} h {wall.Minute:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{DayInWords(DateOnly.FromDateTime(wall.DateTime))} at {wall.Hour}:{wall.Minute:00}");
    }

    /// <summary>A day.</summary>
    public string DayInWords(DateOnly day) => IsFrench
        ? string.Create(CultureInfo.InvariantCulture, $"{(day.Day == 1 ? "1er" : day.Day)} {FrenchMonths[day.Month - 1]} {day.Year}")
        : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Where the directive that decided can be read; <c>null</c> when none did.</summary>
    public static string? DirectiveAddress(Guid client, DecisionReason reason, Guid? under) =>
        under is { } id && reason is DecisionReason.Directive or DecisionReason.ClientWithheld ? $"/api/v1/clients/{client}/consent-directives/{under}" : null;

    /// <summary>The kind of records that an act is about: <c>CarePlan</c> of <c>ListCarePlans</c>. The database draws the same from an entry.</summary>
    public static string RecordsOf(string action) => Plural().Replace(PluralOfY().Replace(VerbOfAQuery().Replace(action, ""), "y"), "${kept}");

    /// <summary>True when there are words for what the act is about.</summary>
    public static bool IsKnown(string records) => RecordNames.ContainsKey(records);

    private string Records(string records) => RecordNames.TryGetValue(records, out var name) ? Either(name.English, name.French) : Either(Spaced(records), "dossier");

    private string Because(AccessView access) => access.Parts is [{ IsPermitted: false } part, ..] ? $"{Name(part.Category)} – {Because(part.Reason)}" : access.Refusal switch
    {
        "client.not_found" => Because(DecisionReason.NotFound),
        "practitioner.licence_lapsed" => Because(DecisionReason.LicenceLapsed),
        "account.disabled" => Because(DecisionReason.AccountDisabled),
        "caller.role_not_allowed" => Either("their role never allows it", "son rôle ne le permet jamais"),
        "consent.not_given" => Because(DecisionReason.NoDirective),
        { } code when code.EndsWith("not_found", StringComparison.Ordinal) => Either("there was no such record for them", "il n'y avait pas de tel dossier pour cette personne"),
        _ => Either("a rule of care refused it", "une règle de soins l'a refusé"),
    };

    private string Rest(InformationCategory category) => Either("more of ", "d'autres éléments : ") + Name(category);

    // Only what would have shown it says that it was kept back; of one note nobody expects the plan.
    private static bool ShowsSeveralKinds(AccessView access) => PlainAction(access) is "GetCarePlan" or "GetClient";

    private static string PlainAction(AccessView access) => access.Action.Replace(" (replayed)", "", StringComparison.Ordinal);

    private string Name(InformationCategory category) => category switch
    {
        InformationCategory.Demographics => Either("name and contact details", "nom et coordonnées"),
        InformationCategory.Scheduling => Either("when and with whom sessions take place", "moments et intervenants des séances"),
        InformationCategory.CarePlan => Either("the shared care plan", "plan de soins partagé"),
        InformationCategory.SafetyCues => Either("what to do and avoid for the client to feel safe", "ce qu'il faut faire et éviter pour la sécurité du client"),
        InformationCategory.PhysicalHealth => Either("physical health information", "renseignements sur la santé physique"),
        InformationCategory.Bodywork => Either("massage notes and touch consents", "notes de massothérapie et consentements au toucher"),
        InformationCategory.PhysicalOutcomes => Either("ratings of pain, tension, stress and sleep", "évaluations de la douleur, de la tension, du stress et du sommeil"),
        InformationCategory.MentalHealthSummary => Either("a summary of mental health care", "résumé des soins de santé mentale"),
        InformationCategory.MentalHealthOutcomes => Either("mental health questionnaires", "questionnaires de santé mentale"),
        InformationCategory.PsychotherapyProgress => Either("psychotherapy notes", "notes de psychothérapie"),
        InformationCategory.PsychotherapyProcess => Either("process notes of the psychotherapist", "notes de processus du psychothérapeute"),
        InformationCategory.TraumaHistory => Either("the account of what happened", "récit des événements vécus"),
        InformationCategory.SubstanceUse => Either("information on substance use", "renseignements sur l'usage de substances"),
        _ => throw new ArgumentOutOfRangeException(nameof(category)),
    };

    private string Either(string english, string french) => IsFrench ? french : english;

    private static string Spaced(string name) => Hump().Replace(name, " $0").Trim().ToLowerInvariant();

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"^(Get|List|Find|Check)| \(replayed\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VerbOfAQuery();

    [GeneratedRegex("(?<kept>ss)es$|(?<kept>[^s])s$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plural();

    [GeneratedRegex("ies$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PluralOfY();

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hump();
}
