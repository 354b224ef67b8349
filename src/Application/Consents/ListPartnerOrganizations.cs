using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Consents;

/// <summary>List the clinic's partner organizations, which a directive may name. Nothing of any client.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client)]
public sealed record ListPartnerOrganizations(int Limit, Cursor? After) : IRequest<Slice<PartnerOrganizationView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, IMapper mapper) : IRequestHandler<ListPartnerOrganizations, Slice<PartnerOrganizationView>>
    {
        public async Task<Slice<PartnerOrganizationView>> Handle(ListPartnerOrganizations request, CancellationToken cancellationToken)
        {
            var partners = db.PartnerOrganizations.AsNoTracking().AsQueryable();
            if (request.After is { } after)
            {
                var last = new PartnerOrganizationId(after.Id);
                partners = partners.Where(p => p.Id.CompareTo(last) > 0);
            }

            var rows = await partners.OrderBy(p => p.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            return Slice.Of(rows.ConvertAll(mapper.Map<PartnerOrganizationView>), request.Limit, view => Cursor.After("", view.Id));
        }
    }
}

/// <summary>An organization that clients may let receive their information.</summary>
public sealed record PartnerOrganizationView
{
    /// <summary>The organization; a directive's recipient names it.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Its postal address; <c>null</c> when not known.</summary>
    public string? Address { get; init; }

    /// <summary>When it was registered, in UTC.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Its revision.</summary>
    public required int Revision { get; init; }
}

internal sealed class PartnerOrganizationMaps : Profile
{
    public PartnerOrganizationMaps() =>
        CreateMap<PartnerOrganization, PartnerOrganizationView>().ForMember(view => view.Id, from => from.MapFrom(partner => partner.Id.Value));
}
