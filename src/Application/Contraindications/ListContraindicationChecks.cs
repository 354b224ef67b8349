using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Contraindications;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Contraindications;

/// <summary>List the checks of a client's massage sessions, newest first; of one session the first is the one that counts. What is not shared with the reader is not in the list.</summary>
/// <param name="Session">Only those of this session.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client, Role.Partner)]
public sealed record ListContraindicationChecks(ClientId ClientId, SessionId? Session, int Limit, Cursor? After) : IRequest<Disclosed<Slice<ContraindicationCheckSummaryView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record) : IRequestHandler<ListContraindicationChecks, Disclosed<Slice<ContraindicationCheckSummaryView>>>
    {
        public async Task<Disclosed<Slice<ContraindicationCheckSummaryView>>> Handle(ListContraindicationChecks request, CancellationToken cancellationToken)
        {
            var checks = db.ContraindicationChecks.AsNoTracking().Where(c => c.ClientId == request.ClientId);
            if (request.Session is { } session) checks = checks.Where(c => c.SessionId == session);
            if (request.After is { } after)
            {
                var (at, last) = (after.At, new ContraindicationCheckId(after.Id));
                checks = checks.Where(c => c.EvaluatedAt <= at && (c.EvaluatedAt < at || c.Id.CompareTo(last) < 0));
            }

            var rows = await checks.OrderByDescending(c => c.EvaluatedAt).ThenByDescending(c => c.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var visible = rows.ConvertAll(check => VisibleCheck.Of(check, record.Reach));
            var page = Slice.Of(visible.ConvertAll(ContraindicationCheckSummaryView.Of), request.Limit, check => Cursor.After(check.EvaluatedAt, check.Id));
            page = page with { IncompleteByClientDirection = record.NoticeOfIncompleteness(InformationCategory.SafetyCues) };
            return record.Disclose(page, visible.Take(request.Limit).Select(one => new DisclosedPart(one.Check.Category, one.Check.Author, one.Check.Id.Value)));
        }
    }
}
