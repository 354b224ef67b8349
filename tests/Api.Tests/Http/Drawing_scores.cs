using System.Text.RegularExpressions;
using System.Xml.Linq;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Api.Tests.Http;

public sealed partial class Drawing_scores
{
    private static readonly TimeZoneInfo Toronto = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");
    private static readonly DateTimeOffset Start = new(2025, 9, 1, 14, 0, 0, TimeSpan.Zero);
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // What would say that something came of something else.
    private static readonly string[] Causes =
    [
        "because", "due to", "cause", "effect", "thanks to", "result of", "led to", "leads to", "helped", "works", "worked", "improved by", "so that",
        "à cause", "grâce à", "effet", "en raison", "dû à", "entraîn", "provoqu", "aidé", "permis de", "résultat de", "fonctionn",
    ];

    public static TheoryData<PlainLanguage> Languages => [PlainLanguage.EnCa, PlainLanguage.FrCa];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Never_says_why_a_score_moved_in_any_text_CR_240(PlainLanguage language)
    {
        var words = new TrendInWords(language, Toronto);
        var said = new List<string>();
        foreach (var instrument in Instruments.All)
        {
            foreach (var scale in instrument.Scales)
            {
                foreach (var (from, to) in ((decimal, decimal)[])[(scale.Lowest, scale.Highest), (scale.Highest, scale.Lowest), (scale.Lowest, scale.Lowest)])
                {
                    var view = View(Series(instrument, scale, [(0, from, Completeness.Complete, SessionMoment.Before), (7, from, Completeness.Prorated, SessionMoment.Standalone), (14, to, Completeness.Complete, SessionMoment.Standalone), (14, to, Completeness.Complete, SessionMoment.After)]) with { PointsAreThinned = true, Pairs = APair }, isThinned: true);
                    said.Add(Texts(OutcomeChart.Alone(view, words)));
                    foreach (var threshold in scale.Thresholds) said.Add(words.Threshold(threshold.Kind, threshold.Value));
                }
            }
        }

        said.AddRange([Texts(OutcomeChart.Alone(View(), words)), words.Thinned(Series(Instruments.Of("phq9"), Instruments.Of("phq9").Total!, [])), words.PlanBegan, .. Enum.GetValues<TrendCaution>().Select(words.Caution)]);
        said.AddRange(typeof(TrendInWords).GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => (string)property.GetValue(words)!));
        foreach (var cause in Causes) Assert.Equal([], said.Where(text => text.Contains(cause, StringComparison.OrdinalIgnoreCase)).Select(text => $"{cause}: {text}"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Has_words_for_every_band_and_span(PlainLanguage language)
    {
        var (words, other) = (new TrendInWords(language, Toronto), new TrendInWords(language == PlainLanguage.FrCa ? PlainLanguage.EnCa : PlainLanguage.FrCa, Toronto));

        foreach (var span in Instruments.All.SelectMany(instrument => instrument.Windows).Distinct(StringComparer.Ordinal)) Assert.NotEqual((span, words.Span(span)), (span, other.Span(span)));
        foreach (var band in Instruments.All.SelectMany(instrument => instrument.Scales).SelectMany(scale => scale.Bands).Select(band => band.Code).Distinct(StringComparer.Ordinal).Where(code => code != "minimal")) Assert.NotEqual((band, words.Band(band)), (band, other.Band(band)));
    }

    [Fact]
    public void Says_first_and_last_with_the_change_and_whose_threshold_it_passes()
    {
        var (english, french) = (new TrendInWords(PlainLanguage.EnCa, Toronto), new TrendInWords(PlainLanguage.FrCa, Toronto));
        var pain = Series(Instruments.Of("nprs"), Instruments.Of("nprs").Total!, [(0, 7, Completeness.Complete, SessionMoment.Standalone), (30, 3.5m, Completeness.Complete, SessionMoment.Standalone)]);

        Assert.Equal(["From 7 on 1 Sep 2025 to 3.5 on 1 Oct 2025: −3.5 points (−50%), better.", "Passes 30% of the first score (Farrar et al. 2001).", "Passes 2 points, the smallest change that people notice (Farrar et al. 2001)."], english.Change(pain));
        Assert.Equal("De 7 le 1er sept. 2025 à 3,5 le 1er oct. 2025 : −3,5 points (−50 %), mieux.", french.Change(pain).First());
        Assert.Equal("Dépasse 30 % du premier score (Farrar et al. 2001).", french.Change(pain).ElementAt(1));
        Assert.Equal("About right now · 0 to 10 · higher is worse", english.Range(pain));
        Assert.Equal("Fewer than two complete scores to compare, so no change is said.", Assert.Single(english.Change(Series(Instruments.Of("nprs"), Instruments.Of("nprs").Total!, [(0, 7, Completeness.Complete, SessionMoment.Standalone)]))));
        Assert.Equal("About the last two weeks · 0 to 100 · higher is better", english.Range(Series(Instruments.Of("who5"), Instruments.Of("who5").Total!, [])));
    }

    [Fact]
    public void Says_days_by_the_clinics_clock() =>
        Assert.Equal(("31 Dec 2025", "1 Jan 2026"), (new TrendInWords(PlainLanguage.EnCa, Toronto).Day(new(2026, 1, 1, 4, 59, 0, TimeSpan.Zero)), new TrendInWords(PlainLanguage.EnCa, Toronto).Day(new(2026, 1, 1, 5, 0, 0, TimeSpan.Zero))));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(12)]
    [InlineData(500)]
    public void Draws_each_score_once_with_words_and_once_more_as_text_within_the_sheet(int count)
    {
        var phq9 = Instruments.Of("phq9");
        var view = count == 0 ? View() : View(Series(phq9, phq9.Total!, [.. Enumerable.Range(0, count).Select(n => (n * 7.0, (decimal)(n % 28), Completeness.Complete, SessionMoment.Standalone))]));

        var drawing = XDocument.Parse(OutcomeChart.Alone(view, new(PlainLanguage.FrCa, Toronto))).Root!;

        Assert.Equal(("graphics-document document", "outcome-chart-title outcome-chart-about"), (drawing.Attribute("role")!.Value, drawing.Attribute("aria-labelledby")!.Value));
        Assert.Equal("Scores au fil du temps", drawing.Element(Svg + "title")!.Value);
        Assert.NotEmpty(drawing.Element(Svg + "desc")!.Value);
        var marks = drawing.Descendants(Svg + "g").Where(mark => mark.Attribute("role")?.Value.StartsWith("graphics-symbol", StringComparison.Ordinal) is true).ToList();
        Assert.Equal(count, marks.Count(mark => mark.Descendants(Svg + "circle").Any(circle => circle.Attribute("class")!.Value == "score")));
        Assert.All(marks, mark => Assert.NotEmpty(mark.Attribute("aria-label")!.Value));
        var texts = drawing.Descendants(Svg + "text").ToList();
        foreach (var mark in marks.Where(mark => mark.Descendants(Svg + "circle").Any(circle => circle.Attribute("class")!.Value == "score"))) Assert.Contains(mark.Attribute("aria-label")!.Value, texts.Select(text => text.Value));
        if (count == 0) Assert.Equal("Il n'y a encore rien à montrer ici.", Assert.Single(texts).Value);

        var height = double.Parse(drawing.Attribute("height")!.Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(texts, text => Assert.InRange(double.Parse(text.Attribute("y")!.Value, System.Globalization.CultureInfo.InvariantCulture), 10, height));
        Assert.All(drawing.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "cx" or "cy" or "x" or "y"), number => Assert.InRange(double.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture), 0, Math.Max(960, height)));
    }

    [Fact]
    public void Tells_the_disciplines_apart_by_shape_as_well_as_colour()
    {
        var phq9 = Instruments.Of("phq9");
        var drawing = XDocument.Parse(OutcomeChart.Alone(View(Series(phq9, phq9.Total!, [(0, 9, Completeness.Complete, SessionMoment.Standalone)])), new(PlainLanguage.EnCa, Toronto)));

        Assert.All(drawing.Descendants().Where(shape => shape.Attribute("class")?.Value == "talk"), shape => Assert.Equal("circle", shape.Name.LocalName));
        Assert.All(drawing.Descendants().Where(shape => shape.Attribute("class")?.Value == "touch"), shape => Assert.Equal("path", shape.Name.LocalName));
        Assert.Equal(2, drawing.Descendants().Count(shape => shape.Attribute("aria-label")?.Value.EndsWith("session, 2 Sep 2025", StringComparison.Ordinal) is true));
    }

    [Fact]
    public void Encodes_whatever_is_named()
    {
        var phq9 = Instruments.Of("phq9");
        var view = View(Series(phq9, phq9.Total!, [(0, 9, Completeness.Complete, SessionMoment.Standalone)]) with { InstrumentName = "<script>alert(1)</script> & \"quotes\"\u0001", Span = "'\"><b>" });

        var drawing = OutcomeChart.Alone(view, new(PlainLanguage.EnCa, Toronto));

        Assert.DoesNotContain("<script", drawing, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script> & \"quotes\"", XDocument.Parse(drawing).Descendants(Svg + "text").Select(text => text.Value));
    }

    [Theory]
    [InlineData("--ink", "--paper", 4.5)]
    [InlineData("--soft", "--paper", 4.5)]
    [InlineData("--line", "--paper", 3)]
    [InlineData("--talk", "--paper", 3)]
    [InlineData("--touch", "--paper", 3)]
    public void Stands_out_from_the_paper_in_light_and_in_dark(string colour, string paper, double atLeast)
    {
        var sheets = Palette().Matches(OutcomeChart.Style).Select(match => match.Groups["all"].Value).Where(all => all.Contains("--paper:", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, sheets.Count);

        foreach (var sheet in sheets) Assert.InRange(Contrast(Of(sheet, colour), Of(sheet, paper)), atLeast, 21);
        Assert.Contains("@media screen and (prefers-color-scheme: dark)", OutcomeChart.Style, StringComparison.Ordinal);

        static string Of(string sheet, string name) => Regex.Match(sheet, $@"{name}: #(?<hex>[0-9a-f]{{6}})", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["hex"].Value;
    }

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);

        static double Luminance(string hex)
        {
            var parts = Convert.FromHexString(hex).Select(part => part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4)).ToList();
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
        }
    }

    private static readonly SessionPairsView APair = new() { Count = 1, MeanChange = -2, Threshold = null, Sessions = [] };

    private static string Texts(string drawing) => string.Join('\n', XDocument.Parse(drawing).Descendants().Where(part => part.Name.LocalName is "text" or "title" or "desc").Select(part => part.Value).Concat(XDocument.Parse(drawing).Descendants().Attributes("aria-label").Select(label => label.Value)));

    private static OutcomeTrendsView View(OutcomeSeriesView? series = null, bool isThinned = false) => new()
    {
        ClientId = Guid.Empty,
        TimeZone = "America/Toronto",
        Baseline = new() { Is = BaselineRule.FirstOfThePlan, Since = Start.AddDays(1) },
        Series = series is null ? [] : [series],
        Sessions = series is null ? [] : [new() { Id = Guid.Empty, Discipline = Discipline.Psychotherapy, StartsAt = Start.AddDays(1) }, new() { Id = Guid.Empty, Discipline = Discipline.MassageTherapy, StartsAt = Start.AddDays(1) }],
        SessionsAreThinned = isThinned,
    };

    private static OutcomeSeriesView Series(Instrument instrument, Scale scale, IReadOnlyList<(double Day, decimal Value, Completeness Completeness, SessionMoment Moment)> points)
    {
        var scores = points.Select(point => new TrendScore(Guid.CreateVersion7(), Start.AddDays(point.Day), point.Value, point.Completeness, point.Moment)).ToList();
        var trend = Trend.Of(scale, scores);
        OutcomeScoreView View(TrendScore score) => new() { MeasurementId = score.Measurement, TakenAt = score.TakenAt, Value = score.Value, Band = scale.BandOf(score.Value)?.Code, Completeness = score.Completeness, Moment = score.Moment };
        return new()
        {
            Instrument = instrument.Code,
            InstrumentName = instrument.Name,
            Scale = scale.Code,
            ScaleName = scale.Name,
            Span = instrument.Window,
            Category = instrument.Category,
            HigherIs = scale.HigherIs,
            Lowest = scale.Lowest,
            Highest = scale.Highest,
            Bands = scale.Bands,
            Baseline = trend.Baseline is null ? null : View(trend.Baseline),
            Last = trend.Last is null ? null : View(trend.Last),
            Change = trend.Points is not { } change ? null : new()
            {
                Points = change,
                Percent = trend.Baseline!.Value > 0 ? Math.Round(change * 100 / trend.Baseline.Value, 1) : null,
                Way = trend.Way,
                Cautions = trend.Cautions,
                Flags = [.. trend.Passed.Select(passed => new ChangeFlagView { Code = passed.Threshold.Code, Kind = passed.Threshold.Kind, Value = passed.Threshold.Value, Way = passed.Way, Population = passed.Threshold.Population, Source = passed.Threshold.Source, IsUsual = passed.Threshold.IsUsual, IsChosenByTheClinic = false })],
            },
            Band = trend.Band?.Code,
            Cuts = trend.CutsMet,
            Doses = trend.Points is null ? [] : [new() { Discipline = Discipline.Psychotherapy, CompletedSessions = 2 }, new() { Discipline = Discipline.MassageTherapy, CompletedSessions = 0 }],
            PointCount = points.Count,
            PointsAreThinned = false,
            Points = [.. scores.Select(View)],
        };
    }

    [GeneratedRegex(@"\{(?<all>[^{}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Palette();
}
