-- What clients' scores did in a period, counted across the clinic for quality review. Only groups of eleven or more leave the function; the rows behind them do not.

-- The middle and the quartiles of some figures, to one decimal. Never the lowest or the highest: those are one client's.
create function care.spread(figures numeric[]) returns numeric[] language sql immutable as $$
  select array[
      round(avg(f), 1), round((percentile_cont(0.25) within group (order by f))::numeric, 1),
      round((percentile_cont(0.5) within group (order by f))::numeric, 1), round((percentile_cont(0.75) within group (order by f))::numeric, 1)]
    from unnest(figures) f
$$;
revoke all on function care.spread(numeric[]) from public;

-- One array each of what the domain says of a measure: its instrument, its span, what a higher score means, and the kind, the amount and the sides of the usual threshold.
create function care.clinic_outcomes(first_day date, last_day date, express_consent_only boolean, instruments text[], spans text[], higher text[], kinds text[], amounts numeric[], both_ways boolean[])
  returns table (measure integer, care_mix text, clients integer, baseline numeric[], last numeric[], change numeric[], psychotherapy_sessions numeric, massage_sessions numeric,
                 improved integer, unchanged integer, worse integer, not_improved integer)
  language sql stable security definer set search_path = care, pg_temp as $$
  with here as (
    select k.id, n.at, first_day::timestamp at time zone k.time_zone as begins, (last_day + 1)::timestamp at time zone k.time_zone as ends,
           clinic_outcomes.express_consent_only or k.express_consent_only as needs_permit
      from clinics k cross join lateral (select coalesce(care.now(), pg_catalog.now()) as at) n
     -- Whole years of months that are over, whoever asks: periods that differ by little would tell of the few between them.
     where k.id = clinic() and extract(day from first_day) = 1 and extract(day from last_day + 1) = 1 and last_day < (n.at at time zone k.time_zone)::date
       and exists (select from generate_series(1, 5) years where first_day + make_interval(years => years) = last_day + 1)
  ), asked as (
    select a.number::integer - 1 as number, a.instrument, a.span, a.higher_is, a.kind, a.amount, a.is_both_ways
      from unnest(instruments, spans, higher, kinds, amounts, both_ways) with ordinality as a(instrument, span, higher_is, kind, amount, is_both_ways, number)
  ), wills as materialized (
    -- The client's will as it stands now. A clinic cannot be named as a recipient, so a withhold for the clinic's own purposes counts from whomever it keeps something; of permits counts
    -- only what is for the whole care team.
    select d.client_id, d.kind, d.categories, case when d.records = '{}' then d.records else with_all_versions(d.records) end as records
      from here h join consent_directives d on d.clinic_id = h.id
     where d.status = 'active' and (d.until is null or d.until > h.at)
       and (d.kind = 'withhold' and (d."from" is null or d."from" <= greatest(h.at, d.drafted_at)) and (d.purposes = '{}' or 'healthcareOperations' = any (d.purposes))
            or d.kind = 'permit' and d."from" <= h.at and 'healthcareOperations' = any (d.purposes) and d.recipient_kind = 'careTeam')
  ), scores as (
    -- Ratings after a session's work are about that session; first and last have to stand on one side of it.
    select a.number, m.client_id, m.id, m.first_id, m.total, m.taken_at
      from here h join clients c on c.clinic_id = h.id
      join outcome_measurements m on m.client_id = c.id and m.taken_at >= h.begins and m.taken_at < h.ends
      join asked a on a.instrument = m.instrument and a.span = m.span
     where m.ended_at is null and m.completeness = 'complete' and m.total is not null and m.moment <> 'after'
       and not exists (select from wills w where w.kind = 'withhold' and w.client_id = m.client_id and (w.categories && array[m.category, 'scheduling'] or m.id = any (w.records) or m.first_id = any (w.records)))
       and (not h.needs_permit or exists (select from wills w where w.kind = 'permit' and w.client_id = m.client_id and m.category = any (w.categories)))
  ), ways as (
    select s.number, s.client_id, (array_agg(s.total order by s.taken_at, s.first_id))[1] as baseline, (array_agg(s.total order by s.taken_at desc, s.first_id desc))[1] as last,
           min(s.taken_at) as since, max(s.taken_at) as until
      from scores s group by s.number, s.client_id having count(*) >= 2
  ), cared_for as (
    -- Who had no session in between had no care there to look back at.
    select w.number, w.baseline, w.last, w.last - w.baseline as change, held.talks, held.touches,
           case when held.touches = 0 then 'psychotherapyOnly' when held.talks = 0 then 'massageOnly' else 'both' end as mix
      from ways w
      cross join lateral (
        select count(*) filter (where s.discipline = 'psychotherapy') as talks, count(*) filter (where s.discipline = 'massageTherapy') as touches
          from sessions s cross join lateral (select coalesce(s.completed_at, s.ends_at) as ended) b
         where s.client_id = w.client_id and (s.status = 'completed' or (s.status = 'debriefed' and s.completed_at is not null)) and b.ended > w.since and b.ended <= w.until
           and not exists (select from wills x where x.kind = 'withhold' and x.client_id = s.client_id and s.id = any (x.records))) held
     where held.talks + held.touches > 0
  ), judged as (
    select c.*, a.is_both_ways,
           case when a.kind is null or gain.points is null then null
                when gain.needed > 0 and gain.points >= gain.needed then 'improved'
                when not a.is_both_ways then 'notImproved'
                when gain.needed > 0 and -gain.points >= gain.needed then 'worse'
                else 'unchanged' end as verdict
      from cared_for c join asked a on a.number = c.number
      cross join lateral (
        select case a.higher_is when 'worse' then -c.change when 'better' then c.change end as points, case a.kind when 'percent' then c.baseline * a.amount / 100 else a.amount end as needed) gain
  ), groups as (
    select j.number, j.is_both_ways, case when grouping(j.mix) = 0 then j.mix end as mix, count(*)::integer as clients,
           spread(array_agg(j.baseline)) as baseline, spread(array_agg(j.last)) as last, spread(array_agg(j.change)) as change,
           round((percentile_cont(0.5) within group (order by j.talks))::numeric, 1) as talks, round((percentile_cont(0.5) within group (order by j.touches))::numeric, 1) as touches,
           count(*) filter (where j.verdict = 'improved')::integer as improved, count(*) filter (where j.verdict = 'unchanged')::integer as unchanged,
           count(*) filter (where j.verdict = 'worse')::integer as worse, count(*) filter (where j.verdict = 'notImproved')::integer as not_improved
      from judged j group by grouping sets ((j.number, j.is_both_ways), (j.number, j.is_both_ways, j.mix))
  ), sizes as (
    select g.*, case when g.is_both_ways then least(g.improved, g.unchanged, g.worse) else least(g.improved, g.not_improved) end as smallest_count,
           g.mix is null or count(*) filter (where g.mix is not null and g.clients >= 11) over (partition by g.number) = 3 as is_told
      from groups g
  ), told as (
    -- What makes up a whole is told together or not at all: the care mixes of a measure, the counts of a group, and the counts of the care mixes.
    select s.*, case when s.mix is null then s.smallest_count else min(s.smallest_count) filter (where s.mix is not null) over (partition by s.number) end >= 11 as are_counts_told
      from sizes s where s.clients >= 11 and s.is_told
  )
  select t.number, t.mix, t.clients, t.baseline, t.last, t.change, t.talks, t.touches,
         case when t.are_counts_told then t.improved end, case when t.are_counts_told and t.is_both_ways then t.unchanged end,
         case when t.are_counts_told and t.is_both_ways then t.worse end, case when t.are_counts_told and not t.is_both_ways then t.not_improved end
    from told t order by t.number, t.mix nulls first
$$;
revoke all on function care.clinic_outcomes(date, date, boolean, text[], text[], text[], text[], numeric[], boolean[]) from public;
grant execute on function care.clinic_outcomes(date, date, boolean, text[], text[], text[], text[], numeric[], boolean[]) to care_api;
