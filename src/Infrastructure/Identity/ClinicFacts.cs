using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Practitioners;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Identity;

/// <summary>Asks the clinic's tables under row security of that clinic alone, with nobody's record open. Each question is one round trip.</summary>
internal sealed class ClinicFacts(NpgsqlDataSource database) : IClinicFacts
{
    public async Task<string> NameOf(ClinicId clinic, CancellationToken ct) => (string)(await Ask(clinic, "select name from care.clinics where id = $1", clinic.Value, ct))!;

    public async Task<bool> Has(ClinicId clinic, PractitionerId practitioner, CancellationToken ct) =>
        (bool)(await Ask(clinic, "select exists (select from care.practitioners where id = $1)", practitioner.Value, ct))!;

    public async Task<bool> Has(ClinicId clinic, ClientId client, CancellationToken ct) => (bool)(await Ask(clinic, "select care.is_client($1)", client.Value, ct))!;

    public async Task<bool> Has(ClinicId clinic, PartnerOrganizationId organization, CancellationToken ct) =>
        (bool)(await Ask(clinic, "select exists (select from care.partner_organizations where id = $1)", organization.Value, ct))!;

    // A batch is one implicit transaction, so the clinic is set for these two statements only.
    private async Task<object?> Ask(ClinicId clinic, string sql, Guid value, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        var enter = batch.CreateBatchCommand();
        enter.CommandText = "select set_config('care.clinic', $1, true)";
        enter.Parameters.Add(new NpgsqlParameter { Value = clinic.Value.ToString() });
        var ask = batch.CreateBatchCommand();
        ask.CommandText = sql;
        ask.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(enter);
        batch.BatchCommands.Add(ask);

        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.NextResultAsync(ct);
        return await rows.ReadAsync(ct) ? rows.GetValue(0) : null;
    }
}
