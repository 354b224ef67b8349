using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Record that a practitioner no longer works in the clinic. Their very next request is refused; what they wrote stays.</summary>
[For(Role.ClinicAdministrator)]
public sealed record DeactivatePractitioner(PractitionerId Id, int ExpectedRevision) : IRequest<Receipt>, IUsesNoClientRecord
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, ICaller caller, IHandovers handovers, ISafetySignals signals) : IRequestHandler<DeactivatePractitioner, Receipt>
    {
        public async Task<Receipt> Handle(DeactivatePractitioner request, CancellationToken cancellationToken)
        {
            var practitioner = await db.Practitioners.Require(p => p.Id == request.Id, new PractitionerNotFound(), cancellationToken);
            practitioner.MustBeAt(request.ExpectedRevision);
            practitioner.Deactivate(at.Now);
            await db.SaveChangesAsync(cancellationToken);
            await handovers.RaiseFor(practitioner, db, at, caller, cancellationToken);
            await signals.PassOnFrom(practitioner, db, at, cancellationToken);
            return new Receipt(practitioner.Id.Value, practitioner.Revision);
        }
    }
}
