using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Language;

/// <summary>
/// Read a text for wordings that could be said better, while it is written. Nothing of it is kept, logged or repeated in an answer or an error, nothing is changed,
/// and no signature waits for it (Rule CR-182; I51).
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record CheckLanguage(CheckLanguageBody Body) : IRequest<LanguageReviewView>, IUsesNoClientRecord, IHasBody<CheckLanguageBody>
{
    internal sealed class Handler(IClinicDb db, ICaller caller, OpenRecord at, ILanguageCounts counts) : IRequestHandler<CheckLanguage, LanguageReviewView>
    {
        public async Task<LanguageReviewView> Handle(CheckLanguage request, CancellationToken cancellationToken)
        {
            var pack = LanguagePack.Of(PlainLanguages.Of(request.Body.Language, "/language"));
            var disciplines = DisciplinesOf(request.Body.Discipline);
            var language = pack.Language;
            var own = await db.LanguageRules.AsNoTracking().Where(rule => rule.Language == language && rule.WithdrawnAt == null).ToListAsync(cancellationToken);
            var advice = LanguageReview.Of(request.Body.Text, pack, disciplines, own);

            // Counted is what somebody says is a session note, and nothing else: of process notes there is no trace anywhere (Rule CR-186; I48).
            if (Choice.Optional(request.Body.Kind, "/kind") == ReviewedText.SessionNote && disciplines is [var one])
                await counts.Add(caller.ClinicId, at.Today, one, [.. advice.Select(found => found.RuleId)], cancellationToken);
            return LanguageReviewView.Of(pack, advice);
        }

        private Discipline[] DisciplinesOf(Discipline? named)
        {
            Discipline[] own = [.. Own()];
            if (named is not { } one) return own;
            return own.Contains(Choice.Of(one, "/discipline")) ? [one] : throw new DomainException(new DisciplineNotYours { Pointer = "/discipline" });
        }

        private IEnumerable<Discipline> Own()
        {
            if (caller.Is(Role.Psychotherapist)) yield return Discipline.Psychotherapy;
            if (caller.Is(Role.MassageTherapist)) yield return Discipline.MassageTherapy;
        }
    }
}

/// <summary>What is being written, and as what.</summary>
public sealed record CheckLanguageBody
{
    /// <summary>The text as it stands, at most 20,000 characters. Positions in the answer count its UTF-16 characters.</summary>
    /// <example>Client refused prone position.</example>
    [MaxLength(LanguageReview.LongestText)]
    public required string Text { get; init; }

    /// <summary>The language that it is written in: <c>en-CA</c> or <c>fr-CA</c>.</summary>
    /// <example>en-CA</example>
    [StringLength(10)]
    public string Language { get; init; } = PlainLanguages.Tag(PlainLanguage.EnCa);

    /// <summary>In which of the caller's disciplines it is written; all of them when left out. Only rules of scope depend on it.</summary>
    /// <example>massageTherapy</example>
    public Discipline? Discipline { get; init; }

    /// <summary>What it is; only a session note is counted for quality review, and nothing else of it is kept. Leave it out while typing, and for every text that is not one.</summary>
    /// <example>other</example>
    public ReviewedText? Kind { get; init; }

    /// <summary>Its length, and nothing else: what prints this prints no note.</summary>
    public override string ToString() => $"{nameof(CheckLanguageBody)} ({Text.Length} characters)";
}

/// <summary>What a reviewed text is.</summary>
public enum ReviewedText
{
    /// <summary>A session note that is being saved. That a rule had something to say is counted.</summary>
    SessionNote,

    /// <summary>A process note. Nothing is counted (I48).</summary>
    ProcessNote,

    /// <summary>Anything else. Nothing is counted.</summary>
    Other,
}
