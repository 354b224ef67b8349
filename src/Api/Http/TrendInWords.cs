using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Api.Http;

/// <summary>Says of scores which way they went, by how much and by whose threshold; never why (Rule CR-240).</summary>
/// <param name="language">In which language.</param>
/// <param name="zone">The clinic's time zone, in which days are said.</param>
internal sealed partial class TrendInWords(PlainLanguage language, TimeZoneInfo zone)
{
    private static readonly string[] EnglishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] FrenchMonths = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];

    // What has no French name here keeps the name under which it is known.
    private static readonly Dictionary<string, string> FrenchInstruments = new(StringComparer.Ordinal)
    {
        ["nprs"] = "Échelle numérique de la douleur",
        ["suds"] = "Unités subjectives de détresse",
        ["suds10"] = "Unités subjectives de détresse (0 à 10)",
        ["phq9"] = "Questionnaire sur la santé du patient (PHQ-9)",
        ["phq2"] = "Questionnaire sur la santé du patient (PHQ-2)",
        ["gad7"] = "Échelle d'anxiété généralisée (GAD-7)",
        ["gad2"] = "Échelle d'anxiété généralisée (GAD-2)",
        ["who5"] = "Indice de bien-être de l'OMS (5 questions)",
        ["isi"] = "Index de sévérité de l'insomnie",
        ["pss10"] = "Échelle de stress perçu (10 questions)",
        ["bodyease"] = "Aisance corporelle",
        ["muscletension"] = "Tension musculaire",
        ["sleephours"] = "Heures de sommeil",
        ["sleepquality"] = "Qualité du sommeil",
        ["symptomsphysical"] = "Symptômes physiques",
        ["symptomsemotional"] = "Symptômes émotionnels",
        ["symptomscognitive"] = "Symptômes cognitifs",
        ["psqi"] = "Index de qualité du sommeil de Pittsburgh",
    };

    private static readonly Dictionary<string, (string English, string French)> Spans = new(StringComparer.Ordinal)
    {
        ["now"] = ("right now", "en ce moment"),
        ["24 hours"] = ("the last 24 hours", "les 24 dernières heures"),
        ["7 days"] = ("the last 7 days", "les 7 derniers jours"),
        ["2 weeks"] = ("the last two weeks", "les deux dernières semaines"),
        ["1 month"] = ("the last month", "le dernier mois"),
        ["this session"] = ("this session", "cette séance"),
        ["last night"] = ("last night", "la nuit dernière"),
        ["in general"] = ("in general", "en général"),
    };

    private static readonly Dictionary<string, (string English, string French)> BandNames = new(StringComparer.Ordinal)
    {
        ["none"] = ("none", "aucun"),
        ["minimal"] = ("minimal", "minimal"),
        ["mild"] = ("mild", "léger"),
        ["subthreshold"] = ("below threshold", "sous le seuil"),
        ["moderate"] = ("moderate", "modéré"),
        ["moderatelySevere"] = ("moderately severe", "modérément sévère"),
        ["severe"] = ("severe", "sévère"),
        ["low"] = ("low", "bas"),
        ["high"] = ("high", "élevé"),
    };

    private bool IsFrench => language == PlainLanguage.FrCa;

    /// <summary>What the whole is called.</summary>
    public string Title => Say("Scores over time", "Scores au fil du temps");

    /// <summary>What is said when there is no score.</summary>
    public string Nothing => Say("There is nothing to show here yet.", "Il n'y a encore rien à montrer ici.");

    /// <summary>What stands above the strip of sessions.</summary>
    public string SessionsHeld => Say("Completed sessions", "Séances terminées");

    /// <summary>What is said of the strip of sessions.</summary>
    public string SessionsExplainNothing => Say("Sessions stand beside the scores on one time line. They explain nothing.", "Les séances figurent à côté des scores sur la même ligne du temps. Elles n'expliquent rien.");

    /// <summary>What is said when sessions were left out.</summary>
    public string SessionsThinned => Say("Not all sessions are drawn: some were left out evenly.", "Les séances ne sont pas toutes dessinées : certaines ont été omises de façon régulière.");

    /// <summary>Where the plan began.</summary>
    public string PlanBegan => Say("Care plan activated", "Plan de soins activé");

    /// <summary>Heads of a table of scores.</summary>
    public (string Day, string Score, string Band, string Notes) Columns => (Say("Day", "Jour"), Say("Score", "Score"), Say("Range", "Plage"), Say("Note", "Remarque"));

    /// <summary>Heads of a table of ratings before and after sessions.</summary>
    public (string Day, string Session, string Before, string After, string Change) PairColumns =>
        (Say("Day", "Jour"), Say("Session", "Séance"), Say("Before", "Avant"), Say("After", "Après"), Say("Difference", "Différence"));

    /// <summary>What a threshold's heading is.</summary>
    public string Sources => Say("Sources", "Sources");

    /// <summary>The words of the language.</summary>
    public string Say(string english, string french) => IsFrench ? french : english;

    /// <summary>What a series is called: instrument, and scale where it is not the whole.</summary>
    public string Name(OutcomeSeriesView series)
    {
        var name = IsFrench && FrenchInstruments.TryGetValue(series.Instrument, out var french) ? french : series.InstrumentName;
        return series.Scale == Scale.Total ? name : $"{name} · {series.ScaleName}";
    }

    /// <summary>The same, with what the answers speak about, so that two series of one instrument are told apart.</summary>
    public string FullName(OutcomeSeriesView series) => $"{Name(series)} ({Span(series.Span)})";

    /// <summary>What the answers speak about.</summary>
    public string Span(string span) => Spans.TryGetValue(span, out var words) ? Say(words.English, words.French) : span;

    /// <summary>The range of a series, and what a higher score means in it.</summary>
    public string Range(OutcomeSeriesView series) => Say(
        $"About {Span(series.Span)} · {Number(series.Lowest)} to {Number(series.Highest)} · {(series.HigherIs switch { Direction.Worse => "higher is worse", Direction.Better => "higher is better", _ => "higher is neither better nor worse" })}",
        $"Sur {(series.Span == "now" ? "le moment présent" : Span(series.Span))} · de {Number(series.Lowest)} à {Number(series.Highest)} · {(series.HigherIs switch { Direction.Worse => "plus haut est moins favorable", Direction.Better => "plus haut est plus favorable", _ => "plus haut n'est ni mieux ni moins bien" })}");

    /// <summary>A band.</summary>
    public string Band(string code) => BandNames.TryGetValue(code, out var words) ? Say(words.English, words.French) : Capitals().Replace(code, " $0").ToLowerInvariant();

    /// <summary>A band with its scores.</summary>
    public string Band(Band band) => band.From == band.To ? $"{Band(band.Code)} {Number(band.From)}" : $"{Band(band.Code)} {Number(band.From)}–{Number(band.To)}";

    /// <summary>A discipline's session.</summary>
    public string SessionOf(Discipline discipline) => discipline == Discipline.Psychotherapy ? Say("Psychotherapy session", "Séance de psychothérapie") : Say("Massage session", "Séance de massothérapie");

    /// <summary>Some sessions of a discipline.</summary>
    public string SessionsOf(Discipline discipline) => discipline == Discipline.Psychotherapy ? Say("Psychotherapy", "Psychothérapie") : Say("Massage therapy", "Massothérapie");

    /// <summary>Where the change begins.</summary>
    public string First(OutcomeScoreView score) => Say("First: ", "Premier : ") + Number(score.Value);

    /// <summary>Where the change ends.</summary>
    public string Last(OutcomeScoreView score, TrendChangeView? change) => Say("Last: ", "Dernier : ") + Number(score.Value) + (change is null ? "" : $" ({Signed(change.Points)})");

    /// <summary>What can be said of the change, in a sentence or two.</summary>
    public IEnumerable<string> Change(OutcomeSeriesView series)
    {
        if (series.Change is not { } change || series.Baseline is not { } first || series.Last is not { } last)
        {
            yield return series.Last is null
                ? Say("No complete score yet, so nothing is compared.", "Aucun score complet pour l'instant : rien n'est comparé.")
                : Say("Fewer than two complete scores to compare, so no change is said.", "Moins de deux scores complets à comparer : aucun changement n'est indiqué.");
            yield break;
        }

        var way = change.Way switch
        {
            TrendWay.Better => Say(", better", ", mieux"),
            TrendWay.Worse => Say(", worse", ", moins bien"),
            _ => "",
        };
        var far = change.Points == 0 ? Say("no difference", "aucune différence") : $"{Points(change.Points)}{(change.Percent is { } percent ? $" ({Signed(percent)}{Say("%", " %")})" : "")}{way}";
        yield return Say($"From {Number(first.Value)} on {Day(first.TakenAt)} to {Number(last.Value)} on {Day(last.TakenAt)}: {far}.", $"De {Number(first.Value)} le {Day(first.TakenAt)} à {Number(last.Value)} le {Day(last.TakenAt)} : {far}.");
        foreach (var flag in change.Flags) yield return Flag(flag);
    }

    /// <summary>A threshold that is passed, with its short citation.</summary>
    public string Flag(ChangeFlagView flag) => flag.Kind == ThresholdKind.EndState
        ? flag.Way == TrendWay.Better
            ? Say($"Arrives at the end point of {Number(flag.Value)} ({Short(flag.Source)}).", $"Atteint le point d'arrivée de {Number(flag.Value)} ({Short(flag.Source)}).")
            : Say($"Is no longer at the end point of {Number(flag.Value)} ({Short(flag.Source)}).", $"N'est plus au point d'arrivée de {Number(flag.Value)} ({Short(flag.Source)}).")
        : Say($"Passes {Threshold(flag.Kind, flag.Value)} ({Short(flag.Source)}).", $"Dépasse {Threshold(flag.Kind, flag.Value)} ({Short(flag.Source)}).");

    /// <summary>A threshold.</summary>
    public string Threshold(ThresholdKind kind, decimal value) => kind switch
    {
        ThresholdKind.MinimalImportant => Say($"{Points(value, signed: false)}, the smallest change that people notice", $"{Points(value, signed: false)}, le plus petit changement que l'on remarque"),
        ThresholdKind.Reliable => Say($"{Points(value, signed: false)}, more than measuring twice gives by itself", $"{Points(value, signed: false)}, plus que ce que donnent deux mesures à elles seules"),
        ThresholdKind.Percent => Say($"{Number(value)}% of the first score", $"{Number(value)} % du premier score"),
        _ => Say($"an end at {Number(value)}", $"un point d'arrivée à {Number(value)}"),
    };

    /// <summary>A whole citation, with the people in whom the threshold was found.</summary>
    public string Source(ThresholdKind kind, decimal value, string source, string population) => population == ChangeThreshold.NotSaid
        ? Say($"{Threshold(kind, value)}: {source}.", $"{Threshold(kind, value)} : {source}.")
        : Say($"{Threshold(kind, value)}: {source}; found in {population}.", $"{Threshold(kind, value)} : {source}; observé chez : {population}.");

    /// <summary>A screening cut that is reached.</summary>
    public string Cut(Cut cut) => Say($"Reaches the screening score of {Number(cut.AtLeast ?? cut.AtMost ?? 0)} ({Short(cut.Source)}). It screens and never diagnoses.", $"Atteint le score de dépistage de {Number(cut.AtLeast ?? cut.AtMost ?? 0)} ({Short(cut.Source)}). C'est un dépistage, jamais un diagnostic.");

    /// <summary>What to bear in mind.</summary>
    public string Caution(TrendCaution caution) => caution switch
    {
        TrendCaution.RegressionToTheMean => Say(
            "The first score stood on the far side of the middle. Such scores tend to be nearer to it the next time, whatever happened in between.",
            "Le premier score était éloigné du milieu. De tels scores tendent à s'en rapprocher la fois suivante, quoi qu'il se soit passé entre-temps."),
        _ => throw new ArgumentOutOfRangeException(nameof(caution)),
    };

    /// <summary>How many sessions lie between the two scores; <c>null</c> when the reader may not see any diary.</summary>
    public string? Doses(IReadOnlyList<SessionDoseView> doses) => doses.Count == 0 ? null
        : Say("Sessions completed between the two: ", "Séances terminées entre les deux : ") + string.Join("; ", doses.Select(dose => $"{SessionsOf(dose.Discipline).ToLowerInvariant()} {dose.CompletedSessions.ToString(CultureInfo.InvariantCulture)}")) + ".";

    /// <summary>How many points were left out.</summary>
    public string Thinned(OutcomeSeriesView series) => Say(
        $"{series.Points.Count} of {series.PointCount} scores are shown, chosen evenly.", $"{series.Points.Count} scores sur {series.PointCount} sont montrés, choisis de façon régulière.");

    /// <summary>What was rated before and after sessions, on average.</summary>
    public string Pairs(SessionPairsView pairs) => Say(
        $"Rated right before and right after {pairs.Count} {(pairs.Count == 1 ? "session" : "sessions")}: {(pairs.MeanChange is { } mean ? Points(mean) : "")} on average.",
        $"Évalué juste avant et juste après {pairs.Count} {(pairs.Count == 1 ? "séance" : "séances")} : {(pairs.MeanChange is { } moyenne ? Points(moyenne) : "")} en moyenne.");

    /// <summary>What is special about a score; empty when nothing is.</summary>
    public string Note(OutcomeScoreView score)
    {
        var notes = new List<string>();
        if (score.Completeness == Completeness.Prorated) notes.Add(Say("partly answered", "réponses partielles"));
        if (score.Moment == SessionMoment.Before) notes.Add(Say("before a session", "avant une séance"));
        if (score.Moment == SessionMoment.After) notes.Add(Say("after a session", "après une séance"));
        return string.Join(", ", notes);
    }

    /// <summary>One score as a person reads it out.</summary>
    public string Point(OutcomeScoreView score)
    {
        var words = new StringBuilder(Day(score.TakenAt)).Append(Say(": ", " : ")).Append(Number(score.Value));
        if (score.Band is { } band) words.Append(", ").Append(Band(band));
        if (Note(score) is { Length: > 0 } note) words.Append(", ").Append(note);
        return words.ToString();
    }

    /// <summary>A session as a person reads it out.</summary>
    public string Point(SessionMarkView session) => SessionOf(session.Discipline) + Say(", ", ", ") + Day(session.StartsAt);

    /// <summary>What kinds of mark there are.</summary>
    public (string Complete, string Prorated, string After) Marks => (Say("Score", "Score"), Say("Partly answered", "Réponses partielles"), Say("Right after a session", "Juste après une séance"));

    /// <summary>A day by the clinic's calendar, short.</summary>
    public string Day(DateTimeOffset instant)
    {
        var day = DateOnly.FromDateTime(Local(instant));
        return Say($"{day.Day} {EnglishMonths[day.Month - 1]} {day.Year}", $"{(day.Day == 1 ? "1er" : day.Day)} {FrenchMonths[day.Month - 1]} {day.Year}");
    }

    /// <summary>A month of the clinic's calendar, short.</summary>
    public string Month(DateTime day) => Say($"{EnglishMonths[day.Month - 1]} {day.Year}", $"{FrenchMonths[day.Month - 1]} {day.Year}");

    /// <summary>The clinic's wall clock.</summary>
    public DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>The instant at which a day of the clinic's calendar begins.</summary>
    public DateTimeOffset Begins(DateTime day)
    {
        // Where the clock jumps at midnight the day begins with the first minute that there is.
        var begins = DateTime.SpecifyKind(day, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(begins)) begins = begins.AddMinutes(30);
        return new DateTimeOffset(begins, zone.GetUtcOffset(begins));
    }

    /// <summary>A number as it is written in the language.</summary>
    public string Number(decimal value)
    {
        var written = value.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−');
        return IsFrench ? written.Replace('.', ',') : written;
    }

    private string Signed(decimal value) => value > 0 ? "+" + Number(value) : Number(value);

    private string Points(decimal value, bool signed = true) => $"{(signed ? Signed(value) : Number(value))} {(Math.Abs(value) == 1 || (IsFrench && Math.Abs(value) < 2) ? Say("point", "point") : Say("points", "points"))}";

    // "Farrar et al., Pain 2001;94:149–158" is known as "Farrar et al. 2001". The whole stands where there is room for it.
    private static string Short(string source)
    {
        var (who, year) = (source.Split(',', 2)[0], Year().Match(source));
        return source.Contains(',', StringComparison.Ordinal) && year.Success ? Year().IsMatch(who) ? who.Split(';')[0] : $"{who} {year.Value}" : source.Split(';')[0];
    }

    [GeneratedRegex(@"\b(19|20)\d\d\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Capitals();
}
