using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Outcomes;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>How the clinic sees to safety signals, and whom a person in need can call.</summary>
public static class SafetySettingsEndpoints
{
    public static void MapSafetySettings(this IEndpointRouteBuilder api)
    {
        var clinic = api.MapGroup("/clinic").WithTags("Clinic");
        clinic.MapRead("/safety-settings", GetSafetySettings).WithName(nameof(GetSafetySettings));
        clinic.MapPut("/safety-settings", SaySafetySettings).WithName(nameof(SaySafetySettings));
        clinic.MapRead("/crisis-contacts", GetCrisisContacts).WithName(nameof(GetCrisisContacts));
    }

    /// <summary>Read how the clinic sees to safety signals</summary>
    /// <remarks>Nothing of any client: hours, response times, who is asked next, and whom a person in need can call.</remarks>
    /// <response code="200">The settings.</response>
    /// <response code="403">`caller.role_not_allowed`: clients read the crisis contacts instead. `practitioner.licence_lapsed`, `account.disabled`.</response>
    public static async Task<Representation<SafetySettingsView>> GetSafetySettings(IMediator mediator, CancellationToken ct)
    {
        var settings = await mediator.Send(new GetSafetySettings(), ct);
        return Representation.Of(settings, settings.Revision);
    }

    /// <summary>Say how the clinic sees to safety signals</summary>
    /// <remarks>The whole of it, also what stays. Who is named as clinical lead or on call can be asked to follow up a signal of any client, and sees that signal then and nothing else of the record. Signals that are open keep the time that was promised.</remarks>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">The settings.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: ask an administrator of the clinic.</response>
    /// <response code="404">`practitioner.not_found`.</response>
    /// <response code="409">`practitioner.deactivated`.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    /// <response code="422">`clinic.hours_unusable`, `clinic.setting_out_of_range`, `clinic.crisis_contacts_miscounted`, `practitioner.not_licensed`, `text.missing`, `text.too_long`, `text.unreadable`, `choice.unknown`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> SaySafetySettings(ExpectedRevision expected, SaySafetySettingsBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new SaySafetySettings(expected.Value, body), ct));

    /// <summary>Read whom to call in need</summary>
    /// <remarks>Nothing of any client. To be shown before somebody answers a questionnaire: the clinic may not read answers at once, and from when somebody does.</remarks>
    /// <response code="200">The contacts, in the clinic's own words.</response>
    /// <response code="403">`caller.role_not_allowed`, `account.disabled`.</response>
    public static async Task<Representation<CrisisContactsView>> GetCrisisContacts(IMediator mediator, CancellationToken ct) =>
        Representation.Of(await mediator.Send(new GetCrisisContacts(), ct));
}
