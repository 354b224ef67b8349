using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>List the supervisions that a practitioner gives or has, newest first.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record ListSupervisions(PractitionerId Practitioner, int Limit, Cursor? After) : IRequest<Slice<SupervisionView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, IMapper mapper) : IRequestHandler<ListSupervisions, Slice<SupervisionView>>
    {
        public async Task<Slice<SupervisionView>> Handle(ListSupervisions request, CancellationToken cancellationToken)
        {
            await db.Practitioners.AsNoTracking().Require(p => p.Id == request.Practitioner, new PractitionerNotFound(), cancellationToken);
            var all = db.Supervisions.AsNoTracking().Where(s => s.SupervisorId == request.Practitioner || s.SuperviseeId == request.Practitioner);
            if (request.After is { } after)
            {
                var last = new SupervisionId(after.Id);
                all = all.Where(s => s.Id.CompareTo(last) < 0);
            }

            var rows = await all.OrderByDescending(s => s.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            return Slice.Of(rows.ConvertAll(s => mapper.Map<SupervisionView>(s) with { IsActive = s.IsActive(at.Today) }), request.Limit, view => Cursor.After("", view.Id));
        }
    }
}
