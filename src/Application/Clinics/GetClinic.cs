using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clinics;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Clinics;

/// <summary>Read the caller's clinic and its settings.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record GetClinic : IRequest<ClinicView>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, ICaller caller, OpenRecord record, IMapper mapper) : IRequestHandler<GetClinic, ClinicView>
    {
        public async Task<ClinicView> Handle(GetClinic request, CancellationToken cancellationToken)
        {
            var clinic = await db.Clinics.AsNoTracking().Require(clinic => clinic.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            return mapper.Map<ClinicView>(clinic) with { PolicyPack = record.Pack.Reference };
        }
    }
}
