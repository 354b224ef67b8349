using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using MediatR;

namespace IntegrativeCare.Application.Consents;

/// <summary>
/// Write down what the client wants. A <c>permit</c> decides nothing until it is signed. A <c>withhold</c> is in force at once: no signature, no reason, no approval (I20).
/// </summary>
[For(Role.Psychotherapist, Role.MassageTherapist, Role.ClinicAdministrator, Role.Client)]
public sealed record DraftDirective(ClientId ClientId, DraftDirectiveBody Body) : IRequest<Receipt>, INeedsNoMembership, IHasBody<DraftDirectiveBody>
{
    internal sealed class Handler(IClinicDb db, OpenRecord record, ICaller caller, IClientLanguage languages) : IRequestHandler<DraftDirective, Receipt>
    {
        public async Task<Receipt> Handle(DraftDirective request, CancellationToken cancellationToken)
        {
            var clinic = await db.Clinics.Require(c => c.Id == caller.ClinicId, new ClinicNotFound(), cancellationToken);
            var older = request.Body.Supersedes is { } id ? await Older(new DirectiveId(id), cancellationToken) : null;
            var terms = await languages.Terms(request.Body, request.ClientId, cancellationToken);
            if (terms.Kind == DirectiveKind.Permit) older?.MustStillBeWanted(record.Now);
            var directive = terms.Kind == DirectiveKind.Permit
                ? await db.DraftPermit(clinic, request.ClientId, terms, older, caller, record.Now, cancellationToken)
                : await db.FileWithhold(clinic, request.ClientId, terms, older, caller, record.Now, cancellationToken);
            if (directive.Status == DirectiveStatus.Active) older?.SupersedeBy(directive, caller.PersonId(), record.Now);
            db.Directives.Add(directive);
            await db.SaveChangesAsync(cancellationToken);
            return new Receipt(directive.Id.Value, directive.Revision);
        }

        private Task<ConsentDirective> Older(DirectiveId id, CancellationToken ct) =>
            db.Directives.VisibleTo(caller, record).Require(d => d.Id == id, new DirectiveNotFound { Pointer = "/supersedes" }, ct);
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

    /// <summary>From when, in UTC; from the signature (a withhold: from now) when left out. A withhold that begins within five minutes begins now.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when, in UTC. A permit ends after twelve months when left out, or after the clinic's maximum if that is shorter.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What exactly may be seen, in words for the client. A permit for process notes needs it.</summary>
    [StringLength(PlainText.Paragraph)]
    public string? Description { get; init; }

    /// <summary>A happening with which a permit ends, in words for the client. At the latest it ends with <c>until</c>, or after the clinic's maximum.</summary>
    [StringLength(PlainText.Line)]
    public string? ExpiryEvent { get; init; }

    /// <summary>In which language the client is told: <c>en-CA</c> or <c>fr-CA</c>. When left out, the first of the client's own that is one of these, otherwise English.</summary>
    /// <example>en-CA</example>
    [StringLength(5, MinimumLength = 5)]
    public string? Language { get; init; }

    /// <summary>The directive that this one replaces once it is signed; one that is for the caller's eyes. The words say what is replaced, and plainly when that lifts a withhold.</summary>
    public Guid? Supersedes { get; init; }
}
