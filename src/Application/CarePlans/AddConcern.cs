using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Write down what matters to the client, in the client's own words: the client themselves, or a member of the team who heard it. It makes a new version (I09).</summary>
[For(Role.Client, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record AddConcern(ClientId ClientId, CarePlanId PlanId, int ExpectedRevision, AddConcernBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<AddConcernBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<AddConcern, Receipt>
    {
        public async Task<Receipt> Handle(AddConcern request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var plan = await db.RequirePlan(request.PlanId, request.ExpectedRevision, cancellationToken);
            plan.Explain(said.Reason);
            var concern = plan.AddConcern(said.Words, said.Code?.AsCode(), record.ClientOrMember(caller, request.ClientId, said.Discipline), record.Today);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(concern.Id.Value, plan.Revision);
        }
    }
}

/// <summary>What matters to the client.</summary>
public sealed record AddConcernBody
{
    /// <summary>In the client's words, at most 2,000 characters. Both disciplines read it.</summary>
    /// <example>I wake at four and cannot stop thinking about work</example>
    [StringLength(PlainText.Paragraph)]
    public required string Words { get; init; }

    /// <summary>How a coding system calls it; left out when nobody needs that.</summary>
    public ConcernCodeBody? Code { get; init; }

    /// <summary>In which discipline you say it. Needed only when you are on this client's team in both.</summary>
    /// <example>psychotherapy</example>
    public Discipline? Discipline { get; init; }

    /// <summary>Why, for the plan's history; at most 2,000 characters, may stay unsaid.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Reason { get; init; }
}

/// <summary>A code of a named system.</summary>
public sealed record ConcernCodeBody
{
    /// <summary>The code, as the system writes it; at most 100 characters.</summary>
    [StringLength(ConcernCode.Longest)]
    public required string Code { get; init; }

    /// <summary>The system that the code is of; at most 100 characters.</summary>
    [StringLength(ConcernCode.Longest)]
    public required string System { get; init; }

    internal ConcernCode AsCode() => ConcernCode.Of(Code, System);
}
