using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>List the answers that are due from one client, the longest due first, as far as the caller may see what was agreed and answered (Rule CR-252).</summary>
/// <param name="AskedOf">Only what staff asks, or only what the client answers in their own account.</param>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.Client)]
public sealed record ListOutcomesDue(ClientId ClientId, AskedOf? AskedOf, int Limit, Cursor? After) : IRequest<Disclosed<Slice<OutcomeDueView>>>, IUsesClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<ListOutcomesDue, Disclosed<Slice<OutcomeDueView>>>
    {
        public async Task<Disclosed<Slice<OutcomeDueView>>> Handle(ListOutcomesDue request, CancellationToken cancellationToken)
        {
            var clinic = await db.Clinics.AsNoTracking().Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var page = (await db.OutcomesDue(request.AskedOf, clinic, record, cancellationToken)).Page(request.Limit, request.After);
            return record.Disclose(page, page.Items.Select(one => one.AsPart()));
        }
    }
}
