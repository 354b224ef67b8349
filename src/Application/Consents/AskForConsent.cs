using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>Ask the client to share kinds of information with the caller, and say why. It opens nothing by itself.</summary>
[For(Role.Psychotherapist, Role.MassageTherapist)]
public sealed record AskForConsent(ClientId ClientId, AskForConsentBody Body) : IRequest<Receipt>, INeedsNoMembership, IHasBody<AskForConsentBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<AskForConsent, Receipt>
    {
        public async Task<Receipt> Handle(AskForConsent request, CancellationToken cancellationToken)
        {
            var practitioner = caller.PractitionerId ?? throw new DomainException(new RoleNotAllowed());
            var asked = ConsentRequest.Ask(caller.ClinicId, request.ClientId, practitioner, request.Body.Categories, request.Body.Purposes, request.Body.Why, record.Now);
            db.ConsentRequests.Add(asked);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(asked.Id.Value, asked.Revision);
        }
    }
}

/// <summary>What is asked for, and why.</summary>
public sealed record AskForConsentBody
{
    /// <summary>Kinds of information; process notes cannot be asked for in this way.</summary>
    /// <example>["mentalHealthSummary"]</example>
    [MinLength(1), MaxLength(12)]
    public required IReadOnlyList<InformationCategory> Categories { get; init; }

    /// <summary>For which purposes.</summary>
    /// <example>["treatment"]</example>
    [MinLength(1), MaxLength(6)]
    public required IReadOnlyList<PurposeOfUse> Purposes { get; init; }

    /// <summary>Why it would help, in words for the client.</summary>
    /// <example>So that I can plan the next sessions around how you are doing.</example>
    [StringLength(PlainText.Paragraph, MinimumLength = 1)]
    public required string Why { get; init; }
}
