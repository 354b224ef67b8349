using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.CarePlans;
using IntegrativeCare.Application.Contraindications;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Sessions;

/// <summary>Begin a session. Massage begins only with the client's consent to touch in this very session (I30), and with a check for contraindications that still holds (I38).</summary>
[For(Role.Psychotherapist, Role.MassageTherapist), Writes(InformationCategory.Scheduling)]
public sealed record StartSession(ClientId ClientId, SessionId SessionId, int ExpectedRevision) : IRequest<Receipt>, INamesOneRecord
{
    Guid INamesOneRecord.RecordId => SessionId.Value;

    internal sealed class Handler(IClinicDb db, IHoldsInForce holds, CheckInForce checks, ITouchProfiles profiles, OpenRecord record) : IRequestHandler<StartSession, Receipt>
    {
        public async Task<Receipt> Handle(StartSession request, CancellationToken cancellationToken)
        {
            var session = await db.RequireSession(request.SessionId, request.ExpectedRevision, cancellationToken);
            var by = record.AuthorFor(session.Discipline);
            session.MustBeHeldBy(by);
            await holds.MustAllow(session, record.Now, cancellationToken);
            await db.MustServeWhatIsAgreed(session, cancellationToken);
            (await db.StandingOf(by, record.Today, record.Pack, cancellationToken)).MustBeSupervised();
            var touch = await db.TouchConsentOf(session.Id, cancellationToken);

            // What the session itself refuses is said first.
            if (touch?.IsInForce == true) await MustBeReady(session, cancellationToken);
            await db.MustKeepToBoundaries(session.ClientId, touch?.Regions.Where(region => region.IsInForce).Select(region => (region.Site, "")) ?? [], record.Today, cancellationToken);
            await checks.MustLetStart(session, touch, cancellationToken);
            session.Start(touch, record.Pack, record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(session.Id.Value, session.Revision);
        }

        // What the client wants to be asked each time (I35), and what the place asks for before the first massage (M12). Nobody begins to touch past boundaries that they may not read.
        private async Task MustBeReady(Session session, CancellationToken ct)
        {
            if (session.Discipline != Discipline.MassageTherapy || session.Status is not (SessionStatus.Planned or SessionStatus.CheckedIn)) return;
            if (await db.TouchSafetyProfiles.AsNoTracking().FirstOrDefaultAsync(p => p.ClientId == session.ClientId, ct) is { } profile)
                SessionCourse.MustHaveAsked(await db.CourseOf(session.Id, ct), profile.QuestionsOf(record.Today));
            else if (await profiles.Exists(session.ClientId, ct))
                throw new DomainException(new SafetyCuesKept());
            if (record.Pack.InitialConsultationDocument is null) return;
            ConsultationRecord.MustHold(session, await db.ConsultationRecords.AsNoTracking().Where(c => c.OutdatedAt == null).ToListAsync(ct), record.Pack);
        }
    }
}
