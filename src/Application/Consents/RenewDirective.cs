using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>Draft a permission again with the same terms and a new usual end. It opens nothing until the client signs it; then it takes the place of the old one.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client)]
public sealed record RenewDirective(ClientId ClientId, DirectiveId Id) : IRequest<Receipt>, INeedsNoMembership
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<RenewDirective, Receipt>
    {
        public async Task<Receipt> Handle(RenewDirective request, CancellationToken cancellationToken)
        {
            var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var directive = await db.Directives.VisibleTo(caller, record).Require(d => d.Id == request.Id, new DirectiveNotFound(), cancellationToken);
            var terms = directive.Renewal(clinic.LongestDirectiveMonths, record.Now);
            var renewed = await db.DraftPermit(clinic, request.ClientId, terms, directive, caller, record.Now, cancellationToken);
            db.Directives.Add(renewed);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(renewed.Id.Value, renewed.Revision);
        }
    }
}
