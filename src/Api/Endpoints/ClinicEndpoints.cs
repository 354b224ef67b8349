using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Clinics;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>The clinic and its settings.</summary>
public static class ClinicEndpoints
{
    public static void MapClinic(this IEndpointRouteBuilder api)
    {
        var clinic = api.MapGroup("/clinic").WithTags("Clinic");
        clinic.MapRead("", GetClinic).WithName(nameof(GetClinic));
        clinic.MapPatch("", ChangeClinicSettings).WithName(nameof(ChangeClinicSettings));
    }

    /// <summary>Read the clinic's settings</summary>
    /// <remarks>Nothing of any client. Everyone who works in the clinic may read how consent is handled there.</remarks>
    /// <response code="200">The clinic.</response>
    /// <response code="403">`caller.role_not_allowed`: clients do not read the clinic's settings.</response>
    public static async Task<Representation<ClinicView>> GetClinic(IMediator mediator, CancellationToken ct)
    {
        var clinic = await mediator.Send(new GetClinic(), ct);
        return Representation.Of(clinic, clinic.Revision);
    }

    /// <summary>Change the clinic's settings</summary>
    /// <remarks>Decides about every later disclosure in the clinic: with express consent only, colleagues of one discipline see nothing of each other's without a directive. It holds from the next request on.</remarks>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">The settings to change; what is left out stays.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: ask an administrator of the clinic.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    /// <response code="422">`clinic.setting_out_of_range`, `policy_pack.retention_too_short`, `time_zone.unknown`, `jurisdiction.malformed`, `request.cannot_be_null`.</response>
    public static async Task<ChangedReceipt> ChangeClinicSettings(ExpectedRevision expected, ClinicPatch body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ChangeClinicSettings(expected.Value, body), ct));
}
