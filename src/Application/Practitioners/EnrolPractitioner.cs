using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Enrol somebody who practises in the clinic. Without a licence they can do nothing yet.</summary>
[For(Role.ClinicAdministrator)]
public sealed record EnrolPractitioner(EnrolPractitionerBody Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<EnrolPractitionerBody>
{
    internal sealed class Handler(IClinicDb db, ICaller caller) : IRequestHandler<EnrolPractitioner, Receipt>
    {
        public async Task<Receipt> Handle(EnrolPractitioner request, CancellationToken cancellationToken)
        {
            var practitioner = Practitioner.Enrol(caller.ClinicId, request.Body.DisplayName, request.Body.Email);
            db.Practitioners.Add(practitioner);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(practitioner.Id.Value, practitioner.Revision);
        }
    }
}

/// <summary>Who they are.</summary>
public sealed record EnrolPractitionerBody
{
    /// <summary>How they are called at the clinic.</summary>
    /// <example>Ruth Okafor</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string DisplayName { get; init; }

    /// <summary>Their e-mail address at the clinic.</summary>
    /// <example>ruth.okafor@harbour.example</example>
    [StringLength(EmailAddress.Longest)]
    public string? Email { get; init; }
}
