using System.Reflection;
using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Who saw what.</summary>
public static class AuditEndpoints
{
    private const string Ndjson = "application/x-ndjson";

    // An accounting that left something out would be none.
    private static readonly string[] OfTheListAlone = ["practitionerId", "category", "verdict", "limit", "after"];

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        api.MapRead("/clients/{clientId:guid}/disclosures", ListDisclosures).WithName(nameof(ListDisclosures)).WithTags("Privacy");
        api.MapPost("/clients/{clientId:guid}/outside-disclosures", RecordOutsideDisclosure).WithName(nameof(RecordOutsideDisclosure)).WithTags("Privacy");
        api.MapRead("/clients/{clientId:guid}/outside-disclosures", ListOutsideDisclosures).WithName(nameof(ListOutsideDisclosures)).WithTags("Privacy");
        api.MapPost("/clients/{clientId:guid}/accounting-suspensions", SuspendAccounting).WithName(nameof(SuspendAccounting)).WithTags("Privacy");
        api.MapRead("/clients/{clientId:guid}/accounting-suspensions", ListAccountingSuspensions).WithName(nameof(ListAccountingSuspensions)).WithTags("Privacy");
        api.MapRead("/audit-events", ListAuditEvents).WithName(nameof(ListAuditEvents)).WithTags("Privacy");
        api.MapRead("/audit-events/integrity", CheckIntegrity).WithName(nameof(CheckIntegrity)).WithTags("Privacy");
        api.MapRead("/audit-events/checkpoint", GetCheckpoint).WithName(nameof(GetCheckpoint)).WithTags("Privacy");
        api.MapRead("/audit-events/export", ExportLedger).WithName(nameof(ExportLedger)).WithTags("Privacy").Produces(StatusCodes.Status200OK, contentType: Ndjson);
    }

    /// <summary>See who saw what of a client</summary>
    /// <remarks>
    /// Every access to the record, permitted or refused: who, when, which kinds of information and records, for what and under which directive, in codes and in plain words. It is the client's to read, and the privacy officer's; reading it is an access too.
    /// Whether there are process notes is private even to the client: what their author and the author's supervisor did with them is not in the client's own list.
    ///
    /// With `format=accounting` it is the accounting of disclosures of 45 CFR 164.528, as far back as the clinic's policy pack says (six years under HIPAA): each release to somebody other than author and client exactly once, repeated ones to one recipient for one purpose summarised with the first day, the count and the last day.
    /// It shows more than the law asks: uses for treatment and operations are in it, and `isRequiredByHipaa` marks what the law demands. With `Accept: text/html` the accounting comes as a page to print.
    /// </remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="from">Only at this instant or later. An accounting begins as far back as the policy pack lets it when left out, and not earlier.</param>
    /// <param name="to">Only before this instant.</param>
    /// <param name="practitionerId">Only by this practitioner; of the list alone.</param>
    /// <param name="category">Only where something was decided about this kind of information, shown or not; of the list alone.</param>
    /// <param name="verdict">Only those that ended so: `permitted` or `refused`; of the list alone.</param>
    /// <param name="format">`list` (usual) or `accounting`.</param>
    /// <param name="language">Of the plain words: `en-CA` or `fr-CA`; what `Accept-Language` prefers when left out.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first; or the accounting.</response>
    /// <response code="403">`caller.role_not_allowed`: the client and the privacy officer read it.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`audit.period_empty`, `accounting.too_far_back`, `request.cursor_unreadable`, `request.invalid`: an accounting cannot be narrowed to a practitioner, a kind, a verdict or a page.</response>
    public static async Task<DisclosuresAnswer> ListDisclosures(
        Guid clientId, Instant? from, Instant? to, Guid? practitionerId, Word<InformationCategory>? category, Word<AccessVerdict>? verdict, Word<DisclosureFormat>? format, LanguageTag? language,
        Paging paging, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var words = LanguageTag.Of(language, http);
        var client = new ClientId(clientId);
        if (format?.Value != DisclosureFormat.Accounting)
        {
            var filter = new AccessFilter { From = from?.Value, To = to?.Value, PractitionerId = practitionerId, Category = category?.Value, Verdict = verdict?.Value };
            return new(Page.Of((await mediator.Send(new ListDisclosures(client, paging.Limit, paging.After) { Filter = filter, Language = words.Value }, ct)).Value));
        }

        var narrowing = OfTheListAlone.Where(http.Request.Query.ContainsKey).ToList();
        if (narrowing.Count > 0) throw new DomainException(new RequestInvalid([.. narrowing.Select(name => new FieldError("", "invalid", "An accounting is whole: leave this out.") { Parameter = name })]));

        var accounting = (await mediator.Send(new GetAccounting(client, from?.Value, to?.Value) { Language = words.Value }, ct)).Value;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return new(PrintedPage.IsWanted(http) ? AccountingPage.Of(accounting, words) : Representation.Of(accounting));
    }

    /// <summary>Record a disclosure outside the product</summary>
    /// <remarks>Something about the client went to an authority, a court or anybody else by another road: a letter, a report. It stands in the client's accounting, where the client reads what is written here; it cannot be changed later. Name kinds of information, never their content.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What was disclosed to whom, and why.</param>
    /// <response code="201">It is recorded.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`outside_disclosure.in_the_future`, `outside_disclosure.purpose_missing`, `text.missing`, `choice.unknown`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> RecordOutsideDisclosure(Guid clientId, RecordOutsideDisclosureBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created($"/api/v1/clients/{clientId}/outside-disclosures", await mediator.Send(new RecordOutsideDisclosure(new ClientId(clientId), body), ct));

    /// <summary>List disclosures outside the product</summary>
    /// <remarks>All of them for the privacy officer; for the client all but those to an agency that has asked for silence for a while; for practitioners what they recorded themselves.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, last recorded first.</response>
    /// <response code="403">`caller.role_not_allowed`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<OutsideDisclosureView>> ListOutsideDisclosures(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListOutsideDisclosures(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Record that an agency asked for silence</summary>
    /// <remarks>An agency of oversight or law enforcement stated that telling the client of its disclosures would impede its work (45 CFR 164.528(a)(2)). Until the last day they stay out of the client's accounting and lists; the privacy officer sees them throughout. A spoken statement counts for 30 days at most. The client is not told that this was recorded.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What the agency asked for.</param>
    /// <response code="201">It is recorded and in force from its first day.</response>
    /// <response code="403">`caller.role_not_allowed`: only the privacy officer.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`accounting_suspension.oral_too_long`, `accounting_suspension.ends_too_early`, `accounting_suspension.in_the_future`, `text.missing`, `choice.unknown`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> SuspendAccounting(Guid clientId, SuspendAccountingBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created($"/api/v1/clients/{clientId}/accounting-suspensions", await mediator.Send(new SuspendAccounting(new ClientId(clientId), body), ct));

    /// <summary>List agencies' requests for silence</summary>
    /// <remarks>For the privacy officer alone: to the client it would tell what it is meant to keep back.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, last recorded first, with whether each is in force today.</response>
    /// <response code="403">`caller.role_not_allowed`: only the privacy officer.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<AccountingSuspensionView>> ListAccountingSuspensions(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListAccountingSuspensions(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>See the accesses of the clinic</summary>
    /// <remarks>For the privacy officer: who looked at whose record, without any clinical content.</remarks>
    /// <param name="clientId">Only of this client.</param>
    /// <param name="from">Only at this instant or later.</param>
    /// <param name="to">Only before this instant.</param>
    /// <param name="practitionerId">Only by this practitioner.</param>
    /// <param name="category">Only where something was decided about this kind of information, shown or not.</param>
    /// <param name="verdict">Only those that ended so: `permitted` or `refused`.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="403">`caller.role_not_allowed`: only the privacy officer.</response>
    /// <response code="422">`audit.period_empty`, `request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<AccessView>> ListAuditEvents(
        Guid? clientId, Instant? from, Instant? to, Guid? practitionerId, Word<InformationCategory>? category, Word<AccessVerdict>? verdict, Paging paging, IMediator mediator, CancellationToken ct)
    {
        var filter = new AccessFilter
        {
            Client = clientId is { } client ? new ClientId(client) : null,
            From = from?.Value,
            To = to?.Value,
            PractitionerId = practitionerId,
            Category = category?.Value,
            Verdict = verdict?.Value,
        };
        return Page.Of(await mediator.Send(new ListAuditEvents(paging.Limit, paging.After) { Filter = filter }, ct));
    }

    /// <summary>Check that the record of accesses is whole</summary>
    /// <remarks>Follows the clinic's chain of hashes from the first row to the last and names the first row that was changed or taken away. With a checkpoint that was kept elsewhere it also says whether the chain still holds what it covers.</remarks>
    /// <param name="checkpoint">The `reference` of a checkpoint.</param>
    /// <response code="200">Whether it is intact.</response>
    /// <response code="403">`caller.role_not_allowed`: only the privacy officer.</response>
    /// <response code="422">`audit.checkpoint_unreadable`.</response>
    public static async Task<Representation<IntegrityView>> CheckIntegrity(string? checkpoint, IMediator mediator, CancellationToken ct) =>
        Representation.Of(await mediator.Send(new CheckIntegrity(checkpoint), ct));

    /// <summary>Take a checkpoint of the record of accesses</summary>
    /// <remarks>How many rows the chain has and the hash of the last, signed with the key that `/.well-known/jwks.json` publishes. Keep it where the clinic's own administrators cannot reach it: it shows later that nothing before it was rewritten. It tells nothing about any client.</remarks>
    /// <response code="200">The checkpoint.</response>
    /// <response code="403">`caller.role_not_allowed`: only the privacy officer.</response>
    public static async Task<Representation<CheckpointView>> GetCheckpoint(IMediator mediator, CancellationToken ct) =>
        Representation.Of(await mediator.Send(new GetCheckpoint(), ct));

    /// <summary>Export the record of accesses</summary>
    /// <remarks>The clinic's whole ledger, one JSON object a line, with everything that the hashes cover: ids and codes, no names and no clinical text, but who was whose client. `verify-ledger` checks the file without the database. The export itself becomes a row of the ledger before the first line leaves.</remarks>
    /// <response code="200">The rows from the first to the last before the export.</response>
    /// <response code="403">`caller.role_not_allowed`: only the privacy officer.</response>
    public static async Task ExportLedger(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        http.Response.ContentType = Ndjson;
        http.Response.Headers.ContentDisposition = "attachment; filename=\"ledger.ndjson\"";
        await mediator.Send(new ExportLedger(http.Response.BodyWriter), ct);
    }
}

/// <summary>How the accesses to a record are told.</summary>
public enum DisclosureFormat
{
    /// <summary>Each by itself, page by page.</summary>
    List,

    /// <summary>The accounting of disclosures of 45 CFR 164.528.</summary>
    Accounting,
}

/// <summary>A page of accesses, an accounting, or an accounting as a page to print.</summary>
public sealed class DisclosuresAnswer(IResult answer) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => answer.ExecuteAsync(httpContext);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(PageView<AccessView>), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
    }
}
