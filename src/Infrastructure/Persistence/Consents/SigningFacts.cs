using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Consents;

/// <summary>Reads them in the request's own transaction. The age comes from the policy pack that applies.</summary>
internal sealed class SigningFacts(ClinicDbContext db, ICaller caller, OpenRecord record) : ISigningFacts
{
    public async Task<(string RecorderName, AgeOfOwnConsent Age)> Of(ClientId client, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await db.Security.Apply(connection, transaction, ct);
        await using var ask = new NpgsqlCommand(
            """
            select coalesce((select p.display_name from care.practitioners p where p.id = a.practitioner_id), a.display_name), care.born_on($2)
              from identity.accounts a where a.id = $1
            """, connection, transaction)
        {
            Parameters = { new() { Value = caller.AccountId }, new() { Value = client.Value } },
        };
        await using var rows = await ask.ExecuteReaderAsync(ct);
        if (!await rows.ReadAsync(ct)) throw new InvalidOperationException("The caller has no account here.");

        return (rows.GetString(0), new AgeOfOwnConsent(record.Pack.AgeOfOwnConsent, await rows.IsDBNullAsync(1, ct) ? null : rows.GetFieldValue<DateOnly>(1), record.Today));
    }
}
