using IntegrativeCare.Application.Consents;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Infrastructure.Persistence.Door;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrativeCare.Infrastructure.Persistence.Consents;

/// <summary>Reads emergency accesses across clients through the one function of the database that shows them so, without their words.</summary>
internal sealed class EmergencyRegister(ClinicDbContext db) : IEmergencyRegister
{
    private const string Sql =
        "select id, client_id, practitioner_id, display_name, reason, opened_at, ends_at, verdict, reviewed_at from care.emergency_accesses_of_clinic($1, $2, $3)";

    public async Task<IReadOnlyList<EmergencyAccessSummaryView>> Read(EmergencyReviewState? review, Guid? before, int limit, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction())
        {
            Parameters =
            {
                new() { Value = review is { } state ? state == EmergencyReviewState.Done : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Boolean },
                new() { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                new() { Value = limit },
            },
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await ClinicDoor.ReadAll(rows, Row, ct);

        EmergencyAccessSummaryView Row(NpgsqlDataReader row)
        {
            var endsAt = row.GetFieldValue<DateTimeOffset>(6);
            return new()
            {
                Id = row.GetGuid(0),
                ClientId = row.GetGuid(1),
                PractitionerId = row.GetGuid(2),
                PractitionerName = row.GetString(3),
                Reason = ClinicDoor.Word<EmergencyReason>(row.GetString(4)),
                OpenedAt = row.GetFieldValue<DateTimeOffset>(5),
                EndsAt = endsAt,
                IsOpen = now < endsAt,
                Verdict = row.IsDBNull(7) ? null : ClinicDoor.Word<EmergencyVerdict>(row.GetString(7)),
                ReviewedAt = row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8),
            };
        }
    }
}
