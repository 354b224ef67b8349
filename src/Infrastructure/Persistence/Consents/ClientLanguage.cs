using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Consents;

/// <summary>Reads it in the request's own transaction, and nothing beside it.</summary>
internal sealed class ClientLanguage(ClinicDbContext db) : IClientLanguage
{
    public async Task<PlainLanguage> Of(ClientId client, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await db.Security.Apply(connection, transaction, ct);
        await using var ask = new NpgsqlCommand("select care.language_of($1)", connection, transaction) { Parameters = { new() { Value = client.Value } } };
        return PlainLanguages.FirstOf(await ask.ExecuteScalarAsync(ct) is string spoken ? [spoken] : []);
    }
}
