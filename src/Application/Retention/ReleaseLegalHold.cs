using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Retention;
using MediatR;

namespace IntegrativeCare.Application.Retention;

/// <summary>Say that the duty behind a legal hold is over. The record's clock decides again.</summary>
[For(Role.PrivacyOfficer)]
public sealed record ReleaseLegalHold(ClientId ClientId, LegalHoldId Id, int ExpectedRevision, ReleaseLegalHoldBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<ReleaseLegalHoldBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ReleaseLegalHold, Receipt>
    {
        public async Task<Receipt> Handle(ReleaseLegalHold request, CancellationToken cancellationToken)
        {
            var hold = await db.LegalHolds.Require(h => h.Id == request.Id && h.ClientId == request.ClientId, new LegalHoldNotFound(), cancellationToken);
            hold.MustBeAt(request.ExpectedRevision);
            hold.Release(request.Body.Reason, caller.PersonId(), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(hold.Id.Value, hold.Revision);
        }
    }
}

/// <summary>Why the duty is over.</summary>
public sealed record ReleaseLegalHoldBody
{
    /// <summary>Why, in legal words. Nothing clinical; the client does not read it.</summary>
    /// <example>The regulator closed file 2026-114.</example>
    [StringLength(PlainText.Paragraph, MinimumLength = 1)]
    public required string Reason { get; init; }
}
