using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Who covers for a psychotherapist who is away.</summary>
public static class AbsenceEndpoints
{
    public static void MapAbsences(this IEndpointRouteBuilder api)
    {
        var absences = api.MapGroup("/practitioners/{practitionerId:guid}/absences").WithTags("Practitioners");
        absences.MapPost("", RecordAbsence).WithName(nameof(RecordAbsence));
        absences.MapRead("", ListAbsences).WithName(nameof(ListAbsences));
        absences.MapPost("/{absenceId:guid}/ending", EndAbsence).WithName(nameof(EndAbsence));
    }

    /// <summary>Say who covers while somebody is away</summary>
    /// <remarks>New safety signals go to the cover then; those that nobody has assessed go there when it begins. The cover sees these signals and nothing else of the record. Each of them stands in the client's disclosures.</remarks>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e11">Who is away.</param>
    /// <param name="body">When, and who covers.</param>
    /// <response code="201">The absence's id.</response>
    /// <response code="403">`absence.not_yours`: they say it themselves, or the front desk. `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`practitioner.not_found`.</response>
    /// <response code="409">`absence.overlaps`, `practitioner.deactivated`.</response>
    /// <response code="412">`request.stale`: a signal was changed at that moment. Send it again.</response>
    /// <response code="422">`absence.cover_not_oneself`, `absence.ends_too_early`, `practitioner.not_licensed`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> RecordAbsence(Guid practitionerId, RecordAbsenceBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new RecordAbsence(new PractitionerId(practitionerId), body), ct);
        return Receipts.Created($"/api/v1/practitioners/{practitionerId}/absences", receipt);
    }

    /// <summary>List when somebody is away</summary>
    /// <remarks>Newest first. Nothing of any client, and not why.</remarks>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e11">The practitioner.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`practitioner.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<AbsenceView>> ListAbsences(Guid practitionerId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListAbsences(new PractitionerId(practitionerId), paging.Limit, paging.After), ct));

    /// <summary>End an absence</summary>
    /// <remarks>Early, or before it begins. What went to the cover stays there until it is handed back.</remarks>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e11">Who is away.</param>
    /// <param name="absenceId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1f71">The absence.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The absence's new revision.</response>
    /// <response code="403">`absence.not_yours`: they say it themselves, or the front desk. `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`absence.not_found`.</response>
    /// <response code="409">`absence.over`.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read the list again.</response>
    public static async Task<ChangedReceipt> EndAbsence(Guid practitionerId, Guid absenceId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new EndAbsence(new PractitionerId(practitionerId), new AbsenceId(absenceId), expected.Value), ct));
}
