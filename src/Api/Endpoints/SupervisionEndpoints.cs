using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Application.SupervisedHours;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.SupervisedHours;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Who answers for whose work, what both agreed on, and the hours on the way to full registration.</summary>
public static class SupervisionEndpoints
{
    public static void MapSupervisions(this IEndpointRouteBuilder api)
    {
        api.MapRead("/practitioners/{practitionerId:guid}/supervisions", ListSupervisions).WithName(nameof(ListSupervisions)).WithTags("Practitioners");
        var supervisions = api.MapGroup("/supervisions/{supervisionId:guid}").WithTags("Practitioners");
        supervisions.MapRead("", GetSupervision).WithName(nameof(GetSupervision));
        supervisions.MapPut("/terms", AgreeOnSupervision).WithName(nameof(AgreeOnSupervision));
        supervisions.MapPost("/hours", EnterHours).WithName(nameof(EnterHours));
        supervisions.MapRead("/hours", ListHours).WithName(nameof(ListHours));
        supervisions.MapRead("/hours-summary", GetHoursSummary).WithName(nameof(GetHoursSummary));
        supervisions.MapPost("/hours/{entryId:guid}/reversal", ReverseHours).WithName(nameof(ReverseHours));
        supervisions.MapPost("/hours/{entryId:guid}/confirmation", ConfirmHours).WithName(nameof(ConfirmHours));
        api.MapRead("/me/hours-summary", GetMyHours).WithName(nameof(GetMyHours)).WithTags("My work");
        api.MapRead("/me/licences", ListMyLicences).WithName(nameof(ListMyLicences)).WithTags("My work");
    }

    /// <summary>List a practitioner's supervisions</summary>
    /// <remarks>Those that they give and those that they have, newest first. Nothing of any client, and nothing of hours.</remarks>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e12">The practitioner.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`.</response>
    /// <response code="404">`practitioner.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<SupervisionView>> ListSupervisions(Guid practitionerId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListSupervisions(new PractitionerId(practitionerId), paging.Limit, paging.After), ct));

    /// <summary>Read a supervision</summary>
    /// <remarks>Who answers for whose work, since when, and which notes are co-signed. Nothing of any client.</remarks>
    /// <param name="supervisionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e16">The supervision.</param>
    /// <response code="200">The supervision.</response>
    /// <response code="403">`caller.role_not_allowed`.</response>
    /// <response code="404">`supervision.not_found`.</response>
    public static async Task<Representation<SupervisionView>> GetSupervision(Guid supervisionId, IMediator mediator, CancellationToken ct)
    {
        var supervision = await mediator.Send(new GetSupervision(new SupervisionId(supervisionId)), ct);
        return Representation.Of(supervision, supervision.Revision);
    }

    /// <summary>Say what a supervision covers</summary>
    /// <remarks>What of the work it covers and which notes are co-signed: every one, unless both agreed otherwise. It changes nothing of what either may see.</remarks>
    /// <param name="supervisionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e16">The supervision.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What was agreed; everything is given, also what stays.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`supervision.not_yours`: its supervisor, or the front desk. `caller.role_not_allowed`.</response>
    /// <response code="404">`supervision.not_found`.</response>
    /// <response code="409">`supervision.already_ended`.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    /// <response code="422">`supervision.co_sign_unclear`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> AgreeOnSupervision(Guid supervisionId, ExpectedRevision expected, AgreeOnSupervisionBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new AgreeOnSupervision(new SupervisionId(supervisionId), expected.Value, body), ct));

    /// <summary>Enter hours</summary>
    /// <remarks>By the supervisee alone, on the way to full registration. The ledger holds nothing of any client; only supervisee and supervisor read it. A session can be named only by who held it.</remarks>
    /// <param name="supervisionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e16">The supervision.</param>
    /// <param name="body">What was done, when and for how long.</param>
    /// <response code="201">The entry's id.</response>
    /// <response code="403">`hours.only_supervisee`. `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`supervision.not_found`: only the two whom it joins know of its hours.</response>
    /// <response code="409">`hours.session_counted`: take that entry back first.</response>
    /// <response code="412">`request.stale`: another line was added at the same moment. Send it again.</response>
    /// <response code="422">`hours.out_of_range`, `hours.in_the_future`, `hours.outside_supervision`, `hours.form_unclear`, `hours.no_session_here`, `hours.session_unknown`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> EnterHours(Guid supervisionId, EnterHoursBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new EnterHours(new SupervisionId(supervisionId), body), ct);
        return Receipts.Created($"/api/v1/supervisions/{supervisionId}/hours", receipt);
    }

    /// <summary>List hours</summary>
    /// <remarks>Newest line first, reversals included. For supervisee and supervisor; to everybody else, the front desk included, there is nothing here.</remarks>
    /// <param name="supervisionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e16">The supervision.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`supervision.not_found`: only the two whom it joins know of its hours.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<HoursEntryView>> ListHours(Guid supervisionId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListHours(new SupervisionId(supervisionId), paging.Limit, paging.After), ct));

    /// <summary>Read what the hours of a supervision come to</summary>
    /// <remarks>Totals, what does not count, what is missing towards full registration, and whether supervision is spread over the work. For supervisee and supervisor.</remarks>
    /// <param name="supervisionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e16">The supervision.</param>
    /// <response code="200">The figures, in minutes.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`supervision.not_found`: only the two whom it joins know of its hours.</response>
    public static async Task<Representation<HoursSummaryView>> GetHoursSummary(Guid supervisionId, IMediator mediator, CancellationToken ct) =>
        Representation.Of(await mediator.Send(new GetHoursSummary(new SupervisionId(supervisionId)), ct));

    /// <summary>Take an entry of hours back</summary>
    /// <remarks>With a line of its own; both stay in the ledger. By the supervisee alone.</remarks>
    /// <param name="supervisionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e16">The supervision.</param>
    /// <param name="entryId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fc2">The entry.</param>
    /// <param name="body">Why.</param>
    /// <response code="201">The reversal's id.</response>
    /// <response code="403">`hours.only_supervisee`. `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`hours.not_found`, `supervision.not_found`: only the two whom it joins know of its hours.</response>
    /// <response code="409">`hours.reversed_before`, `hours.reversal_stands`.</response>
    /// <response code="412">`request.stale`: another line was added at the same moment. Send it again.</response>
    /// <response code="422">`text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> ReverseHours(Guid supervisionId, Guid entryId, ReverseHoursBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new ReverseHours(new SupervisionId(supervisionId), new HoursEntryId(entryId), body), ct);
        return Receipts.Created($"/api/v1/supervisions/{supervisionId}/hours", receipt);
    }

    /// <summary>Confirm an hour of supervision</summary>
    /// <remarks>By the supervisor; only then it counts. Saying it twice changes nothing.</remarks>
    /// <param name="supervisionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e16">The supervision.</param>
    /// <param name="entryId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1fc1">The entry.</param>
    /// <response code="200">It is confirmed.</response>
    /// <response code="403">`hours.only_supervisor`. `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`hours.not_found`, `supervision.not_found`: only the two whom it joins know of its hours.</response>
    /// <response code="409">`hours.reversed_before`.</response>
    /// <response code="422">`hours.no_confirmation_needed`.</response>
    public static async Task<ChangedReceipt> ConfirmHours(Guid supervisionId, Guid entryId, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ConfirmHours(new SupervisionId(supervisionId), new HoursEntryId(entryId)), ct));

    /// <summary>Read what my hours come to</summary>
    /// <remarks>Your own hours under all supervisions that you have had here. Nothing of any client.</remarks>
    /// <response code="200">The figures, in minutes.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    public static async Task<Representation<HoursSummaryView>> GetMyHours(IMediator mediator, CancellationToken ct) => Representation.Of(await mediator.Send(new GetMyHours(), ct));

    /// <summary>List my licences</summary>
    /// <remarks>With what there is to warn of: 60, 30 and 7 days before the last day. After it every client's record is closed to you. Nothing of any client.</remarks>
    /// <response code="200">All of them, the first to end first.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    public static async Task<Page<LicenceView>> ListMyLicences(IMediator mediator, CancellationToken ct) => Page.Of(await mediator.Send(new ListMyLicences(), ct));
}
