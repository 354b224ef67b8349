using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Outcomes;

/// <summary>Names one permission to use an instrument.</summary>
public readonly record struct InstrumentLicenceId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static InstrumentLicenceId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(InstrumentLicenceId other) => Value.CompareTo(other.Value);
}

/// <summary>The clinic's own permission to use an instrument whose wording is not free, and the wording that came with it (Rule CR-251; I55).</summary>
/// <remarks>
/// The clinic says that it holds the permission; nobody here can check that. Without one that lasts, the instrument can't be recorded; what was recorded before stays
/// readable. The wording is shown inside this clinic alone, and only while the permission lasts.
/// </remarks>
public sealed class InstrumentLicence : AggregateRoot
{
    /// <summary>The longest wording of one question. Unit: UTF-16 characters.</summary>
    public const int LongestText = 500;

    private readonly List<string?> _texts = [];

    private InstrumentLicence() { }

    /// <summary>Names it.</summary>
    public InstrumentLicenceId Id { get; private init; }

    /// <summary>Whose permission it is.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>The instrument's code.</summary>
    public string Instrument { get; private init; } = "";

    /// <summary>Who gave it.</summary>
    public string Holder { get; private init; } = "";

    /// <summary>Its number or its date, by which it can be found again.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>What it covers.</summary>
    public string Scope { get; private init; } = "";

    /// <summary>Its first day, in the clinic's calendar.</summary>
    public DateOnly From { get; private init; }

    /// <summary>Its last day, in the clinic's calendar; <c>null</c> when it has no end.</summary>
    public DateOnly? Until { get; private init; }

    /// <summary>The wording of each item in order, as the permission came with it; <c>null</c> for those without.</summary>
    public IReadOnlyList<string?> Texts => _texts;

    /// <summary>Who filed it: the account's person.</summary>
    public Guid FiledBy { get; private init; }

    /// <summary>When. UTC.</summary>
    public DateTimeOffset FiledAt { get; private init; }

    /// <summary>When it was taken back; <c>null</c> before. UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who took it back.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>Files a permission.</summary>
    /// <param name="texts">The wording of each item in order; none for an instrument that is used from paper.</param>
    /// <exception cref="DomainException"><see cref="LicenceNotNeeded"/>, <see cref="LicenceEndsBeforeItBegins"/>, <see cref="TextsMiscounted"/>, and the refusals of <see cref="PlainText"/>.</exception>
    public static InstrumentLicence File(
        ClinicId clinic, Instrument instrument, string holder, string reference, string scope, DateOnly from, DateOnly? until, IReadOnlyList<string?> texts, Guid by, DateTimeOffset now)
    {
        if (instrument.Licence.LetsTextShip()) throw new DomainException(new LicenceNotNeeded { Pointer = "/instrument" });
        if (until < from) throw new DomainException(new LicenceEndsBeforeItBegins { Pointer = "/until" });
        if (texts.Count > 0 && texts.Count != instrument.Items.Count) throw new DomainException(new TextsMiscounted(instrument.Items.Count) { Pointer = "/texts" });

        var licence = new InstrumentLicence
        {
            Id = InstrumentLicenceId.New(),
            ClinicId = clinic,
            Instrument = instrument.Code,
            Holder = PlainText.Of(holder, "/holder"),
            Reference = PlainText.Of(reference, "/reference"),
            Scope = PlainText.Of(scope, "/scope"),
            From = from,
            Until = until,
            FiledBy = by,
            FiledAt = now,
        };
        licence._texts.AddRange(texts.Select((text, i) => PlainText.Optional(text, $"/texts/{i}", LongestText)));
        return licence;
    }

    /// <summary>True on a day on which it lasts.</summary>
    public bool LastsOn(DateOnly day) => EndedAt is null && From <= day && (Until is null || day <= Until);

    /// <summary>Takes it back, from now on.</summary>
    /// <exception cref="DomainException"><see cref="InstrumentLicenceOver"/>.</exception>
    public void TakeBack(Guid by, DateTimeOffset now)
    {
        if (EndedAt is not null) throw new DomainException(new InstrumentLicenceOver());
        (EndedAt, EndedBy) = (now, by);
        Changed();
    }
}
