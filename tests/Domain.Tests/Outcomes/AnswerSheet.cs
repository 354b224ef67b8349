using IntegrativeCare.Domain.Outcomes;

namespace IntegrativeCare.Domain.Tests.Outcomes;

/// <summary>Answers as somebody would note them down: one sign per item, <c>-</c> for a skipped one; spaces only part them.</summary>
internal static class AnswerSheet
{
    public static decimal?[] Answers(string signs) => [.. signs.Where(sign => sign != ' ').Select(sign => sign == '-' ? (decimal?)null : sign - '0')];

    /// <summary>What one scale comes to.</summary>
    public static ScaleScore Score(this Instrument instrument, string signs, string scale = Scale.Total) => instrument.Score(Answers(signs)).Of(scale);

    public static ScaleScore Of(this ScoreSheet sheet, string scale) => sheet.Scales.Single(one => one.Scale == scale);

    /// <summary>The codes of the cuts that a score reaches.</summary>
    public static IEnumerable<string> CutsAt(this Instrument instrument, decimal score, string scale = Scale.Total) =>
        instrument.FindScale(scale)!.Cuts.Where(cut => cut.IsMetBy(score)).Select(cut => cut.Code);

    public static ScaleScore Complete(decimal value, string? band = null, string scale = Scale.Total) => new(scale, value, band, Completeness.Complete);

    public static ScaleScore Prorated(decimal value, string? band = null) => new(Scale.Total, value, band, Completeness.Prorated);

    public static ScaleScore Missing(string scale = Scale.Total) => new(scale, null, null, Completeness.Incomplete);
}
