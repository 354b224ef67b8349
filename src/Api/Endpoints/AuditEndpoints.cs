using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Audit;
using IntegrativeCare.Domain.Clients;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Who saw what.</summary>
public static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        api.MapRead("/clients/{clientId:guid}/disclosures", ListDisclosures).WithName(nameof(ListDisclosures)).WithTags("Privacy");
        api.MapRead("/audit-events", ListAuditEvents).WithName(nameof(ListAuditEvents)).WithTags("Privacy");
        api.MapRead("/audit-events/integrity", CheckIntegrity).WithName(nameof(CheckIntegrity)).WithTags("Privacy");
    }

    /// <summary>See who saw what of a client</summary>
    /// <remarks>Every access to the record, permitted or refused: who, when, which kinds of information and records, for what and under which directive. It is the client's to read, and the privacy officer's; reading it is an access too.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="403">`caller.role_not_allowed`: the client and the privacy officer read it.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<AccessView>> ListDisclosures(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListDisclosures(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>See all accesses of the clinic</summary>
    /// <remarks>For the privacy officer: who looked at whose record, without any clinical content.</remarks>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="403">`caller.role_not_allowed`: only the privacy officer.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<AccessView>> ListAuditEvents(Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListAuditEvents(paging.Limit, paging.After), ct));

    /// <summary>Check that the record of accesses is whole</summary>
    /// <remarks>Follows the clinic's chain of hashes from the first row to the last and names the first row that was changed or taken away. Keep the head's hash elsewhere to prove later that nothing was rewritten.</remarks>
    /// <response code="200">Whether it is intact.</response>
    /// <response code="403">`caller.role_not_allowed`: only the privacy officer.</response>
    public static async Task<Representation<IntegrityView>> CheckIntegrity(IMediator mediator, CancellationToken ct) =>
        Representation.Of(await mediator.Send(new CheckIntegrity(), ct));
}
