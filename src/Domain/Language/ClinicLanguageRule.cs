using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;

namespace IntegrativeCare.Domain.Language;

/// <summary>Names a clinic's own language rule.</summary>
public readonly record struct ClinicLanguageRuleId(Guid Value)
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ClinicLanguageRuleId New() => new(Guid.CreateVersion7());

    /// <summary>Orders ids by the time they were made; lists are paged by it.</summary>
    public int CompareTo(ClinicLanguageRuleId other) => Value.CompareTo(other.Value);
}

/// <summary>A wording for which a clinic asks for another (Rule CR-184). It adds to what ships, and takes none of it away.</summary>
/// <remarks>It is about words and never about a client. It never changes: another wording is another rule, and one that is withdrawn stays to be seen.</remarks>
public sealed class ClinicLanguageRule : AggregateRoot
{
    /// <summary>The most words of a wording.</summary>
    public const int MostWords = 8;

    /// <summary>The longest wording. Unit: UTF-16 characters.</summary>
    public const int LongestTerm = 80;

    /// <summary>The most rules of one clinic that are in force in one language.</summary>
    public const int Most = 300;

    private ClinicLanguageRule() { }

    /// <summary>Names it.</summary>
    public ClinicLanguageRuleId Id { get; private init; }

    /// <summary>Whose it is.</summary>
    public ClinicId ClinicId { get; private init; }

    /// <summary>The language of the notes for which it holds.</summary>
    public PlainLanguage Language { get; private init; }

    /// <summary>The wording, in small letters and with single blanks. Forms of a word are wordings of their own.</summary>
    public string Term { get; private init; } = null!;

    /// <summary>What could be written instead.</summary>
    public string Suggestion { get; private init; } = null!;

    /// <summary>Why.</summary>
    public string Rationale { get; private init; } = null!;

    /// <summary>How much weight its advice has.</summary>
    public LanguageSeverity Severity { get; private init; }

    /// <summary>Who added it.</summary>
    public Guid AddedBy { get; private init; }

    /// <summary>When. UTC.</summary>
    public DateTimeOffset AddedAt { get; private init; }

    /// <summary>Who withdrew it; <c>null</c> while it is in force.</summary>
    public Guid? WithdrawnBy { get; private set; }

    /// <summary>When it was withdrawn. UTC; <c>null</c> while it is in force.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>True until it is withdrawn.</summary>
    public bool IsInForce => WithdrawnAt is null;

    /// <summary>Adds a rule.</summary>
    /// <param name="inForce">How many the clinic has in this language.</param>
    /// <exception cref="DomainException"><see cref="TooManyLanguageRules"/>, <see cref="TermUnclear"/>, <see cref="ChoiceUnknown"/>, and the refusals of <see cref="PlainText"/>.</exception>
    public static ClinicLanguageRule Add(ClinicId clinic, PlainLanguage language, ClinicWording said, int inForce, Guid by, DateTimeOffset now)
    {
        if (inForce >= Most) throw new DomainException(new TooManyLanguageRules(Most));

        return new()
        {
            Id = ClinicLanguageRuleId.New(),
            ClinicId = clinic,
            Language = Choice.Of(language, "/language"),
            Term = TermOf(said.Term),
            Suggestion = PlainText.Of(said.Suggestion, "/suggestion"),
            Rationale = PlainText.Of(said.Rationale, "/rationale"),
            Severity = Choice.Of(said.Severity, "/severity"),
            AddedBy = by,
            AddedAt = now,
        };
    }

    /// <summary>Takes it out of use.</summary>
    /// <exception cref="DomainException"><see cref="LanguageRuleWithdrawn"/> the second time.</exception>
    public void Withdraw(Guid by, DateTimeOffset now)
    {
        if (!IsInForce) throw new DomainException(new LanguageRuleWithdrawn());

        (WithdrawnBy, WithdrawnAt) = (by, now);
        Changed();
    }

    internal WordingRule AsWording() => new()
    {
        Id = Id.Value.ToString(),
        Rows = [[.. Term.Split(' ').Select(word => new Slot(new HashSet<string>(StringComparer.Ordinal) { word }, false))]],
        Rule = new()
        {
            Id = Id.Value.ToString(),
            Category = LanguageCategory.Clinic,
            Severity = Severity,
            Terms = [Term],
            Suggestions = [Suggestion],
            Rationale = Rationale,
            Source = "The clinic",
        },
    };

    private static string TermOf(string term)
    {
        var words = NoteText.Of(PlainText.Of(term, "/term", LongestTerm), new HashSet<string>(StringComparer.Ordinal)).Words;
        var isOnePiece = words.Count is > 0 and <= MostWords && words.Skip(1).All(word => word.IsJoined) && words.All(word => !word.IsQuoted);
        return isOnePiece ? string.Join(' ', words.Select(word => word.Folded)) : throw new DomainException(new TermUnclear(MostWords) { Pointer = "/term" });
    }
}

/// <summary>What a clinic's rule says.</summary>
public sealed record ClinicWording
{
    /// <summary>The wording that is to be noticed.</summary>
    public required string Term { get; init; }

    /// <summary>What could be written instead.</summary>
    public required string Suggestion { get; init; }

    /// <summary>Why.</summary>
    public required string Rationale { get; init; }

    /// <summary>How much weight the advice has.</summary>
    public required LanguageSeverity Severity { get; init; }
}
