using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Record that a licence was renewed, or that its class changed, such as from qualifying to registered.</summary>
[For(Role.ClinicAdministrator)]
public sealed record RenewLicence(PractitionerId Id, LicenceId Licence, int ExpectedRevision, RenewLicenceBody Body)
    : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<RenewLicenceBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, ICaller caller, IHandovers handovers, ISafetySignals signals) : IRequestHandler<RenewLicence, Receipt>
    {
        public async Task<Receipt> Handle(RenewLicence request, CancellationToken cancellationToken)
        {
            var practitioner = await db.Practitioners.Require(p => p.Id == request.Id, new PractitionerNotFound(), cancellationToken);
            practitioner.MustBeAt(request.ExpectedRevision);
            practitioner.RenewLicence(request.Licence, request.Body.Class, request.Body.ValidUntil, caller.AccountId, at.Now, RegisterCheck.Of(request.Body.Evidence, request.Body.NextCheckOn, at.Today));
            await db.SaveChangesAsync(cancellationToken);
            await handovers.RaiseFor(practitioner, db, at, caller, cancellationToken);
            await signals.PassOnFrom(practitioner, db, at, cancellationToken);
            return new Receipt(request.Licence.Value, practitioner.Revision);
        }
    }
}

/// <summary>What the register shows now.</summary>
public sealed record RenewLicenceBody
{
    /// <summary>The class of registration.</summary>
    /// <example>registered</example>
    public required RegistrationClass Class { get; init; }

    /// <summary>The new last day.</summary>
    /// <example>2028-12-31</example>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>Where the evidence of the look into the register is kept, at most 200 characters.</summary>
    /// <example>CRPO register page of today, saved as register-012345.pdf</example>
    [StringLength(Licence.LongestEvidence)]
    public string? Evidence { get; init; }

    /// <summary>When somebody should look again; today at the earliest.</summary>
    public DateOnly? NextCheckOn { get; init; }
}
