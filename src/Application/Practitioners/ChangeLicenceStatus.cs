using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Record that a register shows another status. A licence that is not active blocks the practitioner's very next request.</summary>
[For(Role.ClinicAdministrator)]
public sealed record ChangeLicenceStatus(PractitionerId Id, LicenceId Licence, int ExpectedRevision, ChangeLicenceStatusBody Body)
    : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<ChangeLicenceStatusBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, ICaller caller, IHandovers handovers, ISafetySignals signals) : IRequestHandler<ChangeLicenceStatus, Receipt>
    {
        public async Task<Receipt> Handle(ChangeLicenceStatus request, CancellationToken cancellationToken)
        {
            var practitioner = await db.Practitioners.Require(p => p.Id == request.Id, new PractitionerNotFound(), cancellationToken);
            practitioner.MustBeAt(request.ExpectedRevision);
            practitioner.ChangeLicenceStatus(request.Licence, request.Body.Status, caller.AccountId, at.Now, RegisterCheck.Of(request.Body.Evidence, request.Body.NextCheckOn, at.Today));
            await db.SaveChangesAsync(cancellationToken);
            await handovers.RaiseFor(practitioner, db, at, caller, cancellationToken);
            await signals.PassOnFrom(practitioner, db, at, cancellationToken);
            return new Receipt(request.Licence.Value, practitioner.Revision);
        }
    }
}

/// <summary>What the register shows now.</summary>
public sealed record ChangeLicenceStatusBody
{
    /// <summary>The status.</summary>
    /// <example>suspended</example>
    public required LicenceStatus Status { get; init; }

    /// <summary>Where the evidence of the look into the register is kept, at most 200 characters.</summary>
    /// <example>CRPO register page of today, saved as register-012345.pdf</example>
    [StringLength(Licence.LongestEvidence)]
    public string? Evidence { get; init; }

    /// <summary>When somebody should look again; today at the earliest.</summary>
    public DateOnly? NextCheckOn { get; init; }
}
