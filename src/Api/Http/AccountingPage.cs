using System.Globalization;
using System.Text;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Consents;
using static IntegrativeCare.Api.Http.PrintedPage;

namespace IntegrativeCare.Api.Http;

/// <summary>An accounting of disclosures as a page to be printed and handed over: black on white, its table's head on every sheet, no script.</summary>
internal static class AccountingPage
{
    /// <summary>The whole page.</summary>
    public static IResult Of(AccountingView accounting, LanguageTag language)
    {
        var words = new AccessInWords(language.Value, TimeZoneInfo.FindSystemTimeZoneById(accounting.TimeZone), accounting.ClientId);
        string Say(string english, string french) => language.Value == PlainLanguage.FrCa ? french : english;

        var title = Say("Accounting of disclosures", "Relevé des divulgations");
        var rows = new StringBuilder();
        foreach (var item in accounting.Items) Row(rows, item, words, Say);
        var table = accounting.Items.Count == 0
            ? $"<p>{Html(Say("Nothing was released to anybody in this period.", "Rien n'a été communiqué à qui que ce soit pendant cette période."))}</p>"
            : $"""
              <table>
              <caption>{Html(Say("By the day of the first release", "Selon le jour de la première communication"))}</caption>
              <thead><tr><th scope="col">{Html(Say("When", "Quand"))}</th><th scope="col">{Html(Say("Recipient", "Destinataire"))}</th><th scope="col">{Html(Say("What", "Quoi"))}</th><th scope="col">{Html(Say("What for", "But"))}</th><th scope="col">{Html(Say("Why it was allowed", "Pourquoi c'était permis"))}</th></tr></thead>
              <tbody>
              {rows}</tbody>
              </table>
              """;

        return PrintedPage.Of(
            language, title, accounting.ClinicName, ["accounting.css"],
            [
                (Say("Clinic", "Clinique"), Html(accounting.ClinicName)),
                (Say("Client", "Client"), $"<code>{accounting.ClientId}</code>"),
                (Say("Period", "Période"), Html(Say($"{words.When(accounting.From)} to {words.When(accounting.To)}", $"du {words.When(accounting.From)} au {words.When(accounting.To)}"))),
                (Say("Made", "Établi"), Html(words.When(accounting.MadeAt))),
                (Say("Time zone", "Fuseau horaire"), Html(accounting.TimeZone)),
                (Say("Releases", "Communications"), accounting.Count.ToString(CultureInfo.InvariantCulture)),
            ],
            $"""
            <p>{Html(Say(
                "Each release of something in the record to somebody other than its author and the client is counted once. Repeated ones are summarised: the first day, how many, the last day. The law asks for those marked “required” (45 CFR 164.528); the others, such as uses for treatment inside the clinic, are listed because the client may know them too.",
                "Chaque communication d'un élément du dossier à une autre personne que son auteur et le client est comptée une fois. Les communications répétées sont résumées : le premier jour, le nombre, le dernier jour. La loi exige celles qui portent la mention « exigée » (45 CFR 164.528); les autres, comme les utilisations pour le traitement au sein de la clinique, figurent ici parce que le client peut aussi les connaître."))}</p>
            {table}

            """);
    }

    private static void Row(StringBuilder rows, AccountingItemView item, AccessInWords words, Func<string, string, string> say)
    {
        var when = item.Count == 1
            ? Html(words.DayInWords(item.FirstOn))
            : $"{Html(words.DayInWords(item.FirstOn))}<br>{item.Count.ToString(CultureInfo.InvariantCulture)} {Html(say("times, last on", "fois, la dernière le"))}<br>{Html(words.DayInWords(item.LastOn))}";
        var marks = new List<string>
        {
            item.Kind == AccessKind.Use ? say("inside the clinic", "au sein de la clinique") : say("to another organization or person", "à un autre organisme ou à une autre personne"),
        };
        if (item.IsOutsideTheProduct) marks.Add(say("by another road than this system", "par une autre voie que ce système"));
        if (item.IsRequiredByHipaa) marks.Add(say("required", "exigée"));
        if (item.IsSuspended == true) marks.Add(say("kept out of the client's own accounting for now", "absente pour l'instant du relevé remis au client"));
        var directives = item.Bases.Where(basis => basis.Directive is not null).Select(basis => $"<br>{Html(say("directive", "directive"))} <code>{basis.Under}</code>");

        rows.Append(CultureInfo.InvariantCulture, $"""
            <tr><th scope="row">{when}</th><td>{Html(item.Recipient.Name)}{(item.Recipient.Address is { } address ? "<br>" + Lines(address) : "")}</td><td>{Lines(item.Description)}</td><td>{Lines(item.PurposeStatement)}{(item.CopyOfRequest is { } request ? $"<blockquote>{Lines(request)}</blockquote>" : "")}</td><td>{Html(item.Basis)}{string.Concat(directives)}<br><small>{Html(string.Join("; ", marks))}</small></td></tr>

            """);
    }
}
