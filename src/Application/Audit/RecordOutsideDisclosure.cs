using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Audit;

/// <summary>Record that something about the client was disclosed outside the product: to an authority, a court, by letter.</summary>
[For(Role.PrivacyOfficer, Role.Psychotherapist, Role.MassageTherapist)]
public sealed record RecordOutsideDisclosure(ClientId ClientId, RecordOutsideDisclosureBody Body) : IRequest<Receipt>, INeedsNoMembership, IHasBody<RecordOutsideDisclosureBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<RecordOutsideDisclosure, Receipt>
    {
        public async Task<Receipt> Handle(RecordOutsideDisclosure request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var facts = new OutsideDisclosureFacts
            {
                DisclosedOn = said.DisclosedOn,
                RecipientName = said.RecipientName,
                RecipientAddress = said.RecipientAddress,
                Description = said.Description,
                PurposeStatement = said.PurposeStatement,
                CopyOfRequest = said.CopyOfRequest,
                LegalBasis = said.LegalBasis,
            };
            var disclosure = OutsideDisclosure.Record(caller.ClinicId, request.ClientId, facts, caller.PersonId(), record.Today, record.Now);
            db.OutsideDisclosures.Add(disclosure);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(disclosure.Id.Value, disclosure.Revision);
        }
    }
}

/// <summary>What was disclosed to whom, and why.</summary>
public sealed record RecordOutsideDisclosureBody
{
    /// <summary>The day on which it was disclosed, of the clinic's calendar; not in the future.</summary>
    /// <example>2026-03-01</example>
    public required DateOnly DisclosedOn { get; init; }

    /// <summary>Who received it: an organization or a person.</summary>
    /// <example>Public Health Unit of the County</example>
    [StringLength(PlainText.Line, MinimumLength = 1)]
    public required string RecipientName { get; init; }

    /// <summary>Where they are, if known.</summary>
    /// <example>12 Main Street, Springfield</example>
    [StringLength(PlainText.Paragraph)]
    public string? RecipientAddress { get; init; }

    /// <summary>What was disclosed, briefly: kinds of information, never their content. The client reads it.</summary>
    /// <example>Dates of sessions in February</example>
    [StringLength(PlainText.Paragraph, MinimumLength = 1)]
    public required string Description { get; init; }

    /// <summary>Why, briefly. The client reads it.</summary>
    /// <example>Tracing of contacts after a reported infection</example>
    [StringLength(PlainText.Paragraph)]
    public string? PurposeStatement { get; init; }

    /// <summary>The text of the written request, instead of a purpose. The client reads it.</summary>
    [StringLength(PlainText.Note)]
    public string? CopyOfRequest { get; init; }

    /// <summary>What allowed or demanded it.</summary>
    /// <example>publicHealth</example>
    public required LegalBasis LegalBasis { get; init; }
}
