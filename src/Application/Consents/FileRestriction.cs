using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>File on the client's word what they do not want shown. Anybody who works in the clinic may, on the care team or not; it is in force at once (I20).</summary>
/// <remarks>
/// It opens nothing to the one who files it. The receipt tells them that this id is a client's of the clinic: the price of not losing what a client said about
/// themselves because of a mistyped id. Ids cannot be guessed, and every filing stands in the client's disclosures and in their directives.
/// </remarks>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.PrivacyOfficer)]
public sealed record FileRestriction(ClientId ClientId, DraftDirectiveBody Body) : IRequest<Receipt>, INeedsNoStanding, IIsAlwaysHeard, IHasBody<DraftDirectiveBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IClientLanguage languages) : IRequestHandler<FileRestriction, Receipt>
    {
        public async Task<Receipt> Handle(FileRestriction request, CancellationToken cancellationToken)
        {
            // Whatever opens something, now or by taking another's place, needs a standing.
            if (request.Body is not { Kind: DirectiveKind.Withhold, Supersedes: null }) throw new DomainException(new RoleNotAllowed());

            var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var terms = await languages.Terms(request.Body, request.ClientId, cancellationToken);
            var restriction = await db.FileWithhold(clinic, request.ClientId, terms, replaced: null, caller, record.Now, cancellationToken);
            db.Directives.Add(restriction);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(restriction.Id.Value, restriction.Revision);
        }
    }
}
