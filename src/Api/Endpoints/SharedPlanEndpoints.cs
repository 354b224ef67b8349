using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>The product's main read.</summary>
public static class SharedPlanEndpoints
{
    public static void MapSharedPlan(this IEndpointRouteBuilder api) =>
        api.MapRead("/clients/{clientId:guid}/care-plans/{planId:guid}", GetCarePlan).WithName(nameof(GetCarePlan)).WithTags("Care plans");

    /// <summary>Read the shared care plan</summary>
    /// <remarks>The whole picture in one answer, each part only as far as the client lets this reader see it. A part that is not permitted is absent, and named in `withheld` where its existence may be known. The read stands in the client's disclosures before it is answered.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="planId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e31">The plan.</param>
    /// <response code="200">The plan as this reader sees it.</response>
    /// <response code="403">`consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `care_plan.not_found`.</response>
    public static async Task<Representation<CarePlanView>> GetCarePlan(Guid clientId, Guid planId, IMediator mediator, CancellationToken ct)
    {
        var plan = (await mediator.Send(new GetCarePlan(new ClientId(clientId), new CarePlanId(planId)), ct)).Value;
        return Representation.Of(plan, plan.Revision);
    }
}
