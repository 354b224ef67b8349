using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;

namespace IntegrativeCare.Application.Sessions;

/// <summary>
/// The client takes permission to touch back: for some regions or sides, for some techniques, or for all. Always accepted, in every state of the session, without a reason and whatever
/// anybody else changes at that moment (I33). It is kept too where nothing was agreed to yet: no talk from before can then be written down as a yes.
/// </summary>
[For(Role.Client, Role.MassageTherapist), Writes(InformationCategory.Bodywork)]
public sealed record WithdrawTouchConsent(ClientId ClientId, SessionId SessionId, WithdrawTouchConsentBody Body)
    : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership, IIsAlwaysHeard, IHasBody<WithdrawTouchConsentBody>
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ITouchWithdrawals withdrawals) : IRequestHandler<WithdrawTouchConsent, Receipt>
    {
        public async Task<Receipt> Handle(WithdrawTouchConsent request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, cancellationToken);
            var (scope, by) = (request.Body.AsScope(), record.AuthorFor(session.Discipline));
            var touch = await db.TouchConsentOf(session.Id, cancellationToken);
            if (session.Discipline == Discipline.MassageTherapy && (touch is null || touch.IsInForce || !session.IsOver))
            {
                if (touch is not null) touch.Withdraw(scope, by, record.Now);
                else await withdrawals.Hear(session, scope, by, record.Now, cancellationToken);
                session.TouchChanged();
            }

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }
    }
}

/// <summary>What the client no longer wants. With nothing named it is all touch; with sites and techniques it is these techniques at these sites. What is not named stays as it was (I34).</summary>
public sealed record WithdrawTouchConsentBody
{
    /// <summary>Whole regions.</summary>
    /// <example>["shoulders"]</example>
    [MaxLength(50)]
    public IReadOnlyList<BodyRegion> Regions { get; init; } = [];

    /// <summary>Regions of which one side is meant.</summary>
    [MaxLength(50)]
    public IReadOnlyList<BodySiteBody> Sites { get; init; } = [];

    /// <summary>Techniques; none means any.</summary>
    [MaxLength(20)]
    public IReadOnlyList<Technique> Techniques { get; init; } = [];

    internal TouchScope AsScope() => new(
        [.. Regions.Select((region, i) => BodySite.Of(region, null, $"/regions/{i}")), .. Sites.Select((site, i) => site.AsSite($"/sites/{i}"))],
        [.. Techniques.Select((technique, i) => Choice.Of(technique, $"/techniques/{i}"))]);
}
