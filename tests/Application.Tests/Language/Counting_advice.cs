using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Language;
using IntegrativeCare.Domain.Practitioners;
using IntegrativeCare.Testing;
using Npgsql;

namespace IntegrativeCare.Application.Tests.Language;

/// <summary>CR-186, I48, I51.</summary>
public sealed class Counting_advice(PostgresServer server)
{
    private const string Text = "Zanzibarine client refused.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_eleven_and_not_ten()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        for (var n = 0; n < 11; n++) await Review(clinic, clinic.Tomas, ReviewedText.SessionNote);
        for (var n = 0; n < 10; n++) await Review(clinic, clinic.Ruth, ReviewedText.SessionNote);
        clinic.Clock.Advance(TimeSpan.FromDays(31));

        var count = Assert.Single(await Counts(clinic));
        Assert.Equal((new DateOnly(2026, 3, 1), Discipline.MassageTherapy, "AG-REFUSED", 11L), (count.Month, count.Discipline, count.RuleId, count.Times));
    }

    /// <summary>The difference of two answers would tell how often somebody wrote something in between.</summary>
    [Fact]
    public async Task Tells_a_month_when_it_is_over_and_not_before()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        for (var n = 0; n < 11; n++) await Review(clinic, clinic.Tomas, ReviewedText.SessionNote);

        // The clinic's day ends four hours after that of UTC.
        clinic.Clock.Set(new(2026, 4, 1, 3, 59, 0, TimeSpan.Zero));
        Assert.Empty(await Counts(clinic));
        Assert.Empty(await Counts(clinic, new DateOnly(2026, 3, 1), new DateOnly(2026, 12, 31)));

        clinic.Clock.Set(new(2026, 4, 1, 4, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateOnly(2026, 3, 1), Assert.Single(await Counts(clinic)).Month);
        Assert.Single(await Counts(clinic, new DateOnly(2026, 3, 1), new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public async Task I48_counts_nothing_of_a_process_note_nor_of_a_text_that_nobody_called_a_session_note()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        foreach (var kind in (ReviewedText?[])[ReviewedText.ProcessNote, ReviewedText.Other, null])
            for (var n = 0; n < 11; n++) await Review(clinic, clinic.Ruth, kind);

        Assert.Equal(0L, await clinic.AskAsOwner("select count(*) from care.language_counts", Ct));
    }

    [Fact]
    public async Task Keeps_months_and_disciplines_apart_and_adds_what_comes_at_once()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        await Task.WhenAll(Enumerable.Range(0, 24).Select(n => Review(clinic, n % 2 == 0 ? clinic.Tomas : clinic.Ruth, ReviewedText.SessionNote)));
        clinic.Clock.Advance(TimeSpan.FromDays(31));
        await Review(clinic, clinic.Tomas, ReviewedText.SessionNote);

        Assert.Equal([(Discipline.MassageTherapy, 12L), (Discipline.Psychotherapy, 12L)], (await Counts(clinic)).Select(count => (count.Discipline, count.Times)));
        Assert.Empty(await Counts(clinic, new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 30)));
        Assert.Equal(2, (await Counts(clinic, new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 1))).Count);
        Assert.IsType<RequestInvalid>(await clinic.As(clinic.Ada).Refused(new ListLanguageCounts(new(2026, 4, 1), new(2026, 3, 31)), Ct));
    }

    [Fact]
    public async Task Is_for_the_front_desk_of_the_clinic_alone()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        var elsewhere = await clinic.Enrol("Sven", Discipline.MassageTherapy, at: await clinic.OpenAnother("Elsewhere", Ct), ct: Ct);
        for (var n = 0; n < 11; n++) await Review(clinic, elsewhere, ReviewedText.SessionNote);
        clinic.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Empty(await Counts(clinic));
        foreach (var other in (Person[])[clinic.Ruth, clinic.Pia, clinic.MayaHerself]) Assert.Equal(new RoleNotAllowed(), await clinic.As(other).Refused(new ListLanguageCounts(null, null), Ct));
    }

    [Fact]
    public async Task I51_leaves_no_trace_of_the_text_in_any_table()
    {
        await using var clinic = await Clinic.Open(server, Ct);
        foreach (var kind in (ReviewedText?[])[ReviewedText.SessionNote, ReviewedText.ProcessNote, null]) await Review(clinic, clinic.Ruth, kind);

        await using var connection = new NpgsqlConnection(clinic.Database.OwnerConnectionString);
        await connection.OpenAsync(Ct);
        var tables = new List<string>();
        await using (var ask = new NpgsqlCommand("select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('care', 'identity', 'public') and c.relkind in ('r', 'p')", connection))
        await using (var rows = await ask.ExecuteReaderAsync(Ct))
            while (await rows.ReadAsync(Ct)) tables.Add(rows.GetString(0));

        Assert.Contains("care.access_ledger", tables);
        foreach (var table in tables)
        {
            await using var search = new NpgsqlCommand($"select exists (select from {table} t where t::text ilike '%zanzibarine%')", connection);
            Assert.Equal((table, false), (table, await search.ExecuteScalarAsync(Ct)));
        }
    }

    private static Task<LanguageReviewView> Review(Clinic clinic, Person who, ReviewedText? kind) => clinic.As(who).Send(new CheckLanguage(new() { Text = Text, Kind = kind }), Ct);

    private static async Task<IReadOnlyList<LanguageCountView>> Counts(Clinic clinic, DateOnly? from = null, DateOnly? to = null) => (await clinic.As(clinic.Ada).Send(new ListLanguageCounts(from, to), Ct)).Items;
}
