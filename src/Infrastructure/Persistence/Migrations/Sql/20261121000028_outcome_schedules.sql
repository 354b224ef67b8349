-- Which measures are agreed how often, what bodywork left behind, and under which permission a clinic uses an instrument whose wording is not free.

create table care.outcome_schedules (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  category text not null,
  disclosure_keys text[] generated always as (care.keys_of(category, author_discipline, author_id, id)) stored,
  instrument text not null,
  span text not null,
  cadence text not null,
  weeks integer,
  sessions text,
  asked_of text not null,
  starts_on date not null,
  last_on date,
  agreed_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  revision integer not null,
  constraint pk_outcome_schedules primary key (id),
  constraint fk_outcome_schedules_clients foreign key (client_id) references care.clients (id),
  constraint ck_outcome_schedules_cadence check ((cadence = 'everyWeeks') = (weeks is not null) and (cadence = 'aroundSessions') = (sessions is not null))
);
create index ix_outcome_schedules_client_id on care.outcome_schedules (client_id, id);
create index ix_outcome_schedules_under_way on care.outcome_schedules (client_id) where ended_at is null;
select care.guard('care.outcome_schedules');
select care.register_record('outcomeSchedule', 'care.outcome_schedules', 'r.category');

create function care.keep_what_was_agreed_to_measure() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null or (new.id, new.clinic_id, new.client_id, new.author_id, new.author_discipline, new.category, new.instrument, new.span, new.cadence, new.weeks, new.sessions, new.asked_of, new.starts_on, new.last_on, new.agreed_at)
    is distinct from (old.id, old.clinic_id, old.client_id, old.author_id, old.author_discipline, old.category, old.instrument, old.span, old.cadence, old.weeks, old.sessions, old.asked_of, old.starts_on, old.last_on, old.agreed_at)
  then
    raise exception 'A schedule only ends.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_what_was_agreed_to_measure before update on care.outcome_schedules for each row execute function care.keep_what_was_agreed_to_measure();

create table care.adverse_events (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  disclosure_keys text[] generated always as (care.keys_of('bodywork', author_discipline, author_id, id)) stored,
  session_id uuid not null,
  effect text not null,
  weight text,
  words bytea,
  noticed_at timestamptz not null,
  recorded_at timestamptz not null,
  follow_up_by timestamptz,
  closed_at timestamptz,
  revision integer not null,
  constraint pk_adverse_events primary key (id),
  constraint fk_adverse_events_clients foreign key (client_id) references care.clients (id),
  constraint fk_adverse_events_sessions foreign key (session_id) references care.sessions (id),
  constraint ck_adverse_events_open check ((closed_at is null) = (follow_up_by is not null))
);
create index ix_adverse_events_client_id on care.adverse_events (client_id, id);
create index ix_adverse_events_session_id on care.adverse_events (session_id);
select care.guard('care.adverse_events');
select care.register_record('adverseEvent', 'care.adverse_events', '''bodywork''');

create table care.effect_follow_ups (
  id uuid not null,
  adverse_event_id uuid not null,
  course text not null,
  words bytea,
  by_id uuid not null,
  by_discipline text,
  at timestamptz not null,
  constraint pk_effect_follow_ups primary key (id),
  constraint fk_effect_follow_ups_adverse_events foreign key (adverse_event_id) references care.adverse_events (id)
);
create index ix_effect_follow_ups_adverse_event_id on care.effect_follow_ups (adverse_event_id);
alter table care.effect_follow_ups enable row level security;
create policy of_the_whole on care.effect_follow_ups
  using (exists (select from care.adverse_events w where w.id = adverse_event_id)) with check (exists (select from care.adverse_events w where w.id = adverse_event_id));
grant select, insert on care.effect_follow_ups to care_api;

create function care.keep_what_was_noticed() returns trigger language plpgsql as $$
begin
  if (new.id, new.clinic_id, new.client_id, new.author_id, new.author_discipline, new.session_id, new.effect, new.weight, new.noticed_at, new.recorded_at)
    is distinct from (old.id, old.clinic_id, old.client_id, old.author_id, old.author_discipline, old.session_id, old.effect, old.weight, old.noticed_at, old.recorded_at)
    or (new.words is distinct from old.words and not care.reseals())
    or (old.closed_at is not null and new.closed_at is distinct from old.closed_at)
  then
    raise exception 'What was noticed does not change.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_what_was_noticed before update on care.adverse_events for each row execute function care.keep_what_was_noticed();

-- Nothing of any client: a permission is the clinic's, and its wording is shown inside it alone.
create table care.instrument_licences (
  id uuid not null,
  clinic_id uuid not null,
  instrument text not null,
  holder text not null,
  reference text not null,
  scope text not null,
  "from" date not null,
  until date,
  texts jsonb not null,
  filed_by uuid not null,
  filed_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  revision integer not null,
  constraint pk_instrument_licences primary key (id),
  constraint fk_instrument_licences_clinics foreign key (clinic_id) references care.clinics (id)
);
create index ix_instrument_licences_clinic_id on care.instrument_licences (clinic_id, id);
alter table care.instrument_licences enable row level security;
create policy of_the_clinic on care.instrument_licences using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, insert on care.instrument_licences to care_api;
grant update (ended_at, ended_by, revision) on care.instrument_licences to care_api;

create function care.keep_instrument_licence() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null then
    raise exception 'A permission that was taken back does not change.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_instrument_licence before update on care.instrument_licences for each row execute function care.keep_instrument_licence();
