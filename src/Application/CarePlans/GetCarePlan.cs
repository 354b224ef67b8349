using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Clients;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Read the shared care plan: the whole picture in one answer, each part only as far as the client lets this reader see it.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer, Role.Client, Role.Partner)]
public sealed record GetCarePlan(ClientId ClientId, CarePlanId PlanId) : IRequest<Disclosed<CarePlanView>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(ICarePlanReader plans, OpenRecord record) : IRequestHandler<GetCarePlan, Disclosed<CarePlanView>>
    {
        public async Task<Disclosed<CarePlanView>> Handle(GetCarePlan request, CancellationToken cancellationToken)
        {
            var read = await plans.Read(request.ClientId, request.PlanId, cancellationToken) ?? throw new DomainException(new CarePlanNotFound());

            // The plan is shown and so is the profile, whoever of the two disciplines wrote them.
            var withheld = record.Reach.Withheld()
                .Where(denied => denied.Category is not InformationCategory.CarePlan && (denied.Category is not InformationCategory.SafetyCues || read.View.SafetyCues is null))
                .Select(denied => WithheldView.Of(request.ClientId, denied))
                .ToList();
            var notice = record.NoticeOfIncompleteness(withheld.Select(denied => denied.Category));
            return record.Disclose(read.View with { Withheld = withheld, IncompleteByClientDirection = notice }, read.Parts);
        }
    }
}
