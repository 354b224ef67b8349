-- Measurements with scales, spans, corrections and earlier scores. What was answered never changes; what it comes to can be reckoned anew, and the earlier score stays beside it.

alter table care.outcome_measurements alter column total type numeric;
alter table care.outcome_measurements
  add column span text,
  add column scales jsonb,
  add column help text,
  add column taken_at timestamptz,
  add column corrects uuid,
  add column first_id uuid,
  add column ended_at timestamptz,
  add column ended_because text,
  add column ended_by uuid,
  add column end_reason bytea;

update care.outcome_measurements set
  span = case instrument when 'phq9' then '2 weeks' else 'now' end,
  scales = jsonb_build_array(jsonb_build_object('scale', 'total', 'value', total, 'band', band, 'completeness', completeness)),
  taken_at = recorded_at,
  first_id = id;

alter table care.outcome_measurements
  alter column span set not null,
  alter column scales set not null,
  alter column taken_at set not null,
  alter column first_id set not null,
  add constraint fk_outcome_measurements_outcome_measurements foreign key (corrects) references care.outcome_measurements (id),
  add constraint ck_outcome_measurements_end check ((ended_at is null) = (ended_because is null) and (ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null));

-- A measurement is corrected once; the next correction is of the one that took its place.
create unique index ux_outcome_measurements_corrects on care.outcome_measurements (corrects) where corrects is not null;
drop index care.ux_outcome_measurements_once;
create unique index ux_outcome_measurements_once on care.outcome_measurements (session_id, instrument, span, moment, author_id) where moment <> 'standalone' and ended_at is null;
drop index care.ix_outcome_measurements_client_id;
create index ix_outcome_measurements_client_id on care.outcome_measurements (client_id, taken_at desc, id desc);
create index ix_outcome_measurements_series on care.outcome_measurements (client_id, instrument, span, taken_at desc, first_id desc) where ended_at is null;
create index ix_outcome_measurements_session_id on care.outcome_measurements (session_id);
create index ix_outcome_measurements_first_id on care.outcome_measurements (first_id);

-- A correction is the same answer to the client: what is said of one is said of all, also of those that come later.
create or replace function care.with_all_versions(records uuid[]) returns uuid[] language sql stable security definer set search_path = care, pg_temp as $$
  select array(
    select unnest(records)
    union
    select other.id from session_notes n join session_notes other on other.original_id = n.original_id and other.client_id = n.client_id
     where n.id = any (records) and n.clinic_id = clinic() and n.client_id = any (opened_clients())
    union
    select other.id from outcome_measurements m join outcome_measurements other on other.first_id = m.first_id and other.client_id = m.client_id
     where m.id = any (records) and m.clinic_id = clinic() and m.client_id = any (opened_clients()))
$$;

create table care.earlier_scores (
  measurement_id uuid not null,
  scoring_version integer not null,
  total numeric,
  band text,
  completeness text not null,
  scales jsonb not null,
  until timestamptz not null,
  constraint pk_earlier_scores primary key (measurement_id, scoring_version),
  constraint fk_earlier_scores_outcome_measurements foreign key (measurement_id) references care.outcome_measurements (id)
);
alter table care.earlier_scores enable row level security;
create policy of_the_whole on care.earlier_scores
  using (exists (select from care.outcome_measurements w where w.id = measurement_id)) with check (exists (select from care.outcome_measurements w where w.id = measurement_id));
grant select, insert on care.earlier_scores to care_api;

grant update (scoring_version, total, band, completeness, scales, ended_at, ended_because, ended_by, end_reason, revision) on care.outcome_measurements to care_api;

-- Answers stay as they were given. A score changes only to that of a newer rule, and only once the earlier one is kept; an end is said once.
create function care.keep_what_was_answered() returns trigger language plpgsql as $$
begin
  if (new.id, new.clinic_id, new.client_id, new.author_id, new.author_discipline, new.category, new.instrument, new.instrument_version, new.span, new.moment, new.session_id, new.answered_by, new.help,
      new.taken_at, new.recorded_at, new.safety_answer, new.corrects, new.first_id)
    is distinct from
     (old.id, old.clinic_id, old.client_id, old.author_id, old.author_discipline, old.category, old.instrument, old.instrument_version, old.span, old.moment, old.session_id, old.answered_by, old.help,
      old.taken_at, old.recorded_at, old.safety_answer, old.corrects, old.first_id)
    or (new.answers is distinct from old.answers and not care.reseals())
    or (old.ended_at is not null and ((new.ended_at, new.ended_because, new.ended_by) is distinct from (old.ended_at, old.ended_because, old.ended_by) or (new.end_reason is distinct from old.end_reason and not care.reseals())))
  then
    raise exception 'A measurement does not change.' using errcode = 'restrict_violation';
  end if;
  if (new.scoring_version, new.total, new.band, new.completeness, new.scales) is distinct from (old.scoring_version, old.total, old.band, old.completeness, old.scales)
    and (new.scoring_version <= old.scoring_version or not exists (
      select from care.earlier_scores e
       where e.measurement_id = old.id and e.scoring_version = old.scoring_version and (e.total, e.band, e.completeness, e.scales) is not distinct from (old.total, old.band, old.completeness, old.scales)))
  then
    raise exception 'A score gives way to a newer one, and stays beside it.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_what_was_answered before update on care.outcome_measurements for each row execute function care.keep_what_was_answered();

-- A correction is of a measurement of the same client, on the same occasion, and stands in its line.
create function care.follow_what_is_corrected() returns trigger language plpgsql as $$
begin
  new.first_id := coalesce(new.first_id, new.id);
  if new.corrects is null then
    if new.first_id <> new.id then
      raise exception 'A measurement that corrects none is the first of its line.' using errcode = 'restrict_violation';
    end if;
  elsif not exists (
    select from care.outcome_measurements m
     where m.id = new.corrects and m.client_id = new.client_id and m.first_id = new.first_id and m.ended_because = 'corrected'
       and (m.instrument, m.instrument_version, m.span, m.moment, m.session_id, m.taken_at) is not distinct from (new.instrument, new.instrument_version, new.span, new.moment, new.session_id, new.taken_at))
  then
    raise exception 'A correction takes the place of what it corrects.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger follow_what_is_corrected before insert on care.outcome_measurements for each row execute function care.follow_what_is_corrected();

-- An earlier score is the one that stands until the newer takes its place, and nothing else.
create function care.keep_the_score_that_stands() returns trigger language plpgsql as $$
begin
  if not exists (
    select from care.outcome_measurements m
     where m.id = new.measurement_id and (m.scoring_version, m.total, m.band, m.completeness, m.scales) is not distinct from (new.scoring_version, new.total, new.band, new.completeness, new.scales))
  then
    raise exception 'Only the score that stands can become an earlier one.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_the_score_that_stands before insert on care.earlier_scores for each row execute function care.keep_the_score_that_stands();
