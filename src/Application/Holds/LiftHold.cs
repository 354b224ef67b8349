using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Holds;

/// <summary>Lift a hold before its time: who placed it, their supervisor, or the lead (I37).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.SafetyCues)]
public sealed record LiftHold(ClientId ClientId, HoldId HoldId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord, INeedsNoMembership
{
    Guid INamesOneRecord.RecordId => HoldId.Value;

    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<LiftHold, Receipt>
    {
        public async Task<Receipt> Handle(LiftHold request, CancellationToken cancellationToken)
        {
            var hold = await db.Holds.Require(h => h.Id == request.HoldId, new HoldNotFound(), cancellationToken);
            hold.MustBeAt(request.ExpectedRevision);
            var me = caller.PractitionerId ?? throw new DomainException(new HoldNotYours());
            hold.Lift(me, await StandingOf(me, hold, cancellationToken), record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(hold.Id.Value, hold.Revision);
        }

        private async Task<HoldStanding> StandingOf(PractitionerId me, Hold hold, CancellationToken ct)
        {
            var now = record.Now;
            var leads = await db.CareTeam.AnyAsync(m => m.PractitionerId == me && m.IsLead && m.JoinedAt <= now && m.LeftAt == null, ct)
                || await db.CarePlans.AnyAsync(p => p.LeadPractitionerId == me && (p.Status == CarePlanStatus.Active || p.Status == CarePlanStatus.OnHold), ct);
            // Who is held back does not lift what holds them, by whatever they lead.
            if (record.Reach.ActingDisciplines.All(acting => acting == hold.On) && hold.Author.Discipline != hold.On) leads = false;
            return new((await db.SupervisorsOf(hold.Author, record.Today, record.Pack, ct)).Contains(me), leads);
        }
    }
}
