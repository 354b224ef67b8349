using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>The client shares all, a part or nothing of what was asked. What they share becomes a signed directive at once.</summary>
[For(Role.Client)]
public sealed record AnswerConsentRequest(ClientId ClientId, ConsentRequestId Id, int ExpectedRevision, AnswerConsentRequestBody Body)
    : IRequest<Receipt>, IUsesClientRecord, IHasBody<AnswerConsentRequestBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, ISigningFacts signing) : IRequestHandler<AnswerConsentRequest, Receipt>
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
            var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), ct);
            var terms = new DirectiveProposal
            {
                Kind = DirectiveKind.Permit,
                Categories = said.Shared,
                Purposes = asked.Purposes,
                Recipient = Recipient.Of(asked.PractitionerId),
                Until = said.Until,
                Language = await db.LanguageOf(asked.ClientId, ct),
            };
            var directive = await db.DraftPermit(clinic, asked.ClientId, terms, caller, record.Now, ct);
            var (name, age) = await signing.Of(asked.ClientId, ct);
            directive.Sign(
                new DirectiveSignature { Method = SignatureMethod.ClientAccount, SignedAt = record.Now, RecordedBy = caller.PersonId(), RecorderName = name, TextSha256 = directive.PlainTextSha256 }, age);
            db.Directives.Add(directive);
            return directive;
        }
    }
}

/// <summary>What the client shares of it.</summary>
public sealed record AnswerConsentRequestBody
{
    /// <summary>All or some of the kinds that were asked for; empty when nothing is shared.</summary>
    /// <example>["mentalHealthSummary"]</example>
    [MaxLength(12)]
    public required IReadOnlyList<InformationCategory> Shared { get; init; }

    /// <summary>Until when, in UTC; twelve months, or the clinic's maximum if that is shorter, when left out.</summary>
    public DateTimeOffset? Until { get; init; }
}
