using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Language;
using IntegrativeCare.Domain.Notes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Language;

/// <summary>Keep a wording in one's own draft against advice, with a reason (Rule CR-187; I51). Nothing of the note's text is kept with it.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record KeepWording(ClientId ClientId, NoteId NoteId, KeepWordingBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<KeepWordingBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<KeepWording, Receipt>
    {
        public async Task<Receipt> Handle(KeepWording request, CancellationToken cancellationToken)
        {
            var note = await db.Notes.AsNoTracking().Require(n => n.Id == request.NoteId && n.ClientId == request.ClientId, new NoteNotFound(), cancellationToken);
            var rule = request.Body.RuleId;
            var kept = KeptWording.Keep(note, rule, await IsKnown(rule, cancellationToken), request.Body.Reason, caller.PersonId(), record.Now);
            db.KeptWordings.Add(kept);
            await db.SaveChangesAsync(cancellationToken);
            record.Writes(kept.Category);
            return new Receipt(kept.Id.Value, kept.Revision);
        }

        private async Task<bool> IsKnown(string rule, CancellationToken ct)
        {
            if (LanguagePack.Shipped.Any(pack => pack.Rules.Any(one => one.Id == rule))) return true;
            if (!Guid.TryParse(rule, out var own)) return false;
            var id = new ClinicLanguageRuleId(own);
            return await db.LanguageRules.AnyAsync(one => one.Id == id, ct);
        }
    }
}

/// <summary>Which advice is not taken, and why.</summary>
public sealed record KeepWordingBody
{
    /// <summary>The rule, as the advice names it.</summary>
    /// <example>AG-REFUSED</example>
    [StringLength(40, MinimumLength = 1)]
    public required string RuleId { get; init; }

    /// <summary>Why the wording stays, at most 500 characters. It is yours alone.</summary>
    /// <example>It is the word that she chose for it.</example>
    [StringLength(KeptWording.LongestReason, MinimumLength = 1)]
    public required string Reason { get; init; }
}
