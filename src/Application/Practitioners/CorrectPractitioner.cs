using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Practitioners;

/// <summary>Correct how a practitioner is called or reached.</summary>
[For(Role.ClinicAdministrator)]
public sealed record CorrectPractitioner(PractitionerId Id, int ExpectedRevision, PractitionerPatch Body) : IRequest<Receipt>, IUsesNoClientRecord, IHasBody<PractitionerPatch>
{
    internal sealed class Handler(IClinicDb db) : IRequestHandler<CorrectPractitioner, Receipt>
    {
        public async Task<Receipt> Handle(CorrectPractitioner request, CancellationToken cancellationToken)
        {
            var practitioner = await db.Practitioners.Require(p => p.Id == request.Id, new PractitionerNotFound(), cancellationToken);
            practitioner.MustBeAt(request.ExpectedRevision);
            practitioner.Correct(request.Body.DisplayName.OrRequired(practitioner.DisplayName, "/displayName"), request.Body.Email.Or(practitioner.Email));
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(practitioner.Id.Value, practitioner.Revision);
        }
    }
}

/// <summary>What to correct; what is left out stays.</summary>
public sealed record PractitionerPatch
{
    /// <summary>How they are called at the clinic, at most 200 characters.</summary>
    /// <example>Ruth Okafor</example>
    public Optional<string> DisplayName { get; init; }

    /// <summary>Their e-mail address; <c>null</c> takes it away.</summary>
    /// <example>ruth.okafor@harbour.example</example>
    public Optional<string> Email { get; init; }
}
