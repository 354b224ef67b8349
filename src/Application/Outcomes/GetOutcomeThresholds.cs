using IntegrativeCare.Application.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>Read by which thresholds the clinic judges change, each with its source, and which others are known.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record GetOutcomeThresholds : IRequest<(OutcomeThresholdsView View, int? Revision)>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db) : IRequestHandler<GetOutcomeThresholds, (OutcomeThresholdsView View, int? Revision)>
    {
        public async Task<(OutcomeThresholdsView View, int? Revision)> Handle(GetOutcomeThresholds request, CancellationToken cancellationToken)
        {
            var choices = await db.ThresholdChoices.AsNoTracking().FirstOrDefaultAsync(cancellationToken);
            return (OutcomeThresholdsView.Of(choices), choices?.Revision);
        }
    }
}
