using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Sessions;

namespace IntegrativeCare.Api.Commands;

internal sealed partial class DemoClinic
{
    // A second note of Quinn's that waits for Ruth, who may also give it back.
    private async Task CallsAgain(ClientId client, SessionId session)
    {
        var call = await host.Send(quinn, new WriteNote(client, session, Call("Jonas called in the evening: he had reached his brother, and they had walked together.")));
        await Sign(quinn, client, call);
        Stands(DemoIds.NoteToReturn, call);
    }

    // Ruth's: one in two versions, one whose next version nobody has begun, one that is about something else.
    private async Task AmendsNotes(SessionId held)
    {
        var first = await SignedCall(held, "Maya called: she had slept through on two nights.");
        var revision = (await host.Send(ruth, new GetNote(Maya, new(first)))).Value.Revision;
        var next = await host.Send(ruth, new AmendNote(Maya, new(first), revision, new() { Reason = "It was three nights." }));
        next = await host.Send(ruth, new RedraftNote(Maya, new(next.Id), next.Revision, new() { Sections = Call("Maya called: she had slept through on three nights.").Sections }));
        await Sign(ruth, Maya, next);
        Stands(DemoIds.NoteInTwoVersions, next);
        examples[$"{DemoIds.NoteToAmend}"] = $"{await SignedCall(held, "Maya asked whether the Friday group still meets.")}";
        examples[$"{DemoIds.NoteInError}"] = $"{await SignedCall(held, "Asked about the invoice of last month.")}";
    }

    private async Task<Guid> SignedCall(SessionId held, string text)
    {
        var note = await host.Send(ruth, new WriteNote(Maya, held, Call(text)));
        await Sign(ruth, Maya, note);
        return note.Id;
    }
}
