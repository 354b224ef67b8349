using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Practitioners;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Who practises in the clinic, with which licence, and under whose supervision.</summary>
public static class PractitionerEndpoints
{
    public static void MapPractitioners(this IEndpointRouteBuilder api)
    {
        var practitioners = api.MapGroup("/practitioners").WithTags("Practitioners");
        practitioners.MapPost("", EnrolPractitioner).WithName(nameof(EnrolPractitioner));
        practitioners.MapRead("", ListPractitioners).WithName(nameof(ListPractitioners));
        practitioners.MapRead("/{practitionerId:guid}", GetPractitioner).WithName(nameof(GetPractitioner));
        practitioners.MapPatch("/{practitionerId:guid}", CorrectPractitioner).WithName(nameof(CorrectPractitioner));
        practitioners.MapPost("/{practitionerId:guid}/licences", RecordLicence).WithName(nameof(RecordLicence));
        practitioners.MapPost("/{practitionerId:guid}/licences/{licenceId:guid}/status-changes", ChangeLicenceStatus).WithName(nameof(ChangeLicenceStatus));
        practitioners.MapPost("/{practitionerId:guid}/licences/{licenceId:guid}/renewals", RenewLicence).WithName(nameof(RenewLicence));
        practitioners.MapPost("/{practitionerId:guid}/credentials", RecordCredential).WithName(nameof(RecordCredential));
        practitioners.MapPost("/{practitionerId:guid}/supervisions", StartSupervision).WithName(nameof(StartSupervision));
        practitioners.MapPost("/{practitionerId:guid}/deactivation", DeactivatePractitioner).WithName(nameof(DeactivatePractitioner));
        api.MapPost("/supervisions/{supervisionId:guid}/ending", EndSupervision).WithName(nameof(EndSupervision)).WithTags("Practitioners");
    }

    /// <summary>Enrol a practitioner</summary>
    /// <remarks>Opens nothing of any client: without an active licence and a place on a care team they see nothing. Invite them afterwards so that they can sign in.</remarks>
    /// <param name="body">Who they are.</param>
    /// <response code="201">The practitioner's id.</response>
    /// <response code="403">`caller.role_not_allowed`: ask an administrator of the clinic.</response>
    /// <response code="422">`request.invalid`, `email.malformed`, `text.missing`.</response>
    public static async Task<CreatedReceipt> EnrolPractitioner(EnrolPractitionerBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new EnrolPractitioner(body), ct);
        return Receipts.Created($"/api/v1/practitioners/{receipt.Id}", receipt);
    }

    /// <summary>List practitioners</summary>
    /// <remarks>Names and licences of colleagues, in the order in which they were enrolled. Nothing of any client.</remarks>
    /// <param name="licenceEndsWithinDays" example="60">Only those who work here and whose licence in some discipline ends within so many days (0–366), or has ended, without another that lasts longer.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<PractitionerView>> ListPractitioners(int? licenceEndsWithinDays, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListPractitioners(licenceEndsWithinDays, paging.Limit, paging.After), ct));

    /// <summary>Read a practitioner</summary>
    /// <remarks>The title follows from the class of the registration that is active today. Nothing of any client.</remarks>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e11">The practitioner.</param>
    /// <response code="200">The practitioner with their licences.</response>
    /// <response code="404">`practitioner.not_found`.</response>
    public static async Task<Representation<PractitionerView>> GetPractitioner(Guid practitionerId, IMediator mediator, CancellationToken ct)
    {
        var practitioner = await mediator.Send(new GetPractitioner(new PractitionerId(practitionerId)), ct);
        return Representation.Of(practitioner, practitioner.Revision);
    }

    /// <summary>Correct a practitioner's name or address</summary>
    /// <remarks>Changes how colleagues and clients read their name. What they may see stays as it is.</remarks>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e11">The practitioner.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What to correct; what is left out stays.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: ask an administrator of the clinic.</response>
    /// <response code="404">`practitioner.not_found`.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    /// <response code="422">`email.malformed`, `text.missing`, `request.cannot_be_null`.</response>
    public static async Task<ChangedReceipt> CorrectPractitioner(Guid practitionerId, ExpectedRevision expected, PractitionerPatch body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new CorrectPractitioner(new PractitionerId(practitionerId), expected.Value, body), ct));

    /// <summary>Record a licence</summary>
    /// <remarks>A licence is what lets a practitioner act at all. From its first day to its last it opens what care teams and clients' consent allow; before and after, nothing.</remarks>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e11">The practitioner.</param>
    /// <param name="body">The licence as the register says it.</param>
    /// <response code="201">The licence's id.</response>
    /// <response code="403">`caller.role_not_allowed`: ask an administrator of the clinic.</response>
    /// <response code="404">`practitioner.not_found`.</response>
    /// <response code="422">`practitioner.licence_twice`, `practitioner.licence_ends_too_early`, `practitioner.next_check_in_the_past`, `jurisdiction.malformed`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> RecordLicence(Guid practitionerId, RecordLicenceBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new RecordLicence(new PractitionerId(practitionerId), body), ct);
        return Receipts.Created($"/api/v1/practitioners/{practitionerId}", receipt);
    }

    /// <summary>Record a licence's new status</summary>
    /// <remarks>Suspending, revoking or resigning a licence closes every client's record to the practitioner on their very next request, their own notes included.</remarks>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e11">The practitioner.</param>
    /// <param name="licenceId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e15">The licence.</param>
    /// <param name="expected">The practitioner's revision that was read.</param>
    /// <param name="body">What the register shows now.</param>
    /// <response code="200">The practitioner's new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: ask an administrator of the clinic.</response>
    /// <response code="404">`practitioner.not_found`, `practitioner.licence_not_found`.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    /// <response code="422">`practitioner.next_check_in_the_past`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> ChangeLicenceStatus(
        Guid practitionerId, Guid licenceId, ExpectedRevision expected, ChangeLicenceStatusBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ChangeLicenceStatus(new PractitionerId(practitionerId), new LicenceId(licenceId), expected.Value, body), ct));

    /// <summary>Record a licence's renewal</summary>
    /// <remarks>Keeps open what consent already allows, or, when the class changes to registered, ends the need for supervision.</remarks>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e11">The practitioner.</param>
    /// <param name="licenceId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e15">The licence.</param>
    /// <param name="expected">The practitioner's revision that was read.</param>
    /// <param name="body">What the register shows now.</param>
    /// <response code="200">The practitioner's new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: ask an administrator of the clinic.</response>
    /// <response code="404">`practitioner.not_found`, `practitioner.licence_not_found`.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    /// <response code="422">`practitioner.licence_ends_too_early`, `practitioner.next_check_in_the_past`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> RenewLicence(Guid practitionerId, Guid licenceId, ExpectedRevision expected, RenewLicenceBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new RenewLicence(new PractitionerId(practitionerId), new LicenceId(licenceId), expected.Value, body), ct));

    /// <summary>Record a credential</summary>
    /// <remarks>What somebody has learned beyond their licence, for one technique or one modality. It lets nobody practise and opens nothing; a clinic may ask for it with `credentialRequiredFor`.</remarks>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e13">The practitioner.</param>
    /// <param name="body">What the certificate says.</param>
    /// <response code="201">The credential's id.</response>
    /// <response code="403">`caller.role_not_allowed`: ask an administrator of the clinic.</response>
    /// <response code="404">`practitioner.not_found`.</response>
    /// <response code="409">`practitioner.credential_twice`.</response>
    /// <response code="422">`practitioner.credential_unclear`, `practitioner.credential_in_the_future`, `text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> RecordCredential(Guid practitionerId, RecordCredentialBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new RecordCredential(new PractitionerId(practitionerId), body), ct);
        return Receipts.Created($"/api/v1/practitioners/{practitionerId}", receipt);
    }

    /// <summary>Start a supervision</summary>
    /// <remarks>For the purpose of supervision the supervisor may see what the supervisee writes about their clients, process notes included, unless a client withholds it.</remarks>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e12">Who is supervised.</param>
    /// <param name="body">Who supervises, from when.</param>
    /// <response code="201">The supervision's id.</response>
    /// <response code="403">`caller.role_not_allowed`: ask an administrator of the clinic.</response>
    /// <response code="404">`practitioner.not_found`.</response>
    /// <response code="422">`supervision.not_oneself`, `supervision.supervisor_not_registered`, `supervision.co_sign_unclear`, `practitioner.not_licensed`, `practitioner.deactivated`.</response>
    public static async Task<CreatedReceipt> StartSupervision(Guid practitionerId, StartSupervisionBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new StartSupervision(new PractitionerId(practitionerId), body), ct);
        return Receipts.Created($"/api/v1/practitioners/{practitionerId}", receipt);
    }

    /// <summary>End a supervision</summary>
    /// <remarks>From that day the supervisor sees nothing through it, and a qualifying practitioner cannot sign.</remarks>
    /// <param name="supervisionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e16">The supervision.</param>
    /// <param name="body">When it ends.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: ask an administrator of the clinic.</response>
    /// <response code="404">`supervision.not_found`.</response>
    /// <response code="409">`supervision.already_ended`.</response>
    /// <response code="422">`supervision.ends_too_early`.</response>
    public static async Task<ChangedReceipt> EndSupervision(Guid supervisionId, EndSupervisionBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new EndSupervision(new SupervisionId(supervisionId), body), ct));

    /// <summary>Record that a practitioner has left the clinic</summary>
    /// <remarks>Closes everything to them on their very next request. What they wrote stays in the record under their name.</remarks>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e14">The practitioner.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: ask an administrator of the clinic.</response>
    /// <response code="404">`practitioner.not_found`.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    public static async Task<ChangedReceipt> DeactivatePractitioner(Guid practitionerId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new DeactivatePractitioner(new PractitionerId(practitionerId), expected.Value), ct));
}
