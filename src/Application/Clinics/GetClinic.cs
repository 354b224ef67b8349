using AutoMapper.QueryableExtensions;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clinics;
using MediatR;

namespace IntegrativeCare.Application.Clinics;

/// <summary>Read the caller's clinic and its settings.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record GetClinic : IRequest<ClinicView>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, ICaller caller, OpenRecord record, AutoMapper.IConfigurationProvider maps) : IRequestHandler<GetClinic, ClinicView>
    {
        public async Task<ClinicView> Handle(GetClinic request, CancellationToken cancellationToken)
        {
            var clinic = await db.Clinics.Where(clinic => clinic.Id == caller.ClinicId).ProjectTo<ClinicView>(maps).Require(_ => true, new ClinicNotFound(), cancellationToken);
            return clinic with { PolicyPack = record.Pack.Reference };
        }
    }
}
