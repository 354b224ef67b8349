using IntegrativeCare.Api.Http;
using IntegrativeCare.Api.Observability;
using IntegrativeCare.Application.ProcessNotes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.ProcessNotes;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What a psychotherapist keeps apart from the record.</summary>
public static class ProcessNoteEndpoints
{
    public static void MapProcessNotes(this IEndpointRouteBuilder api)
    {
        // Neither the log nor a metric says that anybody asked here, whatever was found.
        var notes = api.MapGroup("/clients/{clientId:guid}/process-notes").WithTags("Process notes").WithMetadata(LoggedAs.Private).DisableHttpMetrics();
        notes.MapPost("", WriteProcessNote).WithName(nameof(WriteProcessNote));
        notes.MapRead("", ListProcessNotes).WithName(nameof(ListProcessNotes));
        notes.MapRead("/{noteId:guid}", GetProcessNote).WithName(nameof(GetProcessNote));
        notes.MapPatch("/{noteId:guid}", RewriteProcessNote).WithName(nameof(RewriteProcessNote));
    }

    /// <summary>Begin a process note</summary>
    /// <remarks>Yours alone, apart from the rest of the record: it is in no list, count, search, timeline, export or disclosure of anybody else's, the client's included, and no emergency opens it. Start and end, modality, frequency, results and summaries have no place in it, and the session note is owed all the same.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What you keep to yourself.</param>
    /// <response code="201">The note's id.</response>
    /// <response code="403">`care_team.only_members`, `process_note.only_psychotherapists`, `session.not_its_practitioner`: only who holds the session. `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="422">`text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> WriteProcessNote(Guid clientId, WriteProcessNoteBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new WriteProcessNote(new ClientId(clientId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/process-notes/{receipt.Id}", receipt);
    }

    /// <summary>List process notes that you may read</summary>
    /// <remarks>Your own, without their text, newest first; beside them what the client authorized you to read, and a supervisee's for the purpose `supervision` where the policy pack lets a supervisor. For everybody else the list is empty, whether there are any or not.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<ProcessNoteSummaryView>> ListProcessNotes(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListProcessNotes(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Read a process note</summary>
    /// <remarks>With its text. One that you may not read is not there for you: the answer never tells which it was.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b3e01">The note.</param>
    /// <response code="200">The note.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `process_note.not_found`.</response>
    public static async Task<Representation<ProcessNoteView>> GetProcessNote(Guid clientId, Guid noteId, IMediator mediator, CancellationToken ct)
    {
        var note = (await mediator.Send(new GetProcessNote(new ClientId(clientId), new ProcessNoteId(noteId)), ct)).Value;
        return Representation.Of(note, note.Revision);
    }

    /// <summary>Write a process note anew</summary>
    /// <remarks>Its author only. Nobody signs a process note and no earlier version of it is kept; nobody destroys it.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b3e01">The note.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">The whole text.</param>
    /// <response code="200">The note's new revision.</response>
    /// <response code="403">`care_team.only_members`, `process_note.not_yours`, `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `process_note.not_found`.</response>
    /// <response code="412">`request.stale`: the note changed since. Read it again.</response>
    /// <response code="422">`text.missing`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> RewriteProcessNote(Guid clientId, Guid noteId, ExpectedRevision expected, ProcessNotePatch body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new RewriteProcessNote(new ClientId(clientId), new ProcessNoteId(noteId), expected.Value, body), ct));
}
