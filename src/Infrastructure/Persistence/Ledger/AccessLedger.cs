using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Audit;
using IntegrativeCare.Domain.Clinics;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

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

    public Task Append(IReadOnlyList<AccessEntry> entries, CancellationToken ct) => Enqueue(new Waiting(entries, null), ct);

    public Task AppendNothing(ClinicId clinic, CancellationToken ct) => Enqueue(new Waiting([], clinic), ct);

    private async Task Enqueue(Waiting waiting, CancellationToken ct)
    {
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
            if (await TryCommit(group) is not { } failure) continue;
            if (group.Count == 1 || IsOutOfReach(failure)) Refuse(group, failure);
            else await CommitOneByOne(group);
        }
    }

    // One entry that cannot be written must not cost the others their answer.
    private async Task CommitOneByOne(List<Waiting> group)
    {
        for (var i = 0; i < group.Count; i++)
        {
            var one = group.GetRange(i, 1);
            if (await TryCommit(one) is not { } failure) continue;
            if (IsOutOfReach(failure))
            {
                Refuse(group[i..], failure);
                return;
            }

            Refuse(one, failure);
        }
    }

    /// <summary>Writes the entries of these and tells them; <c>null</c> when it went well. What was refused was rolled back as a whole.</summary>
    private async Task<Exception?> TryCommit(List<Waiting> group)
    {
        try
        {
            await Commit(group);
            foreach (var waiting in group) waiting.Written.SetResult();
            return null;
        }
#pragma warning disable CA1031 // Whatever it was, each request that waits is told, and the writer lives on: if it ended here, every later request would wait for ever.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure;
        }
    }

    private void Refuse(List<Waiting> group, Exception failure)
    {
        log.LogError("The access ledger cannot be written: {Failure} {SqlState}", failure.GetType().Name, (failure as PostgresException)?.SqlState);
        foreach (var waiting in group) waiting.Written.SetException(new LedgerUnavailableException(failure));
    }

    /// <summary>True when no entry could have been written, whatever it said, or when nobody knows whether it was.</summary>
    /// <remarks>SQL states: 08 connection, 28 and 3D no admission, 42 no such function or no right to it, 53 resources, 57 shut down, 58 system.</remarks>
    private static bool IsOutOfReach(Exception failure) =>
        failure is PostgresException { SqlState: [_, _, ..] state } ? state[..2] is "08" or "28" or "3D" or "42" or "53" or "57" or "58" : failure is NpgsqlException or TimeoutException or IOException;

    // A knock goes as an entry without text: the function takes the chain's head as for any other and leaves no row.
    private async Task Commit(List<Waiting> group)
    {
        var entries = group.SelectMany(waiting => waiting.Nowhere is { } clinic ? [new Line(clinic.Value, DateTimeOffset.UnixEpoch, Guid.Empty, Guid.Empty, null)] : waiting.Entries.Select(Line.Of)).ToArray();
        await using var connection = await database.OpenConnectionAsync();
        await using var append = new NpgsqlCommand("select care.append_access($1, $2, $3, $4, $5)", connection)
        {
            CommandTimeout = 5,
            Parameters =
            {
                new() { Value = Array.ConvertAll(entries, line => line.Clinic) },
                new() { Value = Array.ConvertAll(entries, line => line.At) },
                new() { Value = Array.ConvertAll(entries, line => line.Client) },
                new() { Value = Array.ConvertAll(entries, line => line.Account) },
                new() { Value = Array.ConvertAll(entries, line => line.Text), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            },
        };
        await append.ExecuteNonQueryAsync();
    }

    private sealed record Line(Guid Clinic, DateTimeOffset At, Guid Client, Guid Account, string? Text)
    {
        public static Line Of(AccessEntry entry) => new(entry.ClinicId.Value, entry.At, entry.ClientId.Value, entry.AccountId, LedgerText.Of(entry));
    }

    /// <summary>A request that waits for its entries.</summary>
    /// <param name="Nowhere">The clinic at whose chain somebody only knocks; <c>null</c> when there are entries.</param>
    private sealed record Waiting(IReadOnlyList<AccessEntry> Entries, ClinicId? Nowhere)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>An entry as the text that stands in the ledger and under its hash.</summary>
internal static class LedgerText
{
    public static string Of(AccessEntry entry) => JsonSerializer.Serialize(
        new Stored(entry.PersonId, entry.Roles, entry.Action, entry.Purpose, entry.Verdict, entry.Refusal, entry.Parts, entry.Changed, entry.Address, entry.RequestId, entry.Kind, entry.Pack, entry.Counts), Json.Options);

    public static Stored Read(string text) => JsonSerializer.Deserialize<Stored>(text, Json.Options) ?? throw new JsonException("A ledger entry is empty.");

    internal sealed record Stored(
        Guid Person, IReadOnlyList<string> Roles, string Action, Domain.Consents.PurposeOfUse Purpose, AccessVerdict Verdict, string? Refusal,
        IReadOnlyList<AccessPart> Parts, Guid? Changed, string? Address, string RequestId, AccessKind Kind = AccessKind.Use,
        Domain.PolicyPacks.PackReference? Pack = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CountsAsked? Counts = null);
}
