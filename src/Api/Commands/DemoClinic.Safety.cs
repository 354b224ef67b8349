using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Application.Practitioners;

namespace IntegrativeCare.Api.Commands;

internal sealed partial class DemoClinic
{
    // Answers are read day and night, Ruth leads and Quinn is on call; next month Ruth is away and Quinn covers.
    private async Task WatchOverSafety()
    {
        DayOfWeek[] week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        await host.Send(ada, new SaySafetySettings(1, new()
        {
            Opening = [.. week.Select(day => new HoursOfDay { Day = day, From = "08:00", To = "20:00" }), new HoursOfDay { Day = DayOfWeek.Saturday, From = "09:00", To = "13:00" }],
            Monitored = [.. Enum.GetValues<DayOfWeek>().Select(day => new HoursOfDay { Day = day, From = "00:00", To = "24:00" })],
            ClinicalLeadId = ruth.PersonId(),
            OnCallId = quinn.PersonId(),
            CrisisContacts =
            [
                new() { Name = "9-8-8: Suicide Crisis Helpline (Canada)", Phone = "9-8-8", When = "day and night" },
                new() { Name = "Harbour Integrative Care, front desk", Phone = "416 555 0134", When = "while the clinic is open" },
            ],
        }));
        Stands(DemoIds.Absence, await host.Send(ruth, new RecordAbsence(ruth.PractitionerId!.Value, new() { From = clock.Day(30, 13), Until = clock.Day(37, 13), CoverId = quinn.PersonId() })));
    }
}
