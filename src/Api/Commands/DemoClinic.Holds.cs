using IntegrativeCare.Application.Holds;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Api.Commands;

internal sealed partial class DemoClinic
{
    // Ruth asks for gentler weeks; Tomas reads what to do and until when, and not why.
    private async Task PlaceAHold()
    {
        clock.Is(clock.Day(-1, 16));
        Stands(DemoIds.Hold, await host.Send(ruth, new PlaceHold(Maya, new()
        {
            On = Discipline.MassageTherapy,
            Limits = new() { PressureCeiling = 2, TechniquesToLeave = [Technique.DeepTissue, Technique.TriggerPoint], SitesToLeave = [new() { Region = BodyRegion.Neck }] },
            Instruction = "Keep to what she knows; ask before each change of position.",
            Until = clock.Day(13, 17),
            Reason = "An anniversary falls into these two weeks; she asked for no surprises.",
        })));
    }
}
