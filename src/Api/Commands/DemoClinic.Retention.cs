using IntegrativeCare.Application.Retention;

namespace IntegrativeCare.Api.Commands;

internal sealed partial class DemoClinic
{
    // A complaint keeps Maya's record; she asked whether it can go; and Ada has looked which records of the clinic could.
    private async Task KeepRecords()
    {
        Stands(DemoIds.LegalHold, await host.Send(pia, new PlaceLegalHold(Maya, new() { Reason = "Complaint to the regulator, file 2026-114." })));
        Stands(DemoIds.ErasureRequest, await host.Send(maya, new FileErasureRequest(Maya, new())));
        Stands(DemoIds.DestructionToConfirm, await host.Send(ada, new StartDestructionRun()));
        Stands(DemoIds.DestructionToCallOff, await host.Send(ada, new StartDestructionRun()));
    }
}
