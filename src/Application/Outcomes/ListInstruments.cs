using AutoMapper;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Outcomes;
using MediatR;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>List the instruments that can be recorded, each in its newest edition.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client)]
public sealed record ListInstruments : IRequest<Slice<InstrumentView>>, IUsesNoClientRecord
{
    internal sealed class Handler(IMapper mapper) : IRequestHandler<ListInstruments, Slice<InstrumentView>>
    {
        public Task<Slice<InstrumentView>> Handle(ListInstruments request, CancellationToken cancellationToken) =>
            Task.FromResult(new Slice<InstrumentView>([.. Instruments.All.Select(mapper.Map<InstrumentView>)], null));
    }
}
