using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Audit;

/// <summary>Names one suspension.</summary>
public readonly record struct AccountingSuspensionId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static AccountingSuspensionId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(AccountingSuspensionId other) => Value.CompareTo(other.Value);
}

/// <summary>How an agency made its statement.</summary>
public enum StatementForm
{
    /// <summary>In writing, with the period for which the suspension is needed.</summary>
    Written,

    /// <summary>By word of mouth; it counts for 30 days at most.</summary>
    Oral,
}

/// <summary>An agency of oversight or law enforcement asked that the client is not told of its disclosures for a while. Until it ends, they stay out of the client's accounting; the privacy officer sees them throughout (H8).</summary>
/// <remarks>Rule CR-085. Source: 45 CFR 164.528(a)(2). Days are of the clinic's calendar. It never changes and ends by itself.</remarks>
public sealed class AccountingSuspension : AggregateRoot
{
    /// <summary>For how many days after the day of a spoken statement it counts at most. Unit: days.</summary>
    public const int LongestOralDays = 30;

    private AccountingSuspension() { }

    /// <summary>Its id.</summary>
    public AccountingSuspensionId Id { get; private init; }

    /// <summary>The clinic.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>Whose accounting it concerns.</summary>
    public ClientId ClientId { get; private init; }

    /// <summary>The agency, as it is named in the disclosures to it.</summary>
    public string AgencyName { get; private init; } = "";

    /// <summary>The agency's name without regard to case and spacing.</summary>
    public string AgencyKey { get; private init; } = "";

    /// <summary>The official who made the statement.</summary>
    public string Official { get; private init; } = "";

    /// <summary>How they made it.</summary>
    public StatementForm Form { get; private init; }

    /// <summary>Why an accounting would impede the agency's work, as the statement says.</summary>
    public string Statement { get; private init; } = "";

    /// <summary>The day of the statement.</summary>
    public DateOnly StatedOn { get; private init; }

    /// <summary>The last day of the suspension.</summary>
    public DateOnly Until { get; private init; }

    /// <summary>Who recorded it.</summary>
    public Guid RecordedBy { get; private init; }

    /// <summary>When it was recorded, in UTC.</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Records what the agency asked for.</summary>
    /// <exception cref="DomainException">
    /// <see cref="SuspensionInTheFuture"/>, <see cref="SuspensionEndsTooEarly"/>, <see cref="OralSuspensionTooLong"/>, <see cref="ChoiceUnknown"/>, and the refusals of <see cref="PlainText.Of"/>.
    /// </exception>
    public static AccountingSuspension Record(ClinicId clinic, ClientId client, SuspensionFacts said, Guid by, DateOnly today, DateTimeOffset now)
    {
        var form = Choice.Of(said.Form, "/form");
        if (said.StatedOn > today) throw new DomainException(new SuspensionInTheFuture { Pointer = "/statedOn" });
        if (said.Until < said.StatedOn) throw new DomainException(new SuspensionEndsTooEarly { Pointer = "/until" });
        if (form == StatementForm.Oral && said.Until.DayNumber - said.StatedOn.DayNumber > LongestOralDays) throw new DomainException(new OralSuspensionTooLong { Pointer = "/until" });

        var agency = PlainText.Of(said.AgencyName, "/agencyName");
        return new AccountingSuspension
        {
            Id = AccountingSuspensionId.New(),
            ClinicId = clinic,
            ClientId = client,
            AgencyName = agency,
            AgencyKey = OutsideDisclosure.KeyOf(agency),
            Official = PlainText.Of(said.Official, "/official"),
            Form = form,
            Statement = PlainText.Of(said.Statement, "/statement", PlainText.Paragraph),
            StatedOn = said.StatedOn,
            Until = said.Until,
            RecordedBy = by,
            RecordedAt = now,
        };
    }

    /// <summary>True on each day from the statement to the last day.</summary>
    public bool IsInForce(DateOnly today) => StatedOn <= today && today <= Until;
}

/// <summary>What an agency asked for.</summary>
public sealed record SuspensionFacts
{
    /// <summary>The agency, as it is named in the disclosures to it.</summary>
    public required string AgencyName { get; init; }

    /// <summary>The official who made the statement.</summary>
    public required string Official { get; init; }

    /// <summary>How they made it.</summary>
    public required StatementForm Form { get; init; }

    /// <summary>Why an accounting would impede the agency's work.</summary>
    public required string Statement { get; init; }

    /// <summary>The day of the statement.</summary>
    public required DateOnly StatedOn { get; init; }

    /// <summary>The last day of the suspension.</summary>
    public required DateOnly Until { get; init; }
}
