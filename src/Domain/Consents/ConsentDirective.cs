using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Consents;

/// <summary>Names one consent directive.</summary>
public readonly record struct DirectiveId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static DirectiveId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(DirectiveId other) => Value.CompareTo(other.Value);
}

/// <summary>What the client wants.</summary>
public enum DirectiveKind
{
    /// <summary>It may be shown.</summary>
    Permit,

    /// <summary>It may not be shown, whatever else permits it.</summary>
    Withhold,
}

/// <summary>Where a directive stands. Whether it is in force at an instant is asked of <see cref="ConsentDirective.IsInForce"/>.</summary>
public enum DirectiveStatus
{
    /// <summary>Drafted and not signed: it decides nothing.</summary>
    Draft,

    /// <summary>Signed, or a withhold on the client's word.</summary>
    Active,

    /// <summary>The client changed their mind.</summary>
    Revoked,

    /// <summary>A newer version took its place.</summary>
    Superseded,

    /// <summary>The event with which it was to end has happened.</summary>
    Expired,
}

/// <summary>The client's recorded will about who may see what, for which purpose and how long. Its content never changes after signing.</summary>
/// <remarks>To decide whether something may be shown ask <see cref="DisclosurePolicy"/>; do not read these properties.</remarks>
public sealed class ConsentDirective : AggregateRoot
{
    /// <summary>How long a permission lasts when nothing is said. Unit: months.</summary>
    public const int UsualMonths = 12;

    /// <summary>How long before its end people are reminded that a permission ends. Unit: days.</summary>
    public const int RenewalNoticeDays = 30;

    /// <summary>How far ahead of the server's clock the beginning of a withhold still means now. Unit: minutes.</summary>
    public const int NowWithinMinutes = 5;

    private readonly List<InformationCategory> _categories = [];
    private readonly List<Guid> _records = [];
    private readonly List<PurposeOfUse> _purposes = [];

    private ConsentDirective() { }

    /// <summary>Its id.</summary>
    public DirectiveId Id { get; private init; }

    /// <summary>The clinic that holds it.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>Whose will it is.</summary>
    public ClientId ClientId { get; private init; }

    /// <summary>Permit or withhold.</summary>
    public DirectiveKind Kind { get; private init; }

    /// <summary>Where it stands.</summary>
    public DirectiveStatus Status { get; private set; }

    /// <summary>Whole categories that it covers.</summary>
    public IReadOnlyCollection<InformationCategory> Categories => _categories;

    /// <summary>Single records that it covers.</summary>
    public IReadOnlyCollection<Guid> Records => _records;

    /// <summary>Purposes that it covers; empty means every purpose (a withhold only).</summary>
    public IReadOnlyCollection<PurposeOfUse> Purposes => _purposes;

    /// <summary>Which kind of recipient.</summary>
    public RecipientKind RecipientKind { get; private init; }

    /// <summary>The practitioner's or organization's id.</summary>
    public Guid? RecipientId { get; private init; }

    /// <summary>The discipline, when it is about one.</summary>
    public Practitioners.Discipline? RecipientDiscipline { get; private init; }

    /// <summary>Whom it is about.</summary>
    public Recipient Recipient => Recipient.From(RecipientKind, RecipientId, RecipientDiscipline);

    /// <summary>From when it holds, in UTC; on a draft without a wish it is set by the signature.</summary>
    public DateTimeOffset? From { get; private set; }

    /// <summary>When it ends, in UTC; this instant is outside. <c>null</c> on a withhold without an end.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>What exactly may be seen, in words for the client; <c>null</c> when the categories say it all.</summary>
    public string? Description { get; private init; }

    /// <summary>The happening with which it ends before <see cref="Until"/>; <c>null</c> when only the date ends it.</summary>
    public string? ExpiryEvent { get; private init; }

    /// <summary>In which language <see cref="PlainText"/> is.</summary>
    public PlainLanguage Language { get; private init; }

    /// <summary>The words that the client was shown.</summary>
    public string PlainText { get; private init; } = "";

    /// <summary>SHA-256 of <see cref="PlainText"/>, 64 lower-case hexadecimal digits.</summary>
    public string PlainTextSha256 => Fingerprint.Of(PlainText);

    /// <summary>Who drafted it or filed it.</summary>
    public Guid DraftedBy { get; private init; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset DraftedAt { get; private init; }

    /// <summary>The signature; <c>null</c> on a draft and on a withhold, which needs none.</summary>
    public DirectiveSignature? Signature { get; private set; }

    /// <summary>The directive that this one replaces.</summary>
    public DirectiveId? Supersedes { get; private init; }

    /// <summary>The signed directive that replaces this one; a directive has at most one successor.</summary>
    public DirectiveId? SupersededBy { get; private set; }

    /// <summary>When it was revoked or superseded, or its event happened, in UTC; this instant is outside.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who revoked it, signed its successor or said that the event happened.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>When a permit ends if the client names no end: after twelve months, or after the clinic's maximum if that is shorter.</summary>
    /// <exception cref="DomainException"><see cref="DirectiveBeginsTooLate"/>.</exception>
    public static DateTimeOffset UsualEnd(DateTimeOffset? from, int longestMonths, DateTimeOffset now)
    {
        var begins = from ?? now;
        if (begins > now.AddMonths(UsualMonths)) throw new DomainException(new DirectiveBeginsTooLate { Pointer = "/from" });
        return begins.AddMonths(Math.Min(UsualMonths, longestMonths));
    }

    /// <summary>When a permission with these terms ends: as said; with an event at the clinic's maximum; otherwise as usual. Process notes have no usual end, so it must be said.</summary>
    /// <exception cref="DomainException"><see cref="DirectiveBeginsTooLate"/>.</exception>
    public static DateTimeOffset? EndOf(DirectiveProposal terms, int longestMonths, DateTimeOffset now)
    {
        var usual = UsualEnd(terms.From, longestMonths, now);
        if (terms.Until is not null) return terms.Until;
        if (terms.ExpiryEvent is not null) return (terms.From ?? now).AddMonths(longestMonths);
        return ProcessNoteAuthorization.Is(terms) ? null : usual;
    }

    /// <summary>Drafts a permission. It decides nothing until it is signed.</summary>
    /// <remarks>Rule CR-014: a permission ends, after twelve months when nothing is said. Rule CR-009: permission for process notes stands alone; see <see cref="ProcessNoteAuthorization"/> and <see cref="SubstanceUseConsent"/>.</remarks>
    /// <param name="plainText">What the client is shown; see <see cref="DirectiveInWords"/>.</param>
    /// <exception cref="DomainException">
    /// <see cref="DirectiveCoversNothing"/>, <see cref="RecordIsTheClient"/>, <see cref="ProcessNotesStandAlone"/>, <see cref="DescriptionMissing"/>, <see cref="SubstanceUsePurposes"/>, <see cref="SubstanceUseStandsAlone"/>,
    /// <see cref="PurposeMissing"/>, <see cref="DirectiveBeginsTooLate"/>, <see cref="DirectiveEndsTooEarly"/>, <see cref="DirectiveTooLong"/>, <see cref="SuccessorBeginsLater"/>, <see cref="ChoiceUnknown"/>.
    /// </exception>
    public static ConsentDirective Draft(ClinicId clinic, ClientId client, DirectiveProposal terms, string plainText, int longestMonths, Guid by, DateTimeOffset now)
    {
        var permit = terms with { Kind = DirectiveKind.Permit, Until = EndOf(terms with { Kind = DirectiveKind.Permit }, longestMonths, now) };
        if (permit.Purposes.Count == 0) throw new DomainException(new PurposeMissing { Pointer = "/purposes" });
        if (permit.Records.Contains(client.Value)) throw new DomainException(new RecordIsTheClient { Pointer = "/recordIds" });
        ProcessNoteAuthorization.Check(permit);
        SubstanceUseConsent.Check(permit);
        if (permit.Until > (permit.From ?? now).AddMonths(longestMonths)) throw new DomainException(new DirectiveTooLong(longestMonths) { Pointer = "/until" });

        return Make(clinic, client, permit, plainText, by, now, DirectiveStatus.Draft);
    }

    /// <summary>From when a withhold holds as the client meant it: <c>null</c>, from now on, unless it is to begin more than <see cref="NowWithinMinutes"/> from now (I20).</summary>
    /// <remarks>Clocks differ: who says "from now" by a clock that is a little ahead is not left open until then.</remarks>
    public static DateTimeOffset? BeginningOfWithhold(DateTimeOffset? from, DateTimeOffset now) => from > now && from <= now.AddMinutes(NowWithinMinutes) ? null : from;

    /// <summary>Files what the client does not want shown. In force at once: no signature, no reason, no approval (Rule CR-010; I20).</summary>
    /// <remarks>Rule CR-010: a spoken wish is valid. Source: decision of Ontario's privacy commissioner on withdrawal by spoken words; held everywhere.</remarks>
    /// <exception cref="DomainException"><see cref="DirectiveCoversNothing"/>, <see cref="DirectiveEndsTooEarly"/>, <see cref="SuccessorBeginsLater"/>, <see cref="WithholdEndsWithNoEvent"/>, <see cref="ChoiceUnknown"/>.</exception>
    public static ConsentDirective Withhold(ClinicId clinic, ClientId client, DirectiveProposal terms, string plainText, Guid by, DateTimeOffset now)
    {
        // That an event happened is for anybody to say; it may close something, never open it.
        if (terms.ExpiryEvent is not null) throw new DomainException(new WithholdEndsWithNoEvent { Pointer = "/expiryEvent" });
        return Make(clinic, client, terms with { Kind = DirectiveKind.Withhold, From = BeginningOfWithhold(terms.From, now) ?? now }, plainText, by, now, DirectiveStatus.Active);
    }

    /// <summary>The client, or the person who may decide for them, signs the words that they were shown.</summary>
    /// <remarks>
    /// Rule CR-016: somebody else signs by recorded authority only. Rule CR-112: a spoken consent has a witness who is neither its recorder nor its recipient; process
    /// notes and substance-use information for an organization are not permitted by word of mouth. Rule CR-117: nobody records a permission to themselves, nor one
    /// that somebody gives whose authority they recorded themselves.
    /// </remarks>
    /// <param name="signature">How it was given. A witness who works at the clinic is named by the one id under which they record.</param>
    /// <param name="age">From which age the client decides alone, and how old they are; left out where there is no such age.</param>
    /// <param name="recipientName">What the named practitioner is called, with whom a witness is compared; <c>null</c> when it is about no single one.</param>
    /// <param name="longestMonths">How long a permission may last at the clinic at this moment; <c>null</c> when that was just looked at. Unit: months.</param>
    /// <exception cref="DomainException">
    /// <see cref="DirectiveAlreadySigned"/>, <see cref="DirectiveEnded"/>, <see cref="DirectiveTooLong"/>, <see cref="DirectiveTextChanged"/>, <see cref="RecorderIsRecipient"/>,
    /// <see cref="SignatureNotSpoken"/>, <see cref="WitnessMissing"/>, <see cref="WitnessIsRecorder"/>, <see cref="WitnessIsRecipient"/>, <see cref="DocumentHashMissing"/>,
    /// <see cref="AuthorityMissing"/>, <see cref="AuthorityRecordedBySigner"/>, <see cref="NotTheClientsSignature"/>, <see cref="ClientTooYoung"/>, <see cref="ChoiceUnknown"/>.
    /// </exception>
    public void Sign(DirectiveSignature signature, AgeOfOwnConsent age = default, string? recipientName = null, int? longestMonths = null)
    {
        if (Status == DirectiveStatus.Active) throw new DomainException(new DirectiveAlreadySigned());
        if (Status != DirectiveStatus.Draft || signature.SignedAt >= Until) throw new DomainException(new DirectiveEnded());
        if (longestMonths is { } longest && Until > (From ?? signature.SignedAt).AddMonths(longest)) throw new DomainException(new DirectiveTooLong(longest));
        if (!string.Equals(signature.TextSha256, PlainTextSha256, StringComparison.OrdinalIgnoreCase)) throw new DomainException(new DirectiveTextChanged { Pointer = "/textSha256" });
        var method = Choice.Of(signature.Method, "/method");
        if (method != SignatureMethod.ClientAccount && RecipientKind == RecipientKind.Practitioner && signature.RecordedBy == RecipientId) throw new DomainException(new RecorderIsRecipient());
        if (method == SignatureMethod.VerbalWitnessed) MustBeWitnessed(signature, recipientName);
        if (method == SignatureMethod.WrittenSignature && !Fingerprint.IsSha256(signature.DocumentSha256)) throw new DomainException(new DocumentHashMissing { Pointer = "/documentSha256" });
        if (signature.GivenBy is { } person)
        {
            if (string.IsNullOrWhiteSpace(person.Name) || string.IsNullOrWhiteSpace(person.Relationship) || string.IsNullOrWhiteSpace(person.Authority))
                throw new DomainException(new AuthorityMissing { Pointer = "/givenBy" });
            if (method == SignatureMethod.ClientAccount) throw new DomainException(new NotTheClientsSignature { Pointer = "/givenBy" });
            if (person.RecordedBy == signature.RecordedBy) throw new DomainException(new AuthorityRecordedBySigner { Pointer = "/givenBy" });
        }
        else if (!age.IsReached)
        {
            throw new DomainException(new ClientTooYoung(age.Age!.Value) { Pointer = "/givenBy" });
        }

        Signature = signature with { TextSha256 = PlainTextSha256, DocumentSha256 = signature.DocumentSha256?.ToLowerInvariant() };
        From ??= signature.SignedAt;
        Status = DirectiveStatus.Active;
        Changed();
    }

    /// <summary>The client changes their mind. It needs no reason, holds from this instant, and deletes nothing (Rule CR-015; I18, I19). Saying it twice changes nothing.</summary>
    public void Revoke(Guid by, DateTimeOffset now)
    {
        if (IsOver) return;
        End(DirectiveStatus.Revoked, by, now);
    }

    /// <summary>The event with which it was to end has happened. It holds from this instant. Saying it twice changes nothing.</summary>
    /// <exception cref="DomainException"><see cref="NoExpiryEvent"/>.</exception>
    public void Expire(Guid by, DateTimeOffset now)
    {
        if (ExpiryEvent is null) throw new DomainException(new NoExpiryEvent());
        if (IsOver) return;
        End(DirectiveStatus.Expired, by, now);
    }

    /// <summary>A newer version takes the place of this one from the instant at which that is signed. A directive has one successor; saying the same one twice changes nothing.</summary>
    /// <remarks>
    /// Rule CR-113: what takes the place of a withhold may open something, so it is the client's own act: a withhold that they file themselves, or a permit that they
    /// sign in their account or on paper. Rule CR-118: a permit never takes the place of what was taken back, or of what ended after the permit was drafted.
    /// </remarks>
    /// <exception cref="DomainException"><see cref="DirectiveReplaced"/>, <see cref="DirectiveTakenBack"/>, <see cref="OnlyTheClientLifts"/>, <see cref="LiftNeedsAStrongSignature"/>.</exception>
    public void SupersedeBy(ConsentDirective successor, Guid by, DateTimeOffset now)
    {
        if (successor.Supersedes != Id || successor.ClientId != ClientId || successor.Status != DirectiveStatus.Active)
            throw new InvalidOperationException("A directive is superseded only by one of the same client that says so and is signed.");
        if (SupersededBy == successor.Id) return;
        if (SupersededBy is not null) throw new DomainException(new DirectiveReplaced { Pointer = "/supersedes" });
        if (successor.Kind == DirectiveKind.Permit) MustStillBeWanted(successor.DraftedAt);
        if (Kind == DirectiveKind.Withhold && !IsOver)
        {
            if (successor.Kind == DirectiveKind.Withhold && by != ClientId.Value) throw new DomainException(new OnlyTheClientLifts());
            if (successor is { Kind: DirectiveKind.Permit, Signature.IsOnPaperOrInTheirAccount: false }) throw new DomainException(new LiftNeedsAStrongSignature { Pointer = "/method" });
        }

        SupersededBy = successor.Id;
        if (IsOver) Changed();
        else End(DirectiveStatus.Superseded, by, now);
    }

    /// <summary>Lets a permission be drafted or signed in the place of this one only when the client has not said no since.</summary>
    /// <exception cref="DomainException"><see cref="DirectiveTakenBack"/>.</exception>
    public void MustStillBeWanted(DateTimeOffset draftedAt)
    {
        if (Status == DirectiveStatus.Revoked || (Status == DirectiveStatus.Expired && EndedAt >= draftedAt)) throw new DomainException(new DirectiveTakenBack { Pointer = "/supersedes" });
    }

    /// <summary>True when a permission is in force, ends within <see cref="RenewalNoticeDays"/> and nothing has taken its place.</summary>
    public bool IsRenewalDue(DateTimeOffset now) =>
        Kind == DirectiveKind.Permit && SupersededBy is null && Until is { } until && IsInForce(now) && until <= now.AddDays(RenewalNoticeDays);

    /// <summary>The same terms again, from the signature on for the usual time. It is drafted anew, so that the client reads and signs what is renewed.</summary>
    /// <exception cref="DomainException"><see cref="NotRenewable"/> for a withhold, a draft and what the client took back; <see cref="DirectiveReplaced"/>.</exception>
    public DirectiveProposal Renewal(int longestMonths, DateTimeOffset now)
    {
        if (SupersededBy is not null) throw new DomainException(new DirectiveReplaced());
        if (Kind != DirectiveKind.Permit || Status is DirectiveStatus.Draft or DirectiveStatus.Revoked) throw new DomainException(new NotRenewable());

        return new()
        {
            Kind = Kind,
            Categories = _categories,
            Records = _records,
            Recipient = Recipient,
            Purposes = _purposes,
            Until = UsualEnd(null, longestMonths, now),
            Description = Description,
            ExpiryEvent = ExpiryEvent,
            Language = Language,
            Supersedes = Id,
        };
    }

    /// <summary>True when it is signed (or a withhold), its period contains the instant, and it has not ended before it.</summary>
    public bool IsInForce(DateTimeOffset now) => Terms().IsInForce(now);

    /// <summary>What a decision needs of it.</summary>
    public DirectiveTerms Terms() => new()
    {
        Id = Id.Value,
        Kind = Kind,
        Recipient = Recipient,
        Categories = CategorySet.Of(_categories),
        Records = _records,
        Purposes = _purposes,
        From = InForceFrom(),
        Until = Until,
        EndedAt = EndedAt,
    };

    // Whatever beginning the terms name, nothing held before the client's will was there; and a draft that was taken back never held.
    private DateTimeOffset? InForceFrom()
    {
        var given = Kind == DirectiveKind.Permit ? Signature?.SignedAt : DraftedAt;
        if (given is null) return null;
        return given > From ? given : From;
    }

    private bool IsOver => Status is DirectiveStatus.Revoked or DirectiveStatus.Superseded or DirectiveStatus.Expired;

    private void MustBeWitnessed(DirectiveSignature signature, string? recipientName)
    {
        if (ProcessNoteAuthorization.Is(this) || SubstanceUseConsent.Is(this)) throw new DomainException(new SignatureNotSpoken { Pointer = "/method" });
        if (signature.Witness is not { } witness || string.IsNullOrWhiteSpace(witness.Name)) throw new DomainException(new WitnessMissing { Pointer = "/witness" });
        if (witness.PersonId == signature.RecordedBy || (signature.RecorderName is { } recorder && Bare(witness.Name) == Bare(recorder)))
            throw new DomainException(new WitnessIsRecorder { Pointer = "/witness" });
        if (RecipientKind == RecipientKind.Practitioner && ((witness.PersonId is { } id && id == RecipientId) || (recipientName is not null && Bare(witness.Name) == Bare(recipientName))))
            throw new DomainException(new WitnessIsRecipient { Pointer = "/witness" });

        static string Bare(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
    }

    private void End(DirectiveStatus status, Guid by, DateTimeOffset now)
    {
        (Status, EndedAt, EndedBy) = (status, now, by);
        Changed();
    }

    private static ConsentDirective Make(ClinicId clinic, ClientId client, DirectiveProposal terms, string plainText, Guid by, DateTimeOffset now, DirectiveStatus status)
    {
        if (terms.Categories.Count == 0 && terms.Records.Count == 0) throw new DomainException(new DirectiveCoversNothing { Pointer = "/categories" });
        foreach (var (i, category) in terms.Categories.Index()) Choice.Of(category, $"/categories/{i}");
        foreach (var (i, purpose) in terms.Purposes.Index()) Choice.Of(purpose, $"/purposes/{i}");
        if (terms.Supersedes is not null && terms.From > now) throw new DomainException(new SuccessorBeginsLater { Pointer = "/from" });
        if (terms.Until <= (terms.From ?? now) || terms.Until <= now) throw new DomainException(new DirectiveEndsTooEarly { Pointer = "/until" });

        var directive = new ConsentDirective
        {
            Id = DirectiveId.New(),
            ClinicId = clinic,
            ClientId = client,
            Kind = terms.Kind,
            Status = status,
            RecipientKind = terms.Recipient.Kind,
            RecipientId = terms.Recipient.Id,
            RecipientDiscipline = terms.Recipient.Discipline,
            From = terms.From,
            Until = terms.Until,
            Description = Kernel.PlainText.Optional(terms.Description, "/description", Kernel.PlainText.Paragraph),
            ExpiryEvent = Kernel.PlainText.Optional(terms.ExpiryEvent, "/expiryEvent"),
            Language = Choice.Of(terms.Language, "/language"),
            PlainText = plainText,
            DraftedBy = by,
            DraftedAt = now,
            Supersedes = terms.Supersedes,
        };
        directive._categories.AddRange(terms.Categories.Distinct().Order());
        directive._records.AddRange(terms.Records.Distinct());
        directive._purposes.AddRange(terms.Purposes.Distinct().Order());
        return directive;
    }
}
