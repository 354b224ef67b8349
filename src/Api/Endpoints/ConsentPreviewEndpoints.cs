using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What somebody would see, and why.</summary>
public static class ConsentPreviewEndpoints
{
    public static void MapConsentPreview(this IEndpointRouteBuilder api)
    {
        var client = api.MapGroup("/clients/{clientId:guid}").WithTags("Consent");
        client.MapRead("/consent-preview", PreviewDisclosure).WithName(nameof(PreviewDisclosure));
        client.MapRead("/consent-preview/records", ListPreviewedRecords).WithName(nameof(ListPreviewedRecords));
        client.MapPost("/consent-decisions", ExplainDecision).WithName(nameof(ExplainDecision));
    }

    /// <summary>Preview what somebody would see</summary>
    /// <remarks>What would this practitioner or partner organization see of the record now, and which rule decides each part? It equals what their own request would answer at that instant. The client asks about everything, the privacy officer about the decisions without the records, a practitioner about what they wrote themselves. Nothing is opened by asking.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e13">The practitioner about whom it is asked.</param>
    /// <param name="organizationId">The partner organization about which it is asked, instead.</param>
    /// <param name="purpose">For which purpose they would look: `treatment` (when left out), `careCoordination`, `supervision`, `emergency`.</param>
    /// <param name="language" example="en-CA">The language of the words: `en-CA` or `fr-CA`; when left out, the one of the two that the caller's program prefers.</param>
    /// <response code="200">The decisions, and how many records they come to.</response>
    /// <response code="404">`client.not_found`, `practitioner.not_found`.</response>
    /// <response code="422">`consent.question_unclear`: name one reader. `consent.organization_unknown`, `consent.purpose_not_theirs`, `choice.unknown`.</response>
    public static async Task<Representation<DisclosurePreviewView>> PreviewDisclosure(
        Guid clientId, Guid? practitionerId, Guid? organizationId, Word<PurposeOfUse>? purpose, LanguageTag? language, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Representation.Of((await mediator.Send(
            new PreviewDisclosure(new ClientId(clientId), One(practitionerId, organizationId), purpose?.Value ?? PurposeOfUse.Treatment, LanguageTag.Of(language, http).Value), ct)).Value);

    /// <summary>Preview record by record</summary>
    /// <remarks>Each record that the caller may read themselves (the client: all of theirs; a practitioner: what they wrote), and whether this person would see it now, with the rule. Ids and decisions only.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="practitionerId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e13">The practitioner about whom it is asked.</param>
    /// <param name="organizationId">The partner organization about which it is asked, instead.</param>
    /// <param name="purpose">For which purpose they would look: `treatment` when left out.</param>
    /// <param name="language" example="en-CA">The language of the words: `en-CA` or `fr-CA`; when left out, the one of the two that the caller's program prefers.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, oldest first.</response>
    /// <response code="403">`caller.role_not_allowed`: the privacy officer sees no records.</response>
    /// <response code="404">`client.not_found`, `practitioner.not_found`.</response>
    /// <response code="422">`consent.question_unclear`, `consent.organization_unknown`, `consent.purpose_not_theirs`, `choice.unknown`, `request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<PreviewedRecordView>> ListPreviewedRecords(
        Guid clientId, Guid? practitionerId, Guid? organizationId, Word<PurposeOfUse>? purpose, LanguageTag? language, HttpContext http, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(
            new ListPreviewedRecords(new ClientId(clientId), One(practitionerId, organizationId), purpose?.Value ?? PurposeOfUse.Treatment, paging.Limit, paging.After, LanguageTag.Of(language, http).Value), ct)).Value);

    /// <summary>Explain a decision</summary>
    /// <remarks>May this reader see this kind of information, or this record, for this purpose, now? The answer names the rule, the directive behind it and what the reader must carry along. The client and the privacy officer ask about anybody; a practitioner about themselves, and is told how to ask for consent. It changes nothing.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">Who, what and for what.</param>
    /// <response code="200">The decision.</response>
    /// <response code="403">`consent.only_own_decisions`, `caller.role_not_allowed`.</response>
    /// <response code="404">`client.not_found`, `practitioner.not_found`, `record.not_found`.</response>
    /// <response code="422">`consent.question_unclear`, `consent.organization_unknown`, `consent.purpose_not_theirs`, `choice.unknown`, `request.invalid`.</response>
    public static async Task<Ok<DecisionView>> ExplainDecision(Guid clientId, ExplainDecisionBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok((await mediator.Send(new ExplainDecision(new ClientId(clientId), body), ct)).Value);

    private static Recipient One(Guid? practitioner, Guid? organization) => (practitioner, organization) switch
    {
        ({ } id, null) => Recipient.Of(new PractitionerId(id)),
        (null, { } id) => Recipient.Organization(id),
        _ => throw new DomainException(new QuestionUnclear()),
    };
}
