using System.Text.Json;
using IntegrativeCare.Application.Holds;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Holds;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Holds;

/// <summary>Reads them past the keys of the reader: a hold that the client keeps from somebody binds them no less.</summary>
internal sealed class HoldsInForce(ClinicDbContext db) : IHoldsInForce
{
    public async Task<IReadOnlyList<HoldInForce>> On(Discipline discipline, ClientId client, DateTimeOffset now, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await db.Security.Apply(connection, transaction, ct);
        await using var ask = new NpgsqlCommand("select id, limits, placed_at, until from care.holds_in_force($1, $2, $3)", connection, transaction)
        {
            Parameters = { new() { Value = client.Value }, new() { Value = Conventions.Word(discipline) }, new() { Value = now } },
        };
        await using var rows = await ask.ExecuteReaderAsync(ct);
        var all = new List<HoldInForce>();
        while (await rows.ReadAsync(ct))
        {
            var limits = JsonSerializer.Deserialize<HoldLimits>(rows.GetString(1), Json.Options) ?? throw new JsonException("A stored hold limits nothing.");
            all.Add(new(new HoldId(rows.GetGuid(0)), limits, rows.GetFieldValue<DateTimeOffset>(2), rows.GetFieldValue<DateTimeOffset>(3)));
        }

        return all;
    }
}
