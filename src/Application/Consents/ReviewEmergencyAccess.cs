using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>Say whether an emergency access was needed. A privacy officer does it who is not the one who opened it.</summary>
[For(Role.PrivacyOfficer)]
public sealed record ReviewEmergencyAccess(ClientId ClientId, EmergencyAccessId Id, int ExpectedRevision, ReviewEmergencyAccessBody Body)
    : IRequest<Receipt>, IUsesClientRecord, IHasBody<ReviewEmergencyAccessBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ReviewEmergencyAccess, Receipt>
    {
        public async Task<Receipt> Handle(ReviewEmergencyAccess request, CancellationToken cancellationToken)
        {
            var access = await db.EmergencyAccesses.Require(a => a.Id == request.Id, new EmergencyNotFound(), cancellationToken);
            access.MustBeAt(request.ExpectedRevision);
            access.Review(request.Body.Verdict, request.Body.Comment, caller.PersonId(), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(access.Id.Value, access.Revision);
        }
    }
}

/// <summary>What the review found.</summary>
public sealed record ReviewEmergencyAccessBody
{
    /// <summary>Whether it was needed.</summary>
    /// <example>justified</example>
    public required EmergencyVerdict Verdict { get; init; }

    /// <summary>Why, in words; the one who opened it reads them.</summary>
    /// <example>The ambulance needed the medication list and nothing else was read.</example>
    [StringLength(PlainText.Paragraph, MinimumLength = 1)]
    public required string Comment { get; init; }
}
