using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>
/// Write down what the client wants. A <c>permit</c> decides nothing until it is signed. A <c>withhold</c> is in force at once: no signature, no reason, no approval (I20).
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client)]
public sealed record DraftDirective(ClientId ClientId, DraftDirectiveBody Body) : IRequest<Receipt>, IUsesClientRecord, IHasBody<DraftDirectiveBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller) : IRequestHandler<DraftDirective, Receipt>
    {
        public async Task<Receipt> Handle(DraftDirective request, CancellationToken cancellationToken)
        {
            var said = request.Body;
            var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var older = said.Supersedes is { } id ? await Older(new DirectiveId(id), cancellationToken) : null;
            var recipient = Recipient.From(said.Recipient.Kind, said.Recipient.Id, said.Recipient.Discipline);
            var terms = new DirectiveProposal
            {
                Kind = said.Kind,
                Categories = said.Categories,
                Records = said.RecordIds,
                Recipient = recipient,
                Purposes = said.Purposes,
                From = said.From,
                Until = said.Until ?? (said.Kind == DirectiveKind.Permit && !said.Categories.Contains(InformationCategory.PsychotherapyProcess)
                    ? ConsentDirective.UsualEnd(said.From, clinic.LongestDirectiveMonths, record.Now)
                    : null),
                Supersedes = older?.Id,
            };
            var words = DirectiveInWords.Say(terms, await NameOf(recipient, cancellationToken), TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone));
            var directive = said.Kind == DirectiveKind.Permit
                ? ConsentDirective.Draft(caller.ClinicId, request.ClientId, terms, words, clinic.LongestDirectiveMonths, caller.PersonId(), record.Now)
                : ConsentDirective.Withhold(caller.ClinicId, request.ClientId, terms, words, caller.PersonId(), record.Now);
            if (directive.Status == DirectiveStatus.Active) older?.SupersedeBy(directive, caller.PersonId(), record.Now);
            db.Directives.Add(directive);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(directive.Id.Value, directive.Revision);
        }

        private Task<ConsentDirective> Older(DirectiveId id, CancellationToken ct) =>
            db.Directives.Require(d => d.Id == id, new DirectiveNotFound { Pointer = "/supersedes" }, ct);

        private async Task<string?> NameOf(Recipient recipient, CancellationToken ct)
        {
            if (recipient.Kind != RecipientKind.Practitioner) return null;
            var id = new PractitionerId(recipient.Id!.Value);
            return (await db.Practitioners.Require(p => p.Id == id, new PractitionerNotFound { Pointer = "/recipient/id" }, ct)).DisplayName;
        }
    }
}

/// <summary>What the client wants.</summary>
public sealed record DraftDirectiveBody
{
    /// <summary>Permit or withhold.</summary>
    /// <example>permit</example>
    public required DirectiveKind Kind { get; init; }

    /// <summary>Whole kinds of information.</summary>
    /// <example>["demographics", "scheduling", "carePlan", "safetyCues"]</example>
    [MaxLength(13)]
    public IReadOnlyList<InformationCategory> Categories { get; init; } = [];

    /// <summary>Single records, by id.</summary>
    /// <example>[]</example>
    [MaxLength(100)]
    public IReadOnlyList<Guid> RecordIds { get; init; } = [];

    /// <summary>Whom it is about.</summary>
    public required RecipientView Recipient { get; init; }

    /// <summary>For which purposes. A permit names at least one; left out on a withhold it means every purpose.</summary>
    /// <example>["treatment", "careCoordination"]</example>
    [MaxLength(6)]
    public IReadOnlyList<PurposeOfUse> Purposes { get; init; } = [];

    /// <summary>From when, in UTC; from the signature (a withhold: from now) when left out.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when, in UTC. A permit ends after twelve months when left out, or after the clinic's maximum if that is shorter.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The directive that this one replaces once it is signed.</summary>
    public Guid? Supersedes { get; init; }
}
