using IntegrativeCare.Application.Sessions;
using IntegrativeCare.Domain.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Clients;

/// <summary>Asks in the request's own transaction, past the keys of the reader.</summary>
internal sealed class TouchProfiles(ClinicDbContext db) : ITouchProfiles
{
    public async Task<bool> Exists(ClientId client, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await db.Security.Apply(connection, transaction, ct);
        await using var ask = new NpgsqlCommand("select care.has_touch_safety_profile($1)", connection, transaction) { Parameters = { new() { Value = client.Value } } };
        return await ask.ExecuteScalarAsync(ct) is true;
    }
}
