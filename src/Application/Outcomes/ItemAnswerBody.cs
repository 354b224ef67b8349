using System.ComponentModel.DataAnnotations;
using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>One answer that names its item: by number or LOINC code; as printed on the form, as a LOINC answer code, or as a score by LOINC's tables.</summary>
public sealed record ItemAnswerBody : IValidatableObject
{
    /// <summary>The item's number, from 1.</summary>
    /// <example>1</example>
    [Range(1, 200)]
    public int? Item { get; init; }

    /// <summary>The item's LOINC code, instead of its number.</summary>
    [StringLength(20)]
    public string? Loinc { get; init; }

    /// <summary>The answer as printed on the form, also of an item that is scored the other way round.</summary>
    /// <example>4</example>
    public decimal? Value { get; init; }

    /// <summary>The LOINC answer code, instead of the value.</summary>
    [StringLength(20)]
    public string? LoincAnswer { get; init; }

    /// <summary>The score by LOINC's tables, instead of the value. Items that are scored the other way round are reversed in it already.</summary>
    public decimal? LoincScore { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Item is null == Loinc is null) yield return new("Name the item once, by number or by LOINC code.", [nameof(Item)]);
        if (new[] { Value is not null, LoincAnswer is not null, LoincScore is not null }.Count(given => given) > 1) yield return new("Answer in one way: value, loincAnswer or loincScore.", [nameof(Value)]);
    }
}

/// <summary>Answers are given in one of two ways: in order, or by name.</summary>
internal static class AnswersOnce
{
    public static IEnumerable<ValidationResult> Check(IReadOnlyList<decimal?>? answers, IReadOnlyList<ItemAnswerBody>? itemAnswers)
    {
        if (answers is null == itemAnswers is null) yield return new("Give the answers once, as answers or as itemAnswers.", ["Answers"]);
    }

    /// <summary>The answers as printed on the form, one per item.</summary>
    public static IReadOnlyList<decimal?> Take(Instrument instrument, IReadOnlyList<decimal?>? answers, IReadOnlyList<ItemAnswerBody>? itemAnswers) =>
        itemAnswers is { } named
            ? instrument.Take([.. named.Select(given => new ItemAnswer(given.Item, given.Loinc, given.Value, given.LoincAnswer, given.LoincScore))])
            : instrument.Take(answers ?? []);
}
