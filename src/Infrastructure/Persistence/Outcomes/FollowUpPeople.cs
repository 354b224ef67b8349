using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Persistence.Door;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Outcomes;

/// <summary>What the rule of who follows up looks at, and what it decided, for a request and for the ladder in the background alike.</summary>
internal static class FollowUpPeople
{
    /// <summary>Everybody who could answer for a client's signals now.</summary>
    public static async Task<FollowUpDuty> Read(NpgsqlConnection connection, NpgsqlTransaction? transaction, ClientId client, PractitionerId? clinicalLead, PractitionerId? onCall, DateTimeOffset now, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand("select practitioner_id, may, covered_by, team_place from care.follow_up_people($1, $2)", connection, transaction)
        {
            Parameters = { new() { Value = client.Value }, new() { Value = now } },
        };
        await using var rows = await ask.ExecuteReaderAsync(ct);
        var all = await ClinicDoor.ReadAll(rows, row => (
            Who: new FollowUpCandidate(new(row.GetGuid(0)), row.GetBoolean(1), row.IsDBNull(2) ? null : new PractitionerId(row.GetGuid(2))),
            Place: row.IsDBNull(3) ? (long?)null : row.GetInt64(3)), ct);
        return new([.. all.Where(one => one.Place is not null).OrderBy(one => one.Place).Select(one => one.Who.Id)], clinicalLead, onCall, all.Select(one => one.Who));
    }

    /// <summary>Gives an open signal to another owner. False when it is not that owner's any more.</summary>
    public static async Task<bool> PassOn(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid signal, PractitionerId owner, PractitionerId to, DateTimeOffset now, DateTimeOffset due, EscalationReason why, CancellationToken ct)
    {
        await using var pass = new NpgsqlCommand("select care.pass_signal_on($1, $2, $3, $4, $5, $6)", connection, transaction)
        {
            Parameters = { new() { Value = signal }, new() { Value = owner.Value }, new() { Value = to.Value }, new() { Value = now }, new() { Value = due }, new() { Value = Conventions.Word(why) } },
        };
        return await pass.ExecuteScalarAsync(ct) is true;
    }
}
