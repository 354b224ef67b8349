using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>The client shares all, a part or nothing of what was asked, having read the words for it. What they share becomes a signed directive at once.</summary>
[For(Role.Client)]
public sealed record AnswerConsentRequest(ClientId ClientId, ConsentRequestId Id, int ExpectedRevision, AnswerConsentRequestBody Body)
    : IRequest<Receipt>, IUsesClientRecord, IHasBody<AnswerConsentRequestBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, ISigningFacts signing, IClientLanguage languages) : IRequestHandler<AnswerConsentRequest, Receipt>
    {
        public async Task<Receipt> Handle(AnswerConsentRequest request, CancellationToken cancellationToken)
        {
            var asked = await db.ConsentRequests.Require(r => r.Id == request.Id, new ConsentRequestNotFound(), cancellationToken);
            asked.MustBeAt(request.ExpectedRevision);

            var directive = request.Body.Shared.Count > 0 ? await Share(asked, request.Body, cancellationToken) : null;
            asked.Answer(request.Body.Shared, directive, record.Now);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(asked.Id.Value, asked.Revision);
        }

        private async Task<ConsentDirective> Share(ConsentRequest asked, AnswerConsentRequestBody said, CancellationToken ct)
        {
            var directive = await db.PermissionOf(asked, new ConsentRequestPart(said.Shared, said.Purposes, said.Until), languages, caller, record.Now, ct);
            var facts = await signing.Of(asked.ClientId, directive.Recipient, witness: null, ct);
            directive.Sign(
                new DirectiveSignature
                {
                    Method = SignatureMethod.ClientAccount,
                    SignedAt = record.Now,
                    RecordedBy = caller.PersonId(),
                    RecorderName = facts.RecorderName,
                    TextSha256 = said.TextSha256 ?? "",
                },
                facts.Age);
            db.Directives.Add(directive);
            return directive;
        }
    }
}

/// <summary>What the client shares of it.</summary>
public sealed record AnswerConsentRequestBody : IValidatableObject
{
    /// <summary>All or some of the kinds that were asked for; empty when nothing is shared.</summary>
    /// <example>["mentalHealthSummary"]</example>
    [MaxLength(12)]
    public required IReadOnlyList<InformationCategory> Shared { get; init; }

    /// <summary>All or some of the purposes that were asked for; all of them when left out.</summary>
    /// <example>["treatment"]</example>
    [MaxLength(6)]
    public IReadOnlyList<PurposeOfUse> Purposes { get; init; } = [];

    /// <summary>Until when, in UTC; twelve months after it was asked, or the clinic's maximum if that is shorter, when left out.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>SHA-256 of the words for exactly what is shared, as <c>textSha256</c> of the request says it; needed when something is shared.</summary>
    [StringLength(64, MinimumLength = 64)]
    public string? TextSha256 { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Shared.Count > 0 && TextSha256 is null) yield return new("Read the request for what is shared, and name the textSha256 of its words.", [nameof(TextSha256)]);
    }
}
