using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.PolicyPacks;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>By whose rules the clinic works.</summary>
public static class PolicyPackEndpoints
{
    public static void MapPolicyPacks(this IEndpointRouteBuilder api)
    {
        var packs = api.MapGroup("/policy-packs").WithTags("Clinic");
        packs.MapRead("", ListPolicyPacks).WithName(nameof(ListPolicyPacks));
        packs.MapRead("/{code}", GetPolicyPack).WithName(nameof(GetPolicyPack));

        var activations = api.MapGroup("/clinic/policy-pack-activations").WithTags("Clinic");
        activations.MapPost("", ActivatePolicyPack).WithName(nameof(ActivatePolicyPack));
        activations.MapRead("", ListPolicyPackActivations).WithName(nameof(ListPolicyPackActivations));
    }

    /// <summary>List the policy packs</summary>
    /// <remarks>Every version of every pack of this installation, with its rules, the source of each and how far that was verified. Nothing of any client.</remarks>
    /// <response code="200">All of them.</response>
    /// <response code="403">`caller.role_not_allowed`: clients do not read the clinic's rules here.</response>
    public static async Task<Page<PolicyPackView>> ListPolicyPacks(IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListPolicyPacks(), ct));

    /// <summary>Read a policy pack</summary>
    /// <remarks>Without a version: the one by which the clinic works, else the one of today. What stands in it decides what may be shown and touched; it holds nothing of any client.</remarks>
    /// <param name="code" example="CA-ON">The pack.</param>
    /// <param name="version" example="2026-11-01">One version of it.</param>
    /// <response code="200">The pack.</response>
    /// <response code="403">`caller.role_not_allowed`: clients do not read the clinic's rules here.</response>
    /// <response code="404">`policy_pack.not_found`.</response>
    public static async Task<Representation<PolicyPackView>> GetPolicyPack(string code, string? version, IMediator mediator, CancellationToken ct) =>
        Representation.Of(await mediator.Send(new GetPolicyPack(code, version), ct));

    /// <summary>Activate a policy pack</summary>
    /// <remarks>Decides about every later disclosure and touch in the clinic, from the next request on or from a later instant. Choices are only added: to take one back, choose again. Each entry of the ledger and each session names the version that applied.</remarks>
    /// <param name="expected">The clinic's revision that was read.</param>
    /// <param name="body">Which pack, and from when.</param>
    /// <response code="201">The choice's id, and the clinic's new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: ask an administrator of the clinic.</response>
    /// <response code="412">`request.stale`: somebody changed the clinic since. Read it again.</response>
    /// <response code="422">`policy_pack.unknown`, `policy_pack.not_effective`, `policy_pack.activation_in_the_past`, `policy_pack.retention_too_short`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> ActivatePolicyPack(ExpectedRevision expected, ActivatePolicyPackBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created("/api/v1/clinic/policy-pack-activations", await mediator.Send(new ActivatePolicyPack(expected.Value, body), ct));

    /// <summary>List the clinic's choices of policy packs</summary>
    /// <remarks>By whose rules the clinic has worked, works and will work, the last choice first. Nothing of any client.</remarks>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`: clients do not read the clinic's rules here.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<PolicyPackActivationView>> ListPolicyPackActivations(Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListPolicyPackActivations(paging.Limit, paging.After), ct));
}
