using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Retention;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Retention;

/// <summary>Ask that the client's record be erased: by the client, or written down by the front desk or the privacy officer who heard it. The answer stands in the request at once (I64).</summary>
[For(Role.Client, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record FileErasureRequest(ClientId ClientId, FileErasureRequestBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<FileErasureRequestBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IRetentionFacts facts) : IRequestHandler<FileErasureRequest, Receipt>
    {
        public async Task<Receipt> Handle(FileErasureRequest request, CancellationToken cancellationToken)
        {
            SubstituteDecisionMaker? maker = null;
            if (request.Body.DecisionMakerId is { } named)
            {
                // The client asks for themselves; who decides in their place is heard by somebody of the clinic, who looks at the papers.
                var id = new SubstituteDecisionMakerId(named);
                var refusal = new ErasureNotAuthorized { Pointer = "/decisionMakerId" };
                if (caller.ClientId is not null) throw new Domain.Kernel.DomainException(refusal);
                maker = await db.SubstituteDecisionMakers.AsNoTracking().Require(m => m.Id == id && m.ClientId == request.ClientId, refusal, cancellationToken);
            }

            var terms = await db.RetentionTerms(caller, record, cancellationToken);
            var clock = RetentionClock.Of(await facts.Of(request.ClientId, cancellationToken), terms);
            var isHeld = await db.LegalHolds.AnyAsync(hold => hold.ClientId == request.ClientId && hold.ReleasedAt == null, cancellationToken);
            var erasure = ErasureRequest.File(caller.ClinicId, request.ClientId, maker, request.Body.Categories, clock, isHeld, caller.PersonId(), record.Today, record.Now);
            db.ErasureRequests.Add(erasure);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(erasure.Id.Value, erasure.Revision);
        }
    }
}

/// <summary>What is asked for, and by whom.</summary>
public sealed record FileErasureRequestBody
{
    /// <summary>Which kinds of information; all of them when empty.</summary>
    [MaxLength(20)]
    public IReadOnlyList<InformationCategory> Categories { get; init; } = [];

    /// <summary>The substitute decision maker who asks in the client's place; left out when the client asks.</summary>
    public Guid? DecisionMakerId { get; init; }
}
