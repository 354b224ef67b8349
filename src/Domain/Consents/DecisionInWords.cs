namespace IntegrativeCare.Domain.Consents;

/// <summary>Says in plain words why something may or may not be seen. The same decision always gives the same words; they blame nobody.</summary>
/// <remarks>Rule CR-019 (I22, I23): whoever is decided about, the client and the privacy officer can see why.</remarks>
public static class DecisionInWords
{
    /// <summary>The words, in the language asked for.</summary>
    public static string Say(DisclosureDecision decision, PlainLanguage language) => language == PlainLanguage.FrCa ? EnFrancais(decision) : InEnglish(decision);

    private static string InEnglish(DisclosureDecision decision) => decision.Reason switch
    {
        DecisionReason.NotFound => "They are not on the care team and nothing else gives them a standing: to them this client does not exist.",
        DecisionReason.LicenceLapsed => "Their licence for this work is not active today, so nothing of any client is open to them.",
        DecisionReason.AccountDisabled => "Their account is disabled, so nothing is open to them.",
        DecisionReason.Author => "They wrote it themselves.",
        DecisionReason.Client => "It is the client's own record.",
        DecisionReason.Emergency => "They opened an emergency access. A privacy officer reviews what they looked at.",
        DecisionReason.ClientWithheld => "The client does not want it shown to them.",
        DecisionReason.Supervision => "They supervise the person who wrote it.",
        DecisionReason.Directive => "The client permits it.",
        DecisionReason.SameDisciplineTeam => "They are on the care team in the same discipline as the person who wrote it.",
        DecisionReason.ClinicOperations => "The front desk needs it to run the clinic.",
        DecisionReason.SafetyFollowUp => "They answer for this safety signal. Nothing else is open to them by it.",
        DecisionReason.NoDirective when decision.Category == InformationCategory.PsychotherapyProcess => "Private process notes are shared only under a permission that is about nothing else. There is none for them.",
        DecisionReason.NoDirective => "The client has not shared it with them for this purpose.",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    private static string EnFrancais(DisclosureDecision decision) => decision.Reason switch
    {
        DecisionReason.NotFound => "Cette personne ne fait pas partie de l’équipe de soins et rien d’autre ne lui donne qualité : pour elle, ce dossier n’existe pas.",
        DecisionReason.LicenceLapsed => "Son permis pour ce travail n’est pas valide aujourd’hui : aucun dossier ne lui est ouvert.",
        DecisionReason.AccountDisabled => "Son compte est désactivé : rien ne lui est ouvert.",
        DecisionReason.Author => "Cette personne l’a écrit elle-même.",
        DecisionReason.Client => "C’est le dossier de la personne qui le lit.",
        DecisionReason.Emergency => "Cette personne a ouvert un accès d’urgence. Une personne responsable de la vie privée vérifiera ce qu’elle a consulté.",
        DecisionReason.ClientWithheld => "La cliente ou le client ne veut pas le lui montrer.",
        DecisionReason.Supervision => "Cette personne supervise celle qui l’a écrit.",
        DecisionReason.Directive => "La cliente ou le client le permet.",
        DecisionReason.SameDisciplineTeam => "Cette personne fait partie de l’équipe de soins, dans la même discipline que celle qui l’a écrit.",
        DecisionReason.ClinicOperations => "L’accueil en a besoin pour faire fonctionner la clinique.",
        DecisionReason.SafetyFollowUp => "Cette personne répond de ce signal de sécurité. Rien d’autre ne lui est ouvert par là.",
        DecisionReason.NoDirective when decision.Category == InformationCategory.PsychotherapyProcess => "Les notes de processus ne sont montrées qu’avec une permission qui ne porte que sur elles. Il n’y en a pas pour cette personne.",
        DecisionReason.NoDirective => "La cliente ou le client ne le lui a pas montré à cette fin.",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    /// <summary>The number of the rule that decided, 1 to 11, in the order in which the rules are tried; 12 for who answers for a safety signal; 0 when none applied and the answer is therefore no.</summary>
    /// <remarks>Rules CR-001 to CR-008. The numbers are permanent, like the codes.</remarks>
    public static int Rule(DisclosureDecision decision) => decision.Reason switch
    {
        DecisionReason.NotFound => 1,
        DecisionReason.LicenceLapsed or DecisionReason.AccountDisabled => 2,
        DecisionReason.Author => 3,
        DecisionReason.Client => 4,
        DecisionReason.Emergency => 6,
        DecisionReason.ClientWithheld => 7,
        _ when decision.Category == InformationCategory.PsychotherapyProcess => 5,
        DecisionReason.Supervision => 8,
        DecisionReason.Directive => 9,
        DecisionReason.SameDisciplineTeam => 10,
        DecisionReason.ClinicOperations => 11,
        DecisionReason.SafetyFollowUp => 12,
        _ => 0,
    };
}
