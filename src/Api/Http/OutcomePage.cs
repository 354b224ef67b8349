using System.Globalization;
using System.Text;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Application.Outcomes;
using static IntegrativeCare.Api.Http.PrintedPage;

namespace IntegrativeCare.Api.Http;

/// <summary>Scores over time as a page to be printed: the drawing, and each series once more as a table that a screen reader can walk through.</summary>
internal static class OutcomePage
{
    /// <summary>The whole page.</summary>
    /// <param name="isOfOneScale">True when a scale was asked for; otherwise totals alone are drawn, and every scale has its table.</param>
    /// <param name="mayNotBePassedOn">True when something in it was shown with the duty not to pass it on: the paper carries the notice (Rule CR-013; I27).</param>
    public static IResult Of(OutcomeTrends trends, bool isOfOneScale, LanguageTag language, bool mayNotBePassedOn)
    {
        var (view, head) = trends;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(view.TimeZone);
        var (words, when) = (new TrendInWords(language.Value, zone), new AccessInWords(language.Value, zone, view.ClientId));
        var body = new StringBuilder();
        if (mayNotBePassedOn) body.Append("<p lang=\"en\"><strong>").Append(Html(RedisclosureNotice.ShortText)).Append("</strong></p>\n");
        body.Append("<p>").Append(Html(words.Say("This page holds what its reader may see at this moment, and no more.", "Cette page contient ce que son lecteur peut voir en ce moment, et rien de plus."))).Append("</p>\n");
        if (view.Series.Count == 0) body.Append("<p>").Append(Html(words.Nothing)).Append("</p>\n");
        else body.Append("<figure>\n").Append(OutcomeChart.InAPage(isOfOneScale ? view : OutcomeChart.Panels(view), words)).Append("\n</figure>\n");
        foreach (var series in view.Series) Series(body, series, words);

        return PrintedPage.Of(
            language, words.Title, head.ClinicName, ["outcomes.css", "outcome-chart.css"],
            [
                (words.Say("Clinic", "Clinique"), Html(head.ClinicName)),
                (words.Say("Client", "Client"), $"{(head.ClientName is { } name ? Html(name) + " · " : "")}<code>{view.ClientId}</code>"),
                (words.Say("Printed", "Imprimé"), $"{Html(when.When(head.MadeAt))} ({Html(view.TimeZone)})"),
            ],
            body.ToString());
    }

    private static void Series(StringBuilder body, OutcomeSeriesView series, TrendInWords words)
    {
        body.Append("<section>\n<h2>").Append(Html(words.FullName(series))).Append("</h2>\n");
        Paragraph(body, words.Range(series));
        foreach (var sentence in words.Change(series)) Paragraph(body, sentence);
        foreach (var flag in series.Change?.Flags ?? []) Paragraph(body, words.Source(flag.Kind, flag.Value, flag.Source, flag.Population));
        foreach (var caution in series.Change?.Cautions ?? []) Paragraph(body, words.Caution(caution));
        foreach (var cut in series.Cuts) Paragraph(body, words.Cut(cut));
        if (words.Doses(series.Doses) is { } doses) Paragraph(body, doses);
        if (series.PointsAreThinned) Paragraph(body, words.Thinned(series));

        var columns = words.Columns;
        body.Append("<table>\n<caption>").Append(Html(words.FullName(series))).Append("</caption>\n");
        Head(body, columns.Day, columns.Score, columns.Band, columns.Notes);
        foreach (var score in series.Points)
            body.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Html(words.Day(score.TakenAt))}</th><td>{Html(words.Number(score.Value))}</td><td>{Html(score.Band is { } band ? words.Band(band) : "")}</td><td>{Html(words.Note(score))}</td></tr>\n");
        body.Append("</tbody>\n</table>\n");
        if (series.Pairs is { } pairs) Pairs(body, pairs, words);
        body.Append("</section>\n");
    }

    private static void Pairs(StringBuilder body, SessionPairsView pairs, TrendInWords words)
    {
        var columns = words.PairColumns;
        body.Append("<table>\n<caption>").Append(Html(words.Pairs(pairs))).Append("</caption>\n");
        Head(body, columns.Day, columns.Session, columns.Before, columns.After, columns.Change);
        foreach (var pair in pairs.Sessions)
            body.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Html(words.Day(pair.At))}</th><td>{Html(pair.Discipline is { } discipline ? words.SessionsOf(discipline) : "")}</td><td>{Html(words.Number(pair.Before))}</td><td>{Html(words.Number(pair.After))}</td><td>{Html(words.Number(pair.Change))}</td></tr>\n");
        body.Append("</tbody>\n</table>\n");
        if (pairs.Threshold is { } threshold) Paragraph(body, words.Source(threshold.Kind, threshold.Value, threshold.Source, threshold.Population));
    }

    private static void Head(StringBuilder body, params string[] columns) =>
        body.Append("<thead><tr>").AppendJoin("", columns.Select(column => $"<th scope=\"col\">{Html(column)}</th>")).Append("</tr></thead>\n<tbody>\n");

    private static void Paragraph(StringBuilder body, string text) => body.Append("<p>").Append(Html(text)).Append("</p>\n");
}
