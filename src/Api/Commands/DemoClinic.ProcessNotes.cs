using IntegrativeCare.Application.BridgeSummaries;
using IntegrativeCare.Application.ProcessNotes;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Api.Commands;

internal sealed partial class DemoClinic
{
    // Ruth keeps to herself what moved her, and tells the massage therapists what helps.
    private async Task KeepAndTell(Guid session, Guid note)
    {
        clock.Is(clock.Day(-14, 16, 40));
        Stands(DemoIds.ProcessNote, await host.Send(ruth, new WriteProcessNote(Maya, new()
        {
            SessionId = session,
            Text = "I noticed how much slower I spoke when she looked at the door.",
        })));
        Stands(DemoIds.BridgeSummary, await host.Send(ruth, new PublishBridgeSummary(Maya, BridgeSource.Of(new NoteId(note)), new()
        {
            Audience = Discipline.MassageTherapy,
            Category = InformationCategory.SafetyCues,
            Text = "She works on noticing the first signs of bracing and saying them. Waiting a breath after each change gives her the time for it.",
        })));
    }
}
