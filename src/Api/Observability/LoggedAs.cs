namespace IntegrativeCare.Api.Observability;

/// <summary>What stands for a route in the log and the trace where its own template would tell that there are process notes (I48).</summary>
/// <param name="Route">The words in its place.</param>
/// <param name="TellsWho">Whether the line names the caller and the client.</param>
internal sealed record LoggedAs(string Route, bool TellsWho)
{
    /// <summary>That it was asked about whom, and by whom, stays out of the log. The ledger keeps it.</summary>
    public static LoggedAs Private { get; } = new("(private)", TellsWho: false);

    /// <summary>Publishing a bridge summary, whatever it was drawn from.</summary>
    public static LoggedAs Publishing { get; } = new("/api/v1/clients/{clientId:guid}/bridge-summaries", TellsWho: true);
}
