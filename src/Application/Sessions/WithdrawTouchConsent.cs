using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>
/// The client takes permission to touch back, for some regions or for all. Always accepted, in every state of the session, without a reason and whatever
/// anybody else changes at that moment (I33). Saying it twice changes nothing.
/// </summary>
[For(Role.Client, Role.MassageTherapist), Writes(InformationCategory.Bodywork)]
public sealed record WithdrawTouchConsent(ClientId ClientId, SessionId SessionId, WithdrawTouchConsentBody Body)
    : IRequest<Receipt>, INamesOneRecord, IIsAlwaysHeard, IHasBody<WithdrawTouchConsentBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<WithdrawTouchConsent, Receipt>
    {
        public async Task<Receipt> Handle(WithdrawTouchConsent request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, cancellationToken);
            if (await db.TouchConsentOf(session.Id, cancellationToken) is { } touch)
            {
                var before = touch.Revision;
                touch.Withdraw(request.Body.Regions, record.Now);
                if (touch.Revision != before) session.TouchChanged();
            }

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }
    }
}

/// <summary>What the client no longer wants touched.</summary>
public sealed record WithdrawTouchConsentBody
{
    /// <summary>Which regions; none means all. What is not named stays as it was (I34).</summary>
    /// <example>["shoulders"]</example>
    [MaxLength(50)]
    public IReadOnlyList<BodyRegion> Regions { get; init; } = [];
}
