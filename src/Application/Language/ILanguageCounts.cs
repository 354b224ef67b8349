using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Practitioners;

namespace IntegrativeCare.Application.Language;

/// <summary>How often each rule on words had something to say, for quality review: sums of a month, without person, client, note or text (Rule CR-186; I51).</summary>
public interface ILanguageCounts
{
    /// <summary>Adds the rules that were found in one text. It is kept at once, apart from the request.</summary>
    /// <param name="on">A day of the month, on the clinic's calendar.</param>
    /// <param name="rules">The rule of each piece of advice; one that was found twice stands twice.</param>
    Task Add(ClinicId clinic, DateOnly on, Discipline discipline, IReadOnlyCollection<string> rules, CancellationToken ct);

    /// <summary>The sums of the caller's clinic that are not too small, month by month.</summary>
    /// <param name="smallest">The smallest sum that is told.</param>
    Task<IReadOnlyList<LanguageCountView>> Read(DateOnly from, DateOnly to, int smallest, CancellationToken ct);
}

/// <summary>How often a rule had something to say in one month.</summary>
public sealed record LanguageCountView
{
    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>In which discipline the texts were written.</summary>
    public required Discipline Discipline { get; init; }

    /// <summary>The rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>How often, at least 11.</summary>
    public required long Times { get; init; }
}
