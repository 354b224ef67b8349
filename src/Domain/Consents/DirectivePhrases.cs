using System.Globalization;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Consents;

/// <summary>What becomes of a directive whose place another takes.</summary>
internal enum Replacement
{
    /// <summary>A withhold is lifted by a permit that the client signs.</summary>
    LiftedBySigning,

    /// <summary>A withhold gives way to another.</summary>
    Lifted,

    /// <summary>A permit is signed anew for the same recipient.</summary>
    PermitBySigning,

    /// <summary>A permit that was given to somebody else gives way to a signed one.</summary>
    OthersPermitBySigning,

    /// <summary>A permit gives way to a withhold.</summary>
    Permit,
}

/// <summary>The pieces of which a directive's words are made, in one language.</summary>
internal abstract class DirectivePhrases
{
    public static DirectivePhrases English { get; } = new EnglishPhrases();

    public static DirectivePhrases French { get; } = new FrenchPhrases();

    public abstract string And { get; }

    public abstract string Or { get; }

    /// <summary>Between the things that may not be seen.</summary>
    public abstract string Nor { get; }

    public abstract string AnyPurpose { get; }

    public abstract string NobodyNamed { get; }

    /// <summary>What every permission says after its terms.</summary>
    public abstract IReadOnlyList<string> OfAPermit { get; }

    /// <summary>Who may, or may not, see.</summary>
    public abstract string May(Recipient recipient, string? name, bool isPermit);

    public abstract string Name(InformationCategory category);

    public abstract string Name(PurposeOfUse purpose);

    /// <summary>Single records, by the ends of their ids.</summary>
    public abstract string Records(IReadOnlyList<string> ids);

    /// <summary>What a permission says of the single records that it names.</summary>
    public abstract string OfWholeRecords { get; }

    /// <summary>What is no longer said once this is: <paramref name="said"/>, on a day.</summary>
    public abstract string TakesThePlaceOf(Replacement what, DateTime day, string said);

    /// <summary>How the sentences begin that tell of other people than the permission's own recipient.</summary>
    public abstract IReadOnlyList<string> OfOthers { get; }

    public abstract string For(string purposes);

    public abstract string Period(DateTime? from, DateTime? until);

    public abstract string Exactly(string description);

    public abstract string EndsEarlier(string happening);

    public abstract IEnumerable<string> OfAWithhold(bool isFromNowOn);

    public abstract IEnumerable<string> OfProcessNotes(string clinic);

    /// <summary>What is said beside of substance-use information for an organization, or of single records of which nobody is to learn whether they are about it.</summary>
    public abstract IEnumerable<string> OfSubstanceUse(string clinic, string recipient, string? client, bool isSure);

    public static string Join(IReadOnlyList<string> words, string between) =>
        words.Count <= 1 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} {between} {words[^1]}";

    private sealed class EnglishPhrases : DirectivePhrases
    {
        private const string Revocable = "You can take it back at any time: in writing, in your account, or by telling anyone at the clinic.";

        public override string And => "and";

        public override string Or => "or";

        public override string Nor => "or";

        public override string AnyPurpose => "for any purpose";

        public override string NobodyNamed => "The person named here";

        public override IReadOnlyList<string> OfAPermit { get; } =
        [
            "They may not see anything else because of this.",
            "You can change your mind at any time, without giving a reason; what they have seen before then stays seen.",
        ];

        public override string May(Recipient recipient, string? name, bool isPermit) =>
            recipient switch
            {
                { Kind: RecipientKind.CareTeam } => "Everyone on your care team",
                { Kind: RecipientKind.Discipline, Discipline: Discipline.MassageTherapy } => "The massage therapists on your care team",
                { Kind: RecipientKind.Discipline } => "The psychotherapists on your care team",
                _ => name ?? NobodyNamed,
            } + (isPermit ? " may see" : " may not see");

        public override string Name(InformationCategory category) => category switch
        {
            InformationCategory.Demographics => "your name, contact and pronouns",
            InformationCategory.Scheduling => "when and with whom you have sessions",
            InformationCategory.CarePlan => "your shared care plan",
            InformationCategory.SafetyCues => "what to do and avoid so that you feel safe",
            InformationCategory.PhysicalHealth => "your physical health information",
            InformationCategory.Bodywork => "your massage notes and touch consents",
            InformationCategory.PhysicalOutcomes => "your ratings of pain, tension, stress and sleep",
            InformationCategory.MentalHealthSummary => "a summary of your mental health care",
            InformationCategory.MentalHealthOutcomes => "your mental health questionnaires",
            InformationCategory.PsychotherapyProgress => "your psychotherapy notes",
            InformationCategory.PsychotherapyProcess => "your psychotherapist's private process notes",
            InformationCategory.TraumaHistory => "what happened to you",
            InformationCategory.SubstanceUse => "information on substance use",
            _ => throw new ArgumentOutOfRangeException(nameof(category)),
        };

        public override string Name(PurposeOfUse purpose) => purpose switch
        {
            PurposeOfUse.Treatment => "treat you",
            PurposeOfUse.CareCoordination => "coordinate your care",
            PurposeOfUse.Supervision => "supervise the person who treats you",
            PurposeOfUse.ClientRequest => "answer your own request",
            PurposeOfUse.Emergency => "act in an emergency",
            PurposeOfUse.HealthcareOperations => "run the clinic",
            _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
        };

        public override string Records(IReadOnlyList<string> ids) => ids.Count == 1
            ? $"one single record that was named to you (its id ends with {ids[0]})"
            : $"{ids.Count} single records that were named to you (their ids end with {Join(ids, And)})";

        public override string OfWholeRecords => "A record named here is shown whole, with everything in it: the most private kinds of information too, such as what happened to you or substance use.";

        public override IReadOnlyList<string> OfOthers { get; } = ["By signing this you lift what you said on ", "By signing this you end what you permitted others on "];

        public override string TakesThePlaceOf(Replacement what, DateTime day, string said) => what switch
        {
            Replacement.LiftedBySigning => $"{OfOthers[0]}{SaidOn(day)}: {said}.",
            Replacement.OthersPermitBySigning => $"{OfOthers[1]}{SaidOn(day)}: {said}.",
            Replacement.PermitBySigning => $"When you sign it, it takes the place of what you permitted on {SaidOn(day)}: {said}.",
            Replacement.Lifted => $"With this you lift what you said on {SaidOn(day)}: {said}.",
            _ => $"It takes the place of what you permitted on {SaidOn(day)}: {said}.",
        };

        public override string For(string purposes) => "to " + purposes;

        public override string Period(DateTime? from, DateTime? until) => (from, until) switch
        {
            ({ } begins, { } ends) => $", from {Said(begins)} until {Said(ends)}",
            ({ } begins, null) => $", from {Said(begins)}",
            (null, { } ends) => $", until {Said(ends)}",
            _ => "",
        };

        public override string Exactly(string description) => $"This means: {description}";

        public override string EndsEarlier(string happening) => $"It ends earlier if this happens: {happening}";

        public override IEnumerable<string> OfAWithhold(bool isFromNowOn) =>
        [
            (isFromNowOn ? "This holds from now on and goes" : "It goes") + " before anything that you permitted.",
            "You can lift it at any time.",
            "They keep what they wrote themselves.",
        ];

        public override IEnumerable<string> OfProcessNotes(string clinic) =>
        [
            $"It is shared by {clinic}.",
            Revocable,
            "Your treatment does not depend on your signature.",
            "Whoever receives it might pass it on, and the law might then no longer protect it.",
        ];

        public override IEnumerable<string> OfSubstanceUse(string clinic, string recipient, string? client, bool isSure) =>
        [
            .. client is null ? Array.Empty<string>() : [$"This is about {client}."],
            $"It is shared by {clinic}.",
            Revocable,
            $"If you do not agree, your treatment here goes on as before, and {recipient} does not receive this information.",
            isSure
                ? $"{recipient} might pass it on, and the rules for substance use records (42 CFR part 2) might then no longer protect it."
                : $"{recipient} might pass it on, and the law, such as the rules for substance use records (42 CFR part 2), might then no longer protect it.",
        ];

        private static string Said(DateTime at) => at.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

        private static string SaidOn(DateTime day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
    }

    // Quebec's typography: a space before a colon, none before a semicolon; hours as "9 h 05"; the first day of a month is "1er".
    private sealed class FrenchPhrases : DirectivePhrases
    {
        private const string Revocable = "Vous pouvez la retirer à tout moment : par écrit, dans votre compte ou en le disant à une personne de la clinique.";

        private static readonly string[] Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

        public override string And => "et";

        public override string Or => "ou";

        public override string Nor => "ni";

        public override string AnyPurpose => "quel que soit le but";

        public override string NobodyNamed => "La personne nommée ici";

        public override IReadOnlyList<string> OfAPermit { get; } =
        [
            "Cette permission ne donne accès à rien d'autre.",
            "Vous pouvez changer d'avis à tout moment, sans donner de raison; ce qui a été vu avant reste vu.",
        ];

        public override string May(Recipient recipient, string? name, bool isPermit)
        {
            var (who, isOne) = recipient switch
            {
                { Kind: RecipientKind.CareTeam } => ("Toutes les personnes de votre équipe de soins", false),
                { Kind: RecipientKind.Discipline, Discipline: Discipline.MassageTherapy } => ("Les massothérapeutes de votre équipe de soins", false),
                { Kind: RecipientKind.Discipline } => ("Les psychothérapeutes de votre équipe de soins", false),
                _ => (name ?? NobodyNamed, true),
            };
            var may = isOne ? "peut" : "peuvent";
            return isPermit ? $"{who} {may} voir" : $"{who} ne {may} pas voir";
        }

        public override string Name(InformationCategory category) => category switch
        {
            InformationCategory.Demographics => "votre nom, vos coordonnées et vos pronoms",
            InformationCategory.Scheduling => "quand et avec qui vous avez des séances",
            InformationCategory.CarePlan => "votre plan de soins partagé",
            InformationCategory.SafetyCues => "ce qu'il faut faire et éviter pour que vous vous sentiez en sécurité",
            InformationCategory.PhysicalHealth => "les renseignements sur votre santé physique",
            InformationCategory.Bodywork => "vos notes de massage et vos consentements au toucher",
            InformationCategory.PhysicalOutcomes => "vos évaluations de la douleur, de la tension, du stress et du sommeil",
            InformationCategory.MentalHealthSummary => "un résumé de vos soins de santé mentale",
            InformationCategory.MentalHealthOutcomes => "vos questionnaires de santé mentale",
            InformationCategory.PsychotherapyProgress => "vos notes de psychothérapie",
            InformationCategory.PsychotherapyProcess => "les notes personnelles que votre psychothérapeute garde à part",
            InformationCategory.TraumaHistory => "ce qui vous est arrivé",
            InformationCategory.SubstanceUse => "les renseignements sur la consommation de substances",
            _ => throw new ArgumentOutOfRangeException(nameof(category)),
        };

        public override string Name(PurposeOfUse purpose) => purpose switch
        {
            PurposeOfUse.Treatment => "vous soigner",
            PurposeOfUse.CareCoordination => "coordonner vos soins",
            PurposeOfUse.Supervision => "superviser la personne qui vous soigne",
            PurposeOfUse.ClientRequest => "répondre à votre propre demande",
            PurposeOfUse.Emergency => "agir en cas d'urgence",
            PurposeOfUse.HealthcareOperations => "gérer la clinique",
            _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
        };

        public override string Records(IReadOnlyList<string> ids) => ids.Count == 1
            ? $"un seul document qui vous a été nommé (son numéro finit par {ids[0]})"
            : $"{ids.Count} documents précis qui vous ont été nommés (leurs numéros finissent par {Join(ids, And)})";

        public override string OfWholeRecords => "Un document nommé ici est montré en entier, avec tout ce qu'il contient : les renseignements les plus privés aussi, comme ce qui vous est arrivé ou la consommation de substances.";

        public override IReadOnlyList<string> OfOthers { get; } = ["En signant, vous levez ce que vous avez dit le ", "En signant, vous mettez fin à ce que vous avez permis à d'autres le "];

        public override string TakesThePlaceOf(Replacement what, DateTime day, string said) => what switch
        {
            Replacement.LiftedBySigning => $"{OfOthers[0]}{SaidOn(day)} : {said}.",
            Replacement.OthersPermitBySigning => $"{OfOthers[1]}{SaidOn(day)} : {said}.",
            Replacement.PermitBySigning => $"Dès votre signature, cette permission remplace celle du {SaidOn(day)} : {said}.",
            Replacement.Lifted => $"Vous levez ainsi ce que vous avez dit le {SaidOn(day)} : {said}.",
            _ => $"Cette restriction remplace la permission du {SaidOn(day)} : {said}.",
        };

        public override string For(string purposes) => "pour " + purposes;

        public override string Period(DateTime? from, DateTime? until) => (from, until) switch
        {
            ({ } begins, { } ends) => $", du {Said(begins)} au {Said(ends)}",
            ({ } begins, null) => $", à partir du {Said(begins)}",
            (null, { } ends) => $", jusqu'au {Said(ends)}",
            _ => "",
        };

        public override string Exactly(string description) => $"Il s'agit de ceci : {description}";

        public override string EndsEarlier(string happening) => $"Cette permission prend fin plus tôt si ceci se produit : {happening}";

        public override IEnumerable<string> OfAWithhold(bool isFromNowOn) =>
        [
            isFromNowOn ? "Cette restriction vaut dès maintenant et passe avant tout ce que vous avez permis." : "Cette restriction passe avant tout ce que vous avez permis.",
            "Vous pouvez la lever à tout moment.",
            "Ce qu'une personne a elle-même écrit lui reste accessible.",
        ];

        public override IEnumerable<string> OfProcessNotes(string clinic) =>
        [
            $"Ces notes sont communiquées par {clinic}.",
            $"Votre permission n'est pas définitive. {Revocable}",
            "Vos soins ne dépendent pas de votre signature.",
            "La personne ou l'organisme qui reçoit ces notes pourrait les transmettre, et la loi pourrait alors ne plus les protéger.",
        ];

        public override IEnumerable<string> OfSubstanceUse(string clinic, string recipient, string? client, bool isSure) =>
        [
            .. client is null ? Array.Empty<string>() : [$"Ces renseignements portent sur {client}."],
            $"Ces renseignements sont communiqués par {clinic}.",
            $"Votre permission n'est pas définitive. {Revocable}",
            $"Si vous n'êtes pas d'accord, vos soins ici continuent comme avant et {recipient} ne reçoit pas ces renseignements.",
            isSure
                ? $"{recipient} pourrait les transmettre, et les règles sur les dossiers de consommation de substances (42 CFR, partie 2) pourraient alors ne plus les protéger."
                : $"{recipient} pourrait les transmettre, et la loi, comme les règles sur les dossiers de consommation de substances (42 CFR, partie 2), pourrait alors ne plus les protéger.",
        ];

        private static string Said(DateTime at)
        {
            var minutes = at.Minute == 0 ? "" : at.Minute.ToString(" 00", CultureInfo.InvariantCulture);
            return $"{SaidOn(at)} à {at.Hour.ToString(CultureInfo.InvariantCulture)} h{minutes}";
        }

        private static string SaidOn(DateTime at)
        {
            var day = at.Day == 1 ? "1er" : at.Day.ToString(CultureInfo.InvariantCulture);
            return $"{day} {Months[at.Month - 1]} {at.Year.ToString(CultureInfo.InvariantCulture)}";
        }
    }
}
