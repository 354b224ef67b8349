using System.Text.Json;
using System.Threading.Channels;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Ledger;

/// <summary>
/// Writes the ledger. Entries of requests that run at the same time share one durable commit, and each request waits for the one that holds its own;
/// a lone request waits for nobody.
/// </summary>
internal sealed class AccessLedger : IAccessLedger, IAsyncDisposable
{
    private const int LargestGroup = 256;
    private const int MostConnections = 2;

    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(4096);
    private readonly NpgsqlDataSource database;
    private readonly ILogger<AccessLedger> log;
    private readonly Task[] writers;

    /// <summary>Begins to write.</summary>
    /// <param name="connection">Connection string of the role that serves.</param>
    public AccessLedger(string connection, ILogger<AccessLedger> log)
    {
        // Connections of its own: each request that waits for its row holds one of the common pool, and when they hold all of them the row could never be written.
        database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = MostConnections, MinPoolSize = 0 });
        this.log = log;
        writers = [Task.Run(Write)];
    }

    public async Task Append(IReadOnlyList<AccessEntry> entries, CancellationToken ct)
    {
        var waiting = new Waiting(entries);
        try
        {
            await queue.Writer.WriteAsync(waiting, ct);
        }
        catch (ChannelClosedException closed)
        {
            throw new LedgerUnavailableException(closed);
        }

        // Not cancelled with the request: once queued the row is written, and the request learns whether it was.
        await waiting.Written.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.WhenAll(writers);
        await database.DisposeAsync();
    }

    private async Task Write()
    {
        var group = new List<Waiting>(LargestGroup);
        while (await queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < LargestGroup && queue.Reader.TryRead(out var next)) group.Add(next);
            try
            {
                await Commit(group);
                foreach (var waiting in group) waiting.Written.SetResult();
            }
#pragma warning disable CA1031 // Whatever it was, each request that waits is told, and the writer lives on: if it ended here, every later request would wait for ever.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                log.LogError("The access ledger cannot be written: {Failure} {SqlState}", failure.GetType().Name, (failure as PostgresException)?.SqlState);
                foreach (var waiting in group) waiting.Written.SetException(new LedgerUnavailableException(failure));
            }
        }
    }

    private async Task Commit(List<Waiting> group)
    {
        var entries = group.SelectMany(waiting => waiting.Entries).ToArray();
        await using var connection = await database.OpenConnectionAsync();
        await using var append = new NpgsqlCommand("select care.append_access($1, $2, $3, $4, $5)", connection)
        {
            CommandTimeout = 5,
            Parameters =
            {
                new() { Value = Array.ConvertAll(entries, entry => entry.ClinicId.Value) },
                new() { Value = Array.ConvertAll(entries, entry => entry.At) },
                new() { Value = Array.ConvertAll(entries, entry => entry.ClientId.Value) },
                new() { Value = Array.ConvertAll(entries, entry => entry.AccountId) },
                new() { Value = Array.ConvertAll(entries, LedgerText.Of) },
            },
        };
        await append.ExecuteNonQueryAsync();
    }

    private sealed record Waiting(IReadOnlyList<AccessEntry> Entries)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>An entry as the text that stands in the ledger and under its hash.</summary>
internal static class LedgerText
{
    public static string Of(AccessEntry entry) => JsonSerializer.Serialize(
        new Stored(entry.PersonId, entry.Roles, entry.Action, entry.Purpose, entry.Verdict, entry.Refusal, entry.Parts, entry.Changed, entry.Address, entry.RequestId, entry.Pack), Json.Options);

    public static Stored Read(string text) => JsonSerializer.Deserialize<Stored>(text, Json.Options) ?? throw new JsonException("A ledger entry is empty.");

    internal sealed record Stored(
        Guid Person, IReadOnlyList<string> Roles, string Action, Domain.Consents.PurposeOfUse Purpose, AccessVerdict Verdict, string? Refusal,
        IReadOnlyList<AccessPart> Parts, Guid? Changed, string? Address, string RequestId,
        Domain.PolicyPacks.PackReference? Pack = null);
}
