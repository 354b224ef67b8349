namespace IntegrativeCare.Domain.Handoffs;

/// <summary>How far a handoff has come.</summary>
public enum HandoffStatus
{
    /// <summary>Asked, and not answered yet.</summary>
    Requested,

    /// <summary>The receiving side has taken it on.</summary>
    Accepted,

    /// <summary>The receiving side does not take it on, and said why.</summary>
    Declined,

    /// <summary>The receiving side has done it, and said what came of it.</summary>
    Completed,

    /// <summary>The referring side has read the answer: the loop is closed.</summary>
    Closed,

    /// <summary>Taken back by who asked.</summary>
    Withdrawn,
}

/// <summary>What can be done with a handoff.</summary>
public enum HandoffMove
{
    /// <summary>Take it on.</summary>
    Accept,

    /// <summary>Say that it is not taken on, and why.</summary>
    Decline,

    /// <summary>Ask back or answer, without moving it.</summary>
    Reply,

    /// <summary>Say that it is done, and what came of it.</summary>
    Complete,

    /// <summary>Acknowledge the answer.</summary>
    Close,

    /// <summary>Take it back.</summary>
    Withdraw,
}

/// <summary>Who may do something with a handoff.</summary>
public enum HandoffSide
{
    /// <summary>The discipline that asked.</summary>
    Referring,

    /// <summary>Whom it was asked of: the one who was named, or else anybody of that discipline.</summary>
    Receiving,

    /// <summary>The one who asked, and no colleague.</summary>
    Author,

    /// <summary>Either discipline.</summary>
    Both,
}

/// <summary>One thing that can be done in one state.</summary>
/// <param name="Move">What is done.</param>
/// <param name="From">In which state.</param>
/// <param name="Who">By whom.</param>
/// <param name="To">Where it leads.</param>
public sealed record HandoffTransition(HandoffMove Move, HandoffStatus From, HandoffSide Who, HandoffStatus To);

/// <summary>The moves of a handoff as a table: a closed loop, because what was asked comes back to who asked (Rule CR-152). What is not here is not allowed.</summary>
public static class HandoffMoves
{
    /// <summary>Every allowed move.</summary>
    public static IReadOnlyList<HandoffTransition> All { get; } = Checked(
    [
        new(HandoffMove.Accept, HandoffStatus.Requested, HandoffSide.Receiving, HandoffStatus.Accepted),
        new(HandoffMove.Decline, HandoffStatus.Requested, HandoffSide.Receiving, HandoffStatus.Declined),
        new(HandoffMove.Reply, HandoffStatus.Requested, HandoffSide.Both, HandoffStatus.Requested),
        new(HandoffMove.Reply, HandoffStatus.Accepted, HandoffSide.Both, HandoffStatus.Accepted),
        new(HandoffMove.Complete, HandoffStatus.Accepted, HandoffSide.Receiving, HandoffStatus.Completed),
        new(HandoffMove.Close, HandoffStatus.Declined, HandoffSide.Referring, HandoffStatus.Closed),
        new(HandoffMove.Close, HandoffStatus.Completed, HandoffSide.Referring, HandoffStatus.Closed),
        new(HandoffMove.Withdraw, HandoffStatus.Requested, HandoffSide.Author, HandoffStatus.Withdrawn),
        new(HandoffMove.Withdraw, HandoffStatus.Accepted, HandoffSide.Author, HandoffStatus.Withdrawn),
    ]);

    /// <summary>The states in which somebody still has to do something.</summary>
    public static IReadOnlyList<HandoffStatus> Open { get; } = [HandoffStatus.Requested, HandoffStatus.Accepted, HandoffStatus.Declined, HandoffStatus.Completed];

    /// <summary>The row for a move in a state; <c>null</c> when it is not allowed there.</summary>
    public static HandoffTransition? Find(HandoffMove move, HandoffStatus from) => All.FirstOrDefault(row => row.Move == move && row.From == from);

    /// <summary>Who may do a move, in whichever state.</summary>
    public static HandoffSide WhoMay(HandoffMove move) => All.First(row => row.Move == move).Who;

    /// <summary>Refuses a table that contradicts itself, and names the line.</summary>
    /// <exception cref="InvalidOperationException">A line stands twice, gives a move to another side than an earlier one, or leaves an end; or a state cannot be reached, or not be left for an end.</exception>
    internal static IReadOnlyList<HandoffTransition> Checked(IReadOnlyList<HandoffTransition> table)
    {
        for (var i = 0; i < table.Count; i++)
        {
            var (row, earlier) = (table[i], table.Take(i).ToList());
            if (earlier.Exists(other => other.Move == row.Move && other.From == row.From)) throw Wrong(i, row, "stands twice");
            if (earlier.Exists(other => other.Move == row.Move && other.Who != row.Who)) throw Wrong(i, row, "gives the move to another side than before");
            if (row.From is HandoffStatus.Closed or HandoffStatus.Withdrawn) throw Wrong(i, row, "leaves an end");
            if (row.Move == HandoffMove.Reply && row.To != row.From) throw Wrong(i, row, "moves by a reply");
        }

        if (Enum.GetValues<HandoffMove>().Where(move => table.All(row => row.Move != move)).Select(move => (HandoffMove?)move).FirstOrDefault() is { } nobodys)
            throw new InvalidOperationException($"The table of handoffs: nobody may {nobodys}.");
        if (Enum.GetValues<HandoffStatus>().Where(status => status != HandoffStatus.Requested && table.All(row => row.To != status)).Select(status => (HandoffStatus?)status).FirstOrDefault() is { } unreached)
            throw new InvalidOperationException($"The table of handoffs: nothing leads to {unreached}.");
        return table;

        static InvalidOperationException Wrong(int line, HandoffTransition row, string what) =>
            new($"The table of handoffs, line {line + 1} ({row.Move} from {row.From}): {what}.");
    }
}
