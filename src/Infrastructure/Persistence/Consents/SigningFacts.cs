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
    public async Task<FactsOfSigning> Of(ClientId client, Recipient recipient, Guid? witness, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await db.Security.Apply(connection, transaction, ct);
        var practitioner = recipient.Kind == RecipientKind.Practitioner ? recipient.Id : null;
        await using var ask = new NpgsqlCommand(
            """
            with staff as (
              select coalesce(a.practitioner_id, a.id) person, coalesce(p.display_name, a.display_name) called, a.id account
                from identity.accounts a left join care.practitioners p on p.id = a.practitioner_id
               where a.clinic_id = care.clinic() and a.client_id is null and a.organization_id is null
              union all
              select p.id, p.display_name, p.id from care.practitioners p)
            select coalesce((select p.display_name from care.practitioners p where p.id = a.practitioner_id), a.display_name), care.born_on($2),
                   (select p.display_name from care.practitioners p where p.id = $3), w.person, w.called, (select c.longest_directive_months from care.clinics c where c.id = care.clinic())
              from identity.accounts a left join lateral (select * from staff s where s.account = $4 limit 1) w on true
             where a.id = $1
            """, connection, transaction)
        {
            Parameters = { new() { Value = caller.AccountId }, new() { Value = client.Value }, Id(practitioner), Id(witness) },
        };
        await using var rows = await ask.ExecuteReaderAsync(ct);
        if (!await rows.ReadAsync(ct)) throw new InvalidOperationException("The caller has no account here.");

        return new()
        {
            RecorderName = rows.GetString(0),
            Age = new AgeOfOwnConsent(record.Pack.AgeOfOwnConsent, await rows.IsDBNullAsync(1, ct) ? null : rows.GetFieldValue<DateOnly>(1), record.Today),
            RecipientName = await rows.IsDBNullAsync(2, ct) ? null : rows.GetString(2),
            Witness = await rows.IsDBNullAsync(3, ct) ? null : new Witness(rows.GetString(4), rows.GetGuid(3)),
            LongestMonths = rows.GetInt32(5),
        };

        static NpgsqlParameter Id(Guid? id) => new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid };
    }
}
