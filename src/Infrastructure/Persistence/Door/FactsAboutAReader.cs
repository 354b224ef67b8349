using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.PolicyPacks;
using Npgsql;

namespace IntegrativeCare.Infrastructure.Persistence.Door;

/// <summary>
/// What a decision about one reader and one client rests on, asked and read in one place: for whoever sends the request, and for whoever is asked about, so that
/// a preview forgets no fact that the real request knows (I23).
/// </summary>
internal static class FactsAboutAReader
{
    /// <summary>Asks, as the last questions of a batch.</summary>
    public static void Ask(FactsBatch batch, Guid? practitioner, ClientId client, DateTimeOffset now)
    {
        var who = (object?)practitioner ?? DBNull.Value;
        batch.Add(FactsSql.Licences, who);
        batch.Add(FactsSql.Memberships, client.Value, who);
        batch.Add(FactsSql.Supervisees, who, client.Value, now);
        batch.Add(FactsSql.Directives, client.Value, now);
        batch.Add(FactsSql.Emergencies, client.Value, who, now);
    }

    /// <summary>Reads the answers, of which the first is up.</summary>
    /// <param name="isHere">Whether the client is one of the clinic's.</param>
    /// <param name="isEnabled">Whether the reader's account works.</param>
    /// <param name="expressOnly">Whether clinic or policy pack ask for express consent only.</param>
    public static async Task<AccessFacts> Read(
        NpgsqlDataReader rows, Reader reader, ClientId client, bool isHere, bool isEnabled, bool expressOnly, PolicyPack pack, CancellationToken ct)
    {
        var licences = await ClinicDoor.ReadAll(rows, row => ClinicDoor.ReadLicence(row, pack), ct);
        await rows.NextResultAsync(ct);
        var memberships = await ClinicDoor.ReadAll(rows, row => ClinicDoor.ReadMembership(row).Membership, ct);
        await rows.NextResultAsync(ct);
        var supervisees = await ClinicDoor.ReadAll(rows, ClinicDoor.ReadSupervisee, ct);
        await rows.NextResultAsync(ct);
        var directives = await ClinicDoor.ReadAll(rows, row => ClinicDoor.ReadDirective(row).Terms, ct);
        await rows.NextResultAsync(ct);
        var emergencies = await ClinicDoor.ReadAll(rows, ClinicDoor.ReadEmergency, ct);

        return new AccessFacts
        {
            Client = client,
            Reader = reader,
            ClientIsHere = isHere,
            AccountIsEnabled = isEnabled,
            ExpressConsentOnly = expressOnly,
            SupervisorSeesProcessNotes = pack.SupervisorSeesProcessNotes,
            Licences = licences,
            Memberships = memberships,
            Supervisees = supervisees,
            Directives = directives,
            Emergencies = emergencies,
        };
    }
}
