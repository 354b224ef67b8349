using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What practitioners write about sessions.</summary>
public static class NoteEndpoints
{
    public static void MapNotes(this IEndpointRouteBuilder api)
    {
        var client = api.MapGroup("/clients/{clientId:guid}").WithTags("Notes");
        client.MapPost("/sessions/{sessionId:guid}/notes", WriteNote).WithName(nameof(WriteNote));
        client.MapRead("/notes", ListNotes).WithName(nameof(ListNotes));
        client.MapRead("/notes/{noteId:guid}", GetNote).WithName(nameof(GetNote));
        client.MapPatch("/notes/{noteId:guid}", RedraftNote).WithName(nameof(RedraftNote));
        client.MapPost("/notes/{noteId:guid}/signature", SignNote).WithName(nameof(SignNote));
        client.MapPost("/notes/{noteId:guid}/co-signature", CoSignNote).WithName(nameof(CoSignNote));
        client.MapPost("/notes/{noteId:guid}/addenda", AddAddendum).WithName(nameof(AddAddendum));
    }

    /// <summary>Begin a note</summary>
    /// <remarks>About a session that you held. As a draft it is yours alone: nobody else sees it or learns that it is there, not in a list, a count or an error. A psychotherapist's note is `psychotherapyProgress`, a massage therapist's is `bodywork`.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e42">The session.</param>
    /// <param name="body">What you write about the session.</param>
    /// <response code="201">The note's id.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`: only who holds the session. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="422">`note.empty`, `note.heading_unknown`, `note.heading_twice`, `note.too_many_sections`, `note.format_of_other_discipline`, `text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> WriteNote(Guid clientId, Guid sessionId, WriteNoteBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new WriteNote(new ClientId(clientId), new SessionId(sessionId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/notes/{receipt.Id}", receipt);
    }

    /// <summary>List a client's notes</summary>
    /// <remarks>Without their text, newest first. A note that is not shared with the reader is not in the list, is not counted and shifts no page.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <param name="discipline">Only this discipline: `psychotherapy` or `massageTherapy`.</param>
    /// <param name="sessionId">Only notes about this session.</param>
    /// <response code="200">One page.</response>
    /// <response code="400">`request.unreadable`.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<NoteSummaryView>> ListNotes(Guid clientId, Word<Discipline>? discipline, Guid? sessionId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListNotes(new ClientId(clientId), discipline?.Value, sessionId is { } session ? new SessionId(session) : null, paging.Limit, paging.After), ct)).Value);

    /// <summary>Read a note</summary>
    /// <remarks>With its text and its `contentHash`, which whoever signs hands back. The read stands in the client's disclosures before it is answered.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e51">The note.</param>
    /// <response code="200">The note.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`: a draft of somebody else is not there either.</response>
    public static async Task<Representation<NoteView>> GetNote(Guid clientId, Guid noteId, IMediator mediator, CancellationToken ct)
    {
        var note = (await mediator.Send(new GetNote(new ClientId(clientId), new NoteId(noteId)), ct)).Value;
        return Representation.Of(note, note.Revision);
    }

    /// <summary>Write a draft anew</summary>
    /// <remarks>Its author only. A signed note never changes: add an addendum.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e54">The note.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">The whole text.</param>
    /// <response code="200">The note's new revision.</response>
    /// <response code="403">`note.not_the_author`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`: a draft of somebody else is not there either.</response>
    /// <response code="409">`note.signed`: add an addendum.</response>
    /// <response code="412">`request.stale`: the note changed since. Read it again.</response>
    /// <response code="422">`note.empty`, `note.heading_unknown`, `note.heading_twice`, `note.too_many_sections`, `text.missing`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> RedraftNote(Guid clientId, Guid noteId, ExpectedRevision expected, NotePatch body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new RedraftNote(new ClientId(clientId), new NoteId(noteId), expected.Value, body), ct));

    /// <summary>Sign a note</summary>
    /// <remarks>Exactly what you read. From then on its text never changes, and whoever may see this kind of information sees it. A qualifying psychotherapist's note is final once the supervisor has co-signed.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e52">The note.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">The fingerprint of what you read.</param>
    /// <response code="200">The note's new revision.</response>
    /// <response code="403">`note.not_the_author`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`: a draft of somebody else is not there either.</response>
    /// <response code="409">`note.hash_mismatch`: read it again. `note.supervision_missing`, `note.signed`.</response>
    /// <response code="412">`request.stale`: the note changed since. Read it again.</response>
    /// <response code="422">`note.hash_unreadable`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> SignNote(Guid clientId, Guid noteId, ExpectedRevision expected, SignNoteBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new SignNote(new ClientId(clientId), new NoteId(noteId), expected.Value, body), ct));

    /// <summary>Co-sign a note</summary>
    /// <remarks>You stand as supervisor behind exactly what you read; name the purpose `supervision`, so that the client's disclosures say truthfully why you looked.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e02">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e53">The note.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">The fingerprint of what you read.</param>
    /// <response code="200">The note's new revision.</response>
    /// <response code="403">`note.not_the_supervisor`, `note.co_signer_is_author`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`: a draft of somebody else is not there either.</response>
    /// <response code="409">`note.hash_mismatch`: read it again. `note.not_awaiting_co_signature`.</response>
    /// <response code="412">`request.stale`: the note changed since. Read it again.</response>
    /// <response code="422">`note.hash_unreadable`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> CoSignNote(Guid clientId, Guid noteId, ExpectedRevision expected, SignNoteBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CoSignNote(new ClientId(clientId), new NoteId(noteId), expected.Value, body), ct));

    /// <summary>Add to a signed note</summary>
    /// <remarks>Any member of its discipline who may see it. The note itself stays as it was signed, and the addendum is shared exactly as the note is.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e51">The note.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What is added.</param>
    /// <response code="201">The addendum's id, and the note's new revision.</response>
    /// <response code="403">`care_team.only_members`, `note.other_discipline`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`: a draft of somebody else is not there either.</response>
    /// <response code="409">`note.not_signed`: its signatures are not complete.</response>
    /// <response code="412">`request.stale`: the note changed since. Read it again.</response>
    /// <response code="422">`text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> AddAddendum(Guid clientId, Guid noteId, ExpectedRevision expected, AddendumBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new AddAddendum(new ClientId(clientId), new NoteId(noteId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/notes/{noteId}", receipt);
    }
}
