using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Outcomes;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Under which permission the clinic uses an instrument whose wording is not free.</summary>
public static class InstrumentLicenceEndpoints
{
    public static void MapInstrumentLicences(this IEndpointRouteBuilder api)
    {
        var licences = api.MapGroup("/outcome-licences").WithTags("Outcomes");
        licences.MapPost("", FileInstrumentLicence).WithName(nameof(FileInstrumentLicence));
        licences.MapRead("", ListInstrumentLicences).WithName(nameof(ListInstrumentLicences));
        licences.MapPost("/{licenceId:guid}/ending", TakeBackInstrumentLicence).WithName(nameof(TakeBackInstrumentLicence));
    }

    /// <summary>File the permission to use an instrument</summary>
    /// <remarks>For instruments whose wording is not free: who gave the permission, what it covers, how long it lasts, and the wording that came with it. The clinic says that it holds it; nobody here can check that. Until then the instrument can't be recorded. Nothing of any client.</remarks>
    /// <param name="body">The permission.</param>
    /// <response code="201">The permission's id.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk does this.</response>
    /// <response code="422">`outcome.instrument_unknown`, `outcome.licence_not_needed`, `outcome.licence_ends_before_it_begins`, `outcome.texts_miscounted`, `text.missing`, `text.too_long`, `text.unreadable`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> FileInstrumentLicence(FileInstrumentLicenceBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created("/api/v1/outcome-licences", await mediator.Send(new FileInstrumentLicence(body), ct));

    /// <summary>List the permissions to use instruments</summary>
    /// <remarks>Those that ended included. The wording stands with the instrument, not here. Nothing of any client.</remarks>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, newest first.</response>
    /// <response code="403">`caller.role_not_allowed`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<InstrumentLicenceView>> ListInstrumentLicences(Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListInstrumentLicences(paging.Limit, paging.After), ct));

    /// <summary>Take back a permission to use an instrument</summary>
    /// <remarks>From now on the instrument can't be recorded and its wording is not shown. What was recorded stays readable. Nothing of any client.</remarks>
    /// <param name="licenceId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e67">The permission.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The permission's new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk does this.</response>
    /// <response code="404">`outcome.licence_not_found`.</response>
    /// <response code="409">`outcome.licence_over`.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    public static async Task<ChangedReceipt> TakeBackInstrumentLicence(Guid licenceId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new TakeBackInstrumentLicence(new InstrumentLicenceId(licenceId), expected.Value), ct));
}
