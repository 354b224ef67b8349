using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>
/// Explain one decision: may this reader see this, for this purpose, now, and which rule says so (I22). The client and the privacy officer ask about anybody, a
/// practitioner about themselves. It changes nothing and opens nothing.
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.PrivacyOfficer, Role.Client)]
public sealed record ExplainDecision(ClientId ClientId, ExplainDecisionBody Body) : IRequest<Disclosed<DecisionView>>, IUsesClientRecord, IHasBody<ExplainDecisionBody>
{
    internal sealed class Handler(OpenRecord record, ICaller caller, ISightOfOthers others, IClinicDoor door) : IRequestHandler<ExplainDecision, Disclosed<DecisionView>>
    {
        public async Task<Disclosed<DecisionView>> Handle(ExplainDecision request, CancellationToken cancellationToken)
        {
            var asked = request.Body;
            var part = asked.RecordId is { } id ? await Find(id, cancellationToken) : null;
            var facts = await others.FactsOf(WhomToAskAbout(asked), asked.Purpose, caller, cancellationToken);
            var moment = record.Reach.Moment with { Purpose = asked.Purpose };
            var decision = part is { } one
                ? DisclosurePolicy.Decide(facts, moment, one.Category, one.Author, one.Record)
                : DisclosurePolicy.Decide(facts, moment, asked.Category!.Value, new Author(Guid.Empty, asked.WrittenIn));

            return record.Disclose(DecisionView.Of(decision, caller, facts, part is { } known ? [known.Author.Discipline] : [asked.WrittenIn], PlainLanguages.Of(asked.Language, "/language")));
        }

        private Recipient WhomToAskAbout(ExplainDecisionBody asked)
        {
            if (caller.MayKnowWhy(record.Reach.Client))
            {
                return asked switch
                {
                    { PractitionerId: { } practitioner } => Recipient.Of(new PractitionerId(practitioner)),
                    { OrganizationId: { } organization } => Recipient.Organization(organization),
                    _ => throw new DomainException(new QuestionUnclear { Pointer = "/practitionerId" }),
                };
            }

            var me = caller.PractitionerId ?? throw new DomainException(new RoleNotAllowed());
            if (asked.OrganizationId is not null || (asked.PractitionerId is { } named && named != me.Value)) throw new DomainException(new OnlyOwnDecisions { Pointer = "/practitionerId" });
            return Recipient.Of(me);
        }

        private async Task<DisclosedPart?> Find(Guid id, CancellationToken ct) =>
            (await others.Find(id, ct))?.Part ?? await door.WhatIs(id, ct) ?? throw new DomainException(new RecordNotFound { Pointer = "/recordId" });
    }
}

/// <summary>What is asked: who, about what, for what.</summary>
public sealed record ExplainDecisionBody : IValidatableObject
{
    /// <summary>The practitioner about whom it is asked; a practitioner leaves it out and asks about themselves.</summary>
    public Guid? PractitionerId { get; init; }

    /// <summary>The partner organization about which it is asked, instead of a practitioner.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>The kind of information. Left out when one record is named.</summary>
    /// <example>safetyCues</example>
    public InformationCategory? Category { get; init; }

    /// <summary>In which discipline it was written, when it is asked about a kind of information; left out means by the client or outside both disciplines.</summary>
    /// <example>psychotherapy</example>
    public Discipline? WrittenIn { get; init; }

    /// <summary>One record, instead of a kind of information.</summary>
    public Guid? RecordId { get; init; }

    /// <summary>For which purpose.</summary>
    /// <example>treatment</example>
    public required PurposeOfUse Purpose { get; init; }

    /// <summary>The language of the words: <c>en-CA</c> or <c>fr-CA</c>.</summary>
    /// <example>en-CA</example>
    public string Language { get; init; } = PlainLanguage.EnCa.Tag();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Category is null == RecordId is null) yield return new("Name either a kind of information or one record.", [nameof(Category)]);
        if (RecordId is not null && WrittenIn is not null) yield return new("A record says itself in which discipline it was written.", [nameof(WrittenIn)]);
        if (PractitionerId is not null && OrganizationId is not null) yield return new("Name one reader.", [nameof(OrganizationId)]);
    }
}
