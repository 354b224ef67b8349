using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>The client agrees to one version of the plan: in their own account, or said to a practitioner who records it. It says nothing about any later version (I09).</summary>
[For(Role.Client, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record AgreeToCarePlan(ClientId ClientId, CarePlanId PlanId, int ExpectedRevision, AgreeToCarePlanBody Body)
    : IRequest<Receipt>, INamesOneRecord, IHasBody<AgreeToCarePlanBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<AgreeToCarePlan, Receipt>
    {
        public async Task<Receipt> Handle(AgreeToCarePlan request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            var isClient = caller.ClientId == request.ClientId;
            if (isClient && said.Method != AgreementMethod.ElectronicSignature) throw new DomainException(new ClientSignsElectronically { Pointer = "/method" });

            var recordedBy = isClient ? new Author(caller.PersonId(), null) : record.AuthorIn(said.Discipline);
            plan.Explain(request.Body.Reason);
            var agreement = plan.Agree(said.Method, said.Version, recordedBy, record.Now, said.WitnessId);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(agreement.Id.Value, plan.Revision);
        }
    }
}

/// <summary>To which version the client agreed, and how.</summary>
public sealed record AgreeToCarePlanBody
{
    /// <summary>The version that the client was shown; an older one is refused.</summary>
    /// <example>4</example>
    [Range(1, int.MaxValue)]
    public required int Version { get; init; }

    /// <summary>How they agreed. In their own account it is always <c>electronicSignature</c>.</summary>
    /// <example>inPerson</example>
    public required AgreementMethod Method { get; init; }

    /// <summary>Who heard a spoken agreement; somebody other than the one who records it.</summary>
    public Guid? WitnessId { get; init; }

    /// <summary>In which discipline you record it. Needed only when you are on this client's team in both.</summary>
    /// <example>psychotherapy</example>
    public Discipline? Discipline { get; init; }

    /// <summary>Why, for the plan's history; at most 2,000 characters, may stay unsaid.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Reason { get; init; }
}
