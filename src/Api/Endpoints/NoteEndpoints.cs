using System.Reflection;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Api.Security;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Notes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

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
        client.MapPost("/notes/{noteId:guid}/return", ReturnNote).WithName(nameof(ReturnNote));
        client.MapPost("/notes/{noteId:guid}/addenda", AddAddendum).WithName(nameof(AddAddendum));
        client.MapPost("/notes/{noteId:guid}/amendments", AmendNote).WithName(nameof(AmendNote));
        client.MapPost("/notes/{noteId:guid}/entered-in-error", EnterNoteInError).WithName(nameof(EnterNoteInError));
        client.MapRead("/notes/{noteId:guid}/versions", ListNoteVersions).WithName(nameof(ListNoteVersions));
        client.MapRead("/notes/{noteId:guid}/differences", GetNoteDifferences).WithName(nameof(GetNoteDifferences));
        client.MapRead("/chart", GetChart).WithName(nameof(GetChart));
        api.MapRead("/me/co-signatures", ListMyCoSignatures).WithName(nameof(ListMyCoSignatures)).WithTags("My work");
        api.MapRead("/me/supervision-report", GetSupervisionReport).WithName(nameof(GetSupervisionReport)).WithTags("My work");
    }

    /// <summary>Begin a note</summary>
    /// <remarks>About a session that you held. As a draft it is yours alone: nobody else sees it or learns that it is there, not in a list, a count or an error. A psychotherapist's note is `psychotherapyProgress`, a massage therapist's is `bodywork`.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e42">The session.</param>
    /// <param name="body">What you write about the session.</param>
    /// <response code="201">The note's id.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`: only who holds the session. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="422">`note.empty`, `note.heading_unknown`, `note.heading_twice`, `note.too_many_sections`, `note.format_of_other_discipline`, `note.section_category_not_allowed`, `note.worked_regions_misplaced`, `text.too_long`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> WriteNote(Guid clientId, Guid sessionId, WriteNoteBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new WriteNote(new ClientId(clientId), new SessionId(sessionId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/notes/{receipt.Id}", receipt);
    }

    /// <summary>Find a client's notes</summary>
    /// <remarks>Without their text, newest first, by period, author, layout, section or session. A note or a section that is not shared with the reader fits nothing, is not counted and shifts no page. Text is sealed at rest and is not searched.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="query">Which notes.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="400">`request.unreadable`.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<NoteSummaryView>> ListNotes(Guid clientId, [AsParameters] NoteQuery query, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListNotes(new ClientId(clientId), query.AsFilter(), paging.Limit, paging.After), ct)).Value);

    /// <summary>Read or print the chart</summary>
    /// <remarks>
    /// Signed notes with their text, oldest first, each with only the sections that the reader may see at this moment. With `Accept: text/html` it comes as a page to print, one note to a sheet.
    /// The read stands in the client's disclosures before it is answered.
    /// </remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId">Only this note.</param>
    /// <param name="query">Which notes.</param>
    /// <param name="language">Of the page: `en-CA` or `fr-CA`; what `Accept-Language` prefers when left out.</param>
    /// <param name="paging">Which part of the chart.</param>
    /// <response code="200">One part of the chart.</response>
    /// <response code="400">`request.unreadable`.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<ChartAnswer> GetChart(Guid clientId, Guid? noteId, [AsParameters] NoteQuery query, LanguageTag? language, Paging paging, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var chart = (await mediator.Send(new GetChart(new ClientId(clientId), query.AsFilter(), noteId is { } note ? new NoteId(note) : null, paging.Limit, paging.After), ct)).Value;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var next = Page.LinkNext(http, chart.NextCursor);
        return new(PrintedPage.IsWanted(http) ? ChartPage.Of(chart, LanguageTag.Of(language, http), next, http.RequestServices.GetRequiredService<CarriedObligations>().NoRedisclosure) : Representation.Of(chart));
    }

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
    /// <remarks>Its author only, as often as they type: it is kept to the letter, blank sections included, and a save on an older revision is refused rather than lost. A save that is sent again after its answer was lost answers as the first did. A signed note never changes: add an addendum.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e54">The note.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">The whole text.</param>
    /// <response code="200">The note's new revision.</response>
    /// <response code="403">`note.not_the_author`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`: a draft of somebody else is not there either.</response>
    /// <response code="409">`note.signed`: add an addendum or an amendment. `note.given_up`.</response>
    /// <response code="412">`request.stale`: the note changed since. Read it again.</response>
    /// <response code="422">`note.empty`, `note.heading_unknown`, `note.heading_twice`, `note.too_many_sections`, `note.section_category_not_allowed`, `note.worked_regions_misplaced`, `text.too_long`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> RedraftNote(Guid clientId, Guid noteId, ExpectedRevision expected, NotePatch body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new RedraftNote(new ClientId(clientId), new NoteId(noteId), expected.Value, body), ct));

    /// <summary>Sign a note</summary>
    /// <remarks>Exactly what you read. From then on its text never changes, and whoever may see this kind of information sees it. A qualifying psychotherapist's note is final once the supervisor has co-signed.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e52">The note.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">The fingerprint of what you read.</param>
    /// <response code="200">The note's new revision.</response>
    /// <response code="403">`note.not_the_author`, `note.fresh_sign_in_needed`: sign in again. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`: a draft of somebody else is not there either.</response>
    /// <response code="409">`note.hash_mismatch`: read it again. `note.supervision_missing`, `note.signed`, `note.given_up`, `note.not_amendable`.</response>
    /// <response code="412">`request.stale`: the note changed since. Read it again.</response>
    /// <response code="422">`note.hash_unreadable`, `note.own_section_missing`, `text.missing`: a section still says nothing. `request.invalid`.</response>
    public static async Task<ChangedReceipt> SignNote(Guid clientId, Guid noteId, ExpectedRevision expected, SignNoteBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new SignNote(new ClientId(clientId), new NoteId(noteId), expected.Value, body), ct));

    /// <summary>Co-sign a note</summary>
    /// <remarks>You stand as supervisor behind exactly what you read, with the purpose `supervision`, so that the client's disclosures say truthfully why you looked. What the client keeps from you, you do not stand behind: the author and the client are told whether the co-signature covers the whole note.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e02">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e53">The note.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">The fingerprint of what you read.</param>
    /// <response code="200">The note's new revision.</response>
    /// <response code="403">`note.not_the_supervisor`, `note.co_signer_is_author`, `caller.supervision_purpose_needed`, `note.fresh_sign_in_needed`: sign in again. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`: a draft of somebody else is not there either.</response>
    /// <response code="409">`note.hash_mismatch`: read it again. `note.not_awaiting_co_signature`.</response>
    /// <response code="412">`request.stale`: the note changed since. Read it again.</response>
    /// <response code="422">`note.hash_unreadable`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> CoSignNote(Guid clientId, Guid noteId, ExpectedRevision expected, SignNoteBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CoSignNote(new ClientId(clientId), new NoteId(noteId), expected.Value, body), ct));

    /// <summary>Add to a signed note</summary>
    /// <remarks>Any member of its discipline who may see it, with a reason. The note itself stays as it was signed. The addendum is shared as the note is, or, where it carries another kind of information, only with whom that kind is shared, too.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e51">The note.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What is added.</param>
    /// <response code="201">The addendum's id, and the note's new revision.</response>
    /// <response code="403">`care_team.only_members`, `note.other_discipline`, `note.fresh_sign_in_needed`: sign in again. `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`: a draft of somebody else is not there either.</response>
    /// <response code="409">`note.not_signed`: its signatures are not complete. `supervision.missing`.</response>
    /// <response code="412">`request.stale`: the note changed since. Read it again.</response>
    /// <response code="422">`text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> AddAddendum(Guid clientId, Guid noteId, ExpectedRevision expected, AddendumBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new AddAddendum(new ClientId(clientId), new NoteId(noteId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/notes/{noteId}", receipt);
    }

    /// <summary>Give a note back</summary>
    /// <remarks>As its author's supervisor, with what has to be thought over, instead of co-signing. It stays as it was signed; the author answers with an amendment. The comment is for the two of you.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e02">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e57">The note.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What has to be thought over.</param>
    /// <response code="200">The note's new revision.</response>
    /// <response code="403">`note.not_the_supervisor`, `note.co_signer_is_author`, `caller.supervision_purpose_needed`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`: a draft of somebody else is not there either.</response>
    /// <response code="409">`note.not_awaiting_co_signature`.</response>
    /// <response code="412">`request.stale`: the note changed since. Read it again.</response>
    /// <response code="422">`text.missing`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> ReturnNote(Guid clientId, Guid noteId, ExpectedRevision expected, ReturnBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ReturnNote(new ClientId(clientId), new NoteId(noteId), expected.Value, body), ct));

    /// <summary>Begin the next version of a note</summary>
    /// <remarks>Its author only: a draft with the text as it stands, to be changed and signed. The version before stays readable for ever, and stands until the new one is final.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e58">The note.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">Why.</param>
    /// <response code="201">The id of the new version, a draft.</response>
    /// <response code="403">`note.not_the_author`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`.</response>
    /// <response code="409">`note.not_amendable`, `note.amendment_begun`: go on with that one.</response>
    /// <response code="412">`request.stale`: the note changed since. Read it again.</response>
    /// <response code="422">`text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> AmendNote(Guid clientId, Guid noteId, ExpectedRevision expected, AmendmentBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new AmendNote(new ClientId(clientId), new NoteId(noteId), expected.Value, body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/notes/{receipt.Id}", receipt);
    }

    /// <summary>Say that a note was entered in error</summary>
    /// <remarks>Its author only. That there was a note stays visible; its text is shown to its author and their supervisor alone, the reason to the client too. A draft is given up: its text is gone.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e59">The note.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">Why.</param>
    /// <response code="200">The note's new revision.</response>
    /// <response code="403">`note.not_the_author`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`.</response>
    /// <response code="409">`note.not_amendable`, `note.given_up`, `note.amendment_begun`: give that version up first.</response>
    /// <response code="412">`request.stale`: the note changed since. Read it again.</response>
    /// <response code="422">`text.missing`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> EnterNoteInError(Guid clientId, Guid noteId, ExpectedRevision expected, NoteErrorBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new EnterNoteInError(new ClientId(clientId), new NoteId(noteId), expected.Value, body), ct));

    /// <summary>List the versions of a note</summary>
    /// <remarks>First to last, without their text: what was signed, what replaced it and when. A version that is still a draft is there for its author alone.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e51">The note, in whichever version.</param>
    /// <response code="200">The versions.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`.</response>
    public static async Task<Representation<NoteVersions>> ListNoteVersions(Guid clientId, Guid noteId, IMediator mediator, CancellationToken ct) =>
        Representation.Of((await mediator.Send(new ListNoteVersions(new ClientId(clientId), new NoteId(noteId)), ct)).Value);

    /// <summary>Compare two versions of a note</summary>
    /// <remarks>Section by section and word by word, only in sections that the reader may see.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e5a">The note.</param>
    /// <param name="against">The other version; the one that this one replaces when left out.</param>
    /// <response code="200">What they differ in.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`: the other version must be one of the same note.</response>
    /// <response code="422">`note.no_earlier_version`: name the other version.</response>
    public static async Task<Representation<NoteDifferences>> GetNoteDifferences(Guid clientId, Guid noteId, Guid? against, IMediator mediator, CancellationToken ct) =>
        Representation.Of((await mediator.Send(new GetNoteDifferences(new ClientId(clientId), new NoteId(noteId), against is { } other ? new NoteId(other) : null), ct)).Value);

    /// <summary>List what awaits your co-signature</summary>
    /// <remarks>Notes of whom you supervise, across clients, the longest waiting first, without their text. Name the purpose `supervision`.</remarks>
    /// <param name="purpose" example="supervision">Why: `supervision`.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.supervision_purpose_needed`, `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<CoSignatureToDoView>> ListMyCoSignatures([FromHeader(Name = HttpCaller.PurposeHeader)] string? purpose, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListMyCoSignatures(paging.Limit, paging.After), ct)).Slice);

    /// <summary>Count what became of your supervisees' notes</summary>
    /// <remarks>For each supervisee and a period of at most 366 days: signed, co-signed, given back, final without a co-signature, late, and how many wait now. Counts of notes, about no client in particular. Name the purpose `supervision`.</remarks>
    /// <param name="purpose" example="supervision">Why: `supervision`.</param>
    /// <param name="from" example="2026-11-01T00:00:00Z">From this instant on.</param>
    /// <param name="to" example="2026-12-01T00:00:00Z">Before this instant.</param>
    /// <response code="200">The counts.</response>
    /// <response code="400">`request.unreadable`.</response>
    /// <response code="403">`caller.supervision_purpose_needed`, `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="422">`request.period_unusable`, `request.invalid`.</response>
    public static async Task<Representation<SupervisionReport>> GetSupervisionReport([FromHeader(Name = HttpCaller.PurposeHeader)] string? purpose, Instant from, Instant to, IMediator mediator, CancellationToken ct) =>
        Representation.Of(await mediator.Send(new GetSupervisionReport(from.Value, to.Value), ct));
}

/// <summary>Which notes somebody looks for, in the address.</summary>
public sealed record NoteQuery
{
    /// <summary>Only this discipline: `psychotherapy` or `massageTherapy`.</summary>
    [FromQuery(Name = "discipline")]
    public Word<Discipline>? Discipline { get; init; }

    /// <summary>Only notes about this session.</summary>
    [FromQuery(Name = "sessionId")]
    public Guid? SessionId { get; init; }

    /// <summary>Only notes by this practitioner.</summary>
    [FromQuery(Name = "authorId")]
    public Guid? AuthorId { get; init; }

    /// <summary>Only notes in this layout.</summary>
    [FromQuery(Name = "format")]
    public Word<NoteFormat>? Format { get; init; }

    /// <summary>Only notes that have come so far.</summary>
    [FromQuery(Name = "status")]
    public Word<NoteStatus>? Status { get; init; }

    /// <summary>Only notes begun at this instant or later.</summary>
    [FromQuery(Name = "from")]
    public Instant? From { get; init; }

    /// <summary>Only notes begun before this instant.</summary>
    [FromQuery(Name = "to")]
    public Instant? To { get; init; }

    /// <summary>Only signed notes with a section under this heading of a layout, such as `assessment`.</summary>
    [FromQuery(Name = "section")]
    public string? Section { get; init; }

    /// <summary>Only signed notes with a section of this kind of information.</summary>
    [FromQuery(Name = "category")]
    public Word<InformationCategory>? Category { get; init; }

    internal NoteFilter AsFilter() => new()
    {
        Discipline = Discipline?.Value,
        Session = SessionId is { } session ? new SessionId(session) : null,
        Author = AuthorId,
        Format = Format?.Value,
        Status = Status?.Value,
        From = From?.Value,
        To = To?.Value,
        Section = Section,
        Category = Category?.Value,
    };
}

/// <summary>A chart, in JSON or as a page.</summary>
public sealed class ChartAnswer(IResult answer) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => answer.ExecuteAsync(httpContext);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ChartView), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }
}
