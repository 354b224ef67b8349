using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Consents;

/// <summary>Whom a directive is about.</summary>
public sealed record RecipientView
{
    /// <summary>One practitioner, a discipline, the care team, or a partner organization.</summary>
    /// <example>discipline</example>
    public required RecipientKind Kind { get; init; }

    /// <summary>The practitioner's or organization's id; left out for the others.</summary>
    public Guid? Id { get; init; }

    /// <summary>The discipline; left out for the others.</summary>
    /// <example>massageTherapy</example>
    public Discipline? Discipline { get; init; }
}

/// <summary>A consent directive: what the client wants shown to whom, for what and how long.</summary>
public sealed record DirectiveView
{
    /// <summary>The directive.</summary>
    public required Guid Id { get; init; }

    /// <summary>Permit or withhold.</summary>
    public required DirectiveKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required DirectiveStatus Status { get; init; }

    /// <summary>True when it decides something at this moment.</summary>
    public required bool IsInForce { get; init; }

    /// <summary>Whole kinds of information.</summary>
    public required IReadOnlyCollection<InformationCategory> Categories { get; init; }

    /// <summary>Single records.</summary>
    public required IReadOnlyCollection<Guid> RecordIds { get; init; }

    /// <summary>Whom it is about.</summary>
    public required RecipientView Recipient { get; init; }

    /// <summary>For which purposes; empty on a withhold means every purpose.</summary>
    public required IReadOnlyCollection<PurposeOfUse> Purposes { get; init; }

    /// <summary>From when, in UTC; <c>null</c> on a draft that begins with its signature.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when, in UTC; this instant is outside. <c>null</c> on a withhold without an end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What exactly may be seen, in words for the client.</summary>
    public string? Description { get; init; }

    /// <summary>The happening with which a permit ends before <see cref="Until"/>.</summary>
    public string? ExpiryEvent { get; init; }

    /// <summary>In which language the plain text is, as a BCP 47 tag.</summary>
    /// <example>fr-CA</example>
    public required string Language { get; init; }

    /// <summary>What the client is shown before they sign. For staff other than its author without what it lifts or replaces of other people.</summary>
    public required string PlainText { get; init; }

    /// <summary>SHA-256 of the plain text; the signature names it.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>When it was drafted or filed, in UTC.</summary>
    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>When it was signed, in UTC; <c>null</c> on a draft and on a withhold.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>How it was signed.</summary>
    public SignatureMethod? SignatureMethod { get; init; }

    /// <summary>Who gave the consent, when it was not the client: as recorded at that moment.</summary>
    public DecisionMakerView? GivenBy { get; init; }

    /// <summary>When it was revoked or superseded, or its event happened, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>True within the last 30 days of a permission that nothing has taken the place of.</summary>
    public required bool RenewalDue { get; init; }

    /// <summary>The directive that it replaces.</summary>
    public Guid? Supersedes { get; init; }

    /// <summary>The signed directive that has taken its place.</summary>
    public Guid? SupersededBy { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

/// <summary>Who decided in the client's place.</summary>
public sealed record DecisionMakerView
{
    /// <summary>The substitute decision maker's record; <c>null</c> on signatures from before authority was recorded.</summary>
    public Guid? Id { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>What they are to the client.</summary>
    public required string Relationship { get; init; }

    /// <summary>Where their authority comes from.</summary>
    public required string Authority { get; init; }
}

/// <summary>What a practitioner asked the client to share, and the answer.</summary>
public sealed record ConsentRequestView
{
    /// <summary>The request.</summary>
    public required Guid Id { get; init; }

    /// <summary>The client who was asked.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Who asked.</summary>
    public required Guid PractitionerId { get; init; }

    /// <summary>Kinds of information asked for.</summary>
    public required IReadOnlyCollection<InformationCategory> Categories { get; init; }

    /// <summary>For which purposes.</summary>
    public required IReadOnlyCollection<PurposeOfUse> Purposes { get; init; }

    /// <summary>Why, in words for the client.</summary>
    public required string Why { get; init; }

    /// <summary>When it was asked, in UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Where it stands: open, shared or not shared.</summary>
    public required ConsentRequestStatus Status { get; init; }

    /// <summary>What the client shares of it.</summary>
    public required IReadOnlyCollection<InformationCategory> Shared { get; init; }

    /// <summary>When the client answered, in UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The directive that the answer made.</summary>
    public Guid? DirectiveId { get; init; }

    /// <summary>What the client signs by sharing this part of it; only where one open request is read, and for the client alone.</summary>
    public string? PlainText { get; init; }

    /// <summary>SHA-256 of that text; the answer names it.</summary>
    public string? TextSha256 { get; init; }

    /// <summary>Until when that permission would last, in UTC.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

/// <summary>An emergency access to one client's record.</summary>
public sealed record EmergencyAccessView
{
    /// <summary>The access.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who opened it.</summary>
    public required Guid PractitionerId { get; init; }

    /// <summary>The kind of emergency.</summary>
    public required EmergencyReason Reason { get; init; }

    /// <summary>The emergency in words; absent for the client when it is about a danger to somebody else.</summary>
    public string? ReasonText { get; init; }

    /// <summary>When it was opened, in UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it ends by itself, in UTC; this instant is outside.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was closed early, in UTC.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>True while it opens the record.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>What the review found; absent until then.</summary>
    public EmergencyVerdict? Verdict { get; init; }

    /// <summary>The reviewer's words, for the privacy officer and the one who opened it.</summary>
    public string? ReviewComment { get; init; }

    /// <summary>When it was reviewed, in UTC.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

/// <summary>An emergency access in the clinic's list. The words of the emergency stand in the access itself.</summary>
public sealed record EmergencyAccessSummaryView
{
    /// <summary>The access.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose record it opens.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Who opened it.</summary>
    public required Guid PractitionerId { get; init; }

    /// <summary>How they are called in the clinic.</summary>
    public required string PractitionerName { get; init; }

    /// <summary>The kind of emergency.</summary>
    public required EmergencyReason Reason { get; init; }

    /// <summary>When it was opened, in UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it ended or will end, in UTC.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>True while it opens the record.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>What the review found; absent until then.</summary>
    public EmergencyVerdict? Verdict { get; init; }

    /// <summary>When it was reviewed, in UTC.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }
}

internal sealed class ConsentMaps : AutoMapper.Profile
{
    public ConsentMaps()
    {
        CreateMap<Recipient, RecipientView>();
        CreateMap<EmergencyAccess, EmergencyAccessView>()
            .ForMember(view => view.Id, from => from.MapFrom(access => access.Id.Value))
            .ForMember(view => view.PractitionerId, from => from.MapFrom(access => access.PractitionerId.Value))
            .ForMember(view => view.IsOpen, from => from.Ignore());
        CreateMap<ConsentDirective, ConsentRenewalView>()
            .ForMember(view => view.Id, from => from.MapFrom(directive => directive.Id.Value))
            .ForMember(view => view.ClientId, from => from.MapFrom(directive => directive.ClientId.Value));
        CreateMap<ConsentRequest, ConsentRequestView>()
            .ForMember(view => view.Id, from => from.MapFrom(request => request.Id.Value))
            .ForMember(view => view.ClientId, from => from.MapFrom(request => request.ClientId.Value))
            .ForMember(view => view.PractitionerId, from => from.MapFrom(request => request.PractitionerId.Value))
            .ForMember(view => view.PlainText, from => from.Ignore())
            .ForMember(view => view.TextSha256, from => from.Ignore())
            .ForMember(view => view.Until, from => from.Ignore())
            .ForMember(view => view.DirectiveId, from => from.MapFrom(request => request.DirectiveId == null ? (Guid?)null : request.DirectiveId.Value.Value));
        CreateMap<ConsentDirective, DirectiveView>()
            .ForMember(view => view.Id, from => from.MapFrom(directive => directive.Id.Value))
            .ForMember(view => view.RecordIds, from => from.MapFrom(directive => directive.Records))
            .ForMember(view => view.TextSha256, from => from.MapFrom(directive => directive.PlainTextSha256))
            .ForMember(view => view.SignedAt, from => from.MapFrom(directive => directive.Signature == null ? (DateTimeOffset?)null : directive.Signature.SignedAt))
            .ForMember(view => view.SignatureMethod, from => from.MapFrom(directive => directive.Signature == null ? (SignatureMethod?)null : directive.Signature.Method))
            .ForMember(view => view.Supersedes, from => from.MapFrom(directive => directive.Supersedes == null ? (Guid?)null : directive.Supersedes.Value.Value))
            .ForMember(view => view.SupersededBy, from => from.MapFrom(directive => directive.SupersededBy == null ? (Guid?)null : directive.SupersededBy.Value.Value))
            .ForMember(view => view.GivenBy, from => from.MapFrom(directive => directive.Signature == null ? null : directive.Signature.GivenBy))
            .ForMember(view => view.Language, from => from.MapFrom(directive => directive.Language.Tag()))
            .ForMember(view => view.RenewalDue, from => from.Ignore())
            .ForMember(view => view.IsInForce, from => from.Ignore());
        CreateMap<DecisionMaker, DecisionMakerView>()
            .ForMember(view => view.Id, from => from.MapFrom(maker => maker.Id == null ? (Guid?)null : maker.Id.Value.Value));
    }
}

internal static class DirectiveViews
{
    /// <summary>A directive as it stands now, to the one who asks. What it lifted or replaced of other people is in the words for the client, the privacy officer and its author alone.</summary>
    public static DirectiveView ViewOf(this AutoMapper.IMapper mapper, ConsentDirective directive, ICaller caller, OpenRecord record)
    {
        var view = mapper.Map<DirectiveView>(directive) with { IsInForce = directive.IsInForce(record.Now), RenewalDue = directive.IsRenewalDue(record.Now) };
        if (caller.ClientId == record.Reach.Client || caller.Is(Role.PrivacyOfficer) || directive.DraftedBy == caller.PersonId()) return view;

        var words = DirectiveInWords.WithoutOthers(directive.PlainText, directive.Language);
        return words == directive.PlainText ? view : view with { PlainText = words, TextSha256 = DirectiveInWords.Sha256Of(words), Supersedes = null };
    }
}
