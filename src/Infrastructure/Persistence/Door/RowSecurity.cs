using System.Data.Common;
using IntegrativeCare.Application.Access;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Door;

/// <summary>
/// Tells PostgreSQL what the gate has opened, for this transaction only, right before the first statement that needs it. A read that sends
/// a batch of its own takes the setting into that batch and saves a round trip.
/// </summary>
internal sealed class RowSecurity
{
    private const string Sql =
        """
        select set_config('care.clients', $1::uuid[]::text, true), set_config('care.whole_clinic', $2, true),
               set_config('care.keys', $3::text[]::text, true), set_config('care.withheld', $4::text[]::text, true)
        """;

    private OpenRecord? pending;

    /// <summary>What is opened from the next statement on.</summary>
    public void Open(OpenRecord record) => pending = record;

    /// <summary>The setting as the first command of a batch; its result comes first and says nothing. <c>null</c> when it is set already.</summary>
    public NpgsqlBatchCommand? Take()
    {
        if (pending is not { } record) return null;
        pending = null;
        return new NpgsqlBatchCommand(Sql)
        {
            Parameters =
            {
                new() { Value = record.Clients.Select(client => client.Value).ToArray() },
                new() { Value = record.IsWholeClinic ? "true" : "false" },
                new() { Value = record.Keys.ToArray() },
                new() { Value = record.WithheldKeys.ToArray() },
            },
        };
    }

    /// <summary>Sets it now, if it is not set yet.</summary>
    public async Task Apply(DbConnection connection, DbTransaction? transaction, CancellationToken ct)
    {
        if (Take() is not { } setting) return;
        await using var batch = new NpgsqlBatch((NpgsqlConnection)connection, (NpgsqlTransaction?)transaction) { BatchCommands = { setting } };
        await batch.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>Has the context's row security set before any statement of EF's.</summary>
internal sealed class OpensRows : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await ((ClinicDbContext)eventData.Context!).Security.Apply(command.Connection!, command.Transaction, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await ((ClinicDbContext)eventData.Context!).Security.Apply(command.Connection!, command.Transaction, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        await ((ClinicDbContext)eventData.Context!).Security.Apply(command.Connection!, command.Transaction, cancellationToken);
        return result;
    }
}
