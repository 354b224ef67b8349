using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Api.Commands;

internal sealed partial class DemoClinic
{
    // What is measured with Maya and how often, two slips of the pen, and soreness that somebody asks after.
    private async Task AgreeOnMeasures()
    {
        clock.Is(clock.Day(-6, 9));
        await host.Send(ruth, new AgreeOnMeasure(Maya, new() { Instrument = Instruments.Phq9, Cadence = Cadence.EveryWeeks, Weeks = 4, AskedOf = AskedOf.Staff }));
        Stands(DemoIds.ScheduleToEnd, await host.Send(tomas, new AgreeOnMeasure(Maya, new() { Instrument = Instruments.Nprs, Cadence = Cadence.AroundSessions, Sessions = Discipline.MassageTherapy })));
        await host.Send(tomas, new AgreeOnMeasure(Maya, new() { Instrument = "sleepquality", Cadence = Cadence.EveryWeeks, Weeks = 1, AskedOf = AskedOf.Client }));
        Stands(DemoIds.EffectToFollowUp, await host.Send(tomas, new NoteAdverseEvent(Maya, new()
        {
            SessionId = Guid.Parse(examples[$"{DemoIds.Session}"]),
            Effect = AdverseEffect.Soreness,
            Weight = EffectWeight.Mild,
            Words = "Sore across the shoulders when I reach up.",
        })));

        clock.Is(clock.Day(-6, 10));
        Stands(DemoIds.OutcomeToCorrect, await host.Send(tomas, new RecordOutcome(Maya, new() { Instrument = "bodyease", Answers = [3] })));
        Stands(DemoIds.OutcomeInError, await host.Send(tomas, new RecordOutcome(Maya, new() { Instrument = "bodyease", Answers = [9] })));

        Stands(DemoIds.LicenceToTakeBack, await host.Send(ada, new FileInstrumentLicence(new()
        {
            Instrument = "isi",
            Holder = "The author of the questionnaire",
            Reference = "Letter of 2026-10-02",
            Scope = "Use in one clinic, on paper and on screen",
            From = clock.Date(-50),
        })));
    }
}
