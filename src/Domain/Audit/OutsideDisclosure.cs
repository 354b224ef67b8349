using System.Text.RegularExpressions;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Audit;

/// <summary>Names one disclosure made outside the product.</summary>
public readonly record struct OutsideDisclosureId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static OutsideDisclosureId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(OutsideDisclosureId other) => Value.CompareTo(other.Value);
}

/// <summary>What allowed or demanded a disclosure outside the product.</summary>
public enum LegalBasis
{
    /// <summary>A law demands it (45 CFR 164.512(a)).</summary>
    RequiredByLaw,

    /// <summary>Public health (45 CFR 164.512(b)).</summary>
    PublicHealth,

    /// <summary>Oversight of health care (45 CFR 164.512(d)).</summary>
    Oversight,

    /// <summary>An order of a court or tribunal (45 CFR 164.512(e)).</summary>
    CourtOrder,

    /// <summary>To avert a serious threat to somebody's health or safety (45 CFR 164.512(j)).</summary>
    SeriousThreat,

    /// <summary>The client, or whoever decides for them, authorized it in writing outside the product (45 CFR 164.508). The law leaves it out of an accounting; it is listed all the same.</summary>
    OtherAuthorized,
}

/// <summary>Somebody outside learned something about the client by a road that the product does not see: a letter, a report to an authority, a court file.</summary>
/// <remarks>Rule CR-084. It never changes. Source: 45 CFR 164.528(b)(2): date, recipient with address if known, brief description, purpose or copy of the request.</remarks>
public sealed partial class OutsideDisclosure : AggregateRoot
{
    private OutsideDisclosure() { }

    /// <summary>Its id.</summary>
    public OutsideDisclosureId Id { get; private init; }

    /// <summary>The clinic.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>About whom something was disclosed.</summary>
    public ClientId ClientId { get; private init; }

    /// <summary>The day on which it was disclosed, of the clinic's calendar.</summary>
    public DateOnly DisclosedOn { get; private init; }

    /// <summary>Who received it: an organization or a person.</summary>
    public string RecipientName { get; private init; } = "";

    /// <summary>Where they are; <c>null</c> when it is not known.</summary>
    public string? RecipientAddress { get; private init; }

    /// <summary>The recipient's name without regard to case and spacing; suspensions are matched by it.</summary>
    public string RecipientKey { get; private init; } = "";

    /// <summary>What was disclosed, briefly: kinds of information, never their content.</summary>
    public string Description { get; private init; } = "";

    /// <summary>Why, briefly; <c>null</c> when there is a copy of the request instead.</summary>
    public string? PurposeStatement { get; private init; }

    /// <summary>The text of the written request; <c>null</c> when a purpose is stated.</summary>
    public string? CopyOfRequest { get; private init; }

    /// <summary>What allowed or demanded it.</summary>
    public LegalBasis LegalBasis { get; private init; }

    /// <summary>Who recorded it.</summary>
    public Guid RecordedBy { get; private init; }

    /// <summary>When it was recorded, in UTC.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Records what was disclosed to whom.</summary>
    /// <exception cref="DomainException"><see cref="DisclosureInTheFuture"/>, <see cref="DisclosurePurposeMissing"/>, <see cref="ChoiceUnknown"/>, and the refusals of <see cref="PlainText.Of"/>.</exception>
    public static OutsideDisclosure Record(ClinicId clinic, ClientId client, OutsideDisclosureFacts said, Guid by, DateOnly today, DateTimeOffset now)
    {
        if (said.DisclosedOn > today) throw new DomainException(new DisclosureInTheFuture { Pointer = "/disclosedOn" });
        var recipient = PlainText.Of(said.RecipientName, "/recipientName");
        var purpose = PlainText.Optional(said.PurposeStatement, "/purposeStatement", PlainText.Paragraph);
        var request = PlainText.Optional(said.CopyOfRequest, "/copyOfRequest", PlainText.Note);
        if (purpose is null && request is null) throw new DomainException(new DisclosurePurposeMissing { Pointer = "/purposeStatement" });

        return new OutsideDisclosure
        {
            Id = OutsideDisclosureId.New(),
            ClinicId = clinic,
            ClientId = client,
            DisclosedOn = said.DisclosedOn,
            RecipientName = recipient,
            RecipientAddress = PlainText.Optional(said.RecipientAddress, "/recipientAddress", PlainText.Paragraph),
            RecipientKey = KeyOf(recipient),
            Description = PlainText.Of(said.Description, "/description", PlainText.Paragraph),
            PurposeStatement = purpose,
            CopyOfRequest = request,
            LegalBasis = Choice.Of(said.LegalBasis, "/legalBasis"),
            RecordedBy = by,
            RecordedAt = now,
        };
    }

    /// <summary>A name without regard to case and spacing, so that one agency written twice is one.</summary>
    internal static string KeyOf(string name) => Spaces().Replace(name.Trim(), " ").ToUpperInvariant();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}

/// <summary>What is told of a disclosure outside the product.</summary>
public sealed record OutsideDisclosureFacts
{
    /// <summary>The day on which it was disclosed.</summary>
    public required DateOnly DisclosedOn { get; init; }

    /// <summary>Who received it.</summary>
    public required string RecipientName { get; init; }

    /// <summary>Where they are, if known.</summary>
    public string? RecipientAddress { get; init; }

    /// <summary>What was disclosed, briefly.</summary>
    public required string Description { get; init; }

    /// <summary>Why, briefly.</summary>
    public string? PurposeStatement { get; init; }

    /// <summary>The text of the written request, instead of a purpose.</summary>
    public string? CopyOfRequest { get; init; }

    /// <summary>What allowed or demanded it.</summary>
    public required LegalBasis LegalBasis { get; init; }
}
