using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Domain.BridgeSummaries;

/// <summary>Names one bridge summary.</summary>
public readonly record struct BridgeSummaryId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static BridgeSummaryId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(BridgeSummaryId other) => Value.CompareTo(other.Value);
}

/// <summary>
/// A short extract that the author of a note, or their supervisor, tells the other discipline: what helps there, without the story (Rule CR-204; I50).
/// </summary>
/// <remarks>
/// It is of the kind of information under which it was published, never of its source's, and it does not say what its source was: so nobody learns from it whether there are process notes.
/// From its end or its withdrawal on it is there for its author, the author's supervisor and the client alone.
/// </remarks>
public sealed class BridgeSummary : AggregateRoot, IClientRecord
{
    /// <summary>How long one is published when nothing is said (Rule CR-206). Unit: days.</summary>
    public const int UsualDays = 90;

    /// <summary>The longest that one is published. Unit: days. What holds longer belongs into the plan.</summary>
    public const int LongestDays = 365;

    private BridgeSummary() { }

    /// <summary>Names it.</summary>
    public BridgeSummaryId Id { get; private init; }

    /// <inheritdoc/>
    public ClinicId ClinicId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <inheritdoc/>
    public InformationCategory Category { get; private init; }

    /// <summary>Who wrote what it was drawn from, and answers for it.</summary>
    public Author Author { get; private init; } = null!;

    /// <summary>Who published it: its author, or the author's supervisor.</summary>
    public PractitionerId PublishedBy { get; private init; }

    /// <summary>To whom it is told.</summary>
    public Discipline Audience { get; private init; }

    /// <summary>What is told, stored sealed. At most 2,000 UTF-16 characters.</summary>
    public string Text { get; private init; } = "";

    /// <summary>When it was published. UTC.</summary>
    public DateTimeOffset PublishedAt { get; private init; }

    /// <summary>When it ends by itself, that instant excluded. UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>When it was withdrawn; <c>null</c> when nobody did. UTC.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Who withdrew it; <c>null</c> when nobody did.</summary>
    public PractitionerId? WithdrawnBy { get; private set; }

    /// <summary>Publishes an extract.</summary>
    /// <param name="author">Who wrote the note that it was drawn from.</param>
    /// <param name="by">The author, or a supervisor of theirs; who it may be is asked before.</param>
    /// <exception cref="DomainException">
    /// <see cref="BridgeToOwnDiscipline"/>, <see cref="BridgeOfOtherKind"/>, <see cref="BridgeEndsTooEarly"/>, <see cref="BridgeLastsTooLong"/>, <see cref="ChoiceUnknown"/>, or what <see cref="PlainText"/> says of the text.
    /// </exception>
    public static BridgeSummary Publish(ClinicId clinic, ClientId client, BridgeTerms terms, Author author, PractitionerId by, DateTimeOffset now)
    {
        var audience = Choice.Of(terms.Audience, "/audience");
        var until = terms.ExpiresAt?.ToUniversalTime() ?? now.AddDays(UsualDays);
        if (audience == author.Discipline) throw new DomainException(new BridgeToOwnDiscipline { Pointer = "/audience" });
        if (!BridgeWays.To(audience).Contains(terms.Category)) throw new DomainException(new BridgeOfOtherKind(audience) { Pointer = "/category" });
        if (until <= now) throw new DomainException(new BridgeEndsTooEarly { Pointer = "/expiresAt" });
        if (until - now > TimeSpan.FromDays(LongestDays)) throw new DomainException(new BridgeLastsTooLong(LongestDays) { Pointer = "/expiresAt" });

        return new BridgeSummary
        {
            Id = BridgeSummaryId.New(),
            ClinicId = clinic,
            ClientId = client,
            Category = terms.Category,
            Author = author,
            PublishedBy = by,
            Audience = audience,
            Text = PlainText.Of(terms.Text, "/text", PlainText.Paragraph),
            PublishedAt = now,
            ExpiresAt = until,
        };
    }

    /// <summary>Takes it back. The audience's very next request does not see it. Saying it twice changes nothing.</summary>
    /// <param name="answersForAuthor">They supervise its author, or lead the client's care in the author's discipline.</param>
    /// <exception cref="DomainException"><see cref="BridgeNotYours"/>.</exception>
    public void Withdraw(PractitionerId by, bool answersForAuthor, DateTimeOffset now)
    {
        if (by.Value != Author.PersonId && !answersForAuthor) throw new DomainException(new BridgeNotYours());
        if (WithdrawnAt is not null) return;

        (WithdrawnAt, WithdrawnBy) = (now, by);
        Changed();
    }

    /// <summary>True from the instant it was published until it ends or is withdrawn. Who has withdrawn it has withdrawn it, whatever time it is by another server's clock.</summary>
    public bool IsCurrent(DateTimeOffset now) => WithdrawnAt is null && now < ExpiresAt;
}

/// <summary>What is told, to whom, as what kind of information, and for how long.</summary>
/// <param name="Audience">The discipline that is told.</param>
/// <param name="Category">The kind of information that it is from then on.</param>
/// <param name="Text">What is told.</param>
/// <param name="ExpiresAt">When it ends; <see cref="BridgeSummary.UsualDays"/> from now when not said.</param>
public sealed record BridgeTerms(Discipline Audience, InformationCategory Category, string Text, DateTimeOffset? ExpiresAt)
{
    /// <inheritdoc />
    public override string ToString() => $"{Category} for {Audience}: {Text.Length} characters";
}
