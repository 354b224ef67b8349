using AutoMapper;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Application.Outcomes;

/// <summary>A questionnaire or rating scale.</summary>
public sealed record InstrumentView
{
    /// <summary>Names it, such as <c>phq9</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Which edition of items and wording, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Which edition of the scoring rule, from 1.</summary>
    public required int ScoringVersion { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of information that its answers are, and so who may see them.</summary>
    public required InformationCategory Category { get; init; }

    /// <summary>The spans that the answers can speak about; the first is the usual one. Scores of different spans are never compared.</summary>
    public required IReadOnlyList<string> Windows { get; init; }

    /// <summary>Whether its wording may be shown, and whether it can be recorded.</summary>
    public required InstrumentTermsView Licence { get; init; }

    /// <summary>The LOINC code of the whole, where one was verified.</summary>
    public string? PanelLoinc { get; init; }

    /// <summary>True when an answer can ask for a safety follow-up (I57).</summary>
    public required bool HasSafetyItem { get; init; }

    /// <summary>The words that stand before the questions, where the licence lets them be shown.</summary>
    public string? Stem { get; init; }

    /// <summary>The questions, in order.</summary>
    public required IReadOnlyList<InstrumentItemView> Items { get; init; }

    /// <summary>What is scored: at most one `total`, and scales of some items.</summary>
    public required IReadOnlyList<ScaleView> Scales { get; init; }

    /// <summary>What is asked of several answers together. It screens and never diagnoses.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>Where all this comes from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }
}

/// <summary>Under which terms an instrument is used here.</summary>
public sealed record InstrumentTermsView
{
    /// <summary>What is known of its licence.</summary>
    public required WordingLicence Status { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required string Note { get; init; }

    /// <summary>True when it can be recorded today: free for everybody, or the clinic has filed a permission that lasts.</summary>
    public required bool MayBeAdministered { get; init; }

    /// <summary>The last day of the clinic's permission; <c>null</c> without one or without an end.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>One question of an instrument.</summary>
public sealed record InstrumentItemView
{
    /// <summary>Its place, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its wording, where the licence lets it be shown; otherwise <c>null</c> (I55).</summary>
    public string? Text { get; init; }

    /// <summary>The lowest answer, as printed.</summary>
    public required decimal Lowest { get; init; }

    /// <summary>The highest answer, as printed.</summary>
    public required decimal Highest { get; init; }

    /// <summary>How far apart two answers are.</summary>
    public required decimal Step { get; init; }

    /// <summary>Its LOINC code, where one was verified.</summary>
    public string? Loinc { get; init; }

    /// <summary>True when any answer above the lowest demands a safety follow-up (I57).</summary>
    public required bool IsSafetyItem { get; init; }

    /// <summary>True when the answer counts the other way round. Answers are sent as printed; the scoring reverses them (I53).</summary>
    public required bool IsReversed { get; init; }

    /// <summary>False for a question that is asked beside the scored ones.</summary>
    public required bool IsScored { get; init; }

    /// <summary>The answers to choose from; empty for a plain number.</summary>
    public required IReadOnlyList<AnswerOption> Options { get; init; }
}

/// <summary>One thing that an instrument measures.</summary>
public sealed record ScaleView
{
    /// <summary>Names it within its instrument: `total`, or the name of a part.</summary>
    public required string Code { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The numbers of its items.</summary>
    public required IReadOnlyList<int> Items { get; init; }

    /// <summary>How the score comes from the items.</summary>
    public required ScaleRule Rule { get; init; }

    /// <summary>What sum or mean is multiplied with.</summary>
    public required int Times { get; init; }

    /// <summary>To how many places it is rounded.</summary>
    public required int Decimals { get; init; }

    /// <summary>How many missing answers may be filled with the mean of the others.</summary>
    public required int MostProrated { get; init; }

    /// <summary>What a higher score means.</summary>
    public required Direction HigherIs { get; init; }

    /// <summary>The lowest score.</summary>
    public required decimal Lowest { get; init; }

    /// <summary>The highest score.</summary>
    public required decimal Highest { get; init; }

    /// <summary>The LOINC code of the score, where one was verified.</summary>
    public string? Loinc { get; init; }

    /// <summary>What scores are called; a word for orientation, never a diagnosis. Empty when nothing is in use.</summary>
    public required IReadOnlyList<Band> Bands { get; init; }

    /// <summary>Scores at which to look closer, each with its source.</summary>
    public required IReadOnlyList<Cut> Cuts { get; init; }

    /// <summary>What change is said to matter, each with its source; empty where none could be read.</summary>
    public required IReadOnlyList<ChangeThreshold> Thresholds { get; init; }
}

internal sealed class InstrumentMaps : Profile
{
    public InstrumentMaps()
    {
        CreateMap<Instrument, InstrumentView>()
            .ForMember(view => view.Licence, from => from.MapFrom(instrument =>
                new InstrumentTermsView { Status = instrument.Licence, Note = instrument.LicenceNote, MayBeAdministered = instrument.Licence.LetsTextShip() }));
        CreateMap<InstrumentItem, InstrumentItemView>();
        CreateMap<Scale, ScaleView>();
    }
}
