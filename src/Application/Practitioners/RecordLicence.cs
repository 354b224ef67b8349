using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Record a practitioner's licence as it stands in the register.</summary>
[For(Role.ClinicAdministrator)]
public sealed record RecordLicence(PractitionerId Id, RecordLicenceBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<RecordLicenceBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, ICaller caller) : IRequestHandler<RecordLicence, Receipt>
    {
        public async Task<Receipt> Handle(RecordLicence request, CancellationToken cancellationToken)
        {
            var practitioner = await db.Practitioners.Require(p => p.Id == request.Id, new PractitionerNotFound(), cancellationToken);
            var said = request.Body;
            var licence = practitioner.RecordLicence(said.Discipline, said.Jurisdiction, said.Register, said.Number, said.Class, said.ValidFrom, said.ValidUntil, caller.AccountId, at.Now, RegisterCheck.Of(request.Body.Evidence, request.Body.NextCheckOn, at.Today));
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(licence.Value, practitioner.Revision);
        }
    }
}

/// <summary>The licence, as the register says it.</summary>
public sealed record RecordLicenceBody
{
    /// <summary>What it allows to practise.</summary>
    /// <example>psychotherapy</example>
    public required Discipline Discipline { get; init; }

    /// <summary>Where it allows to practise.</summary>
    /// <example>CA-ON</example>
    [StringLength(10)]
    public required string Jurisdiction { get; init; }

    /// <summary>The register.</summary>
    /// <example>CRPO</example>
    [StringLength(Licence.LongestRegister, MinimumLength = 1)]
    public required string Register { get; init; }

    /// <summary>The number in the register.</summary>
    /// <example>012345</example>
    [StringLength(Licence.LongestNumber, MinimumLength = 1)]
    public required string Number { get; init; }

    /// <summary>The class of registration. Qualifying psychotherapists need supervision.</summary>
    /// <example>registered</example>
    public required RegistrationClass Class { get; init; }

    /// <summary>The first day on which it holds.</summary>
    /// <example>2026-01-01</example>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day on which it holds.</summary>
    /// <example>2027-12-31</example>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>Where the evidence of the look into the register is kept, at most 200 characters.</summary>
    /// <example>CRPO register page of today, saved as register-012345.pdf</example>
    [StringLength(Licence.LongestEvidence)]
    public string? Evidence { get; init; }

    /// <summary>When somebody should look again; today at the earliest.</summary>
    public DateOnly? NextCheckOn { get; init; }
}
