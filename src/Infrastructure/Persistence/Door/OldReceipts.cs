using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Door;

/// <summary>Receipts that nobody can ask for any more, in every clinic. The API's role may not delete; the database's function takes what is a day old and nothing else.</summary>
internal sealed class OldReceipts(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Takes them away.</summary>
    /// <returns>How many.</returns>
    public async Task<long> Forget(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select care.forget_receipts($1)");
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
