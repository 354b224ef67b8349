using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.CarePlans;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Domain.Sessions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Record what a practitioner has learned beyond their licences, as a certificate shows it (S7).</summary>
[For(Role.ClinicAdministrator)]
public sealed record RecordCredential(PractitionerId Id, RecordCredentialBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<RecordCredentialBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord at, ICaller caller) : IRequestHandler<RecordCredential, Receipt>
    {
        public async Task<Receipt> Handle(RecordCredential request, CancellationToken cancellationToken)
        {
            var practitioner = await db.Practitioners.Include(p => p.Credentials).Require(p => p.Id == request.Id, new PractitionerNotFound(), cancellationToken);
            var said = request.Body;
            var credential = practitioner.RecordCredential(said.Technique, said.Modality, said.Issuer, said.IssuedOn, caller.AccountId, at.Today, at.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(credential.Value, practitioner.Revision);
        }
    }
}

/// <summary>What the certificate says: one technique or one modality.</summary>
public sealed record RecordCredentialBody
{
    /// <summary>The technique; left out for a modality.</summary>
    /// <example>aromatherapy</example>
    public Technique? Technique { get; init; }

    /// <summary>The modality; left out for a technique.</summary>
    public Modality? Modality { get; init; }

    /// <summary>Who issued it, at most 200 characters.</summary>
    /// <example>School of Clinical Aromatherapy</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string Issuer { get; init; }

    /// <summary>The day on the certificate; today at the latest.</summary>
    /// <example>2024-05-31</example>
    public required DateOnly IssuedOn { get; init; }
}
