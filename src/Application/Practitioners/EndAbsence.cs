using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>End an absence early, or call it off. What went to the cover stays there.</summary>
[For(Role.Psychotherapist, Role.ClinicAdministrator)]
public sealed record EndAbsence(PractitionerId Id, AbsenceId AbsenceId, int ExpectedRevision) : IRequest<Receipt>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, ICaller caller) : IRequestHandler<EndAbsence, Receipt>
    {
        public async Task<Receipt> Handle(EndAbsence request, CancellationToken cancellationToken)
        {
            var absence = await db.Absences.Require(a => a.Id == request.AbsenceId && a.PractitionerId == request.Id, new AbsenceNotFound(), cancellationToken);
            caller.MustSpeakFor(absence.PractitionerId);
            absence.MustBeAt(request.ExpectedRevision);
            absence.End(at.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(absence.Id.Value, absence.Revision);
        }
    }
}
