using IntegrativeCare.Application.Accounts;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Identity;

/// <summary>Asked with every request, therefore plain SQL: one statement, one round trip.</summary>
internal sealed class SignInState(NpgsqlDataSource database, ILookupNormalizer normalizer, TimeProvider clock) : ISignInState
{
    private const string Columns = "select a.id, a.clinic_id, a.display_name, a.roles, a.practitioner_id, a.client_id, a.organization_id from identity.accounts a";

    public Task<AccountAtWork?> OfSignIn(Guid signIn, Guid account, CancellationToken ct) => One(
        $"""
        {Columns} join identity.sign_in_sessions s on s.account_id = a.id
        where s.id = $1 and a.id = $2 and s.revoked_at is null and s.expires_at > $3 and s.security_stamp = a.security_stamp and a.disabled_at is null
        """,
        ct, signIn, account, clock.GetUtcNow());

    public Task<AccountAtWork?> OfEmail(ClinicId clinic, string email, CancellationToken ct) =>
        One($"{Columns} where a.clinic_id = $1 and a.normalized_email = $2 and a.disabled_at is null", ct, clinic.Value, normalizer.NormalizeEmail(email.Trim()));

    public Task<AccountAtWork?> OfSubject(ClinicId clinic, string subject, CancellationToken ct) =>
        One($"{Columns} where a.clinic_id = $1 and a.outside_subject = $2 and a.disabled_at is null", ct, clinic.Value, subject);

    private async Task<AccountAtWork?> One(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct)) return null;

        return new(
            row.GetGuid(0),
            new ClinicId(row.GetGuid(1)),
            row.GetString(2),
            [.. (await row.GetFieldValueAsync<string[]>(3, ct)).Select(RoleNames.Parse)],
            await row.GetFieldValueAsync<Guid?>(4, ct) is { } practitioner ? new PractitionerId(practitioner) : null,
            await row.GetFieldValueAsync<Guid?>(5, ct) is { } client ? new ClientId(client) : null,
            await row.GetFieldValueAsync<Guid?>(6, ct));
    }
}
