using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Contraindications;
using MediatR;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>List the techniques whose risks are known. What is not here cannot be planned (I36).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client)]
public sealed record ListMassageTechniques : IRequest<Slice<MassageTechniqueView>>, IUsesNoClientRecord
{
    internal sealed class Handler(MassageCatalogue catalogue) : IRequestHandler<ListMassageTechniques, Slice<MassageTechniqueView>>
    {
        public Task<Slice<MassageTechniqueView>> Handle(ListMassageTechniques request, CancellationToken cancellationToken) => Task.FromResult(new Slice<MassageTechniqueView>(
            [.. catalogue.Techniques.Select(one => new MassageTechniqueView { Technique = one.Technique, RiskClass = one.RiskClass, NeedsProduct = one.NeedsProduct, Words = one.Words })], null));
    }
}
