using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Messages;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Messages;

/// <summary>List what was said on a plan, newest first. Whoever may see the plan reads all of it.</summary>
/// <param name="Unread">Only what the caller has not read yet; <c>false</c> only what they have.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record ListMessages(ClientId ClientId, CarePlanId PlanId, bool? Unread, int Limit, Cursor? After) : IRequest<Disclosed<Slice<MessageView>>>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => PlanId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ListMessages, Disclosed<Slice<MessageView>>>
    {
        public async Task<Disclosed<Slice<MessageView>>> Handle(ListMessages request, CancellationToken cancellationToken)
        {
            var plan = await db.RequirePlanAsPart(request.PlanId, cancellationToken);
            var me = caller.PersonId();
            var messages = db.Messages.AsNoTracking().Where(m => m.PlanId == request.PlanId);
            if (request.Unread == true) messages = messages.Where(m => m.Author.PersonId != me && !m.Readings.Any(reading => reading.PersonId == me));
            if (request.Unread == false) messages = messages.Where(m => m.Author.PersonId == me || m.Readings.Any(reading => reading.PersonId == me));
            if (request.After is { } after)
            {
                var last = new MessageId(after.Id);
                messages = messages.Where(m => m.Id.CompareTo(last) < 0);
            }

            var rows = await messages.OrderByDescending(m => m.Id).Take(request.Limit + 1).ToListAsync(cancellationToken);
            var corrections = await Corrections(rows, cancellationToken);
            var sessions = await SessionsInSight(request.ClientId, rows, cancellationToken);
            var views = rows.ConvertAll(m => MessageView.Of(m, me, corrections.TryGetValue(m.Id, out var by) ? by : null, m.AboutKind != MessageTopic.Session || sessions.Contains(m.AboutId!.Value)));
            return record.Disclose(Slice.Of(views, request.Limit, view => Cursor.After(view.SentAt, view.Id)), plan);
        }

        private async Task<Dictionary<MessageId, MessageId>> Corrections(List<PlanMessage> rows, CancellationToken ct)
        {
            var wrong = rows.ConvertAll(m => (MessageId?)m.Id);
            var right = await db.Messages.AsNoTracking().Where(m => wrong.Contains(m.Corrects)).Select(m => new { m.Id, m.Corrects }).ToListAsync(ct);
            return right.ToDictionary(m => m.Corrects!.Value, m => m.Id);
        }

        // The diary is another kind of information: a session that is not shared with the reader is not named to them here either.
        private async Task<HashSet<Guid>> SessionsInSight(ClientId client, List<PlanMessage> rows, CancellationToken ct)
        {
            var named = rows.Where(m => m.AboutKind == MessageTopic.Session).Select(m => new SessionId(m.AboutId!.Value)).Distinct().ToList();
            if (named.Count == 0) return [];
            var seen = await db.Sessions.AsNoTracking().Where(s => s.ClientId == client && named.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);
            return [.. seen.Select(id => id.Value)];
        }
    }
}
