using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>Record that the event happened with which a permission was to end. It holds on the very next request, and it is always heard.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client)]
public sealed record ExpireDirective(ClientId ClientId, DirectiveId Id) : IRequest<Receipt>, INeedsNoMembership, IIsAlwaysHeard
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ExpireDirective, Receipt>
    {
        public async Task<Receipt> Handle(ExpireDirective request, CancellationToken cancellationToken)
        {
            var directive = await db.Directives.Require(d => d.Id == request.Id, new DirectiveNotFound(), cancellationToken);
            directive.Expire(caller.PersonId(), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(directive.Id.Value, directive.Revision);
        }
    }
}
