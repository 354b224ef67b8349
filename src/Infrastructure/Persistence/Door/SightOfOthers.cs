using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrativeCare.Infrastructure.Persistence.Door;

/// <summary>Reads the facts about somebody else from the request's own snapshot. Row security stays the caller's: nothing is shown to them that they could not read themselves.</summary>
internal sealed class SightOfOthers(ClinicDbContext db, ICaller caller, OpenRecord record) : ISightOfOthers
{
    /// <summary>$1 practitioner: their name, and what their account makes them besides. No account is no obstacle.</summary>
    private const string Practitioner =
        """
        select p.display_name, coalesce(a.disabled_at is null, true), coalesce(a.roles, '{}'), a.client_id
          from care.practitioners p left join identity.accounts a on a.practitioner_id = p.id and a.clinic_id = p.clinic_id
         where p.id = $1
        """;

    /// <summary>$1 organization: what is asked about is the organization, whichever of its systems asks and whether one can yet.</summary>
    private const string Organization = "select name, true, array['partner'], null::uuid from care.partner_organizations where id = $1";

    /// <summary>$1 client, $2 the keys that open to the other, $3 those that stay closed to them, $4 the other, $5 only by this author.</summary>
    private const string Counts =
        """
        select category, count(*)::int, (count(*) filter (where disclosure_keys && $2 and (author_id = $4 or not disclosure_keys && $3)))::int
          from care.records where client_id = $1 and ($5::uuid is null or author_id = $5) group by category
        """;

    /// <summary>$1 client, $2 only by this author, $3 and $4 after this place, $5 how many.</summary>
    private const string Records =
        """
        select kind, id, category, author_id, author_discipline, subject from care.records
         where client_id = $1 and ($2::uuid is null or author_id = $2) and ($3::uuid is null or (id, kind) > ($3, $4)) order by id, kind limit $5
        """;

    /// <summary>$1 client, $2 record.</summary>
    private const string One = "select kind, id, category, author_id, author_discipline, subject from care.records where client_id = $1 and id = $2 order by kind limit 1";

    public async Task<OtherReader?> Of(Recipient one, CancellationToken ct)
    {
        var client = record.Reach.Client;
        var id = one.Id ?? throw new ArgumentException("Only one practitioner or one organization can be asked about.", nameof(one));
        await using var batch = new FactsBatch(Connection, Transaction);
        if (db.Security.Take() is { } setting) batch.Add(setting);
        var skipped = batch.Count;
        batch.Add(FactsSql.Self, caller.AccountId, (object?)caller.SignInId ?? DBNull.Value, caller.ClinicId.Value, record.Now);
        if (one.Kind == RecipientKind.Practitioner) batch.Add(Practitioner, id);
        else batch.Add(Organization, id);
        FactsAboutAReader.Ask(batch, one.Kind == RecipientKind.Practitioner ? id : null, client, record.Now);
        await using var rows = await batch.RunAll(ct);
        for (var i = 0; i < skipped; i++) await rows.NextResultAsync(ct);

        var clinic = await ClinicDoor.ReadAskedBy(rows, ct);
        await rows.NextResultAsync(ct);
        if (!await rows.ReadAsync(ct)) return null;
        var name = rows.GetString(0);
        var isEnabled = rows.GetBoolean(1);
        var roles = rows.GetFieldValue<string[]>(2).Select(RoleNames.Parse).ToList();
        var ownRecord = rows.IsDBNull(3) ? (Guid?)null : rows.GetGuid(3);
        await rows.NextResultAsync(ct);
        var reader = new Reader
        {
            PersonId = id,
            Practitioner = one.Kind == RecipientKind.Practitioner ? new PractitionerId(id) : null,
            Organization = one.Kind == RecipientKind.Organization ? id : null,
            Client = ownRecord is { } own ? new ClientId(own) : null,
            IsFrontDesk = roles.Contains(Role.ClinicAdministrator),
            IsPrivacyOfficer = roles.Contains(Role.PrivacyOfficer),
        };
        var facts = await FactsAboutAReader.Read(rows, reader, client, isHere: true, isEnabled, record.Pack.NeedsExpressConsent(clinic.ExpressOnly), record.Pack, ct);
        return new OtherReader(
            name, facts, roles.Count > 0 ? roles : [.. facts.Licences.Select(licence => licence.Discipline == Discipline.Psychotherapy ? Role.Psychotherapist : Role.MassageTherapist).Distinct()]);
    }

    public async Task<IReadOnlyList<SeenRecords>> Count(Reach? other, Guid? onlyBy, CancellationToken ct)
    {
        await using var rows = await Ask(
            Counts, ct, new() { Value = other?.Keys.ToArray() ?? [] }, new() { Value = other?.WithheldKeys.ToArray() ?? [] }, new() { Value = other?.Reader.PersonId ?? Guid.Empty }, Id(onlyBy));
        return await ClinicDoor.ReadAll(rows, row => new SeenRecords(ClinicDoor.Word<InformationCategory>(row.GetString(0)), row.GetInt32(1), row.GetInt32(2)), ct);
    }

    public async Task<IReadOnlyList<RecordAtHand>> List(Guid? onlyBy, (Guid Id, string Kind)? after, int limit, CancellationToken ct)
    {
        await using var rows = await Ask(Records, ct, Id(onlyBy), Id(after?.Id), new() { Value = after?.Kind ?? "" }, new() { Value = limit });
        return await ClinicDoor.ReadAll(rows, ReadRecord, ct);
    }

    public async Task<RecordAtHand?> Find(Guid record, CancellationToken ct)
    {
        await using var rows = await Ask(One, ct, new NpgsqlParameter { Value = record });
        return await rows.ReadAsync(ct) ? ReadRecord(rows) : null;
    }

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    private NpgsqlTransaction Transaction => (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();

    private async Task<NpgsqlDataReader> Ask(string sql, CancellationToken ct, params NpgsqlParameter[] more)
    {
        await db.Security.Apply(Connection, Transaction, ct);
        var command = new NpgsqlCommand(sql, Connection, Transaction);
        command.Parameters.Add(new() { Value = record.Reach.Client.Value });
        command.Parameters.AddRange(more);
        return await command.ExecuteReaderAsync(ct);
    }

    private static NpgsqlParameter Id(Guid? id) => new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    private static RecordAtHand ReadRecord(NpgsqlDataReader row) => new(row.GetString(0), row.GetGuid(1), new DisclosedPart(
        ClinicDoor.Word<InformationCategory>(row.GetString(2)),
        new Author(row.GetGuid(3), row.IsDBNull(4) ? null : ClinicDoor.Word<Discipline>(row.GetString(4))),
        row.GetGuid(5)));
}
