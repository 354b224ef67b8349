using AutoMapper;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Language;

namespace IntegrativeCare.Application.Language;

/// <summary>Advice on a text. It does not hold the text.</summary>
public sealed record LanguageReviewView
{
    /// <summary>The language whose rules were used.</summary>
    public required string Language { get; init; }

    /// <summary>Which version of them.</summary>
    public required string PackVersion { get; init; }

    /// <summary>The advice, in the order of the text; no two overlap. None is an order, and none keeps a note from being signed.</summary>
    public required IReadOnlyList<LanguageAdvice> Advice { get; init; }

    /// <summary>True when there is so much that only the first 500 stand here.</summary>
    public required bool IsCut { get; init; }

    internal static LanguageReviewView Of(LanguagePack pack, IReadOnlyList<LanguageAdvice> advice) => new()
    {
        Language = pack.Language.Tag(),
        PackVersion = pack.Version,
        Advice = advice,
        IsCut = advice.Count == LanguageReview.MostAdvice,
    };
}

/// <summary>The rules that ship for one language.</summary>
public sealed record LanguagePackView
{
    /// <summary>The language.</summary>
    public required string Language { get; init; }

    /// <summary>Names the version.</summary>
    public required string Version { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>True when somebody who works in this language has reviewed the rules.</summary>
    public required bool IsReviewed { get; init; }

    /// <summary>What was read for it.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The rules.</summary>
    public required IReadOnlyList<LanguageRule> Rules { get; init; }

    internal static LanguagePackView Of(LanguagePack pack) => new()
    {
        Language = pack.Language.Tag(),
        Version = pack.Version,
        Title = pack.Title,
        IsReviewed = pack.IsReviewed,
        Sources = pack.Sources,
        Rules = pack.Rules,
    };
}

/// <summary>A clinic's own rule on a wording.</summary>
public sealed record LanguageRuleView
{
    /// <summary>The rule.</summary>
    public required Guid Id { get; init; }

    /// <summary>The language of the notes for which it holds.</summary>
    public required string Language { get; init; }

    /// <summary>The wording.</summary>
    public required string Term { get; init; }

    /// <summary>What could be written instead.</summary>
    public required string Suggestion { get; init; }

    /// <summary>Why.</summary>
    public required string Rationale { get; init; }

    /// <summary>How much weight its advice has.</summary>
    public required LanguageSeverity Severity { get; init; }

    /// <summary>Who added it.</summary>
    public required Guid AddedBy { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When it was withdrawn, in UTC; <c>null</c> while it is in force.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Its revision, for <c>If-Match</c>.</summary>
    public required int Revision { get; init; }
}

internal sealed class LanguageProfile : Profile
{
    public LanguageProfile() =>
        CreateMap<ClinicLanguageRule, LanguageRuleView>()
            .ForMember(view => view.Id, from => from.MapFrom(rule => rule.Id.Value))
            .ForMember(view => view.Language, from => from.MapFrom(rule => rule.Language.Tag()));
}
