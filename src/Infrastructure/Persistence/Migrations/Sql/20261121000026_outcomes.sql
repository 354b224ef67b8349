-- Measurements with scales, spans, corrections and earlier scores. What was answered never changes; what it comes to can be reckoned anew, and the earlier score stays beside it.

alter table care.outcome_measurements alter column total type numeric;
alter table care.outcome_measurements
  add column span text,
  add column scales jsonb,
  add column help text,
  add column taken_at timestamptz,
  add column corrects uuid,
  add column ended_at timestamptz,
  add column ended_because text,
  add column ended_by uuid,
  add column end_reason bytea;

update care.outcome_measurements set
  span = case instrument when 'phq9' then '2 weeks' else 'now' end,
  scales = jsonb_build_array(jsonb_build_object('scale', 'total', 'value', total, 'band', band, 'completeness', completeness)),
  taken_at = recorded_at;

alter table care.outcome_measurements
  alter column span set not null,
  alter column scales set not null,
  alter column taken_at set not null,
  add constraint fk_outcome_measurements_outcome_measurements foreign key (corrects) references care.outcome_measurements (id),
  add constraint ck_outcome_measurements_end check ((ended_at is null) = (ended_because is null) and (ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null));

-- A measurement is corrected once; the next correction is of the one that took its place.
create unique index ux_outcome_measurements_corrects on care.outcome_measurements (corrects) where corrects is not null;
drop index care.ux_outcome_measurements_once;
create unique index ux_outcome_measurements_once on care.outcome_measurements (session_id, instrument, span, moment) where moment <> 'standalone' and ended_at is null;
drop index care.ix_outcome_measurements_client_id;
create index ix_outcome_measurements_client_id on care.outcome_measurements (client_id, taken_at desc, id desc);
create index ix_outcome_measurements_series on care.outcome_measurements (client_id, instrument, span, taken_at desc, id desc) where ended_at is null;

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
      new.taken_at, new.recorded_at, new.safety_answer, new.corrects)
    is distinct from
     (old.id, old.clinic_id, old.client_id, old.author_id, old.author_discipline, old.category, old.instrument, old.instrument_version, old.span, old.moment, old.session_id, old.answered_by, old.help,
      old.taken_at, old.recorded_at, old.safety_answer, old.corrects)
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
