using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>List who practises in the clinic, in the order in which they were enrolled.</summary>
/// <param name="LicenceEndsWithinDays">Only those who work here and whose licence in some discipline ends within so many days, or has ended, without another that lasts longer. Unit: days, from 0.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record ListPractitioners(int? LicenceEndsWithinDays, int Limit, Cursor? After) : IRequest<Slice<PractitionerView>>, IUsesNoClientRecord
{
    /// <summary>How far ahead the ends of licences are asked for at most. Unit: days.</summary>
    public const int MostDays = 366;

    internal sealed class Handler(IClinicDb db, OpenRecord at, IMapper mapper) : IRequestHandler<ListPractitioners, Slice<PractitionerView>>
    {
        public async Task<Slice<PractitionerView>> Handle(ListPractitioners request, CancellationToken cancellationToken)
        {
            IQueryable<Practitioner> all = db.Practitioners.AsNoTracking().Include(p => p.Credentials);
            if (request.LicenceEndsWithinDays is { } days)
            {
                if (days is < 0 or > MostDays) throw new DomainException(new RequestInvalid([new("", "range", $"Give days from 0 to {MostDays}.") { Parameter = "licenceEndsWithinDays" }]));
                var until = at.Today.AddDays(days);
                all = all.Where(p => p.DeactivatedAt == null && p.Licences.Any(licence =>
                    licence.Status == LicenceStatus.Active && (licence.Class == RegistrationClass.Registered || licence.Class == RegistrationClass.Qualifying) && licence.ValidUntil <= until
                    && !p.Licences.Any(other => other.Discipline == licence.Discipline && other.Status == LicenceStatus.Active && other.ValidUntil > until)));
            }

            if (request.After is { } after)
            {
                var last = new PractitionerId(after.Id);
                all = all.Where(p => p.Id.CompareTo(last) > 0);
            }

            var rows = await all.OrderBy(p => p.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var views = rows.ConvertAll(p => mapper.AsOf(p, at.Today));
            return Slice.Of(views, request.Limit, view => Cursor.After("", view.Id));
        }
    }
}
