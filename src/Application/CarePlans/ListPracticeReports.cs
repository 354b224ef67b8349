using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.CarePlans;

/// <summary>List what the client said about a self-care practice, newest first. It is shown exactly as far as the plan is.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record ListPracticeReports(ClientId ClientId, CarePlanId PlanId, PracticeId PracticeId, int Limit, Cursor? After)
    : IRequest<Disclosed<Slice<PracticeReportView>>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListPracticeReports, Disclosed<Slice<PracticeReportView>>>
    {
        public async Task<Disclosed<Slice<PracticeReportView>>> Handle(ListPracticeReports request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlanPart(request.PlanId, cancellationToken);
            var reports = db.SelfCareReports.AsNoTracking().Where(r => r.PlanId == request.PlanId && r.PracticeId == request.PracticeId);
            if (request.After is { } after)
            {
                var last = new SelfCareReportId(after.Id);
                reports = reports.Where(r => r.Id.CompareTo(last) < 0);
            }

            var rows = await reports.OrderByDescending(r => r.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var page = Slice.Of(rows.ConvertAll(PracticeReportView.Of), request.Limit, view => Cursor.After(view.ReportedAt, view.Id));
            return record.Disclose(page, plan);
        }
    }
}
