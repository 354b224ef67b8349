using IntegrativeCare.Api.Http;
using IntegrativeCare.Application.Language;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.Notes;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntegrativeCare.Api.Endpoints;

/// <summary>Advice on the words of notes.</summary>
public static class LanguageEndpoints
{
    public static void MapLanguage(this IEndpointRouteBuilder api)
    {
        api.MapPost("/language-reviews", CheckLanguage).WithName(nameof(CheckLanguage)).WithTags("Language");
        api.MapGroup("/language-review-counts").WithTags("Language").MapRead("", ListLanguageCounts).WithName(nameof(ListLanguageCounts));
        api.MapGroup("/language-packs").WithTags("Language").MapRead("/{language}", GetLanguagePack).WithName(nameof(GetLanguagePack));
        var kept = api.MapGroup("/clients/{clientId:guid}/notes/{noteId:guid}/kept-wordings").WithTags("Language");
        kept.MapPost("", KeepWording).WithName(nameof(KeepWording));
        kept.MapRead("", ListKeptWordings).WithName(nameof(ListKeptWordings));
        var rules = api.MapGroup("/language-rules").WithTags("Language");
        rules.MapRead("", ListLanguageRules).WithName(nameof(ListLanguageRules));
        rules.MapPost("", AddLanguageRule).WithName(nameof(AddLanguageRule));
        rules.MapPost("/{ruleId:guid}/withdrawal", WithdrawLanguageRule).WithName(nameof(WithdrawLanguageRule));
    }

    /// <summary>Ask for advice on words</summary>
    /// <remarks>For a text that is being written: wordings that may harm, promise too much, or leave the author's scope, each with what could be written instead. Words in quotation marks are left alone. The text is not kept, not logged and not repeated; nothing is changed, and no signature waits for it. With `kind` `sessionNote`, once when a note is saved, it is counted for quality review that a rule had something to say, by month and discipline alone. Text of process notes is never counted: say `processNote`, or leave it out.</remarks>
    /// <param name="body">The text, its language and in which discipline it is written.</param>
    /// <response code="200">The advice, in the order of the text.</response>
    /// <response code="403">`caller.role_not_allowed`: those who write notes ask this. `caller.discipline_not_yours`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="422">`choice.unknown`, `request.invalid`.</response>
    public static async Task<Ok<LanguageReviewView>> CheckLanguage(CheckLanguageBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new CheckLanguage(body), ct));

    /// <summary>See how often advice on words was given</summary>
    /// <remarks>For quality review: how often each rule had something to say about session notes, by month and discipline. It holds no person, no client, no note and no text; sums under 11 stay out, and a month is told once it is over.</remarks>
    /// <param name="from" example="2026-01-01">A day of the first month; eleven months before the last one when left out.</param>
    /// <param name="to" example="2026-12-31">A day of the last month; the month before this one when left out. What is not over yet stays out.</param>
    /// <response code="200">The sums, newest month first.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk reads them.</response>
    /// <response code="422">`request.invalid`.</response>
    public static async Task<Representation<LanguageCountsView>> ListLanguageCounts(Day? from, Day? to, IMediator mediator, CancellationToken ct) =>
        Representation.Of(await mediator.Send(new ListLanguageCounts(from?.Value, to?.Value), ct));

    /// <summary>Keep a wording against advice</summary>
    /// <remarks>In your own draft, with your reason. It keeps the rule and the reason, nothing of the note's text, and is yours alone, also once the note is signed. Advice that you simply leave aside is kept nowhere.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e54">The note.</param>
    /// <param name="body">Which advice is not taken, and why.</param>
    /// <response code="201">It is kept.</response>
    /// <response code="403">`care_team.only_members`, `note.not_the_author`, `caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`, `note.not_found`.</response>
    /// <response code="409">`note.signed`.</response>
    /// <response code="422">`language_rule.unknown`, `text.missing`, `text.too_long`, `text.unreadable`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> KeepWording(Guid clientId, Guid noteId, KeepWordingBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created($"/api/v1/clients/{clientId}/notes/{noteId}/kept-wordings", await mediator.Send(new KeepWording(new ClientId(clientId), new NoteId(noteId), body), ct));

    /// <summary>List the wordings kept in a note of one's own</summary>
    /// <remarks>For the note's author alone. Of anybody else's note the list is empty, whether there is one or not.</remarks>
    /// <param name="clientId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e01">The client.</param>
    /// <param name="noteId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b1e54">The note.</param>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page, last kept first.</response>
    /// <response code="403">`caller.role_not_allowed`, `practitioner.licence_lapsed`, `account.disabled`.</response>
    /// <response code="404">`client.not_found`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<KeptWordingView>> ListKeptWordings(Guid clientId, Guid noteId, Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of((await mediator.Send(new ListKeptWordings(new ClientId(clientId), new NoteId(noteId), paging.Limit, paging.After), ct)).Value);

    /// <summary>Read the rules on words of a language</summary>
    /// <remarks>Those that ship, with their exceptions, reasons and sources, and whether somebody who works in the language has reviewed them. Nothing of any client.</remarks>
    /// <param name="language" example="en-CA">`en-CA` or `fr-CA`.</param>
    /// <response code="200">The version that is in use.</response>
    /// <response code="403">`caller.role_not_allowed`.</response>
    /// <response code="422">`choice.unknown`: there are no rules for this language.</response>
    public static async Task<Representation<LanguagePackView>> GetLanguagePack(string language, IMediator mediator, CancellationToken ct) =>
        Representation.Of(await mediator.Send(new GetLanguagePack(language), ct));

    /// <summary>List the clinic's own rules on words</summary>
    /// <remarks>Newest first, those that were withdrawn included. They add to what ships and take nothing of it away. Nothing of any client.</remarks>
    /// <param name="paging">Which part of the list.</param>
    /// <response code="200">One page.</response>
    /// <response code="403">`caller.role_not_allowed`.</response>
    /// <response code="422">`request.cursor_unreadable`, `request.invalid`.</response>
    public static async Task<Page<LanguageRuleView>> ListLanguageRules(Paging paging, IMediator mediator, CancellationToken ct) =>
        Page.Of(await mediator.Send(new ListLanguageRules(paging.Limit, paging.After), ct));

    /// <summary>Add a rule on words of the clinic's own</summary>
    /// <remarks>From the next review on, whoever writes this wording is offered the other one. It is about words: put nothing of any client into it.</remarks>
    /// <param name="body">The wording, and what could be written instead.</param>
    /// <response code="201">The rule's id.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk does this.</response>
    /// <response code="409">`language_rule.already_there`, `language_rule.too_many`.</response>
    /// <response code="422">`language_rule.term_unclear`, `text.missing`, `text.unreadable`, `choice.unknown`, `request.invalid`.</response>
    public static async Task<CreatedReceipt> AddLanguageRule(AddLanguageRuleBody body, IMediator mediator, CancellationToken ct) =>
        Receipts.Created("/api/v1/language-rules", await mediator.Send(new AddLanguageRule(body), ct));

    /// <summary>Withdraw a rule on words of the clinic's own</summary>
    /// <remarks>It is not used any more and stays in the list. What ships cannot be withdrawn. Nothing of any client.</remarks>
    /// <param name="ruleId" example="0198f2c4-7d1e-7a60-9a3b-2f6f0c9b2b01">The rule.</param>
    /// <param name="expected">The revision that was read.</param>
    /// <response code="200">The new revision.</response>
    /// <response code="403">`caller.role_not_allowed`: the front desk does this.</response>
    /// <response code="404">`language_rule.not_found`.</response>
    /// <response code="409">`language_rule.withdrawn`.</response>
    /// <response code="412">`request.stale`: somebody changed it since. Read it again.</response>
    public static async Task<ChangedReceipt> WithdrawLanguageRule(Guid ruleId, ExpectedRevision expected, IMediator mediator, CancellationToken ct) =>
        Receipts.Changed(await mediator.Send(new WithdrawLanguageRule(new ClinicLanguageRuleId(ruleId), expected.Value), ct));
}
