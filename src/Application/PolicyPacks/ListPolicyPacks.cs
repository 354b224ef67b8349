using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.PolicyPacks;
using MediatR;

namespace IntegrativeCare.Application.PolicyPacks;

/// <summary>List the policy packs of this installation, each in every version, with their rules and sources.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record ListPolicyPacks : IRequest<Slice<PolicyPackView>>, IUsesNoClientRecord
{
    internal sealed class Handler(PolicyPackShelf shelf, OpenRecord record, IMapper mapper) : IRequestHandler<ListPolicyPacks, Slice<PolicyPackView>>
    {
        public Task<Slice<PolicyPackView>> Handle(ListPolicyPacks request, CancellationToken cancellationToken) =>
            Task.FromResult(new Slice<PolicyPackView>([.. shelf.All.Select(pack => mapper.Map<PolicyPackView>(pack) with { AppliesHere = pack == record.Pack })], null));
    }
}
