-- Care itself: the shared plan, sessions and touch, notes, measurements and safety signals.

create table care.care_plans (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  disclosure_keys text[] generated always as (care.keys_of('carePlan', author_discipline, author_id, id)) stored,
  drafted_at timestamptz not null,
  title text not null,
  review_on date not null,
  lead_practitioner_id uuid not null,
  status text not null,
  version integer not null,
  activated_at timestamptz,
  closed_at timestamptz,
  hold_reason text,
  psychotherapy_declined jsonb,
  revision integer not null,
  constraint pk_care_plans primary key (id),
  constraint fk_care_plans_clients foreign key (client_id) references care.clients (id),
  constraint fk_care_plans_practitioners foreign key (lead_practitioner_id) references care.practitioners (id)
);
create index ix_care_plans_client_id on care.care_plans (client_id, id);
create index ix_care_plans_lead_practitioner_id on care.care_plans (lead_practitioner_id);
select care.guard('care.care_plans');

create table care.goals (
  id uuid not null,
  care_plan_id uuid not null,
  title text not null,
  category text not null,
  target jsonb,
  owner uuid not null,
  status text not null,
  added_on date not null,
  constraint pk_goals primary key (id),
  constraint fk_goals_care_plans foreign key (care_plan_id) references care.care_plans (id)
);
create index ix_goals_care_plan_id on care.goals (care_plan_id);

create table care.interventions (
  id uuid not null,
  care_plan_id uuid not null,
  discipline text not null,
  author_id uuid not null,
  author_discipline text,
  changed_by_id uuid not null,
  changed_by_discipline text,
  status text not null,
  modality text,
  technique text,
  regions text[] not null,
  pressure_ceiling integer,
  frequency jsonb not null,
  goal_ids uuid[] not null,
  description text,
  constraint pk_interventions primary key (id),
  constraint fk_interventions_care_plans foreign key (care_plan_id) references care.care_plans (id)
);
create index ix_interventions_care_plan_id on care.interventions (care_plan_id);

create table care.approvals (
  id uuid not null,
  care_plan_id uuid not null,
  version integer not null,
  discipline text not null,
  practitioner_id uuid not null,
  approved_at timestamptz not null,
  constraint pk_approvals primary key (id),
  constraint fk_approvals_care_plans foreign key (care_plan_id) references care.care_plans (id)
);
create index ix_approvals_care_plan_id on care.approvals (care_plan_id);

create table care.agreements (
  id uuid not null,
  care_plan_id uuid not null,
  version integer not null,
  method text not null,
  recorded_by_id uuid not null,
  recorded_by_discipline text,
  witness_id uuid,
  agreed_at timestamptz not null,
  constraint pk_agreements primary key (id),
  constraint fk_agreements_care_plans foreign key (care_plan_id) references care.care_plans (id)
);
create index ix_agreements_care_plan_id on care.agreements (care_plan_id);

create table care.sessions (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  disclosure_keys text[] generated always as (care.keys_of('scheduling', author_discipline, author_id, id)) stored,
  discipline text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  room text,
  plan_id uuid,
  status text not null,
  started_at timestamptz,
  completed_at timestamptz,
  stopped_at timestamptz,
  revision integer not null,
  constraint pk_sessions primary key (id),
  constraint fk_sessions_clients foreign key (client_id) references care.clients (id),
  constraint fk_sessions_practitioners foreign key (author_id) references care.practitioners (id),
  constraint fk_sessions_care_plans foreign key (plan_id) references care.care_plans (id),
  -- Nobody is in two places at once. The clinic stands in each, so that no clinic feels another's schedule.
  constraint ex_sessions_practitioner exclude using gist (clinic_id with =, author_id with =, tstzrange(starts_at, ends_at) with &&) where (status not in ('cancelled', 'noShow')),
  constraint ex_sessions_client exclude using gist (clinic_id with =, client_id with =, tstzrange(starts_at, ends_at) with &&) where (status not in ('cancelled', 'noShow')),
  constraint ex_sessions_room exclude using gist (clinic_id with =, lower(room) with =, tstzrange(starts_at, ends_at) with &&) where (room is not null and status not in ('cancelled', 'noShow'))
);
create index ix_sessions_plan_id on care.sessions (plan_id);
create index ix_sessions_client_id on care.sessions (client_id, starts_at desc, id desc);
select care.guard('care.sessions');

create table care.touch_consents (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  disclosure_keys text[] generated always as (care.keys_of('bodywork', author_discipline, author_id, id)) stored,
  session_id uuid not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  revision integer not null,
  constraint pk_touch_consents primary key (id),
  constraint fk_touch_consents_clients foreign key (client_id) references care.clients (id),
  constraint fk_touch_consents_sessions foreign key (session_id) references care.sessions (id)
);
create unique index ux_touch_consents_session on care.touch_consents (session_id);
create index ix_touch_consents_client_id on care.touch_consents (client_id, id);
select care.guard('care.touch_consents');

create table care.consented_regions (
  id uuid not null,
  touch_consent_id uuid not null,
  region text not null,
  techniques text[] not null,
  ceiling integer not null,
  written_consent_on date,
  given_at timestamptz not null,
  ended_at timestamptz,
  constraint pk_consented_regions primary key (id),
  constraint fk_consented_regions_touch_consents foreign key (touch_consent_id) references care.touch_consents (id)
);
create index ix_consented_regions_touch_consent_id on care.consented_regions (touch_consent_id);

create table care.regions_worked (
  id uuid not null,
  touch_consent_id uuid not null,
  region text not null,
  technique text not null,
  pressure integer not null,
  at timestamptz not null,
  constraint pk_regions_worked primary key (id),
  constraint fk_regions_worked_touch_consents foreign key (touch_consent_id) references care.touch_consents (id)
);
create index ix_regions_worked_touch_consent_id on care.regions_worked (touch_consent_id);

create table care.session_notes (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  category text not null,
  -- An unsigned draft is open to its author alone.
  disclosure_keys text[] generated always as (case when status = 'draft' then array['draft/' || author_id::text] else care.keys_of(category, author_discipline, author_id, id) end) stored,
  session_id uuid not null,
  format text not null,
  sections jsonb not null,
  written_at timestamptz not null,
  status text not null,
  signed_at timestamptz,
  content_hash text,
  supervisor_id uuid,
  co_signed_at timestamptz,
  revision integer not null,
  constraint pk_session_notes primary key (id),
  constraint fk_session_notes_clients foreign key (client_id) references care.clients (id),
  constraint fk_session_notes_sessions foreign key (session_id) references care.sessions (id)
);
create index ix_session_notes_client_id on care.session_notes (client_id, written_at desc, id desc);
create index ix_session_notes_session_id on care.session_notes (session_id);
select care.guard('care.session_notes');

create table care.addenda (
  id uuid not null,
  session_note_id uuid not null,
  text text not null,
  reason text,
  author_id uuid not null,
  author_discipline text,
  added_at timestamptz not null,
  constraint pk_addenda primary key (id),
  constraint fk_addenda_session_notes foreign key (session_note_id) references care.session_notes (id)
);
create index ix_addenda_session_note_id on care.addenda (session_note_id);

create table care.outcome_measurements (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  category text not null,
  disclosure_keys text[] generated always as (care.keys_of(category, author_discipline, author_id, id)) stored,
  instrument text not null,
  instrument_version integer not null,
  scoring_version integer not null,
  answers jsonb not null,
  total integer,
  band text,
  completeness text not null,
  moment text not null,
  session_id uuid,
  answered_by text not null,
  recorded_at timestamptz not null,
  safety_answer integer,
  revision integer not null,
  constraint pk_outcome_measurements primary key (id),
  constraint fk_outcome_measurements_clients foreign key (client_id) references care.clients (id),
  constraint fk_outcome_measurements_sessions foreign key (session_id) references care.sessions (id)
);
create index ix_outcome_measurements_client_id on care.outcome_measurements (client_id, recorded_at desc, id desc);
create unique index ux_outcome_measurements_once on care.outcome_measurements (session_id, instrument, moment) where moment <> 'standalone';
select care.guard('care.outcome_measurements');

create table care.safety_signals (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  disclosure_keys text[] generated always as (care.keys_of('mentalHealthOutcomes', author_discipline, author_id, id)) stored,
  measurement_id uuid not null,
  level text not null,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  assessment_reference text,
  revision integer not null,
  constraint pk_safety_signals primary key (id),
  constraint fk_safety_signals_clients foreign key (client_id) references care.clients (id),
  constraint fk_safety_signals_outcome_measurements foreign key (measurement_id) references care.outcome_measurements (id),
  constraint fk_safety_signals_practitioners foreign key (author_id) references care.practitioners (id)
);
create unique index ux_safety_signals_measurement on care.safety_signals (measurement_id);
create index ix_safety_signals_client_id on care.safety_signals (client_id, id);
select care.guard('care.safety_signals');

-- A part of a whole is seen exactly when the whole is.
do $$
declare
  part record;
begin
  for part in select * from (values
      ('goals', 'care_plan_id', 'care_plans'), ('interventions', 'care_plan_id', 'care_plans'), ('approvals', 'care_plan_id', 'care_plans'), ('agreements', 'care_plan_id', 'care_plans'),
      ('consented_regions', 'touch_consent_id', 'touch_consents'), ('regions_worked', 'touch_consent_id', 'touch_consents'), ('addenda', 'session_note_id', 'session_notes')) as v(tbl, col, whole)
  loop
    execute format('alter table care.%I enable row level security', part.tbl);
    -- One look by primary key for each part, under the whole's own policy: a list of all wholes would be read in full.
    execute format('create policy of_the_whole on care.%1$I using (exists (select from care.%3$I w where w.id = %1$I.%2$I)) with check (exists (select from care.%3$I w where w.id = %1$I.%2$I))', part.tbl, part.col, part.whole);
    execute format('grant select, insert, update on care.%I to care_api', part.tbl);
  end loop;
end $$;

-- What was once said stays as it was said, whoever runs the statement (I42): approvals, agreements, work done, addenda and answers are only ever added.
revoke update on care.approvals, care.agreements, care.regions_worked, care.addenda, care.outcome_measurements from care_api;

create function care.keep_what_was_signed() returns trigger language plpgsql as $$
begin
  if old.status <> 'draft' and (
    new.status = 'draft'
    or (new.clinic_id, new.client_id, new.session_id, new.author_id, new.author_discipline, new.category, new.format, new.sections, new.written_at, new.signed_at, new.content_hash, new.supervisor_id)
      is distinct from
       (old.clinic_id, old.client_id, old.session_id, old.author_id, old.author_discipline, old.category, old.format, old.sections, old.written_at, old.signed_at, old.content_hash, old.supervisor_id)
  ) then
    raise exception 'A signed note does not change.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_what_was_signed before update on care.session_notes for each row execute function care.keep_what_was_signed();

-- Whether a safety follow-up is running: the cue crosses to the other discipline, the answer never does. It needs the key to safety cues.
create function care.has_safety_follow_up(client uuid) returns boolean language sql stable security definer set search_path = care, pg_temp
  return exists (
    select from care.safety_signals s
     where s.client_id = client and s.clinic_id = care.clinic() and s.closed_at is null and client = any (care.opened_clients())
       and care.opened_keys() && array['safetyCues/psychotherapy', 'safetyCues/' || s.author_id::text]);
revoke all on function care.has_safety_follow_up(uuid) from public;
grant execute on function care.has_safety_follow_up(uuid) to care_api;

-- What a record of the opened client is, for a reader who may know that it exists. Drafts and the kinds of information whose existence is private are not there.
create function care.what_is(record uuid) returns table (category text, author_id uuid, author_discipline text) language sql stable security definer set search_path = care, pg_temp as $$
  select r.category, r.author_id, r.author_discipline
    from (
      select p.id, p.clinic_id, p.client_id, 'carePlan' as category, p.author_id, p.author_discipline from care.care_plans p where p.id = record
      union all select s.id, s.clinic_id, s.client_id, 'scheduling', s.author_id, s.author_discipline from care.sessions s where s.id = record
      union all select t.session_id, t.clinic_id, t.client_id, 'bodywork', t.author_id, t.author_discipline from care.touch_consents t where t.id = record
      union all select n.id, n.clinic_id, n.client_id, n.category, n.author_id, n.author_discipline from care.session_notes n where n.id = record and n.status <> 'draft'
      union all select m.id, m.clinic_id, m.client_id, m.category, m.author_id, m.author_discipline from care.outcome_measurements m where m.id = record
      union all select c.id, c.clinic_id, c.id, 'demographics', c.author_id, c.author_discipline from care.clients c where c.id = record
    ) r
   where r.clinic_id = care.clinic() and r.client_id = any (care.opened_clients()) and r.category not in ('psychotherapyProcess', 'traumaHistory', 'substanceUse')
$$;
revoke all on function care.what_is(uuid) from public;
grant execute on function care.what_is(uuid) to care_api;
