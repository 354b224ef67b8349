using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>
/// List the open safety signals for which the caller answers, across clients, by when they are due: what is overdue comes first. A supervisor who names that purpose lists those of the
/// people they supervise. Each client is decided by itself.
/// </summary>
/// <param name="Acknowledged">Only those that somebody has taken up, or only those that wait.</param>
[For(Role.Psychotherapist)]
public sealed record ListMySafetySignals(bool? Acknowledged, int Limit, Cursor? After) : IRequest<SafetySignalsToFollow>, IUsesManyClientRecords, IFollowsUpSignals
{
    IReadOnlyList<InformationCategory> IUsesManyClientRecords.Categories => [InformationCategory.MentalHealthOutcomes];

    internal sealed class Handler(IClinicDb db, ICaller caller, OpenRecord record) : IRequestHandler<ListMySafetySignals, SafetySignalsToFollow>
    {
        public async Task<SafetySignalsToFollow> Handle(ListMySafetySignals request, CancellationToken cancellationToken)
        {
            var signals = await Mine(cancellationToken);
            if (request.Acknowledged is { } acknowledged) signals = signals.Where(s => s.AcknowledgedAt != null == acknowledged);
            if (request.After is { } after)
            {
                var (due, last) = (after.At, new SafetySignalId(after.Id));
                signals = signals.Where(s => s.DueAt > due || (s.DueAt == due && s.Id.CompareTo(last) > 0));
            }

            var found = await record.OverCaseload(() => signals.OrderBy(s => s.DueAt).ThenBy(s => s.Id).Take(request.Limit + 1).ToListAsync(cancellationToken));
            var rows = found.OrderBy(s => s.DueAt).ThenBy(s => s.Id.Value).Take(request.Limit + 1).Select(signal => MySafetySignalView.Of(signal, record.Now)).ToList();
            return new(Slice.Of(rows, request.Limit, signal => Cursor.After(signal.DueAt, signal.Id)));
        }

        private async Task<IQueryable<SafetySignal>> Mine(CancellationToken ct)
        {
            var open = db.SafetySignals.AsNoTracking().Where(s => s.ClosedAt == null);
            var (me, now, today) = (new PractitionerId(caller.PersonId()), record.Now, record.Today);
            if (caller.Purpose == PurposeOfUse.Supervision)
            {
                var supervised = await db.Supervisions.AsNoTracking().Where(s => s.SupervisorId == me && s.StartedOn <= today && (s.EndedOn == null || today < s.EndedOn)).Select(s => s.SuperviseeId).ToListAsync(ct);
                var people = supervised.ConvertAll(who => who.Value);
                return open.Where(s => people.Contains(s.Author.PersonId));
            }

            var named = await db.SafetySettings.AsNoTracking().SingleAsync(ct);
            var (isLead, isOnCall, lead, before) = (named.ClinicalLeadId == me, named.OnCallId == me, named.ClinicalLeadId?.Value, named.ClinicalLeadId is null ? now : now.AddMinutes(-named.EscalationMinutes));
            return open.Where(s => s.Author.PersonId == me.Value || s.Escalations.Any(e => e.ToId == me)
                || (s.AcknowledgedAt == null && ((isLead && s.DueAt <= now) || (isOnCall && (s.DueAt <= before || (s.Author.PersonId == lead && s.DueAt <= now))))));
        }
    }
}
