-- How sessions go: check-in, moves, debriefing, and when the client is asked back; what is said about touch, kept as it was said; choices and pauses; consultation documents.

alter table care.sessions
  add column moves jsonb not null default '[]',
  add column checked_in_at timestamptz,
  add column debriefed_at timestamptz,
  add column cancelled_by text,
  add column cancellation_reason text,
  add column entered_late_at timestamptz,
  add column come_back_in_weeks integer;

-- A session that was stopped before it began gives its hour back.
alter table care.sessions drop constraint ex_sessions_practitioner, drop constraint ex_sessions_client, drop constraint ex_sessions_room;
alter table care.sessions
  add constraint ex_sessions_practitioner exclude using gist (clinic_id with =, author_id with =, tstzrange(starts_at, ends_at) with &&)
    where (status not in ('cancelled', 'noShow') and not (status = 'stopped' and started_at is null)),
  add constraint ex_sessions_client exclude using gist (clinic_id with =, client_id with =, tstzrange(starts_at, ends_at) with &&)
    where (status not in ('cancelled', 'noShow') and not (status = 'stopped' and started_at is null)),
  add constraint ex_sessions_room exclude using gist (clinic_id with =, lower(room) with =, tstzrange(starts_at, ends_at) with &&)
    where (room is not null and status not in ('cancelled', 'noShow') and not (status = 'stopped' and started_at is null));

-- When clients are due again is asked of what was held; the diary of one practitioner of what they hold.
create index ix_sessions_author_id on care.sessions (author_id, starts_at, id);

alter table care.touch_consents
  add column discussed_at timestamptz,
  add column is_late boolean not null default false,
  add column is_outside_limits boolean not null default false,
  add column for_session_at timestamptz,
  add column decision_maker jsonb;

alter table care.consented_regions
  add column side text,
  add column draping text,
  add column position text,
  add column products text[] not null default '{}';

alter table care.touch_consents alter column is_late drop default, alter column is_outside_limits drop default;
-- What was agreed to before was agreed to for the hour at which its session stands: nothing was moved until now.
update care.touch_consents t set for_session_at = s.starts_at from care.sessions s where s.id = t.session_id;
alter table care.consented_regions alter column products drop default;

alter table care.regions_worked
  add column side text,
  add column product text;

create table care.touch_events (
  id uuid not null,
  touch_consent_id uuid not null,
  number integer not null,
  kind text not null,
  at timestamptz not null,
  by_id uuid not null,
  by_discipline text,
  region text,
  side text,
  techniques text[] not null,
  ceiling integer,
  written_consent_on date,
  draping text,
  position text,
  products text[] not null,
  comfort integer,
  pressure text,
  temperature text,
  constraint pk_touch_events primary key (id),
  constraint fk_touch_events_touch_consents foreign key (touch_consent_id) references care.touch_consents (id)
);
create unique index ux_touch_events_number on care.touch_events (touch_consent_id, number);

-- What was agreed to and taken back before it was kept as events. A permission that a newer one replaced ended at the moment at which that one was given.
insert into care.touch_events (id, touch_consent_id, number, kind, at, by_id, by_discipline, region, techniques, ceiling, written_consent_on, products)
select gen_random_uuid(), e.touch_consent_id, row_number() over (partition by e.touch_consent_id order by e.at, e.kind desc, e.region), e.kind, e.at, t.author_id, t.author_discipline, e.region, e.techniques, e.ceiling, e.written_consent_on, '{}'
  from (
    select r.touch_consent_id, 'granted' as kind, r.given_at as at, r.region, r.techniques, r.ceiling, r.written_consent_on from care.consented_regions r
    union all
    select r.touch_consent_id, 'withdrawn', r.ended_at, r.region, '{}', null, null from care.consented_regions r
     where r.ended_at is not null
       and not exists (select from care.consented_regions n where n.touch_consent_id = r.touch_consent_id and n.region = r.region and n.id <> r.id and n.given_at = r.ended_at)
  ) e join care.touch_consents t on t.id = e.touch_consent_id;

create table care.session_courses (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  category text not null,
  disclosure_keys text[] generated always as (care.keys_of(category, author_discipline, author_id, id)) stored,
  session_id uuid not null,
  debriefing jsonb,
  revision integer not null,
  constraint pk_session_courses primary key (id),
  constraint fk_session_courses_clients foreign key (client_id) references care.clients (id),
  constraint fk_session_courses_sessions foreign key (session_id) references care.sessions (id)
);
create unique index ux_session_courses_session on care.session_courses (session_id);
create index ix_session_courses_client_id on care.session_courses (client_id, id);
select care.guard('care.session_courses');
select care.register_record('sessionCourse', 'care.session_courses', 'r.category');

create table care.session_pauses (
  id uuid not null,
  session_course_id uuid not null,
  kind text,
  by_id uuid not null,
  by_discipline text,
  "from" timestamptz not null,
  until timestamptz,
  constraint pk_session_pauses primary key (id),
  constraint fk_session_pauses_session_courses foreign key (session_course_id) references care.session_courses (id)
);
create index ix_session_pauses_session_course_id on care.session_pauses (session_course_id);

create table care.offered_choices (
  id uuid not null,
  session_course_id uuid not null,
  number integer not null,
  "group" text not null,
  option text not null,
  answer text not null,
  changed_to text,
  question text,
  by_id uuid not null,
  by_discipline text,
  at timestamptz not null,
  constraint pk_offered_choices primary key (id),
  constraint fk_offered_choices_session_courses foreign key (session_course_id) references care.session_courses (id)
);
create unique index ux_offered_choices_number on care.offered_choices (session_course_id, number);

create table care.consultation_records (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  disclosure_keys text[] generated always as (care.keys_of('bodywork', author_discipline, author_id, id)) stored,
  signed_by_client jsonb not null,
  signed_by_therapist jsonb not null,
  document_sha256 text not null,
  elements integer not null,
  pack_code text not null,
  pack_version text not null,
  recorded_at timestamptz not null,
  outdated_at timestamptz,
  revision integer not null,
  constraint pk_consultation_records primary key (id),
  constraint fk_consultation_records_clients foreign key (client_id) references care.clients (id)
);
create index ix_consultation_records_client_id on care.consultation_records (client_id, id);
select care.guard('care.consultation_records');
select care.register_record('consultationRecord', 'care.consultation_records', '''bodywork''');

-- A part is seen exactly when the whole is.
do $$
declare
  part record;
begin
  for part in select * from (values
      ('touch_events', 'touch_consent_id', 'touch_consents'), ('session_pauses', 'session_course_id', 'session_courses'), ('offered_choices', 'session_course_id', 'session_courses')) as v(tbl, col, whole)
  loop
    execute format('alter table care.%I enable row level security', part.tbl);
    execute format('create policy of_the_whole on care.%1$I using (exists (select from care.%3$I w where w.id = %1$I.%2$I)) with check (exists (select from care.%3$I w where w.id = %1$I.%2$I))', part.tbl, part.col, part.whole);
    execute format('grant select, insert, update on care.%I to care_api', part.tbl);
  end loop;
end $$;

-- What was said stays as it was said, whoever runs the statement (I33, I34).
revoke update on care.touch_events, care.offered_choices from care_api;

-- A client's no is heard from whoever hears it, also from somebody who may not read what was agreed to, and where nothing was agreed to yet. It is kept as it was said, and ends what
-- it ends as the domain would: what is not named stays as it was (I33, I34). It answers nothing.
create function care.hear_touch_withdrawal(of_session uuid, said_region text, said_side text, said_techniques text[], said_as text, said_at timestamptz, is_kept boolean) returns void
  language plpgsql security definer set search_path = care, pg_temp as $$
declare
  of_consent uuid;
  one care.consented_regions;
  had care.consented_regions;
begin
  perform from care.sessions s where s.id = of_session and s.clinic_id = care.clinic() and s.client_id = any (care.opened_clients()) and s.discipline = 'massageTherapy' for update;
  if not found then return; end if;

  if is_kept then
    insert into care.touch_consents (id, clinic_id, client_id, author_id, author_discipline, session_id, given_at, is_late, is_outside_limits, revision)
    select care.new_id(), s.clinic_id, s.client_id, s.author_id, s.author_discipline, s.id, said_at, false, false, 1 from care.sessions s where s.id = of_session
    on conflict (session_id) do nothing;
  end if;

  select t.id into of_consent from care.touch_consents t where t.session_id = of_session for update;
  if of_consent is null then return; end if;
  if not is_kept and not exists (select from care.consented_regions r where r.touch_consent_id = of_consent and r.ended_at is null) then return; end if;

  insert into care.touch_events (id, touch_consent_id, number, kind, at, by_id, by_discipline, region, side, techniques, products)
  select care.new_id(), of_consent, coalesce(max(e.number), 0) + 1, 'withdrawn', said_at, care.person(), said_as, said_region, said_side, said_techniques, '{}'
    from care.touch_events e where e.touch_consent_id = of_consent;

  for had in
    select r.* from care.consented_regions r
     where r.touch_consent_id = of_consent and r.ended_at is null
       and (said_region is null or r.region = said_region and (said_side is null or r.side is null or r.side = said_side))
       and (cardinality(said_techniques) = 0 or r.techniques && said_techniques)
  loop
    update care.consented_regions r set ended_at = said_at where r.id = had.id;
    if said_side is not null and had.side is null then
      one := had;
      one.id := care.new_id();
      one.side := case said_side when 'left' then 'right' else 'left' end;
      insert into care.consented_regions select one.*;
    end if;
    if cardinality(said_techniques) > 0 and not had.techniques <@ said_techniques then
      one := had;
      one.id := care.new_id();
      one.side := coalesce(had.side, said_side);
      one.techniques := array(select technique from unnest(had.techniques) technique where technique <> all (said_techniques));
      insert into care.consented_regions select one.*;
    end if;
  end loop;

  update care.touch_consents t
     set revision = t.revision + 1,
         withdrawn_at = case
           when not exists (select from care.consented_regions r where r.touch_consent_id = of_consent and r.ended_at is null)
             and exists (select from care.consented_regions r where r.touch_consent_id = of_consent and r.ended_at = said_at) then said_at
           else t.withdrawn_at end
   where t.id = of_consent;
end $$;
revoke all on function care.hear_touch_withdrawal(uuid, text, text, text[], text, timestamptz, boolean) from public;
grant execute on function care.hear_touch_withdrawal(uuid, text, text, text[], text, timestamptz, boolean) to care_api;
