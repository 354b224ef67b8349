using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Api.Commands;

/// <summary>Scores over time: questionnaires that Maya kept from before she came, what she answered since, and her pain from day to day.</summary>
internal sealed partial class DemoClinic
{
    private async Task AnswerAgainAndAgain()
    {
        await host.Send(ada, new ChooseOutcomeThresholds(null, new() { Choices = [new() { Instrument = "pcl5", Scale = "total", Code = "reliable" }] }));

        // Her folder of earlier questionnaires, written down with the day on which each was answered.
        clock.Is(clock.Day(-18, 19));
        foreach (var (day, answers) in ((int, decimal?[])[])
        [
            (-102, [2, 2, 3, 2, 1, 2, 2, 1, 0]), (-91, [2, 2, 3, 2, 2, 2, 2, 1, 0]), (-77, [2, 2, 3, 2, 1, 2, 1, 1, 0]), (-63, [2, 2, 2, 2, 1, 2, 1, 0, 0]),
            (-49, [2, 1, 3, 2, 1, 1, 2, 1, 0]), (-35, [1, 2, 2, 2, 1, 1, 1, 1, 0]), (-25, [1, 2, 3, 2, 1, 1, 1, 1, 0]),
        ]) await host.Send(maya, new RecordOutcome(Maya, new() { Instrument = Instruments.Phq9, Answers = answers, TakenAt = clock.Day(day, 14) }));

        foreach (var (day, answers) in ((int, decimal?[])[])[(-18, [1, 2, 3, 2, 1, 1, 1, 1, 0]), (-11, [1, 1, 2, 2, 1, 1, 1, 0, 0]), (-4, [1, 1, 1, 2, 0, 1, 1, null, 0]), (-1, [1, 1, 1, 1, 0, 1, 0, 0, 0])])
        {
            clock.Is(clock.Day(day, 20));
            await host.Send(maya, new RecordOutcome(Maya, new() { Instrument = Instruments.Phq9, Answers = answers }));
        }

        foreach (var (day, pain) in ((int, decimal)[])[(-18, 7), (-17, 6), (-16, 7), (-14, 6), (-13, 6), (-11, 5), (-10, 6), (-9, 5), (-6, 4), (-4, 4), (-3, 5), (-2, 3)])
        {
            clock.Is(clock.Day(day, 21));
            await host.Send(maya, new RecordOutcome(Maya, new() { Instrument = Instruments.Nprs, Answers = [pain] }));
        }
    }
}
