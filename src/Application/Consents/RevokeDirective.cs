using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>The client changes their mind. It needs no reason, holds on the very next request, and deletes nothing (I18, I19).</summary>
/// <remarks>
/// Staff record it on the client's word, so it asks for no <c>If-Match</c>: a revocation must never wait. Lifting a withhold opens something,
/// so only the client does that, in their own account. Whoever takes back a permission that was just renewed takes back what took its place too: "no" is not missed
/// because the word of it crossed a signature.
/// </remarks>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client)]
public sealed record RevokeDirective(ClientId ClientId, DirectiveId Id) : IRequest<Receipt>, INeedsNoMembership, IIsAlwaysHeard
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<RevokeDirective, Receipt>
    {
        public async Task<Receipt> Handle(RevokeDirective request, CancellationToken cancellationToken)
        {
            var directive = await db.Directives.Require(d => d.Id == request.Id, new DirectiveNotFound(), cancellationToken);
            if (directive.Kind == DirectiveKind.Withhold && caller.ClientId != request.ClientId) throw new DomainException(new OnlyTheClientLifts());

            directive.Revoke(caller.PersonId(), record.Now);
            for (var one = directive; one is { Kind: DirectiveKind.Permit, SupersededBy: { } newer };)
            {
                one = await db.Directives.Require(d => d.Id == newer, new DirectiveNotFound(), cancellationToken);
                if (one.Kind == DirectiveKind.Permit) one.Revoke(caller.PersonId(), record.Now);
            }

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(directive.Id.Value, directive.Revision);
        }
    }
}
