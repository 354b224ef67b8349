using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>The document that client and massage therapist sign before the first massage, where the place asks for one.</summary>
public static class ConsultationEndpoints
{
    public static void MapConsultations(this IEndpointRouteBuilder api)
    {
        var consultations = api.MapGroup("/clients/{clientId:guid}/consultation-records").WithTags("Touch safety");
        consultations.MapPost("", RecordConsultation).WithName(nameof(RecordConsultation));
        consultations.MapRead("", ListConsultations).WithName(nameof(ListConsultations));
        consultations.MapPost("/{consultationId:guid}/outdating", OutdateConsultation).WithName(nameof(OutdateConsultation));
    }

    /// <summary>Record a signed consultation document</summary>
    /// <remarks>That client and therapist signed it, how and when, and its fingerprint. The document is kept where the clinic keeps its papers. Where the policy pack asks for one, massage does not start without it. It is bodywork.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What was signed.</param>
    /// <response code="201">The record's id.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `caller.discipline_not_yours`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`consultation.incomplete`: it must hold all that the policy pack names. `consultation.signed_in_future`, `consultation.fingerprint_unreadable`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> RecordConsultation(Guid clientId, RecordConsultationBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created($"/api/v1/clients/{clientId}/consultation-records", await mediator.Send(new RecordConsultation(new ClientId(clientId), body), ct));

    /// <summary>List signed consultation documents</summary>
    /// <remarks>Newest first. They are bodywork: what is not shared with the reader is not in the list and is not counted.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<ConsultationView>> ListConsultations(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListConsultations(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Say that a consultation document no longer fits</summary>
    /// <remarks>Because the reason for treatment or what was agreed on has changed. Where the policy pack asks for the document, another one is signed before the next massage starts.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="consultationId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e48">The record.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The record's revision. Saying it again changes nothing.</response>
    /// <response code="403">`care_team.only_members`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `caller.discipline_not_yours`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `consultation.not_found`.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    public static async Task<ChangedReceipt> OutdateConsultation(Guid clientId, Guid consultationId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new OutdateConsultation(new ClientId(clientId), new ConsultationRecordId(consultationId), expected.Value), ct));
}
