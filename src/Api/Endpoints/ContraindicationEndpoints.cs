using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>What speaks against massage: health screenings, clearances, the catalogue and the checks.</summary>
public static class ContraindicationEndpoints
{
    public static void MapContraindications(this IEndpointRouteBuilder api)
    {
        api.MapGroup("/massage-techniques").WithTags("Touch safety").MapRead("", ListMassageTechniques).WithName(nameof(ListMassageTechniques));
        var products = api.MapGroup("/massage-products").WithTags("Touch safety");
        products.MapRead("", ListMassageProducts).WithName(nameof(ListMassageProducts));
        products.MapPost("", AddMassageProduct).WithName(nameof(AddMassageProduct));
        products.MapRead("/{code}", GetMassageProduct).WithName(nameof(GetMassageProduct));
        products.MapPut("/{productId:guid}/contents", DescribeMassageProduct).WithName(nameof(DescribeMassageProduct));
        var rules = api.MapGroup("/contraindication-rules").WithTags("Touch safety");
        rules.MapRead("", GetContraindicationRules).WithName(nameof(GetContraindicationRules));
        rules.MapPost("/approvals", ApproveContraindicationRules).WithName(nameof(ApproveContraindicationRules));

        var client = api.MapGroup("/clients/{clientId:guid}").WithTags("Touch safety");
        client.MapPost("/health-screenings", RecordHealthScreening).WithName(nameof(RecordHealthScreening));
        client.MapRead("/health-screenings", ListHealthScreenings).WithName(nameof(ListHealthScreenings));
        client.MapPost("/clearances", RecordClearance).WithName(nameof(RecordClearance));
        client.MapPost("/clearances/{clearanceId:guid}/ending", EndClearance).WithName(nameof(EndClearance));
        client.MapRead("/clearances", ListClearances).WithName(nameof(ListClearances));
        client.MapPost("/sessions/{sessionId:guid}/contraindication-check", EvaluateContraindications).WithName(nameof(EvaluateContraindications));
        client.MapRead("/contraindication-checks", ListContraindicationChecks).WithName(nameof(ListContraindicationChecks));
        client.MapRead("/contraindication-checks/{checkId:guid}", GetContraindicationCheck).WithName(nameof(GetContraindicationCheck));
        client.MapPost("/contraindication-checks/{checkId:guid}/overrides", OverrideContraindication).WithName(nameof(OverrideContraindication));
    }

    /// <summary>List the massage techniques</summary>
    /// <remarks>Those whose risks are known. What is not here cannot be planned. Nothing of any client.</remarks>
    /// <response code="200">All of them.</response>
    /// <response code="403">`caller.role_not_allowed`.</response>
    public static async Task<Page<MassageTechniqueView>> ListMassageTechniques(IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListMassageTechniques(), ct));

    /// <summary>List the massage products</summary>
    /// <remarks>Oils, lotions and whatever else touches the skin: those that ship and the clinic's own, with what is in them. Nothing of any client.</remarks>
    /// <response code="200">All of them.</response>
    /// <response code="403">`caller.role_not_allowed`.</response>
    public static async Task<Page<MassageProductView>> ListMassageProducts(IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListMassageProducts(), ct));

    /// <summary>Add a product of the clinic's own</summary>
    /// <remarks>Until its contents are said no check can name it: nobody can agree to what nobody knows. Nothing of any client.</remarks>
    /// <param name="body">The product, and what is in it.</param>
    /// <response code="201">The product's id, which is its code.</response>
    /// <response code="403">`caller.role_not_allowed`: massage therapists and the front desk do this.</response>
    /// <response code="422">`list.too_long`, `text.missing`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> AddMassageProduct(AddMassageProductBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new AddMassageProduct(body), ct);
        return Receipts.Created($"/api/v1/massage-products/{receipt.Id}", receipt);
    }

    /// <summary>Read a massage product</summary>
    /// <remarks>By its code: a word for what ships, the id for the clinic's own. Nothing of any client.</remarks>
    /// <param name="code" example="jojoba-oil">The product.</param>
    /// <response code="200">The product.</response>
    /// <response code="403">`caller.role_not_allowed`.</response>
    /// <response code="404">`massage_product.not_found`.</response>
    public static async Task<Representation<MassageProductView>> GetMassageProduct(string code, IMediator mediator, CancellationToken ct)
    {
        var product = await mediator.Send(new GetMassageProduct(code), ct);
        return Representation.Of(product, product.Revision);
    }

    /// <summary>Say what is in a product</summary>
    /// <remarks>Of the clinic's own products. It replaces what stood before, and every check that named the product has to be made again before anybody is touched under it.</remarks>
    /// <param name="productId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1ef1">The product.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <param name="body">What is in it.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: massage therapists and the front desk do this.</response>
    /// <response code="404">`massage_product.not_found`: what ships does not change.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    /// <response code="422">`list.too_long`, `text.missing`, `request.invalid`.</response>
    public static async Task<ChangedReceipt> DescribeMassageProduct(Guid productId, ExpectedRevision expected, MassageProductContentsBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new DescribeMassageProduct(new MassageProductId(productId), expected.Value, body), ct));

    /// <summary>Read the contraindication rules</summary>
    /// <remarks>With the questions of the health screening, what each answer means for massage, and how well its source is known. They are screening defaults; the clinic says whether it approves them. Nothing of any client.</remarks>
    /// <response code="200">The version that is in use.</response>
    /// <response code="403">`caller.role_not_allowed`.</response>
    public static async Task<Representation<ContraindicationRulesView>> GetContraindicationRules(IMediator mediator, CancellationToken ct) =>
        Representation.Of(await mediator.Send(new GetContraindicationRules(), ct));

    /// <summary>Approve the contraindication rules</summary>
    /// <remarks>A massage therapist says for the clinic that this version was read and is stood for. Without it the rules hold all the same, and every check says that nobody has approved them.</remarks>
    /// <param name="body">The version that was read.</param>
    /// <response code="201">The approval's id.</response>
    /// <response code="403">`caller.role_not_allowed`: massage therapists do this.</response>
    /// <response code="409">`contraindication.already_approved`.</response>
    /// <response code="422">`contraindication.version_unknown`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> ApproveContraindicationRules(ApproveContraindicationRulesBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created("/api/v1/contraindication-rules", await mediator.Send(new ApproveContraindicationRules(body), ct));

    /// <summary>Record a health screening</summary>
    /// <remarks>By the client in their own account or by whoever treats them. It is `physicalHealth`, findings of psychotherapy `mentalHealthSummary`; what follows for touch crosses as `safetyCues`, effect alone. Of each question the newest answer counts, but for a stricter one of somebody else's that you do not see, and what can change overnight counts on its day. It makes every check of this client stale.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">The answers.</param>
    /// <response code="201">The screening's id.</response>
    /// <response code="403">`care_team.only_members`, `health_screening.not_yours_to_answer`: others answer this question. `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`health_screening.empty`, `health_screening.answered_twice`, `health_screening.kinds_apart`, `health_screening.site_missing`, `health_screening.qualifier_unknown`, `health_screening.measure_not_asked`, `health_screening.details_not_asked`, `health_screening.since_in_future`, `contraindication.rule_unknown`, `session.region_has_no_sides`, `caller.discipline_unclear`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> RecordHealthScreening(Guid clientId, HealthScreeningBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created($"/api/v1/clients/{clientId}/health-screenings", await mediator.Send(new RecordHealthScreening(new ClientId(clientId), body), ct));

    /// <summary>List a client's health screenings</summary>
    /// <remarks>Newest first; none is ever changed. One that is not shared with the reader is not in the list, is not counted and shifts no page.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<HealthScreeningView>> ListHealthScreenings(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListHealthScreenings(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Record a medical clearance</summary>
    /// <remarks>A written document for one rule, with its author and its dates. It lifts that rule from its first day to its last, and nothing that happened after it was written. It is `physicalHealth`, and recorded by whoever sees an answer or a finding of that rule.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="body">What the document says.</param>
    /// <response code="201">The clearance's id.</response>
    /// <response code="403">`clearance.finding_not_seen`: nothing that you see could be lifted. `care_team.only_members`, `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`contraindication.rule_unknown`, `clearance.rule_not_cleared`, `clearance.dates_wrong`, `clearance.hash_malformed`, `caller.discipline_unclear`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> RecordClearance(Guid clientId, ClearanceBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created($"/api/v1/clients/{clientId}/clearances", await mediator.Send(new RecordClearance(new ClientId(clientId), body), ct));

    /// <summary>End a clearance</summary>
    /// <remarks>At once, because the document was retracted or recorded by mistake. What it lifted blocks again: checks that rest on it are stale.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="clearanceId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1ec9">The clearance.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The clearance's new revision.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `contraindication.clearance_not_found`.</response>
    /// <response code="409">`contraindication.clearance_over`: it was ended before.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    public static async Task<ChangedReceipt> EndClearance(Guid clientId, Guid clearanceId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new EndClearance(new ClientId(clientId), new ClearanceId(clearanceId), expected.Value), ct));

    /// <summary>List a client's medical clearances</summary>
    /// <remarks>Newest first, those that are over included. One that is not shared with the reader is not in the list, is not counted and shifts no page.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<ClearanceView>> ListClearances(Guid clientId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListClearances(new ClientId(clientId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Check a massage session for contraindications</summary>
    /// <remarks>Holds what is planned against everything that is known of the client's health, and keeps what came of it. The therapist learns what to do as `safetyCues`, and why only as far as the client shares that. The session begins, and touch is recorded, only within a check that still holds: new health information, another product or another plan asks for a new one.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e43">The session.</param>
    /// <param name="body">What is planned.</param>
    /// <response code="201">The check's id.</response>
    /// <response code="403">`care_team.only_members`, `session.not_its_practitioner`: only who holds the session. `contraindication.check_not_possible`: something that the check rests on is missing or not open to you, and a check without it would be none. `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `session.not_found`.</response>
    /// <response code="409">`session.over`.</response>
    /// <response code="422">`contraindication.plan_incomplete`, `contraindication.technique_unknown`, `contraindication.product_unknown`, `contraindication.product_contents_unknown`, `contraindication.product_missing`, `session.not_massage`, `session.region_has_no_sides`, `policy_pack.region_prohibited`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> EvaluateContraindications(Guid clientId, Guid sessionId, PlannedTouchBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new EvaluateContraindications(new ClientId(clientId), new SessionId(sessionId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/contraindication-checks/{receipt.Id}", receipt);
    }

    /// <summary>List a client's contraindication checks</summary>
    /// <remarks>Newest first; of one session the first is the one that counts. They are `safetyCues`: `outcome` and `letsStart` are absent where a limit is not shared with you; one that is not shared with the reader is not in the list, is not counted and shifts no page.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="sessionId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e41">Only those of this session.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<ContraindicationCheckSummaryView>> ListContraindicationChecks(Guid clientId, Guid? sessionId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListContraindicationChecks(new ClientId(clientId), sessionId is { } id ? new SessionId(id) : null, paging.Limit, paging.After), ct)).Value);

    /// <summary>Read a contraindication check</summary>
    /// <remarks>What to leave out and what remains possible, shared as `safetyCues`. A limit is shown as far as the safety cues of whoever wrote its evidence are shared with you today; where one is not, `outcome`, `letsStart` and `possible` are absent too. Why it stands is what its evidence is, mostly `physicalHealth`: where that is not shared, and for holds, `because` is absent. What was planned is `bodywork`.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="checkId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1ef2">The check.</param>
    /// <response code="200">The check, as far as the client lets the reader.</response>
    /// <response code="403">`caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `contraindication.check_not_found`.</response>
    public static async Task<Representation<ContraindicationCheckView>> GetContraindicationCheck(Guid clientId, Guid checkId, IMediator mediator, CancellationToken ct)
    {
        var check = (await mediator.Send(new GetContraindicationCheck(new ClientId(clientId), new ContraindicationCheckId(checkId)), ct)).Value;
        return Representation.Of(check, check.Revision);
    }

    /// <summary>Set a limit of a check aside</summary>
    /// <remarks>As the second reader: another massage therapist of the client's team who may see the finding, never the one who holds the session. Nobody sets aside what is absolute, or an allergy. A new check takes the old one's place and holds until anything changes. The reason is what the finding is.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e05">The client.</param>
    /// <param name="checkId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1ef3">The check of the session that counts now.</param>
    /// <param name="body">Which rule, and why.</param>
    /// <response code="201">The new check's id.</response>
    /// <response code="403">`care_team.only_members`, `contraindication.second_reader_needed`, `contraindication.check_not_possible`, `caller.role_not_allowed`, `consent.not_given`: ask the client first. `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `contraindication.check_not_found`, `session.not_found`.</response>
    /// <response code="409">`contraindication.not_overridable`, `contraindication.check_stale`, `session.over`.</response>
    /// <response code="422">`contraindication.rule_unknown`, `contraindication.finding_not_found`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> OverrideContraindication(Guid clientId, Guid checkId, OverrideBody body, IMediator mediator, CancellationToken ct)
    {
        var receipt = await mediator.Send(new OverrideContraindication(new ClientId(clientId), new ContraindicationCheckId(checkId), body), ct);
        return Receipts.Created($"/api/v1/clients/{clientId}/contraindication-checks/{receipt.Id}", receipt);
    }
}
