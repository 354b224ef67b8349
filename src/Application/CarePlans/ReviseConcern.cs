using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Say a concern anew, or that it is resolved or has come back. It makes a new version (I09).</summary>
[For(Role.Client, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record ReviseConcern(ClientId ClientId, CarePlanId PlanId, ConcernId ConcernId, int ExpectedRevision, ConcernPatch Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<ConcernPatch>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ReviseConcern, Receipt>
    {
        public async Task<Receipt> Handle(ReviseConcern request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            var concern = plan.Concerns.FirstOrDefault(c => c.Id == request.ConcernId) ?? throw new DomainException(new ConcernNotFound());
            plan.Explain(said.Reason.Or(null));

            var words = said.Words.OrRequired(concern.Words, "/words");
            var code = said.Code.IsGiven ? said.Code.Value?.AsCode() : concern.Code;
            if ((words, code) != (concern.Words, concern.Code)) plan.ReviseConcern(concern.Id, words, code);
            if (said.Status.IsGiven) plan.MoveConcern(concern.Id, said.Status.Value, record.Today);

            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(concern.Id.Value, plan.Revision);
        }
    }
}

/// <summary>What to say anew; what is left out stays.</summary>
public sealed record ConcernPatch
{
    /// <summary>In the client's words, at most 2,000 characters.</summary>
    /// <example>I still wake at four, and fall asleep again</example>
    public Optional<string> Words { get; init; }

    /// <summary>How a coding system calls it; <c>null</c> takes it away.</summary>
    public Optional<ConcernCodeBody> Code { get; init; }

    /// <summary>Whether it still weighs on the client.</summary>
    /// <example>resolved</example>
    public Optional<ConcernStatus> Status { get; init; }

    /// <summary>Why, for the plan's history; at most 2,000 characters.</summary>
    public Optional<string> Reason { get; init; }
}
