using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Domain.Tests.Consents.MayasCare;

namespace IntegrativeCare.Domain.Tests.Consents;

public sealed class Saying_a_directive_in_French
{
    private static readonly TimeZoneInfo Toronto = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");
    private static readonly Guid Note = new("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e51");
    private static readonly DirectiveNames Names = new() { Clinic = "Common Ground", Recipient = "Tomas Lind", Client = "Maya" };

    private static readonly DirectiveProposal Permit = new()
    {
        Kind = DirectiveKind.Permit,
        Recipient = Recipient.Of(Tomas),
        Categories = TouchTeam,
        Purposes = [PurposeOfUse.Treatment],
        Until = new DateTimeOffset(2026, 7, 1, 3, 59, 0, TimeSpan.Zero),
        Language = PlainLanguage.FrCa,
    };

    [Fact]
    public void Says_who_what_why_and_until_when() =>
        Assert.Equal(
            "Tomas Lind peut voir votre plan de soins partagé et ce qu'il faut faire et éviter pour que vous vous sentiez en sécurité, pour vous soigner, jusqu'au 30 juin 2026 à 23 h 59. "
                + "Cette permission ne donne accès à rien d'autre. Vous pouvez changer d'avis à tout moment, sans donner de raison; ce qui a été vu avant reste vu.",
            Say(Permit));

    [Fact]
    public void Says_a_withhold_as_plainly() =>
        Assert.Equal(
            "Les massothérapeutes de votre équipe de soins ne peuvent pas voir vos notes de psychothérapie ni ce qui vous est arrivé, quel que soit le but. "
                + "Cette restriction vaut dès maintenant et passe avant tout ce que vous avez permis. Vous pouvez la lever à tout moment. Ce qu'une personne a elle-même écrit lui reste accessible.",
            Say(Permit with
            {
                Kind = DirectiveKind.Withhold,
                Recipient = Recipient.Of(Discipline.MassageTherapy),
                Categories = [InformationCategory.TraumaHistory, InformationCategory.PsychotherapyProgress],
                Purposes = [],
                Until = null,
            }));

    [Fact]
    public void Says_dates_as_they_are_said_in_Quebec()
    {
        var (may, newYear) = (new DateTimeOffset(2026, 5, 4, 13, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 14, 5, 0, TimeSpan.Zero));

        Assert.Contains(", du 4 mai 2026 à 9 h au 1er janvier 2027 à 9 h 05.", Say(Permit with { From = may, Until = newYear }), StringComparison.Ordinal);
        Assert.Contains("pour vous soigner, à partir du 4 mai 2026 à 9 h. Cette restriction passe avant", Say(Permit with { Kind = DirectiveKind.Withhold, From = may, Until = null }), StringComparison.Ordinal);

        string[] months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
        Assert.All(months.Index(), month =>
            Assert.Contains($"jusqu'au 15 {month.Item} 2027 à ", Say(Permit with { Until = new DateTimeOffset(2027, month.Index + 1, 15, 12, 0, 0, TimeSpan.Zero) }), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(InformationCategory.Demographics, "votre nom, vos coordonnées et vos pronoms")]
    [InlineData(InformationCategory.Scheduling, "quand et avec qui vous avez des séances")]
    [InlineData(InformationCategory.CarePlan, "votre plan de soins partagé")]
    [InlineData(InformationCategory.SafetyCues, "ce qu'il faut faire et éviter pour que vous vous sentiez en sécurité")]
    [InlineData(InformationCategory.PhysicalHealth, "les renseignements sur votre santé physique")]
    [InlineData(InformationCategory.Bodywork, "vos notes de massage et vos consentements au toucher")]
    [InlineData(InformationCategory.PhysicalOutcomes, "vos évaluations de la douleur, de la tension, du stress et du sommeil")]
    [InlineData(InformationCategory.MentalHealthSummary, "un résumé de vos soins de santé mentale")]
    [InlineData(InformationCategory.MentalHealthOutcomes, "vos questionnaires de santé mentale")]
    [InlineData(InformationCategory.PsychotherapyProgress, "vos notes de psychothérapie")]
    [InlineData(InformationCategory.PsychotherapyProcess, "les notes personnelles que votre psychothérapeute garde à part")]
    [InlineData(InformationCategory.TraumaHistory, "ce qui vous est arrivé")]
    [InlineData(InformationCategory.SubstanceUse, "les renseignements sur la consommation de substances")]
    public void Names_every_kind_of_information(InformationCategory category, string called) =>
        Assert.StartsWith($"Tomas Lind peut voir {called}, pour vous soigner, jusqu'au 30 juin 2026", Say(Permit with { Categories = [category] }), StringComparison.Ordinal);

    [Theory]
    [InlineData(PurposeOfUse.Treatment, "vous soigner")]
    [InlineData(PurposeOfUse.CareCoordination, "coordonner vos soins")]
    [InlineData(PurposeOfUse.Supervision, "superviser la personne qui vous soigne")]
    [InlineData(PurposeOfUse.ClientRequest, "répondre à votre propre demande")]
    [InlineData(PurposeOfUse.Emergency, "agir en cas d'urgence")]
    [InlineData(PurposeOfUse.HealthcareOperations, "gérer la clinique")]
    public void Names_every_purpose(PurposeOfUse purpose, string called)
    {
        Assert.Contains($", pour {called}, jusqu'au", Say(Permit with { Purposes = [purpose] }), StringComparison.Ordinal);
        Assert.Contains(", pour vous soigner, coordonner vos soins ou agir en cas d'urgence, jusqu'au", Say(Permit with { Purposes = [PurposeOfUse.Emergency, PurposeOfUse.Treatment, PurposeOfUse.CareCoordination] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_its_recipient_and_single_records()
    {
        Assert.StartsWith("Toutes les personnes de votre équipe de soins peuvent voir ", Say(Permit with { Recipient = Recipient.CareTeam }), StringComparison.Ordinal);
        Assert.StartsWith("Les massothérapeutes de votre équipe de soins peuvent voir ", Say(Permit with { Recipient = Recipient.Of(Discipline.MassageTherapy) }), StringComparison.Ordinal);
        Assert.StartsWith("Les psychothérapeutes de votre équipe de soins peuvent voir ", Say(Permit with { Recipient = Recipient.Of(Discipline.Psychotherapy) }), StringComparison.Ordinal);
        Assert.StartsWith("Tomas Lind ne peut pas voir ", Say(Permit with { Kind = DirectiveKind.Withhold }), StringComparison.Ordinal);
        Assert.StartsWith("Northside EHR peut voir ", DirectiveInWords.Say(Permit with { Recipient = Recipient.Organization(Northside) }, Names with { Recipient = "Northside EHR" }, Toronto), StringComparison.Ordinal);
        Assert.StartsWith("Tomas Lind peut voir un seul document qui vous a été nommé (son numéro finit par 2f6f0c9b1e51), pour", Say(Permit with { Categories = [], Records = [Note] }), StringComparison.Ordinal);
        Assert.StartsWith(
            "Tomas Lind peut voir votre plan de soins partagé et 2 documents précis qui vous ont été nommés (leurs numéros finissent par 2f6f0c9b1e51 et 2f6f0c9b1e52), pour",
            Say(Permit with { Categories = [InformationCategory.CarePlan], Records = [new("0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e52"), Note] }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Says_of_single_records_that_everything_in_them_is_shown()
    {
        const string Whole = "Un document nommé ici est montré en entier, avec tout ce qu'il contient : les renseignements les plus privés aussi, comme ce qui vous est arrivé ou la consommation de substances.";

        Assert.Contains($". {Whole} Cette permission ne donne accès à rien d'autre.", Say(Permit with { Records = [Note] }), StringComparison.Ordinal);
        Assert.DoesNotContain("montré en entier", Say(Permit), StringComparison.Ordinal);
        Assert.DoesNotContain("montré en entier", Say(Permit with { Kind = DirectiveKind.Withhold, Records = [Note] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DirectiveKind.Withhold, DirectiveKind.Permit, "En signant, vous levez ce que vous avez dit le 1er mai 2026 : Noor Haddad ne peut pas voir votre plan de soins partagé, quel que soit le but.")]
    [InlineData(DirectiveKind.Withhold, DirectiveKind.Withhold, "Vous levez ainsi ce que vous avez dit le 1er mai 2026 : Noor Haddad ne peut pas voir votre plan de soins partagé, quel que soit le but.")]
    [InlineData(DirectiveKind.Permit, DirectiveKind.Permit, "En signant, vous mettez fin à ce que vous avez permis à d'autres le 1er mai 2026 : Noor Haddad peut voir votre plan de soins partagé, quel que soit le but.")]
    [InlineData(DirectiveKind.Permit, DirectiveKind.Withhold, "Cette restriction remplace la permission du 1er mai 2026 : Noor Haddad peut voir votre plan de soins partagé, quel que soit le but.")]
    public void Says_what_it_takes_the_place_of_and_plainly_when_that_lifts_a_withhold(DirectiveKind older, DirectiveKind newer, string said)
    {
        var replaced = new ReplacedDirective
        {
            Terms = new() { Kind = older, Recipient = Recipient.Of(Noor), Categories = [InformationCategory.CarePlan] },
            Recipient = "Noor Haddad",
            SaidAt = new DateTimeOffset(2026, 5, 1, 13, 0, 0, TimeSpan.Zero),
        };

        var words = DirectiveInWords.Say(Permit with { Kind = newer }, Names, Toronto, replaced);
        Assert.Equal($"{Say(Permit with { Kind = newer })} {said}", words);
        Assert.Equal(newer == DirectiveKind.Permit ? Say(Permit) : words, DirectiveInWords.WithoutOthers(words, PlainLanguage.FrCa));
    }

    [Fact]
    public void Says_to_the_same_recipient_what_a_permission_renews()
    {
        var words = DirectiveInWords.Say(Permit, Names, Toronto, new() { Terms = Permit, Recipient = "Tomas Lind", SaidAt = A.Monday });

        Assert.Contains(" reste vu. Dès votre signature, cette permission remplace celle du 2 mars 2026 : Tomas Lind peut voir votre plan de soins partagé et ", words, StringComparison.Ordinal);
        Assert.Equal(words, DirectiveInWords.WithoutOthers(words, PlainLanguage.FrCa));
    }

    [Fact]
    public void Says_of_process_notes_what_the_law_asks_for() =>
        Assert.Equal(
            "Tomas Lind peut voir les notes personnelles que votre psychothérapeute garde à part, pour vous soigner, jusqu'au 30 juin 2026 à 23 h 59. "
                + "Il s'agit de ceci : Les notes de février. Cette permission prend fin plus tôt si ceci se produit : Je déménage. "
                + "Cette permission ne donne accès à rien d'autre. Vous pouvez changer d'avis à tout moment, sans donner de raison; ce qui a été vu avant reste vu. "
                + "Ces notes sont communiquées par Common Ground. Votre permission n'est pas définitive. "
                + "Vous pouvez la retirer à tout moment : par écrit, dans votre compte ou en le disant à une personne de la clinique. Vos soins ne dépendent pas de votre signature. "
                + "La personne ou l'organisme qui reçoit ces notes pourrait les transmettre, et la loi pourrait alors ne plus les protéger.",
            Say(Permit with { Categories = [InformationCategory.PsychotherapyProcess], Description = "Les notes de février", ExpiryEvent = "Je déménage." }));

    [Fact]
    public void Says_of_substance_use_for_an_organization_what_the_law_asks_for() =>
        Assert.Equal(
            "Northside EHR peut voir les renseignements sur la consommation de substances, pour vous soigner, jusqu'au 30 juin 2026 à 23 h 59. "
                + "Cette permission ne donne accès à rien d'autre. Vous pouvez changer d'avis à tout moment, sans donner de raison; ce qui a été vu avant reste vu. "
                + "Ces renseignements portent sur Maya. Ces renseignements sont communiqués par Common Ground. Votre permission n'est pas définitive. "
                + "Vous pouvez la retirer à tout moment : par écrit, dans votre compte ou en le disant à une personne de la clinique. "
                + "Si vous n'êtes pas d'accord, vos soins ici continuent comme avant et Northside EHR ne reçoit pas ces renseignements. "
                + "Northside EHR pourrait les transmettre, et les règles sur les dossiers de consommation de substances (42 CFR, partie 2) pourraient alors ne plus les protéger.",
            DirectiveInWords.Say(
                Permit with { Recipient = Recipient.Organization(Northside), Categories = [InformationCategory.SubstanceUse] }, Names with { Recipient = "Northside EHR" }, Toronto));

    [Fact]
    public void Says_of_single_records_for_an_organization_no_more_than_that_they_might_be_about_it() =>
        Assert.EndsWith(
            "Northside EHR pourrait les transmettre, et la loi, comme les règles sur les dossiers de consommation de substances (42 CFR, partie 2), pourrait alors ne plus les protéger.",
            DirectiveInWords.Say(
                Permit with { Recipient = Recipient.Organization(Northside), Categories = [], Records = [Person(101)] }, Names with { Recipient = "Northside EHR" }, Toronto),
            StringComparison.Ordinal);

    [Fact]
    public void Speaks_the_first_language_of_the_client_that_it_can()
    {
        Assert.Equal(PlainLanguage.FrCa, PlainLanguages.FirstOf(["sv", "fr-BE", "en-CA"]));
        Assert.Equal(PlainLanguage.EnCa, PlainLanguages.FirstOf(["EN", "fr-CA"]));
        Assert.Equal(PlainLanguage.EnCa, PlainLanguages.FirstOf(["sv", "frr"]));
        Assert.Equal(PlainLanguage.EnCa, PlainLanguages.FirstOf([]));
        Assert.Equal((PlainLanguage.FrCa, PlainLanguage.EnCa), (PlainLanguages.Of("fr-ca", "/language"), PlainLanguages.Of("en-CA", "/language")));
        Assert.Equal(new ChoiceUnknown { Pointer = "/language" }, A.Refusal(() => PlainLanguages.Of("fr-FR", "/language")));
        Assert.Equal(("fr-CA", "en-CA"), (PlainLanguage.FrCa.Tag(), PlainLanguage.EnCa.Tag()));
    }

    private static string Say(DirectiveProposal terms) => DirectiveInWords.Say(terms, Names, Toronto);
}
