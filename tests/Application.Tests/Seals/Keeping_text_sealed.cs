using IntegrativeCare.Application.Access;
using IntegrativeCare.Domain.Clinics;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Infrastructure.Persistence;
using IntegrativeCare.Infrastructure.Persistence.Seals;
using IntegrativeCare.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IntegrativeCare.Application.Tests.Seals;

/// <summary>The mapping on PostgreSQL, with a notebook of the test's own: pages with two sealed texts, a sealed private list, and lines as parts with a composite key.</summary>
public sealed class Keeping_text_sealed(PostgresServer server) : IAsyncLifetime
{
    private readonly ClinicId harbour = ClinicId.New();
    private readonly ClinicId elsewhere = ClinicId.New();
    private readonly StoppedClock clock = new(IntegrativeCare.Testing.Clinic.Monday);
    private ClinicDatabase database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private KeyRing Ring => field ??= NewRing();

    public async ValueTask InitializeAsync()
    {
        database = await server.NewDatabase(Ct);
        await Sql($"insert into care.clinics values ('{harbour.Value}', 'Harbour', 'UTC', 'CA-ON', false, 12, 60, 10, 3, '{{}}'), ('{elsewhere.Value}', 'Elsewhere', 'UTC', 'CA-ON', false, 12, 60, 10, 3, '{{}}')");
        await using var db = new Notebook(database.OwnerConnectionString, Ring, null);
        await Sql(db.Database.GenerateCreateScript());
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Gives_back_what_was_written_tracked_or_not_with_its_parts()
    {
        var page = await Written("Slept through.", "She said so", ["one", "two"], "first line", "second line");

        foreach (var isTracked in (bool[])[true, false])
        {
            await using var db = await Open();
            var read = await db.Pages.AsTracking(isTracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking).Include(p => p.Lines).SingleAsync(p => p.Id == page, Ct);

            Assert.Equal(("Slept through.", "She said so"), (read.Text, read.Reason));
            Assert.Equal(["one", "two"], read.Answers);
            Assert.Equal(["first line", "second line"], read.Lines.OrderBy(line => line.Number).Select(line => line.Words));
        }
    }

    [Fact]
    public async Task Leaves_nothing_of_it_in_the_table()
    {
        await Written("Slept through.", "She said so", ["one", "two"], "first line");

        var whole = await Ask<string>("select (select string_agg(p::text, ' ') from shelf.pages p) || (select string_agg(l::text, ' ') from shelf.lines l)");

        foreach (var word in (string[])["Slept", "She said", "one", "first"])
        {
            Assert.DoesNotContain(word, whole, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(word)), whole, StringComparison.Ordinal);
        }

        Assert.Equal("bytea", await Ask<string>("select data_type::text from information_schema.columns where table_schema = 'shelf' and table_name = 'pages' and column_name = 'answers'"));
    }

    [Fact]
    public async Task Seals_again_only_what_was_changed()
    {
        var page = await Written("Slept through.", "She said so", ["one"], "first line");
        var before = await Columns();

        await using (var db = await Open())
        {
            var read = await db.Pages.Include(p => p.Lines).SingleAsync(p => p.Id == page, Ct);
            read.Text = "Slept until four.";
            await db.SaveChangesAsync(Ct);
        }

        var after = await Columns();
        Assert.NotEqual(before.Text, after.Text);
        Assert.Equal((before.Reason, before.Answers, before.Line), (after.Reason, after.Answers, after.Line));
        await using var again = await Open();
        Assert.Equal(("Slept until four.", "She said so"), await again.Pages.AsNoTracking().Where(p => p.Id == page).AsAsyncEnumerable().Select(p => (p.Text, p.Reason)).SingleAsync(Ct));
    }

    [Fact]
    public async Task Seals_again_what_the_same_context_changes_twice()
    {
        var page = await Written("Slept through.", null, []);

        await using (var db = await Open())
        {
            var read = await db.Pages.SingleAsync(p => p.Id == page, Ct);
            read.Text = "Slept until four.";
            await db.SaveChangesAsync(Ct);
            Assert.False(db.ChangeTracker.HasChanges());
            read.Text = "Slept until five.";
            read.Reason = "Corrected";
            read.Answer("three");
            await db.SaveChangesAsync(Ct);
            read.Reason = null;
            await db.SaveChangesAsync(Ct);
        }

        await using var again = await Open();
        var last = await again.Pages.SingleAsync(p => p.Id == page, Ct);
        Assert.Equal(("Slept until five.", (string?)null), (last.Text, last.Reason));
        Assert.Equal(["three"], last.Answers);
    }

    [Fact]
    public async Task Writes_nothing_when_nothing_was_changed()
    {
        var page = await Written("Slept through.", "She said so", ["one"], "first line");
        await using var db = await Open();
        _ = await db.Pages.Include(p => p.Lines).SingleAsync(p => p.Id == page, Ct);

        Assert.Equal(0, await db.SaveChangesAsync(Ct));
    }

    [Theory]
    [InlineData("update shelf.pages a set text = b.text from shelf.pages b where a.id <> b.id")]
    [InlineData("update shelf.pages set text = reason")]
    [InlineData("update shelf.pages set text = substring(text for octet_length(text) - 1)")]
    [InlineData("update shelf.pages set text = set_byte(text, octet_length(text) - 1, get_byte(text, octet_length(text) - 1) # 1)")]
    [InlineData("update shelf.pages set text = set_byte(text, 0, 2)")]
    [InlineData("update shelf.pages set text = 'Slept badly.'")]
    public async Task Notices_what_was_moved_or_bent_behind_its_back(string behind)
    {
        var page = await Written("Slept through.", "She said so", []);
        await Written("Slept badly.", "He said so", []);
        await Sql(behind);

        await using var db = await Open();
        var broken = await Assert.ThrowsAsync<SealBrokenException>(() => db.Pages.SingleAsync(p => p.Id == page, Ct));
        Assert.StartsWith($"The sealed text in pages.text of row {page} cannot be opened: ", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_parts_that_were_moved_to_another_whole()
    {
        await Written("Slept through.", null, [], "first line");
        var other = await Written("Slept badly.", null, [], "first line");
        await Sql("update shelf.lines a set words = b.words from shelf.lines b where a.page_id <> b.page_id");

        await using var db = await Open();
        await Assert.ThrowsAsync<SealBrokenException>(() => db.Pages.Include(p => p.Lines).SingleAsync(p => p.Id == other, Ct));
    }

    [Fact]
    public async Task Notices_a_row_that_was_moved_to_another_clinic()
    {
        var page = await Written("Slept through.", null, []);
        await Ring.ToSealWith(elsewhere, Ct);
        await Sql($"update shelf.pages set clinic_id = '{elsewhere.Value}'");

        await using var db = new Notebook(database.OwnerConnectionString, Ring, await Ring.Of(elsewhere, Ct));
        await Assert.ThrowsAsync<SealBrokenException>(() => db.Pages.SingleAsync(p => p.Id == page, Ct));
        await using var wrongDoor = await Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => wrongDoor.Pages.SingleAsync(p => p.Id == page, Ct));
    }

    [Fact]
    public async Task Makes_the_first_keys_once_when_twelve_servers_want_them()
    {
        var rings = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => NewRing().ToSealWith(elsewhere, Ct)));

        Assert.Equal(["processNotes 1", "record 1"], await All($"select kind || ' ' || version from care.data_keys where clinic_id = '{elsewhere.Value}' order by 1"));
        var place = new SealPlace(SealKind.Record, "pages", "text", "1");
        var whole = rings[0].Seal(place, "Slept"u8);
        Assert.All(rings, ring => Assert.Equal("Slept"u8.ToArray(), ring.Open(place, whole)));
    }

    [Fact]
    public async Task Forgets_a_destroyed_key_within_its_short_life()
    {
        var page = await Written("Slept through.", null, []);
        await Sql("update care.data_keys set wrapped = '', destroyed_at = now()");

        clock.Advance(TimeSpan.FromSeconds(60) - TimeSpan.FromTicks(1));
        await using (var db = await Open()) Assert.Equal("Slept through.", (await db.Pages.SingleAsync(p => p.Id == page, Ct)).Text);

        clock.Advance(TimeSpan.FromTicks(1));
        await using (var db = await Open()) Assert.Equal(new KeyDestroyed(), (await Assert.ThrowsAsync<DomainException>(() => db.Pages.SingleAsync(p => p.Id == page, Ct))).Error);
    }

    [Fact]
    public async Task Is_opened_by_the_installations_own_key_alone()
    {
        await Written("Slept through.", null, []);

        await Assert.ThrowsAsync<KeysUnavailableException>(() => new KeyRing(database.OwnerConnectionString, new WrappingKeys(WrappingKey.New()), clock).Of(harbour, Ct));
    }

    [Fact]
    public async Task Lets_the_api_make_keys_and_neither_change_nor_see_another_clinics()
    {
        var asApi = new KeyRing(database.ApiConnectionString, Secret.Wrapping, clock);

        await asApi.ToSealWith(harbour, Ct);

        Assert.Equal(2L, await Ask<long>("select count(*) from care.data_keys"));
        await using var api = NpgsqlDataSource.Create(database.ApiConnectionString);
        await using var other = api.CreateCommand($"select set_config('care.clinic', '{elsewhere.Value}', false); select count(*) from care.data_keys");
        await using (var rows = await other.ExecuteReaderAsync(Ct))
        {
            await rows.NextResultAsync(Ct);
            await rows.ReadAsync(Ct);
            Assert.Equal(0L, rows.GetInt64(0));
        }

        foreach (var act in (string[])["update care.data_keys set wrapped = ''", "delete from care.data_keys"])
        {
            await using var change = api.CreateCommand(act);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => change.ExecuteNonQueryAsync(Ct))).SqlState);
        }
    }

    private KeyRing NewRing() => new(database.OwnerConnectionString, Secret.Wrapping, clock);

    private async Task<Notebook> Open() => new(database.OwnerConnectionString, Ring, await Ring.Of(harbour, Ct));

    private async Task<Guid> Written(string text, string? reason, string[] answers, params string[] lines)
    {
        await using var db = await Open();
        var page = new Page { Id = Guid.CreateVersion7(), ClinicId = harbour, Text = text, Reason = reason };
        foreach (var answer in answers) page.Answer(answer);
        page.Lines.AddRange(lines.Select((words, at) => new Line { Number = at + 1 }.Saying(words)));
        db.Add(page);
        await db.SaveChangesAsync(Ct);
        return page.Id;
    }

    private async Task<(string Text, string Reason, string Answers, string Line)> Columns() =>
        (await Ask<string>("select encode(text, 'hex') from shelf.pages"), await Ask<string>("select encode(reason, 'hex') from shelf.pages"),
         await Ask<string>("select encode(answers, 'hex') from shelf.pages"), await Ask<string>("select encode(words, 'hex') from shelf.lines"));

    private Task Sql(string sql) => Ask<object>(sql);

    private async Task<T> Ask<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Ct))!;
    }

    private async Task<IReadOnlyList<string>> All(string sql) => (await Ask<string>($"select string_agg(one, ',') from ({sql}) as all_of(one)")).Split(',');

    private sealed class Page
    {
        private readonly List<string> _answers = [];

        public Guid Id { get; init; }

        public ClinicId ClinicId { get; init; }

        public string Text { get; set; } = "";

        public string? Reason { get; set; }

        public IReadOnlyList<string> Answers => _answers;

        public List<Line> Lines { get; } = [];

        public void Answer(string answer) => _answers.Add(answer);
    }

    private sealed class Line
    {
        public int Number { get; init; }

        public string Words { get; private init; } = "";

        public Line Saying(string words) => new() { Number = Number, Words = words };
    }

    private sealed class Notebook(string connection, KeyRing ring, ClinicKeys? keys) : DbContext(Options(connection, ring)), IHoldsKeys
    {
        public DbSet<Page> Pages => Set<Page>();

        public ClinicKeys? Keys { get; set; } = keys;

        public ClinicId? Entered => null;

        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.HasDefaultSchema("shelf");
            modelBuilder.Entity<Page>(page =>
            {
                page.ToTable("pages");
                page.Property(p => p.Id).ValueGeneratedNever();
                page.Ignore(p => p.Answers);
                page.Seals(p => p.Text);
                page.Seals(p => p.Reason);
                page.Seals<Page, List<string>>("_answers");
                page.HasMany(p => p.Lines).WithOne().HasForeignKey("PageId");
            });
            modelBuilder.Entity<Line>(line =>
            {
                line.ToTable("lines");
                line.HasKey("PageId", nameof(Line.Number));
                line.Property(l => l.Number).ValueGeneratedNever();
                line.Seals(l => l.Words);
            });
            Conventions.NameInSnakeCase(modelBuilder);
        }

        private static DbContextOptions Options(string connection, KeyRing ring) =>
            new DbContextOptionsBuilder<Notebook>().UseNpgsql(connection).AddInterceptors(new SealsText(ring), OpensText.Instance).Options;
    }
}
