using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>Write down what the client says about a self-care practice: themselves, or through a member of the team. It changes nothing in the plan, so no page grows old by it.</summary>
[For(Role.Client, Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.CarePlan)]
public sealed record ReportOnPractice(ClientId ClientId, CarePlanId PlanId, PracticeId PracticeId, PracticeReportBody Body) : IRequest<Receipt>, INamesOneRecord, IHasBody<PracticeReportBody>
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ReportOnPractice, Receipt>
    {
        public async Task<Receipt> Handle(ReportOnPractice request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var plan = await db.CarePlans.AsNoTracking().Require(p => p.Id == request.PlanId, new CarePlanNotFound(), cancellationToken);
            var by = record.ClientOrMember(caller, request.ClientId, said.Discipline);
            var report = SelfCareReport.Of(plan, request.PracticeId, said.From, said.Until, said.Times, said.HowItWent, by, record.Today, record.Now);
            db.SelfCareReports.Add(report);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(report.Id.Value, report.Revision);
        }
    }
}

/// <summary>How often it was done in which days, and how it went.</summary>
public sealed record PracticeReportBody
{
    /// <summary>The first day.</summary>
    /// <example>2026-11-14</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day: not before the first, not ahead, at most 366 days in all.</summary>
    /// <example>2026-11-20</example>
    public required DateOnly Until { get; init; }

    /// <summary>How many times, from 0. Seldom, or not at all, is an answer like any other.</summary>
    /// <example>4</example>
    [Range(0, SelfCareReport.MostTimes)]
    public required int Times { get; init; }

    /// <summary>How it went, in the client's words; at most 2,000 characters, may stay unsaid.</summary>
    /// <example>Easier on the nights after massage</example>
    [StringLength(PlainText.Paragraph)]
    public string? HowItWent { get; init; }

    /// <summary>In which discipline you say it. Needed only when you are on this client's team in both.</summary>
    /// <example>psychotherapy</example>
    public Discipline? Discipline { get; init; }
}
