using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Outcomes;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>By which thresholds the clinic judges change.</summary>
public static class OutcomeThresholdEndpoints
{
    public static void MapOutcomeThresholds(this IEndpointRouteBuilder api)
    {
        api.MapRead("/clinic/outcome-thresholds", GetOutcomeThresholds).WithName(nameof(GetOutcomeThresholds)).WithTags("Outcomes");
        api.MapPut("/clinic/outcome-thresholds", ChooseOutcomeThresholds).WithName(nameof(ChooseOutcomeThresholds)).WithTags("Outcomes");
    }

    /// <summary>Read the thresholds of change</summary>
    /// <remarks>What change is said to matter, by whom and in whom; and by which of them the clinic judges. Where nothing could be read none is listed, and a change is then shown without a claim. Nothing in it is about a client.</remarks>
    /// <response code="200">All of them.</response>
    /// <response code="403">`caller.role_not_allowed`.</response>
    public static async Task<Representation<OutcomeThresholdsView>> GetOutcomeThresholds(IMediator mediator, CancellationToken ct)
    {
        var (view, revision) = await mediator.Send(new GetOutcomeThresholds(), ct);
        return Representation.Of(view, revision);
    }

    /// <summary>Choose the thresholds of change</summary>
    /// <remarks>All choices at once; of a kind for which none is named the usual one counts. Trends are judged by them from the next request on, and every answer names the source of what it says. Nothing in it is about a client.</remarks>
    /// <param name="expected">The revision that was read, when something was chosen before.</param>
    /// <param name="body">The choices.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk does this.</response>
    /// <response code="409">`outcome.no_thresholds_chosen`: leave `If-Match` out.</response>
    /// <response code="412">`request.stale`: somebody chose since. Read them again.</response>
    /// <response code="422">`outcome.threshold_unknown`, `outcome.threshold_chosen_twice`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> ChooseOutcomeThresholds(RevisionIfAny expected, ChooseOutcomeThresholdsBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new ChooseOutcomeThresholds(expected.Value, body), ct));
}
