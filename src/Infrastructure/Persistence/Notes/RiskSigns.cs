using IntegrativeCare.Application.Notes;
using IntegrativeCare.Domain.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Notes;

/// <summary>Asks past the keys of the signer: what the client keeps from them still goes to the supervisor.</summary>
internal sealed class RiskSigns(ClinicDbContext db) : IRiskSigns
{
    public async Task<bool> AreOpen(ClientId client, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await db.Security.Apply(connection, transaction, ct);
        await using var ask = new NpgsqlCommand("select care.asks_for_supervision($1)", connection, transaction) { Parameters = { new() { Value = client.Value } } };
        return await ask.ExecuteScalarAsync(ct) is true;
    }
}
