using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>List who practises in the clinic, in the order in which they were enrolled.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record ListPractitioners(int Limit, Cursor? After) : IRequest<Slice<PractitionerView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, IMapper mapper) : IRequestHandler<ListPractitioners, Slice<PractitionerView>>
    {
        public async Task<Slice<PractitionerView>> Handle(ListPractitioners request, CancellationToken cancellationToken)
        {
            var all = db.Practitioners.AsNoTracking().AsQueryable();
            if (request.After is { } after)
            {
                var last = new PractitionerId(after.Id);
                all = all.Where(p => p.Id.CompareTo(last) > 0);
            }

            var rows = await all.OrderBy(p => p.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var views = rows.ConvertAll(p => mapper.Map<PractitionerView>(p) with { Title = p.Title(at.Today) });
            return Slice.Of(views, request.Limit, view => Cursor.After("", view.Id));
        }
    }
}
