using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>See how the scores of the clinic's clients moved in a period, by measure and by the care they had, for quality review (Rules CR-260, CR-261 and CR-263).</summary>
/// <remarks>For the front desk's administrator and the privacy officer alone, unless they treat as well: a practitioner could put a small difference together with what they know of clients who are not theirs.</remarks>
/// <param name="From">The first day, on the clinic's calendar.</param>
/// <param name="To">The last day.</param>
/// <param name="Instrument">Only this instrument.</param>
/// <param name="Span">Only this span.</param>
[For(Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record GetClinicOutcomes(DateOnly? From, DateOnly? To, string? Instrument = null, string? Span = null) : IRequest<ClinicOutcomesView>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicOutcomes outcomes, OpenRecord at, ICaller caller) : IRequestHandler<GetClinicOutcomes, ClinicOutcomesView>
    {
        public async Task<ClinicOutcomesView> Handle(GetClinicOutcomes request, CancellationToken cancellationToken)
        {
            if (caller.Is(Role.Psychotherapist) || caller.Is(Role.MassageTherapist)) throw new DomainException(new RoleNotAllowed());

            var period = ReviewPeriod.Of(request.From, request.To, at.Today);
            var measures = ReviewedMeasure.Of(request.Instrument, request.Span);
            var told = (await outcomes.Count(period, measures, cancellationToken)).ToLookup(group => group.Measure);
            return new()
            {
                From = period.From,
                To = period.To,
                Instrument = request.Instrument,
                Span = request.Span,
                Caution = OutcomeCaution.DescriptionOnly,
                SmallestGroup = ReviewedMeasure.SmallestGroup,
                Items = [.. measures.Select(measure => Show(measure, [.. told[measure]]))],
            };
        }
    }

    private static MeasureOutcomesView Show(ReviewedMeasure measure, IReadOnlyList<CountedGroup> told) => new()
    {
        Instrument = measure.Instrument.Code,
        Name = measure.Instrument.Name,
        Category = measure.Instrument.Category,
        Span = measure.Window,
        HigherIs = measure.HigherIs,
        Threshold = measure.Threshold,
        All = Show(measure, null, told),
        ByCareMix = [.. Enum.GetValues<CareMix>().Select(mix => Show(measure, mix, told))],
    };

    // What was not counted out is too small. A group of nobody looks the same.
    private static OutcomeGroupView Show(ReviewedMeasure measure, CareMix? mix, IReadOnlyList<CountedGroup> told)
    {
        if (told.FirstOrDefault(one => one.CareMix == mix) is not { } group) return new() { CareMix = mix, Suppressed = true };

        ShareView? Part(int? clients) => clients is { } some ? new() { Clients = some, Percent = Math.Round(100m * some / group.Clients, 1, MidpointRounding.AwayFromZero) } : null;
        return new()
        {
            CareMix = mix,
            Suppressed = false,
            Clients = group.Clients,
            Baseline = group.Baseline,
            Last = group.Last,
            Change = group.Change,
            MedianPsychotherapySessions = group.MedianPsychotherapySessions,
            MedianMassageSessions = group.MedianMassageSessions,
            ByThreshold = measure.Threshold is null ? null : new()
            {
                Suppressed = group.Improved is null,
                Improved = Part(group.Improved),
                Unchanged = Part(group.Unchanged),
                Worse = Part(group.Worse),
                NotImproved = Part(group.NotImproved),
            },
        };
    }
}
