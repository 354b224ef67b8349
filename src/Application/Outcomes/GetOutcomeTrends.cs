using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>
/// See how a client's scores moved: each series with where it began, where it stands, what thresholds the change passes and whose they are. Both disciplines on one time line, as far as the reader
/// may see; what they may not see leaves no trace in it. It says which way scores went and never why.
/// </summary>
/// <param name="Instrument">Only this instrument, by its code.</param>
/// <param name="Scale">Only this scale, by its code.</param>
/// <param name="Span">Only answers that speak about this span.</param>
/// <param name="From">Only answers of this instant or later; the baseline is then the first of them.</param>
/// <param name="To">Only answers before this instant.</param>
/// <param name="Points">How many points of a series at most, 1–500.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record GetOutcomeTrends(ClientId ClientId, string? Instrument, string? Scale, string? Span, DateTimeOffset? From, DateTimeOffset? To, int Points)
    : IRequest<Disclosed<OutcomeTrends>>, IUsesClientRecord
{
    /// <summary>The fewest points that can be asked for: the last alone.</summary>
    public const int FewestPoints = 1;

    /// <summary>The most points of one series in one answer.</summary>
    public const int MostPoints = 500;

    /// <summary>How many points of a series are shown when nobody says.</summary>
    public const int UsualPoints = 100;

    /// <summary>True for a sheet of paper, which carries the client's name as far as the reader may see it.</summary>
    public bool ForPaper { get; init; }

    internal sealed class Handler(ITrendReader reader, OpenRecord record) : IRequestHandler<GetOutcomeTrends, Disclosed<OutcomeTrends>>
    {
        public async Task<Disclosed<OutcomeTrends>> Handle(GetOutcomeTrends request, CancellationToken cancellationToken)
        {
            if (request.From >= request.To) throw new DomainException(new OutcomePeriodEmpty());

            var question = new TrendQuestion(request.Instrument, request.Scale, request.Span, request.From, request.To, Math.Clamp(request.Points, FewestPoints, MostPoints), request.ForPaper);
            var read = await reader.Read(request.ClientId, question, cancellationToken);
            var since = request.From ?? read.PlanActivatedAt;
            var view = new OutcomeTrendsView
            {
                ClientId = request.ClientId.Value,
                TimeZone = read.TimeZone,
                From = request.From,
                To = request.To,
                Baseline = new() { Is = request.From is not null ? BaselineRule.FirstOfThePeriod : since is not null ? BaselineRule.FirstOfThePlan : BaselineRule.FirstOfAll, Since = since },
                Series = [.. read.Series.Select(series => Series(series, since, read.Chosen)).OfType<OutcomeSeriesView>()],
                Sessions = read.Sessions,
                SessionsAreThinned = read.SessionsAreThinned,
                IncompleteByClientDirection = record.NoticeOfIncompleteness(InformationCategory.PhysicalOutcomes, InformationCategory.MentalHealthOutcomes),
            };
            return record.Disclose(new OutcomeTrends(view, new(read.ClinicName, read.ClientName, record.Now)), read.Parts);
        }

        // Judged by the newest edition: all versions of one code measure the same thing. A scale that it no longer knows is not shown, since nothing could be said of it.
        private OutcomeSeriesView? Series(SeriesRead read, DateTimeOffset? since, IReadOnlyList<ThresholdChoice> choices)
        {
            if (Instruments.Find(read.Instrument) is not { } instrument || instrument.FindScale(read.Scale) is not { } scale) return null;

            var chosen = choices.Where(choice => choice.Instrument == read.Instrument && choice.Scale == read.Scale).Select(choice => choice.Code).ToList();
            var trend = Trend.Of(scale, read.Scores.Select(one => one.Score), since, chosen);
            var bySource = read.Scores.ToDictionary(one => one.Score.Measurement);
            OutcomeScoreView? Point(TrendScore? score) => score is null ? null : OutcomeScoreView.Of(bySource[score.Measurement], scale);

            return new()
            {
                Instrument = instrument.Code,
                InstrumentName = instrument.Name,
                Scale = scale.Code,
                ScaleName = scale.Name,
                Span = read.Span,
                Category = read.Category,
                HigherIs = scale.HigherIs,
                Lowest = scale.Lowest,
                Highest = scale.Highest,
                Bands = scale.Bands,
                Baseline = Point(trend.Baseline),
                Last = Point(trend.Last),
                Change = ChangeOf(trend, chosen),
                Band = trend.Band?.Code,
                Cuts = trend.CutsMet,
                Doses = trend.Points is null ? [] : Doses(read),
                PointCount = (int)read.Count,
                PointsAreThinned = read.Scores.Count(one => one.IsShown) < read.Count,
                Points = [.. read.Scores.Where(one => one.IsShown).Select(one => OutcomeScoreView.Of(one, scale))],
                Pairs = PairsOf(read, scale, chosen),
            };
        }

        private static TrendChangeView? ChangeOf(Trend trend, List<string> chosen) => trend.Points is not { } points ? null : new()
        {
            Points = points,
            Percent = trend.Baseline!.Value > 0 ? Math.Round(points * 100 / trend.Baseline.Value, 1, MidpointRounding.AwayFromZero) : null,
            Way = trend.Way,
            Flags =
            [
                .. trend.Passed.Select(passed => new ChangeFlagView
                {
                    Code = passed.Threshold.Code,
                    Kind = passed.Threshold.Kind,
                    Value = passed.Threshold.Value,
                    Way = passed.Way,
                    Population = passed.Threshold.Population,
                    Source = passed.Threshold.Source,
                    IsUsual = passed.Threshold.IsUsual,
                    IsChosenByTheClinic = chosen.Contains(passed.Threshold.Code, StringComparer.Ordinal),
                }),
            ],
            Cautions = trend.Cautions,
        };

        // Rule CR-242. A discipline whose diary the reader may not see is left out rather than counted as none.
        private List<SessionDoseView> Doses(SeriesRead read)
        {
            (Discipline Discipline, int Held)[] all = [(Discipline.Psychotherapy, read.Talk), (Discipline.MassageTherapy, read.Touch)];
            return
            [
                .. all.Where(one => one.Held > 0 || record.Reach.Decide(InformationCategory.Scheduling, new Author(Guid.Empty, one.Discipline)).IsPermitted)
                    .Select(one => new SessionDoseView { Discipline = one.Discipline, CompletedSessions = one.Held }),
            ];
        }

        private static SessionPairsView? PairsOf(SeriesRead read, Scale scale, List<string> chosen)
        {
            if (read.PairCount == 0) return null;

            var changes = read.Pairs.Select(pair => (Pair: pair, Change: Change.Between(pair.From, pair.To, scale, chosen))).ToList();
            var threshold = changes[0].Change.Threshold;
            return new()
            {
                Count = (int)read.PairCount,
                MeanChange = read.MeanChange is { } mean ? Math.Round(mean, 1, MidpointRounding.AwayFromZero) : null,
                Threshold = threshold is null ? null : new() { Code = threshold.Code, Kind = threshold.Kind, Value = threshold.Value, Population = threshold.Population, Source = threshold.Source },
                Sessions =
                [
                    .. changes.Select(one => new SessionPairView
                    {
                        SessionId = one.Pair.Session,
                        Discipline = one.Pair.Discipline,
                        At = one.Pair.At,
                        Before = one.Pair.From,
                        After = one.Pair.To,
                        Change = one.Change.Points,
                        Way = one.Change.Way,
                        PassesThreshold = one.Change.IsBeyondThreshold is not null,
                    }),
                ],
            };
        }
    }
}
