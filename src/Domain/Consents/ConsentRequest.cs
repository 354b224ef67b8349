using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.Consents;

/// <summary>Names one consent request.</summary>
public readonly record struct ConsentRequestId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ConsentRequestId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(ConsentRequestId other) => Value.CompareTo(other.Value);
}

/// <summary>Where a consent request stands. There is no "refused": what the client does not share is simply not shared.</summary>
public enum ConsentRequestStatus
{
    /// <summary>The client has not answered yet.</summary>
    Open,

    /// <summary>The client shares all of it, or a part.</summary>
    Shared,

    /// <summary>The client does not share it. It says nothing about why, and nobody is to ask again through it.</summary>
    NotShared,
}

/// <summary>A practitioner asks the client to share kinds of information with them, and says why. The client answers all, part or none of it.</summary>
public sealed class ConsentRequest : AggregateRoot
{
    private readonly List<InformationCategory> _categories = [];
    private readonly List<PurposeOfUse> _purposes = [];
    private readonly List<InformationCategory> _shared = [];

    private ConsentRequest() { }

    /// <summary>Its id.</summary>
    public ConsentRequestId Id { get; private init; }

    /// <summary>The clinic.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>Whom it is put to.</summary>
    public ClientId ClientId { get; private init; }

    /// <summary>Who asks, for themselves.</summary>
    public PractitionerId PractitionerId { get; private init; }

    /// <summary>Which kinds of information they ask for.</summary>
    public IReadOnlyCollection<InformationCategory> Categories => _categories;

    /// <summary>For what.</summary>
    public IReadOnlyCollection<PurposeOfUse> Purposes => _purposes;

    /// <summary>Why, in words for the client. Not clinical content, and never logged.</summary>
    public string Why { get; private init; } = "";

    /// <summary>When it was asked, in UTC.</summary>
    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>Where it stands.</summary>
    public ConsentRequestStatus Status { get; private set; }

    /// <summary>What the client shares of it.</summary>
    public IReadOnlyCollection<InformationCategory> Shared => _shared;

    /// <summary>When the client answered, in UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The directive that the answer made; <c>null</c> when nothing is shared.</summary>
    public DirectiveId? DirectiveId { get; private set; }

    /// <summary>Asks the client.</summary>
    /// <remarks>Process notes are never asked for in this way: an authorization for them stands alone and begins with the client (rule CR-009).</remarks>
    /// <exception cref="DomainException"><see cref="DirectiveCoversNothing"/>, <see cref="ProcessNotesStandAlone"/>, <see cref="PurposeMissing"/>, <see cref="SubstanceUsePurposes"/>, <see cref="ChoiceUnknown"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public static ConsentRequest Ask(
        ClinicId clinic, ClientId client, PractitionerId by, IReadOnlyCollection<InformationCategory> categories, IReadOnlyCollection<PurposeOfUse> purposes, string why, DateTimeOffset now)
    {
        if (categories.Count == 0) throw new DomainException(new DirectiveCoversNothing { Pointer = "/categories" });
        if (categories.Contains(InformationCategory.PsychotherapyProcess)) throw new DomainException(new ProcessNotesStandAlone { Pointer = "/categories" });
        if (purposes.Count == 0) throw new DomainException(new PurposeMissing { Pointer = "/purposes" });
        if (!SubstanceUseConsent.Allows(categories, purposes)) throw new DomainException(new SubstanceUsePurposes { Pointer = "/purposes" });

        var request = new ConsentRequest
        {
            Id = ConsentRequestId.New(),
            ClinicId = clinic,
            ClientId = client,
            PractitionerId = by,
            Why = PlainText.Of(why, "/why", PlainText.Paragraph),
            AskedAt = now,
            Status = ConsentRequestStatus.Open,
        };
        request._categories.AddRange(categories.Select(category => Choice.Of(category, "/categories")).Distinct().Order());
        request._purposes.AddRange(purposes.Select(purpose => Choice.Of(purpose, "/purposes")).Distinct().Order());
        return request;
    }

    /// <summary>The permission that a part of it would make, for the client to read before they answer and to sign by answering.</summary>
    /// <remarks>It ends on a day that does not depend on when the client reads it, so that they sign the words that they read: as said, or the usual time after it was asked.</remarks>
    /// <param name="shared">The kinds that the client would share.</param>
    /// <param name="purposes">The purposes for which; none means all that were asked for.</param>
    /// <param name="until">Until when, in UTC; <c>null</c> means twelve months from the asking, or the clinic's maximum if that is shorter.</param>
    /// <exception cref="DomainException"><see cref="ConsentRequestAnswered"/>, <see cref="SharesMoreThanAsked"/>, <see cref="DirectiveCoversNothing"/>.</exception>
    public DirectiveProposal Permission(
        IReadOnlyCollection<InformationCategory> shared, IReadOnlyCollection<PurposeOfUse> purposes, DateTimeOffset? until, PlainLanguage language, int longestMonths)
    {
        if (Status != ConsentRequestStatus.Open) throw new DomainException(new ConsentRequestAnswered());
        if (shared.Count == 0) throw new DomainException(new DirectiveCoversNothing { Pointer = "/shared" });
        if (shared.Any(category => !_categories.Contains(category))) throw new DomainException(new SharesMoreThanAsked { Pointer = "/shared" });
        if (purposes.Any(purpose => !_purposes.Contains(purpose))) throw new DomainException(new SharesMoreThanAsked { Pointer = "/purposes" });

        return new()
        {
            Kind = DirectiveKind.Permit,
            Categories = [.. shared.Distinct()],
            Purposes = purposes.Count > 0 ? [.. purposes.Distinct()] : _purposes,
            Recipient = Recipient.Of(PractitionerId),
            Until = until ?? ConsentDirective.UsualEnd(null, longestMonths, AskedAt),
            Language = language,
        };
    }

    /// <summary>The client shares what they choose of it: all, a part, or nothing.</summary>
    /// <param name="shared">What they share; none means not shared.</param>
    /// <param name="directive">The signed directive that shares exactly this; <c>null</c> when nothing is shared.</param>
    /// <exception cref="DomainException"><see cref="ConsentRequestAnswered"/>, <see cref="SharesMoreThanAsked"/>.</exception>
    public void Answer(IReadOnlyCollection<InformationCategory> shared, ConsentDirective? directive, DateTimeOffset now)
    {
        if (Status != ConsentRequestStatus.Open) throw new DomainException(new ConsentRequestAnswered());
        if (shared.Any(category => !_categories.Contains(category))) throw new DomainException(new SharesMoreThanAsked { Pointer = "/shared" });
        if (shared.Count > 0 != directive is not null) throw new InvalidOperationException("What is shared is shared by a directive, and only then.");

        _shared.AddRange(shared.Distinct().Order());
        (Status, AnsweredAt, DirectiveId) = (shared.Count > 0 ? ConsentRequestStatus.Shared : ConsentRequestStatus.NotShared, now, directive?.Id);
        Changed();
    }
}
