using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IntegrativeCare.Api.OpenApi;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using static IntegrativeCare.Api.Http.PrintedPage;

namespace IntegrativeCare.Api.Http;

/// <summary>Draws scores over time as SVG: a panel for each series, completed sessions of both disciplines under all of them on the same time line.</summary>
/// <remarks>
/// Disciplines differ in shape as well as in colour, and every mark says in words what it is. The colours are Okabe's and Ito's, darkened or lightened until they stand out from the paper; the sheet of
/// paper is light whatever the screen is. No script, and no style but one file that the answer's policy names by its hash.
/// </remarks>
internal sealed class OutcomeChart
{
    private const double Width = 960;
    private const double PlotLeft = 64;
    private const double PlotRight = 770;
    private const double TextRight = 944;
    private const double Lane = 20;

    private readonly OutcomeTrendsView view;
    private readonly TrendInWords words;
    private readonly bool isAlone;
    private readonly StringBuilder svg = new();
    private readonly DateTimeOffset begins;
    private readonly DateTimeOffset ends;
    private double y;

    private OutcomeChart(OutcomeTrendsView view, TrendInWords words, bool isAlone)
    {
        (this.view, this.words, this.isAlone) = (view, words, isAlone);
        var instants = view.Series.SelectMany(Drawn).Select(score => score.TakenAt).Concat(view.Sessions.Select(session => session.StartsAt)).ToList();
        if (instants.Count == 0) return;

        var (first, last) = (instants.Min(), instants.Max());
        var margin = TimeSpan.FromTicks(Math.Max((last - first).Ticks / 33, TimeSpan.FromDays(last - first < TimeSpan.FromDays(6) ? 3 : 0).Ticks));
        (begins, ends) = (first - margin, last + margin);
    }

    /// <summary>How the drawing is styled, in whatever page it stands.</summary>
    public static string Style { get; } = ReadStyle();

    /// <summary>What a browser has to be told so that it takes <see cref="Style"/> and no other.</summary>
    public static string StyleHash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    /// <summary>What is drawn of a view: where an instrument has a total that alone, unless a scale was asked for.</summary>
    public static OutcomeTrendsView Panels(OutcomeTrendsView view) => view with { Series = [.. view.Series.Where(series => series.Scale == Scale.Total || Instruments.Find(series.Instrument)?.Total is null)] };

    /// <summary>A drawing of its own, with its style and with every score as a line of text below it, for paper and for who cannot see it.</summary>
    public static string Alone(OutcomeTrendsView view, TrendInWords words) => new OutcomeChart(view, words, isAlone: true).Draw();

    /// <summary>A drawing to stand in a page that has the style and the tables.</summary>
    public static string InAPage(OutcomeTrendsView view, TrendInWords words) => new OutcomeChart(view, words, isAlone: false).Draw();

    private string Draw()
    {
        y = 16;
        if (view.Series.Count == 0)
        {
            Text(16, y + 24, words.Nothing, "name");
            y += 48;
        }
        else
        {
            foreach (var series in view.Series) Panel(series);
            SessionStrip();
            if (isAlone) foreach (var series in view.Series) Rows(series);
        }

        var height = N(Math.Ceiling(y + 8));
        var about = view.Series.Count == 0 ? words.Nothing : string.Join(' ', view.Series.Select(series => $"{words.FullName(series)}. {string.Join(' ', words.Change(series))}"));
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" class="outcome-chart" role="graphics-document document" aria-labelledby="outcome-chart-title outcome-chart-about" viewBox="0 0 {N(Width)} {height}"{(isAlone ? $" width=\"{N(Width)}\" height=\"{height}\" xml:lang=\"{words.Say("en-CA", "fr-CA")}\"" : "")}>
            <title id="outcome-chart-title">{Html(words.Title)}</title>
            <desc id="outcome-chart-about">{Html(about)}</desc>
            {(isAlone ? $"<style>{Style}</style>\n" : "")}<rect class="paper" width="{N(Width)}" height="{height}"/>
            {svg}</svg>
            """;
    }

    private void Panel(OutcomeSeriesView series)
    {
        svg.Append("<g role=\"graphics-object group\" aria-label=\"").Append(Html(words.FullName(series))).Append("\">\n");
        y += 18;
        foreach (var line in Wrapped(words.Name(series), 108))
        {
            Text(16, y, line, "name");
            y += 20;
        }

        Text(16, y, words.Range(series), "soft");
        y += 17;
        foreach (var line in words.Change(series).SelectMany(sentence => Wrapped(sentence, 150)))
        {
            Text(16, y, line, "strong");
            y += 16;
        }

        var said = series.Cuts.Select(words.Cut);
        if (series.Change is { } change) said = said.Concat(change.Cautions.Select(words.Caution));
        if (words.Doses(series.Doses) is { } doses) said = said.Append(doses);
        if (series.Pairs is { } pairs) said = said.Append(words.Pairs(pairs));
        if (series.PointsAreThinned) said = said.Append(words.Thinned(series));
        foreach (var line in said.SelectMany(sentence => Wrapped(sentence, 155)))
        {
            Text(16, y, line, "soft");
            y += 16;
        }

        Plot(series, y + 14, view.Series.Count == 1 ? 260 : 170);
        svg.Append("</g>\n");
        y += 26;
    }

    private void Plot(OutcomeSeriesView series, double top, double height)
    {
        var scores = Drawn(series);
        var bottom = top + height;
        double Y(decimal value) => bottom - (double)((value - series.Lowest) / (series.Highest - series.Lowest)) * height;

        Bands(series, top, Y);
        foreach (var tick in Steps(series.Lowest, series.Highest))
        {
            Line("grid", PlotLeft, Y(tick), PlotRight, Y(tick));
            Text(PlotLeft - 8, Y(tick) + 4, words.Number(tick), "end soft");
        }

        Calendar(top, bottom);
        if (view.Baseline is { Is: BaselineRule.FirstOfThePlan, Since: { } since } && since > begins && since < ends)
        {
            Line("plan", X(since), top, X(since), bottom);
            var isRight = X(since) > PlotRight - 150;
            Text(X(since) + (isRight ? -5 : 5), bottom - 6, words.PlanBegan, isRight ? "soft halo end" : "soft halo");
        }

        var size = scores.Count switch { > 200 => 1.6, > 60 => 2.4, _ => 4 };
        var path = string.Join(' ', scores.Where(score => score.Moment != SessionMoment.After).Select(score => $"{N(X(score.TakenAt))},{N(Y(score.Value))}"));
        if (scores.Count(score => score.Moment != SessionMoment.After) > 1) svg.Append("<polyline class=\"line").Append(scores.Count > 60 ? " many" : "").Append("\" points=\"").Append(path).Append("\"/>\n");
        foreach (var score in scores) Mark(score, X(score.TakenAt), Y(score.Value), size);
        Ends(series, scores, Y, top, bottom);
        y = bottom + 24;
    }

    private static void Shape(StringBuilder to, OutcomeScoreView score, double x, double at, double size)
    {
        if (score.Moment == SessionMoment.After) to.Append(CultureInfo.InvariantCulture, $"<path class=\"after\" d=\"M{N(x - size)} {N(at - size)}h{N(2 * size)}l{N(-size)} {N(2 * size)}z\"/>");
        else to.Append(CultureInfo.InvariantCulture, $"<circle class=\"{(score.Completeness == Completeness.Prorated ? "prorated" : "score")}\" cx=\"{N(x)}\" cy=\"{N(at)}\" r=\"{N(score.Completeness == Completeness.Prorated ? Math.Max(size, 3) : size)}\"/>");
    }

    private void Mark(OutcomeScoreView score, double x, double at, double size)
    {
        svg.Append("<g role=\"graphics-symbol img\" aria-label=\"").Append(Html(words.Point(score))).Append("\">");
        Shape(svg, score, x, at, Math.Max(size, score.Moment == SessionMoment.After ? 3 : 0));
        svg.Append("</g>\n");
    }

    // The two scores between which the change lies, in rings and with their values where they cover no other score.
    private void Ends(OutcomeSeriesView series, List<OutcomeScoreView> scores, Func<decimal, double> at, double top, double bottom)
    {
        if (series.Baseline is { } first && series.Last is { } last && first.MeasurementId != last.MeasurementId)
        {
            var firstIsAbove = series.Change!.Points <= 0;
            Ring(first);
            Ring(last);
            var taken = Value(first, words.First(first), firstIsAbove, null);
            Value(last, words.Last(last, series.Change), !firstIsAbove, taken);
        }
        else if ((series.Baseline ?? series.Last) is { } only)
        {
            Ring(only);
            Value(only, words.Number(only.Value), isAbove: true, null);
        }

        void Ring(OutcomeScoreView score) => svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"ring\" cx=\"{N(X(score.TakenAt))}\" cy=\"{N(at(score.Value))}\" r=\"7\"/>\n");

        (double Left, double Right, double Baseline) Value(OutcomeScoreView score, string text, bool isAbove, (double Left, double Right, double Baseline)? taken)
        {
            var width = text.Length * 7.0;
            var left = Math.Clamp(X(score.TakenAt) - width / 2, PlotLeft + 4, PlotRight - width - 4);
            double[] up = [-13, -27, -41, -55, -69], down = [23, 37, 51, 65, 79];
            var places = (isAbove ? up.Concat(down) : down.Concat(up)).Select(offset => at(score.Value) + offset).Where(baseline => baseline - 12 >= top && baseline + 4 <= bottom).ToList();
            bool IsFree(double baseline) =>
                !scores.Exists(other => X(other.TakenAt) > left - 5 && X(other.TakenAt) < left + width + 5 && at(other.Value) > baseline - 15 && at(other.Value) < baseline + 7)
                && !(taken is { } held && left < held.Right && held.Left < left + width && Math.Abs(baseline - held.Baseline) < 14);
            var line = places.Exists(IsFree) ? places.Find(IsFree) : places.FirstOrDefault(at(score.Value));
            Text(left + width / 2, line, text, "strong halo middle");
            return (left, left + width, line);
        }
    }

    private void Bands(OutcomeSeriesView series, double top, Func<decimal, double> at)
    {
        var bands = series.Bands;
        double? lowestText = null;
        for (var i = 0; i < bands.Count; i++)
        {
            // Between two bands the line lies half-way, so that a score on the edge is plainly in its own.
            var from = i == 0 ? series.Lowest : (bands[i - 1].To + bands[i].From) / 2;
            var to = i == bands.Count - 1 ? series.Highest : (bands[i].To + bands[i + 1].From) / 2;
            var depth = bands.Count == 1 ? 0 : (series.HigherIs == Direction.Better ? bands.Count - 1 - i : i) * 4 / (bands.Count - 1);
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"band band{depth}\" x=\"{N(PlotLeft)}\" y=\"{N(at(to))}\" width=\"{N(PlotRight - PlotLeft)}\" height=\"{N(at(from) - at(to))}\"/>\n");

            var line = Math.Min((at(from) + at(to)) / 2 + 4, lowestText - 13 ?? double.MaxValue);
            lowestText = Math.Max(line, top);
            Text(PlotRight + 10, line, words.Band(bands[i]), "soft");
        }
    }

    // Sessions of each discipline in a lane of their own, under every panel and on the same time line.
    private void SessionStrip()
    {
        if (view.Sessions.Count > 0)
        {
            y += 14;
            Text(16, y, words.SessionsHeld, "strong");
            y += 8;
            foreach (var lane in view.Sessions.GroupBy(session => session.Discipline).OrderBy(lane => lane.Key))
            {
                var middle = y + Lane / 2;
                Line("grid", PlotLeft, middle, PlotRight, middle);
                svg.Append("<g role=\"graphics-object group\" aria-label=\"").Append(Html(words.SessionsOf(lane.Key))).Append("\">\n");
                foreach (var session in lane) svg.Append("<g role=\"graphics-symbol img\" aria-label=\"").Append(Html(words.Point(session))).Append("\">").Append(ShapeOf(lane.Key, X(session.StartsAt), middle, lane.Count() > 60 ? 2 : 5)).Append("</g>\n");
                svg.Append("</g>\n").Append(ShapeOf(lane.Key, PlotRight + 17, middle, 5)).Append('\n');
                Text(PlotRight + 28, middle + 4, words.SessionsOf(lane.Key), "");
                y += Lane;
            }

            Calendar(y, y);
            y += 38;
            Text(16, y, words.SessionsExplainNothing, "soft");
            if (view.SessionsAreThinned) Text(16, y += 16, words.SessionsThinned, "soft");
            y += 8;
        }

        Legend();
    }

    private void Legend()
    {
        var scores = view.Series.SelectMany(Drawn).ToList();
        var marks = new List<(OutcomeScoreView Like, string Words)>();
        if (scores.Find(score => score.Completeness == Completeness.Complete && score.Moment != SessionMoment.After) is { } complete) marks.Add((complete, words.Marks.Complete));
        if (scores.Find(score => score.Completeness == Completeness.Prorated && score.Moment != SessionMoment.After) is { } prorated) marks.Add((prorated, words.Marks.Prorated));
        if (scores.Find(score => score.Moment == SessionMoment.After) is { } after) marks.Add((after, words.Marks.After));
        if (marks.Count < 2) return;

        y += 12;
        var x = 22.0;
        foreach (var (like, text) in marks)
        {
            Shape(svg, like, x, y - 4, 4);
            Text(x + 10, y, text, "soft");
            x += 34 + text.Length * 6.6;
        }

        y += 8;
    }

    private void Rows(OutcomeSeriesView series)
    {
        y += 22;
        Text(16, y, words.FullName(series), "strong");
        y += 18;
        var rows = series.Points.Select(words.Point).ToList();
        var columns = rows.Exists(row => row.Length > 46) ? 2 : 3;
        var lines = (rows.Count + columns - 1) / columns;
        for (var i = 0; i < rows.Count; i++) Text(16 + i / lines * ((TextRight - 16) / columns), y + i % lines * 16, rows[i], "");
        y += lines * 16;

        var sources = series.Change?.Flags.Select(flag => words.Source(flag.Kind, flag.Value, flag.Source, flag.Population)).ToList() ?? [];
        if (series.Pairs?.Threshold is { } threshold) sources.Add(words.Source(threshold.Kind, threshold.Value, threshold.Source, threshold.Population));
        foreach (var line in sources.Distinct(StringComparer.Ordinal).SelectMany(source => Wrapped(source, 155)))
        {
            Text(16, y + 4, line, "soft");
            y += 16;
        }
    }

    // Marks of the calendar by the clinic's clock: whole days, months or years, as many as fit beside each other.
    private void Calendar(double top, double bottom)
    {
        Line("axis", PlotLeft, bottom, PlotRight, bottom);
        foreach (var (day, text) in Ticks())
        {
            var x = X(words.Begins(day));
            if (top < bottom) Line("grid", x, top, x, bottom);
            Line("axis", x, bottom, x, bottom + 5);
            Text(x, bottom + 18, text, "soft middle");
        }
    }

    private IEnumerable<(DateTime Day, string Text)> Ticks()
    {
        var (first, last) = (words.Local(begins).Date.AddDays(1), words.Local(ends).Date);
        var days = Math.Max((last - first).TotalDays, 0) + 1;
        foreach (var step in (int[])[1, 2, 7, 14])
        {
            if (days / step > 7) continue;
            for (var day = first; day <= last; day = day.AddDays(step)) yield return (day, words.Day(words.Begins(day)));
            yield break;
        }

        var months = days / 30.4;
        var size = ((int[])[1, 2, 3, 6, 12, 24, 60, 120]).First(step => months / step <= 7 || step == 120);
        var start = new DateTime(first.Year, size >= 12 ? 1 : (first.Month - 1) / size * size + 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        if (size >= 12) start = start.AddYears(-(start.Year % (size / 12)));
        for (var day = start; day <= last; day = day.AddMonths(size))
        {
            if (day >= first) yield return (day, size >= 12 ? day.Year.ToString(CultureInfo.InvariantCulture) : words.Month(day));
        }
    }

    private static IEnumerable<decimal> Steps(decimal lowest, decimal highest)
    {
        var step = ((decimal[])[0.5m, 1, 2, 5, 10, 20, 25, 50, 100]).FirstOrDefault(size => (highest - lowest) / size <= 6, 500);
        for (var tick = lowest; tick < highest - step / 2; tick += step) yield return tick;
        yield return highest;
    }

    // What is drawn: the points, and the two scores between which the change lies even where they were left out of the points.
    private static List<OutcomeScoreView> Drawn(OutcomeSeriesView series) =>
        [.. series.Points.Concat(((OutcomeScoreView?[])[series.Baseline, series.Last]).OfType<OutcomeScoreView>()).DistinctBy(score => score.MeasurementId).OrderBy(score => score.TakenAt).ThenBy(score => score.MeasurementId)];

    private static string ShapeOf(Discipline discipline, double x, double middle, double size)
    {
        var (half, back) = (N(size * 1.3), N(-size * 1.3));
        return discipline == Discipline.Psychotherapy
            ? $"<circle class=\"talk\" cx=\"{N(x)}\" cy=\"{N(middle)}\" r=\"{N(size)}\"/>"
            : $"<path class=\"touch\" d=\"M{N(x)} {N(middle - size * 1.3)}l{half} {half}l{back} {half}l{back} {back}z\"/>";
    }

    private double X(DateTimeOffset instant) => PlotLeft + (instant - begins) / (ends - begins) * (PlotRight - PlotLeft);

    private void Line(string style, double x1, double y1, double x2, double y2) => svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{style}\" d=\"M{N(x1)} {N(y1)}L{N(x2)} {N(y2)}\"/>\n");

    private void Text(double x, double baseline, string text, string style) =>
        svg.Append("<text x=\"").Append(N(x)).Append("\" y=\"").Append(N(baseline)).Append('"').Append(style.Length > 0 ? $" class=\"{style}\"" : "").Append('>').Append(Html(text)).Append("</text>\n");

    private static IEnumerable<string> Wrapped(string text, int most)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        if (line.Length > 0) yield return line.ToString();
    }

    private static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    private static string ReadStyle()
    {
        using var reader = new StreamReader(Assets.Open("outcome-chart.css"));
        return reader.ReadToEnd();
    }
}
