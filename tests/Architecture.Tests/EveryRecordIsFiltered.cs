using IntegrativeCare.Application;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Infrastructure.Persistence;
using IntegrativeCare.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace IntegrativeCare.Architecture.Tests;

/// <summary>The second and the fourth lock: what EF filters, and what PostgreSQL shows to the role that serves.</summary>
public sealed class EveryRecordIsFiltered(EveryRecordIsFiltered.MigratedDatabase migrated) : IClassFixture<EveryRecordIsFiltered.MigratedDatabase>
{
    /// <summary>Read across clients by the privacy officer. It holds ids and codes and no clinical text, and row security keeps it to the clinic.</summary>
    private const string Ledger = "access_ledger";

    /// <summary>Read across clients by those who destroy records, and what is left of a record afterwards: ids, days and counts, kept to the clinic by row security.</summary>
    private const string Destroyed = "destruction_items";

    private readonly ClinicDatabase database = migrated.Database;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void In_the_model_by_clinic() =>
        Assert.Empty(Entities(entity => entity.FindProperty("ClinicId")?.ClrType == typeof(ClinicId) && entity.FindDeclaredQueryFilter(ClinicDbContext.ClinicFilter) is null));

    [Fact]
    public void In_the_model_by_what_the_gate_opened() =>
        Assert.Empty(Entities(entity => (typeof(IClientRecord).IsAssignableFrom(entity.ClrType) || entity.FindProperty("ClientId")?.ClrType == typeof(ClientId))
            && entity.FindDeclaredQueryFilter(ClinicDbContext.ConsentFilter) is null));

    [Fact]
    public void In_the_model_by_the_keys_of_the_row_when_it_is_a_clients_record()
    {
        Assert.Empty(Entities(entity => typeof(IClientRecord).IsAssignableFrom(entity.ClrType)
            && (entity.FindProperty(ClinicDbContext.KeysColumn) is not { } keys || keys.GetComputedColumnSql() is null || keys.GetIsStored() != true)));
        Assert.Contains("CarePlan", Entities(entity => typeof(IClientRecord).IsAssignableFrom(entity.ClrType)));
    }

    [Fact]
    public void And_a_part_is_reached_through_its_whole_only()
    {
        var sets = typeof(IClinicDb).GetProperties().Select(property => property.PropertyType.GetGenericArguments()[0]).ToList();

        Assert.Empty(sets.Where(type => !type.IsSubclassOf(typeof(AggregateRoot))));
        Assert.Empty(Entities(entity => !sets.Contains(entity.ClrType) && entity.FindProperty("ClientId") is not null));
    }

    [Fact]
    public async Task In_every_table_of_the_schema() =>
        Assert.Empty(await Rows("select c.relname from pg_class c where c.relnamespace = 'care'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity"));

    [Fact]
    public async Task And_no_table_that_the_api_may_use_is_without_a_policy_for_it() =>
        Assert.Empty(await Rows(
            """
            select c.relname, p.privilege from pg_class c cross join (values ('select', 'r'), ('insert', 'a'), ('update', 'w')) as p(privilege, command)
             where c.relnamespace = 'care'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege('care_api', c.oid, p.privilege)
               and not exists (select from pg_policy y where y.polrelid = c.oid and y.polpermissive and y.polcmd in ('*', p.command::"char") and (y.polroles = '{0}' or 'care_api'::regrole::oid = any (y.polroles)))
            """));

    [Fact]
    public async Task And_every_policy_asks_for_the_clinic_or_for_a_row_that_does() =>
        Assert.Empty(await Rows(
            """
            select c.relname, y.polname from pg_policy y join pg_class c on c.oid = y.polrelid
             where c.relnamespace = 'care'::regnamespace
               and exists (select from (values (pg_get_expr(y.polqual, y.polrelid)), (pg_get_expr(y.polwithcheck, y.polrelid))) as e(said)
                            where e.said is not null and e.said not like '%care.clinic()%' and e.said !~ 'EXISTS \( ?SELECT\s+FROM care\.[a-z_]+ [a-z]+\s+WHERE \([a-z]+\.id = [a-z_]+\.[a-z_]+\)\)')
            """));

    [Fact]
    public async Task And_every_table_of_a_client_asks_for_the_client() =>
        Assert.Equal([Ledger, Destroyed], await Rows(
            """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id'
             where c.relnamespace = 'care'::regnamespace and c.relkind in ('r', 'p')
               and exists (select from pg_policy y where y.polrelid = c.oid
                            and coalesce(pg_get_expr(y.polqual, y.polrelid), '') || coalesce(pg_get_expr(y.polwithcheck, y.polrelid), '') not like '%care.opened_clients()%')
             order by 1
            """));

    [Fact]
    public async Task And_every_row_with_keys_is_read_by_a_key_that_is_held()
    {
        const string WithKeys = "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'disclosure_keys' where c.relnamespace = 'care'::regnamespace and c.relkind in ('r', 'p')";

        Assert.Empty(await Rows(WithKeys +
            """
             and exists (select from pg_policy y where y.polrelid = c.oid and y.polcmd in ('r', '*')
                          and not (pg_get_expr(y.polqual, y.polrelid) like '%care.opened_keys()%' and pg_get_expr(y.polqual, y.polrelid) like '%care.withheld_keys()%'))
            """));
        Assert.Equal(Entities(entity => typeof(IClientRecord).IsAssignableFrom(entity.ClrType), entity => entity.GetTableName()!), (await Rows(WithKeys)).Order(StringComparer.Ordinal));
    }

    /// <summary>Policies hold for everybody but a table's owner. They are not forced on the owner, whose few functions answer what the gate asks before anything is open.</summary>
    [Fact]
    public async Task And_no_policy_spares_the_role_that_serves()
    {
        Assert.Empty(await Rows($"select rolname from pg_roles where (rolname = 'care_api' or rolname = '{database.ApiLogin}') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)"));
        Assert.Empty(await Rows($"select c.relname from pg_class c where c.relnamespace in ('care'::regnamespace, 'identity'::regnamespace) and pg_has_role('{database.ApiLogin}', c.relowner, 'member')"));
    }

    [Fact]
    public async Task And_nothing_is_deleted_and_the_ledger_is_only_read() =>
        Assert.Empty(await Rows(
            $"""
            select c.relname, p.privilege from pg_class c cross join (values ('insert'), ('update'), ('delete'), ('truncate'), ('references'), ('trigger')) as p(privilege)
             where c.relnamespace = 'care'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege('{database.ApiLogin}', c.oid, p.privilege)
               and (p.privilege not in ('insert', 'update') or c.relname like '{Ledger}%')
            """));

    [Fact]
    public async Task And_a_function_with_the_owners_eyes_is_called_by_the_api_alone_and_cannot_be_lured_elsewhere() =>
        Assert.Empty(await Rows(
            """
            select p.proname from pg_proc p where p.pronamespace in ('care'::regnamespace, 'identity'::regnamespace) and p.prosecdef
               and (has_function_privilege('public', p.oid, 'execute') or not coalesce(p.proconfig::text, '') like '%search_path=care, pg_temp%')
            """));

    [Fact]
    public async Task And_no_view_goes_around_a_policy() =>
        Assert.Empty(await Rows(
            """
            select c.relname from pg_class c where c.relnamespace in ('care'::regnamespace, 'identity'::regnamespace)
               and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions::text, '') like '%security_invoker=true%')
            """));

    /// <summary>I23: a kind of record that the preview forgot would be shown and not be previewed. Two are left out on purpose: process notes, because no count tells of them (I48), and the sections of a note, which are seen with it.</summary>
    [Fact]
    public async Task And_every_row_with_keys_is_in_the_preview() =>
        Assert.Equal(["note_sections", "process_notes"], await Rows(
            """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'disclosure_keys'
             where c.relnamespace = 'care'::regnamespace and c.relkind in ('r', 'p')
               and not exists (select from pg_depend d join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass
                                where r.ev_class = 'care.records'::regclass and d.refobjid = c.oid)
            """));

    /// <summary>I64: a table that the destruction of a record forgot would keep something of somebody whose record is gone.</summary>
    [Fact]
    public async Task And_every_table_of_a_client_goes_with_the_record()
    {
        const string Gone = "select t.tbl from care.tables_of_a_client() t";

        // What refers to a row of a record is itself one, and so is what names a client, but for what is kept on purpose.
        Assert.Empty(await Rows($"select c.relname from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'f' and k.confrelid in ({Gone}) and k.conrelid not in ({Gone})"));
        Assert.Equal(
            [Ledger, Destroyed, "accounts", "invitations"],
            await Rows($"select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id' where c.relkind in ('r', 'p') and c.oid not in ({Gone}) order by c.relnamespace::regnamespace::text, 1"));
    }

    /// <summary>I64: without an instant of its own or of its whole, what is written into a table would not keep the record.</summary>
    [Fact]
    public async Task And_every_table_of_a_client_counts_for_how_long_it_is_kept() =>
        Assert.Equal(
            ["concerns", "goals", "hold_reasons", "interventions", "note_sections", "self_care_practices", "session_courses"],
            await Rows(
                """
                select t.name from care.tables_of_a_client() t
                 where not exists (select from pg_attribute a where a.attrelid = t.tbl and a.atttypid = 'timestamptz'::regtype and not a.attisdropped)
                 order by 1
                """));

    private static IEnumerable<string> Entities(Func<IEntityType, bool> which, Func<IEntityType, string>? name = null)
    {
        using var db = ClinicDbContext.ForMigrations("Host=nowhere");
        var model = Microsoft.EntityFrameworkCore.Infrastructure.AccessorExtensions.GetService<IDesignTimeModel>(db).Model;
        return [.. model.GetEntityTypes().Where(which).Select(name ?? (entity => entity.ClrType.Name)).Order(StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<string>> Rows(string sql)
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(Ct)) rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)));
        return rows;
    }

    public sealed class MigratedDatabase(PostgresServer server) : IAsyncLifetime
    {
        public ClinicDatabase Database { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Database = await server.NewDatabase(Ct);

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
