using System.Text.Json;
using IntegrativeCare.Application.Access;
using IntegrativeCare.Application.Outcomes;
using IntegrativeCare.Domain.Clients;
using IntegrativeCare.Domain.Consents;
using IntegrativeCare.Domain.Kernel;
using IntegrativeCare.Domain.Outcomes;
using IntegrativeCare.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace IntegrativeCare.Infrastructure.Persistence.Outcomes;

/// <summary>A client's series as one batch. Nothing in it asks who reads: row security shows each table as far as the gate has opened it.</summary>
/// <remarks>
/// The database picks the points, counts sessions and takes means, so that what comes over does not grow with the scores. Which scores decide a change is said in <see cref="TrendScore.Decides"/>;
/// it stands here once more as <c>decides</c>, and a test holds the two to each other.
/// </remarks>
internal sealed class TrendReader(ClinicDbContext db, ICaller caller) : ITrendReader
{
    // $1 the client, $2 instrument, $3 span, $4 scale, $5 from, $6 to, $7 most points, $8 the clinic, $9 for paper.
    private const string Counting =
        """
        m.client_id = $1 and m.ended_at is null and ($2::text is null or m.instrument = $2) and ($3::text is null or m.span = $3)
            and ($5::timestamptz is null or m.taken_at >= $5) and ($6::timestamptz is null or m.taken_at < $6)
        """;

    private const string Plan =
        "select p.id, p.activated_at, p.author_id, p.author_discipline from care.care_plans p where $5::timestamptz is null and p.client_id = $1 and p.status in ('active', 'onHold') and p.activated_at is not null order by p.activated_at desc, p.id desc limit 1";

    // Evenly: the n scores lie on the line from 0 to $7 - 1, and the first on each whole number stays; the last falls on $7 - 1.
    private const string Series =
        $"""
        with scores as (
          select m.id, m.instrument, m.span, s.scale, s.value, s.completeness, m.moment, m.session_id, m.taken_at, m.first_id, m.category, m.author_id, m.author_discipline,
                 s.completeness = 'complete' and m.moment <> 'after' as decides
            from care.outcome_measurements m cross join lateral jsonb_to_recordset(m.scales) as s(scale text, value numeric, completeness text)
           where {Counting} and s.value is not null and ($4::text is null or s.scale = $4)
        ),
        placed as (
          select scores.*, row_number() over in_order as place, count(*) over whole as n
            from scores window whole as (partition by instrument, span, scale), in_order as (partition by instrument, span, scale order by taken_at, first_id)
        ),
        marked as (
          select placed.*,
                 min(place) filter (where decides and taken_at >= coalesce($5, (select activated_at from ({Plan}) p), '-infinity')) over whole as first_place,
                 max(place) filter (where decides) over whole as last_place,
                 n <= $7 or place = n or (place = 1 and $7 > 1) or ((place - 1) * ($7 - 1)) / greatest(n - 1, 1) > ((place - 2) * ($7 - 1)) / greatest(n - 1, 1) as is_shown
            from placed window whole as (partition by instrument, span, scale)
        ),
        picked as (
          select marked.*, max(taken_at) filter (where place = first_place) over (partition by instrument, span, scale) as begins_at
            from marked where is_shown or place in (first_place, last_place)
        ),
        held as materialized (
          select x.discipline, coalesce(x.completed_at, x.ends_at) as ended_at
            from care.sessions x where x.client_id = $1 and (x.status = 'completed' or (x.status = 'debriefed' and x.completed_at is not null))
        )
        select k.instrument, k.span, k.scale, k.category, k.n, k.id, k.value, k.completeness, k.moment, (select x.id from care.sessions x where x.id = k.session_id), k.taken_at, k.author_id, k.author_discipline, k.is_shown, d.talk, d.touch
          from picked k
          left join lateral (
            select count(*) filter (where h.discipline = 'psychotherapy') as talk, count(*) filter (where h.discipline = 'massageTherapy') as touch
              from held h where h.ended_at > k.begins_at and h.ended_at <= k.taken_at
          ) d on k.place = k.last_place and k.first_place < k.last_place
         order by k.instrument, k.span, k.scale, k.place
        """;

    // Several people can rate one session; of those that the reader sees, the ratings nearest to the work make the pair.
    private const string Pairs =
        $"""
        with taken as (
          select m.id, m.instrument, m.instrument_version, m.span, s.scale, s.value, m.moment, m.session_id, m.taken_at, m.category, m.author_id, m.author_discipline,
                 row_number() over (partition by m.session_id, m.instrument, m.instrument_version, m.span, s.scale, m.moment
                   order by case m.moment when 'before' then m.taken_at end desc, m.taken_at, m.first_id) as nearest
            from care.outcome_measurements m cross join lateral jsonb_to_recordset(m.scales) as s(scale text, value numeric, completeness text)
           where {Counting} and m.moment in ('before', 'after') and s.completeness = 'complete' and s.value is not null and ($4::text is null or s.scale = $4)
        ),
        paired as (
          select b.instrument, b.span, b.scale, b.session_id, b.taken_at, b.value as before, a.value as after, b.id as before_id, b.category, b.author_id, b.author_discipline,
                 a.id as after_id, a.category as after_category, a.author_id as after_author_id, a.author_discipline as after_author_discipline,
                 count(*) over whole as n, avg(a.value - b.value) over whole as mean, row_number() over back as back
            from taken b join taken a using (session_id, instrument, instrument_version, span, scale)
           where b.moment = 'before' and a.moment = 'after' and b.nearest = 1 and a.nearest = 1
          window whole as (partition by b.instrument, b.span, b.scale), back as (partition by b.instrument, b.span, b.scale order by b.taken_at desc, b.id desc)
        )
        select p.instrument, p.span, p.scale, p.n, round(p.mean, 6), x.id, x.discipline, p.taken_at, p.before, p.after, p.before_id, p.category, p.author_id, p.author_discipline,
               p.after_id, p.after_category, p.after_author_id, p.after_author_discipline, x.author_id, x.author_discipline
          from paired p left join care.sessions x on x.id = p.session_id
         where p.back <= $7 order by p.instrument, p.span, p.scale, p.back desc
        """;

    private const string Sessions =
        $"""
        with reach as (select min(m.taken_at) as first_at, max(m.taken_at) as last_at from care.outcome_measurements m where {Counting}),
        held as (
          select x.id, x.discipline, x.starts_at, x.author_id, x.author_discipline,
                 row_number() over (partition by x.discipline order by x.starts_at, x.id) as place, count(*) over (partition by x.discipline) as n
            from care.sessions x, reach
           where x.client_id = $1 and (x.status = 'completed' or (x.status = 'debriefed' and x.completed_at is not null))
             and x.starts_at <= reach.last_at and coalesce(x.completed_at, x.ends_at) >= reach.first_at
        )
        select id, discipline, starts_at, author_id, author_discipline, n > $7 from held
         where n <= $7 or place = n or (place = 1 and $7 > 1) or ((place - 1) * ($7 - 1)) / greatest(n - 1, 1) > ((place - 2) * ($7 - 1)) / greatest(n - 1, 1)
         order by starts_at, id
        """;

    private static readonly string[] Questions =
    [
        "select c.name, c.time_zone, (select t.choices from care.threshold_choices t where t.clinic_id = c.id) from care.clinics c where c.id = $8",
        "select c.name_used, c.author_id, c.author_discipline from care.clients c where c.id = $1 and $9",
        Plan,
        Series,
        Pairs,
        Sessions,
    ];

    public async Task<TrendRead> Read(ClientId client, TrendQuestion question, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        var setting = db.Security.Take();
        if (setting is not null) batch.BatchCommands.Add(setting);
        foreach (var sql in Questions) batch.BatchCommands.Add(Ask(sql, client, question));

        await using var rows = await batch.ExecuteReaderAsync(ct);
        if (setting is not null) await rows.NextResultAsync(ct);
        await rows.ReadAsync(ct);
        var (clinic, zone) = (rows.GetString(0), rows.GetString(1));
        var chosen = rows.IsDBNull(2) ? [] : JsonSerializer.Deserialize<List<ThresholdChoice>>(rows.GetString(2), Json.Options) ?? [];

        var parts = new List<DisclosedPart>();
        var names = await Next(rows, row => Named(row, client, parts), ct);
        var plans = await Next(rows, row => Activated(row, parts), ct);
        var scores = await Next(rows, row => ReadScore(row, parts), ct);
        var pairs = await Next(rows, row => ReadPair(row, parts), ct);
        var sessions = await Next(rows, row => ReadSession(row, parts), ct);

        var paired = pairs.ToLookup(pair => pair.Key);
        return new()
        {
            ClinicName = clinic,
            TimeZone = zone,
            ClientName = names.FirstOrDefault(),
            PlanActivatedAt = plans.Count > 0 ? plans[0] : null,
            Series = [.. scores.GroupBy(score => score.Key).Select(series => Together(series.Key, [.. series], [.. paired[series.Key]]))],
            Sessions = sessions.ConvertAll(session => session.Mark),
            SessionsAreThinned = sessions.Exists(session => session.IsThinned),
            Chosen = chosen,
            Parts = [.. parts.Distinct()],
        };
    }

    private NpgsqlBatchCommand Ask(string sql, ClientId client, TrendQuestion question) => new(sql)
    {
        Parameters =
        {
            new() { Value = client.Value },
            new() { Value = (object?)question.Instrument ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = (object?)question.Span ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = (object?)question.Scale ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = (object?)question.From?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new() { Value = (object?)question.To?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new() { Value = (long)question.MostPoints },
            new() { Value = caller.ClinicId.Value },
            new() { Value = question.ForPaper },
        },
    };

    private static SeriesRead Together((string Instrument, string Span, string Scale) key, List<ScoreRow> scores, List<PairRow> pairs)
    {
        var dose = scores.Find(score => score.Talk is not null);
        return new(key.Instrument, key.Span, key.Scale, scores[0].Category, scores[0].Count, scores.ConvertAll(score => score.Score), dose?.Talk ?? 0, dose?.Touch ?? 0)
        {
            Pairs = pairs.ConvertAll(pair => pair.Pair),
            PairCount = pairs.Count > 0 ? pairs[0].Count : 0,
            MeanChange = pairs.Count > 0 ? pairs[0].Mean : null,
        };
    }

    private static string Named(NpgsqlDataReader row, ClientId client, List<DisclosedPart> parts)
    {
        parts.Add(new(InformationCategory.Demographics, AuthorAt(row, 1), client.Value));
        return row.GetString(0);
    }

    private static DateTimeOffset Activated(NpgsqlDataReader row, List<DisclosedPart> parts)
    {
        parts.Add(new(InformationCategory.CarePlan, AuthorAt(row, 2), row.GetGuid(0)));
        return row.GetFieldValue<DateTimeOffset>(1);
    }

    private static ScoreRow ReadScore(NpgsqlDataReader row, List<DisclosedPart> parts)
    {
        var (category, author, id) = (Word<InformationCategory>(row.GetString(3)), AuthorAt(row, 11), row.GetGuid(5));
        parts.Add(new(category, author, id));
        return new(
            (row.GetString(0), row.GetString(1), row.GetString(2)), category, row.GetInt64(4),
            new(
                new(id, row.GetFieldValue<DateTimeOffset>(10), row.GetDecimal(6), Word<Completeness>(row.GetString(7)), Word<SessionMoment>(row.GetString(8))),
                row.IsDBNull(9) ? null : row.GetGuid(9), author, row.GetBoolean(13)),
            row.IsDBNull(14) ? null : (int)row.GetInt64(14), row.IsDBNull(15) ? null : (int)row.GetInt64(15));
    }

    private static PairRow ReadPair(NpgsqlDataReader row, List<DisclosedPart> parts)
    {
        parts.Add(new(Word<InformationCategory>(row.GetString(11)), AuthorAt(row, 12), row.GetGuid(10)));
        parts.Add(new(Word<InformationCategory>(row.GetString(15)), AuthorAt(row, 16), row.GetGuid(14)));
        if (!row.IsDBNull(6)) parts.Add(new(InformationCategory.Scheduling, AuthorAt(row, 18), row.GetGuid(5)));
        return new(
            (row.GetString(0), row.GetString(1), row.GetString(2)), row.GetInt64(3), row.GetDecimal(4),
            new(row.IsDBNull(5) ? null : row.GetGuid(5), row.IsDBNull(6) ? null : Word<Discipline>(row.GetString(6)), row.GetFieldValue<DateTimeOffset>(7), row.GetDecimal(8), row.GetDecimal(9)));
    }

    private static (SessionMarkView Mark, bool IsThinned) ReadSession(NpgsqlDataReader row, List<DisclosedPart> parts)
    {
        parts.Add(new(InformationCategory.Scheduling, AuthorAt(row, 3), row.GetGuid(0)));
        return (new() { Id = row.GetGuid(0), Discipline = Word<Discipline>(row.GetString(1)), StartsAt = row.GetFieldValue<DateTimeOffset>(2) }, row.GetBoolean(5));
    }

    private sealed record ScoreRow((string Instrument, string Span, string Scale) Key, InformationCategory Category, long Count, ScoreRead Score, int? Talk, int? Touch);

    private sealed record PairRow((string Instrument, string Span, string Scale) Key, long Count, decimal Mean, PairRead Pair);

    private static Author AuthorAt(NpgsqlDataReader row, int column) => new(row.GetGuid(column), row.IsDBNull(column + 1) ? null : Word<Discipline>(row.GetString(column + 1)));

    // The answer to the next question.
    private static async Task<List<T>> Next<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await rows.NextResultAsync(ct);
        var all = new List<T>();
        while (await rows.ReadAsync(ct)) all.Add(read(rows));
        return all;
    }

    private static T Word<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);
}
