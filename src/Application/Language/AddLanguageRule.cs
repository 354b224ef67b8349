using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Language;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Language;

/// <summary>Ask, for the whole clinic, for another word than the one that people write (Rule CR-184).</summary>
[For(Role.ClinicAdministrator)]
public sealed record AddLanguageRule(AddLanguageRuleBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<AddLanguageRuleBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<AddLanguageRule, Receipt>
    {
        public async Task<Receipt> Handle(AddLanguageRule request, CancellationToken cancellationToken)
        {
            var language = PlainLanguages.Of(request.Body.Language, "/language");
            var inForce = await db.LanguageRules.CountAsync(rule => rule.Language == language && rule.WithdrawnAt == null, cancellationToken);
            var rule = ClinicLanguageRule.Add(caller.ClinicId, language, request.Body.AsWording(), inForce, caller.PersonId(), record.Now);
            db.LanguageRules.Add(rule);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(rule.Id.Value, rule.Revision);
        }
    }
}

/// <summary>A wording, and what could be written instead.</summary>
public sealed record AddLanguageRuleBody
{
    /// <summary>The language of the notes for which it holds: <c>en-CA</c> or <c>fr-CA</c>.</summary>
    /// <example>en-CA</example>
    [StringLength(10)]
    public required string Language { get; init; }

    /// <summary>The wording, one to eight words. Each form of a word is a rule of its own.</summary>
    /// <example>no-show client</example>
    [StringLength(ClinicLanguageRule.LongestTerm, MinimumLength = 1)]
    public required string Term { get; init; }

    /// <summary>What could be written instead.</summary>
    /// <example>client who could not come</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string Suggestion { get; init; }

    /// <summary>Why.</summary>
    /// <example>Ask what kept them from coming.</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string Rationale { get; init; }

    /// <summary>How much weight its advice has.</summary>
    /// <example>info</example>
    public required LanguageSeverity Severity { get; init; }

    internal ClinicWording AsWording() => new() { Term = Term, Suggestion = Suggestion, Rationale = Rationale, Severity = Severity };
}
