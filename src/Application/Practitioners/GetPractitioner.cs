using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Read one practitioner with their licences.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record GetPractitioner(PractitionerId Id) : IRequest<PractitionerView>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, IMapper mapper) : IRequestHandler<GetPractitioner, PractitionerView>
    {
        public async Task<PractitionerView> Handle(GetPractitioner request, CancellationToken cancellationToken)
        {
            var practitioner = await db.Practitioners.AsNoTracking().Include(p => p.Credentials).Require(p => p.Id == request.Id, new PractitionerNotFound(), cancellationToken);
            return mapper.AsOf(practitioner, at.Today);
        }
    }
}
