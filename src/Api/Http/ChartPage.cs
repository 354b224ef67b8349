using System.Globalization;
using System.Text;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using static IntegrativeCare.Api.Http.PrintedPage;

namespace IntegrativeCare.Api.Http;

/// <summary>Session notes as a page to be printed: each note begins on its own sheet, none of its head or signature is torn from its text, no script.</summary>
internal static class ChartPage
{
    private static readonly Dictionary<string, (string English, string French)> Headings = new(StringComparer.Ordinal)
    {
        ["subjective"] = ("Subjective", "Subjectif"),
        ["objective"] = ("Objective", "Objectif"),
        ["assessment"] = ("Assessment", "Appréciation"),
        ["plan"] = ("Plan", "Plan"),
        ["data"] = ("Data", "Données"),
        ["behaviour"] = ("Behaviour", "Comportement"),
        ["intervention"] = ("Intervention", "Intervention"),
        ["response"] = ("Response", "Réponse"),
        ["presentation"] = ("How the client came", "État à l'arrivée"),
        ["findings"] = ("Findings", "Constatations"),
        ["treatment"] = ("Treatment", "Traitement"),
        ["regionsWorked"] = ("Regions worked", "Régions traitées"),
        ["clientResponse"] = ("The client's response", "Réponse du client"),
        ["aftercare"] = ("Aftercare", "Conseils après la séance"),
    };

    /// <summary>The whole page.</summary>
    /// <param name="next">The address of the next part; <c>null</c> on the last one.</param>
    /// <param name="mayNotBePassedOn">True when something in it was shown with the duty not to pass it on: the paper carries the notice (Rule CR-013; I27).</param>
    public static IResult Of(ChartView chart, LanguageTag language, string? next, bool mayNotBePassedOn) =>
        new Sheets(chart, language, next, mayNotBePassedOn).Write();

    private sealed class Sheets(ChartView chart, LanguageTag language, string? next, bool mayNotBePassedOn)
    {
        private readonly AccessInWords words = new(language.Value, TimeZoneInfo.FindSystemTimeZoneById(chart.TimeZone), chart.ClientId);

        // In the words of the rule, in whatever language the page is.
        private static string Notice => $"<p class=\"notice\" lang=\"en\">{Html(RedisclosureNotice.ShortText)}</p>\n";

        public IResult Write()
        {
            var title = Say("Session notes", "Notes de séance");
            var notes = new StringBuilder();
            foreach (var entry in chart.Items) Note(notes, entry);
            if (chart.Items.Count == 0) notes.Append("<p>").Append(Html(Say("There is no signed note for you here.", "Il n'y a ici aucune note signée pour vous."))).Append("</p>\n");
            if (next is not null) More(notes, next);

            return PrintedPage.Of(
                language, title, chart.ClinicName, ["chart.css"],
                [
                    (Say("Clinic", "Clinique"), Html(chart.ClinicName)),
                    (Say("Client", "Client"), $"{(chart.ClientName is { } name ? Html(name) + " · " : "")}<code>{chart.ClientId}</code>"),
                    (Say("Printed", "Imprimé"), $"{Html(words.When(chart.MadeAt))} ({Html(chart.TimeZone)})"),
                ],
                $"""
                {(mayNotBePassedOn ? Notice : "")}<p>{Html(Say("This page holds what its reader may see at this moment, and no more.", "Cette page contient ce que son lecteur peut voir en ce moment, et rien de plus."))}</p>
                {notes}
                """);
        }

        // On paper the link goes and the words stay: whoever holds the sheets sees that they are not all.
        private void More(StringBuilder page, string address)
        {
            page.Append("<p class=\"more\">").Append(Html(Say("These are not all the notes: later ones follow in the next part.", "Ce ne sont pas toutes les notes : les suivantes sont dans la prochaine partie.")));
            page.Append(" <a rel=\"next\" href=\"").Append(Html(address)).Append("\">").Append(Html(Say("Go to the next part", "Aller à la prochaine partie"))).Append("</a></p>\n");
        }

        private void Note(StringBuilder page, ChartEntry entry)
        {
            var note = entry.Note;
            page.Append("<article>\n<header>\n<h2>").Append(Html(entry.SessionStartsAt is { } start ? Say("Session of ", "Séance du ") + words.When(start) : Say("Session note", "Note de séance"))).Append("</h2>\n<p>");
            page.Append(Html(string.Join(" · ", new[] { entry.AuthorName, entry.AuthorTitle, note.Format switch { NoteFormat.MassageRecord => Say("massage record", "dossier de massothérapie"), NoteFormat.FreeForm => Say("free form", "forme libre"), var layout => layout.ToString().ToUpperInvariant() } }.OfType<string>())));
            page.Append("</p>\n");
            foreach (var mark in Marks(note)) page.Append("<p class=\"mark\">").Append(Html(mark)).Append("</p>\n");
            if (mayNotBePassedOn && note.Sections.Any(section => section.Category == InformationCategory.SubstanceUse)) page.Append(Notice);
            page.Append("</header>\n");
            foreach (var section in note.Sections) Section(page, section);
            foreach (var addendum in note.Addenda) Addendum(page, addendum, entry.AddendumAuthors.FirstOrDefault(author => author.Id == addendum.AuthorId));
            Signature(page, entry);
            page.Append("</article>\n");
        }

        private IEnumerable<string> Marks(NoteView note)
        {
            if (note.IsLateEntry) yield return Say("Late entry", "Inscription tardive");
            if (note.Status == NoteStatus.AwaitingCoSignature) yield return Say("Not final: awaits the supervisor's co-signature", "Non définitive : en attente de la cosignature du superviseur");
            if (note.Status == NoteStatus.Returned) yield return Say("Not final: given back by the supervisor", "Non définitive : renvoyée par le superviseur");
            if (note.Status == NoteStatus.Amended) yield return Say($"Version {note.Version}, replaced by a later one", $"Version {note.Version}, remplacée par une version ultérieure");
            else if (note.Version > 1) yield return Say($"Version {note.Version}. Why: {note.AmendmentReason}", $"Version {note.Version}. Motif : {note.AmendmentReason}");
            if (note.Status == NoteStatus.EnteredInError) yield return Say($"Entered in error. Why: {note.ErrorReason}", $"Inscrite par erreur. Motif : {note.ErrorReason}");
        }

        private void Section(StringBuilder page, NoteSectionView section)
        {
            var heading = Headings.TryGetValue(section.Heading, out var known) ? Say(known.English, known.French) : section.Heading;
            page.Append("<section>\n<h3>").Append(Html(heading)).Append("</h3>\n");
            if (section.Text.Length > 0) page.Append("<p class=\"text\">").Append(Html(section.Text)).Append("</p>\n");
            if (section.Worked.Count > 0)
            {
                page.Append(CultureInfo.InvariantCulture, $"<table><thead><tr><th scope=\"col\">{Html(Say("Region", "Région"))}</th><th scope=\"col\">{Html(Say("Side", "Côté"))}</th><th scope=\"col\">{Html(Say("Technique", "Technique"))}</th><th scope=\"col\">{Html(Say("Pressure (1–5)", "Pression (1 à 5)"))}</th></tr></thead><tbody>\n");
                foreach (var worked in section.Worked)
                    page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Html(WorkedInWords.Of(worked.Region, language.Value))}</td><td>{Html(worked.Side is { } side ? WorkedInWords.Of(side, language.Value) : "")}</td><td>{Html(WorkedInWords.Of(worked.Technique, language.Value))}</td><td>{worked.Pressure}</td></tr>\n");
                page.Append("</tbody></table>\n");
            }

            page.Append("</section>\n");
        }

        private void Addendum(StringBuilder page, AddendumView addendum, ChartAuthor? author)
        {
            var heading = string.Join(" · ", new[] { Say("Addendum", "Ajout"), author?.Name ?? addendum.AuthorId.ToString(), author?.Title, words.When(addendum.AddedAt) }.OfType<string>());
            page.Append("<section class=\"addendum\">\n<h3>").Append(Html(heading)).Append("</h3>\n<p class=\"text\">").Append(Html(addendum.Text)).Append("</p>\n");
            if (addendum.Reason is { } reason) page.Append("<p class=\"mark\">").Append(Html(Say("Why: ", "Motif : ") + reason)).Append("</p>\n");
            page.Append("</section>\n");
        }

        private void Signature(StringBuilder page, ChartEntry entry)
        {
            var note = entry.Note;
            page.Append("<footer>\n");
            if (note.SignedAt is { } signed) page.Append("<p>").Append(Html(Say("Signed by ", "Signée par ") + (entry.AuthorName ?? note.AuthorId.ToString()) + ", " + words.When(signed))).Append("</p>\n");
            if (note.CoSignedAt is { } coSigned) page.Append("<p>").Append(Html(Say("Co-signed by ", "Cosignée par ") + (entry.CoSignerName ?? "") + ", " + words.When(coSigned))).Append("</p>\n");
            page.Append("<p>").Append(chart.ClientName is { } client ? Html(client) + " · " : "").Append("<code>").Append(chart.ClientId).Append("</code> · <code>").Append(note.Id).Append("</code></p>\n</footer>\n");
        }

        private string Say(string english, string french) => language.Value == PlainLanguage.FrCa ? french : english;
    }
}
