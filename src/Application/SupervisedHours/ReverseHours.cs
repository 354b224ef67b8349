using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.SupervisedHours;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.SupervisedHours;

/// <summary>Take an own entry back with a line of its own. Both stay.</summary>
[For(Role.Psychotherapist)]
public sealed record ReverseHours(SupervisionId SupervisionId, HoursEntryId EntryId, ReverseHoursBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<ReverseHoursBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, ICaller caller) : IRequestHandler<ReverseHours, Receipt>
    {
        public async Task<Receipt> Handle(ReverseHours request, CancellationToken cancellationToken)
        {
            var supervision = await db.RequireOwnSupervision(request.SupervisionId, caller, cancellationToken);
            var wrong = await db.Hours.AsNoTracking().Require(h => h.Id == request.EntryId && h.SupervisionId == supervision.Id, new HoursEntryNotFound(), cancellationToken);
            if (await db.Hours.AnyAsync(h => h.Reverses == wrong.Id, cancellationToken)) throw new DomainException(new HoursReversedBefore());

            var reversal = wrong.Reverse(request.Body.Reason, await db.LastNumber(supervision.Id, cancellationToken), caller.PractitionerId!.Value, at.Now);
            db.Hours.Add(reversal);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(reversal.Id.Value, reversal.Revision);
        }
    }
}

/// <summary>Why it is taken back.</summary>
public sealed record ReverseHoursBody
{
    /// <summary>Why, at most 200 characters; nothing about a client.</summary>
    /// <example>Entered on the wrong day</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string Reason { get; init; }
}
