using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Retention;
using MediatR;

namespace IntegrativeCare.Application.Retention;

/// <summary>Keep a client's record whatever its age, until the legal hold is released (I64).</summary>
[For(Role.PrivacyOfficer)]
public sealed record PlaceLegalHold(ClientId ClientId, PlaceLegalHoldBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<PlaceLegalHoldBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<PlaceLegalHold, Receipt>
    {
        public async Task<Receipt> Handle(PlaceLegalHold request, CancellationToken cancellationToken)
        {
            var hold = LegalHold.Place(caller.ClinicId, request.ClientId, request.Body.Reason, caller.PersonId(), record.Now);
            db.LegalHolds.Add(hold);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(hold.Id.Value, hold.Revision);
        }
    }
}

/// <summary>Why the record has to be kept.</summary>
public sealed record PlaceLegalHoldBody
{
    /// <summary>Why, in legal words: a complaint, a claim, an order. Nothing clinical; the client does not read it.</summary>
    /// <example>Complaint to the regulator, file 2026-114.</example>
    [StringLength(PlainText.Paragraph, MinimumLength = 1)]
    public required string Reason { get; init; }
}
