using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Consents;

/// <summary>List a client's directives: all of them for the client and the privacy officer; for staff what is permitted to them and what they wrote down.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client, Role.Partner)]
public sealed record ListDirectives(ClientId ClientId, int Limit, Cursor? After) : IRequest<Disclosed<Slice<DirectiveView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IMapper mapper) : IRequestHandler<ListDirectives, Disclosed<Slice<DirectiveView>>>
    {
        public async Task<Disclosed<Slice<DirectiveView>>> Handle(ListDirectives request, CancellationToken cancellationToken)
        {
            var directives = db.Directives.AsNoTracking().VisibleTo(caller, record);
            if (request.After is { } after)
            {
                var last = new DirectiveId(after.Id);
                directives = directives.Where(d => d.Id.CompareTo(last) < 0);
            }

            var rows = await directives.OrderByDescending(d => d.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var views = rows.ConvertAll(d => mapper.ViewOf(d, caller, record));
            return record.Disclose(Slice.Of(views, request.Limit, view => Cursor.After("", view.Id)));
        }
    }
}

/// <summary>Whose eyes a directive is for.</summary>
internal static class DirectiveVisibility
{
    // What a client permits is for those to whom it is given. What they withhold tells something by itself, of single records most of all: whom it is about
    // learns from it no more than that it is not shared, and only its author, the client and the privacy officer read it.
    public static IQueryable<ConsentDirective> VisibleTo(this IQueryable<ConsentDirective> directives, ICaller caller, OpenRecord record)
    {
        if (caller.ClientId == record.Reach.Client || caller.Is(Role.PrivacyOfficer)) return directives;

        var me = caller.PersonId();
        var practitioner = caller.PractitionerId?.Value;
        var organization = caller.OrganizationId;
        var disciplines = record.Reach.TeamDisciplines.Select(discipline => (Domain.Practitioners.Discipline?)discipline).ToList();
        var isOnTeam = disciplines.Count > 0;
        return directives.Where(d => d.DraftedBy == me || (d.Kind == DirectiveKind.Permit
            && ((d.RecipientKind == RecipientKind.Practitioner && d.RecipientId == practitioner)
            || (d.RecipientKind == RecipientKind.Organization && organization != null && d.RecipientId == organization)
            || (d.RecipientKind == RecipientKind.Discipline && disciplines.Contains(d.RecipientDiscipline))
            || (d.RecipientKind == RecipientKind.CareTeam && isOnTeam))));
    }
}
