using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>Register an organization that clients may let receive their information. Being listed opens nothing to it.</summary>
[For(Role.ClinicAdministrator)]
public sealed record RegisterPartnerOrganization(RegisterPartnerOrganizationBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<RegisterPartnerOrganizationBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, ICaller caller) : IRequestHandler<RegisterPartnerOrganization, Receipt>
    {
        public async Task<Receipt> Handle(RegisterPartnerOrganization request, CancellationToken cancellationToken)
        {
            var partner = PartnerOrganization.Register(caller.ClinicId, request.Body.Name, request.Body.Address, caller.PersonId(), at.Now);
            db.PartnerOrganizations.Add(partner);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(partner.Id.Value, partner.Revision);
        }
    }
}

/// <summary>Which organization.</summary>
public sealed record RegisterPartnerOrganizationBody
{
    /// <summary>What it is called, as directives say it.</summary>
    /// <example>Northside Family Health Team</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>Its postal address, for the accounting of disclosures.</summary>
    /// <example>12 Harbour Street, Toronto ON</example>
    [StringLength(PlainText.Paragraph)]
    public string? Address { get; init; }
}
