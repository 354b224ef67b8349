using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.PolicyPacks;
using MediatR;

namespace IntegrativeCare.Application.PolicyPacks;

/// <summary>Read one policy pack: the version that the clinic works by, else the one of today, or one that is named.</summary>
/// <param name="Code">The pack.</param>
/// <param name="Version">The version; <c>null</c> for the one that matters today.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record GetPolicyPack(string Code, string? Version) : IRequest<PolicyPackView>, IUsesNoClientRecord
{
    internal sealed class Handler(PolicyPackShelf shelf, OpenRecord record, IMapper mapper) : IRequestHandler<GetPolicyPack, PolicyPackView>
    {
        public Task<PolicyPackView> Handle(GetPolicyPack request, CancellationToken cancellationToken)
        {
            var pack = request.Version is { } version ? shelf.Find(request.Code, version)
                : record.Pack.Code == request.Code ? record.Pack
                : shelf.Effective(request.Code, record.Today) ?? shelf.All.LastOrDefault(one => one.Code == request.Code);
            return pack is null
                ? throw new DomainException(new PolicyPackNotFound())
                : Task.FromResult(mapper.Map<PolicyPackView>(pack) with { AppliesHere = pack == record.Pack });
        }
    }
}
