using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Read one instrument in its newest edition: its items, its scoring and what its totals mean.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client)]
public sealed record GetInstrument(string Code) : IRequest<InstrumentView>, IUsesNoClientRecord
{
    internal sealed class Handler(IMapper mapper) : IRequestHandler<GetInstrument, InstrumentView>
    {
        public Task<InstrumentView> Handle(GetInstrument request, CancellationToken cancellationToken) =>
            Task.FromResult(mapper.Map<InstrumentView>(Instruments.Find(request.Code) ?? throw new DomainException(new InstrumentNotFound())));
    }
}
