using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.PolicyPacks;
using MediatR;

namespace IntegrativeCare.Application.PolicyPacks;

/// <summary>Choose by whose rules the clinic works, from now on or from later. Each request that begins from then on is decided by them.</summary>
/// <param name="ExpectedRevision">The revision of the clinic that was read.</param>
/// <param name="Body">The choice.</param>
[For(Role.ClinicAdministrator)]
public sealed record ActivatePolicyPack(int ExpectedRevision, ActivatePolicyPackBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<ActivatePolicyPackBody>
{
    internal sealed class Handler(IClinicDb db, ICaller caller, OpenRecord record, PolicyPackShelf shelf) : IRequestHandler<ActivatePolicyPack, Receipt>
    {
        public async Task<Receipt> Handle(ActivatePolicyPack request, CancellationToken cancellationToken)
        {
            var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            clinic.MustBeAt(request.ExpectedRevision);
            var said = request.Body;
            var activation = PolicyPackActivation.Choose(clinic, shelf, said.Code, said.Version, said.From, caller.PersonId(), record.Now);
            db.PolicyPackActivations.Add(activation);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(activation.Id.Value, clinic.Revision);
        }
    }
}

/// <summary>Which policy pack, and from when.</summary>
public sealed record ActivatePolicyPackBody
{
    /// <summary>The pack.</summary>
    /// <example>CA-ON</example>
    [StringLength(20, MinimumLength = 1)]
    public required string Code { get; init; }

    /// <summary>The version to keep to. Left out, the clinic follows the newest version of each day.</summary>
    /// <example>2026-11-01</example>
    [StringLength(10, MinimumLength = 1)]
    public string? Version { get; init; }

    /// <summary>From when, in UTC; left out, from now. Never in the past.</summary>
    public DateTimeOffset? From { get; init; }
}
