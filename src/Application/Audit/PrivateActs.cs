using IntegrativeCare.Application.ProcessNotes;

namespace IntegrativeCare.Application.Audit;

/// <summary>Acts whose name alone would tell the client that there are process notes, or that somebody thought so (Rule CR-203; I48). The ledger keeps them as all others, for the privacy officer.</summary>
/// <remarks>Whether something was found, changed or refused makes no difference: then the difference would tell. What the client authorized somebody to read is told to the client all the same.</remarks>
public static class PrivateActs
{
    /// <summary>How the codes of refusals begin that would tell the same.</summary>
    public const string RefusalsBeginWith = "process_note.";

    /// <summary>The messages. A test holds this to all of that feature.</summary>
    public static IReadOnlyList<string> Names { get; } = [nameof(WriteProcessNote), nameof(RewriteProcessNote), nameof(GetProcessNote), nameof(ListProcessNotes)];
}
