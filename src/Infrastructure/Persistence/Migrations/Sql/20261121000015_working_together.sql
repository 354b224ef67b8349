-- Messages and handoffs on a plan, what practitioners can show beyond a licence, and the hours of who is on the way to full registration.

-- What is written on a plan is seen exactly by whoever may see the plan, whoever wrote it: an answer must reach who asked.
create table care.plan_messages (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  plan_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  sent_at timestamptz not null,
  text text not null,
  about_kind text,
  about_id uuid,
  corrects uuid,
  revision integer not null,
  constraint pk_plan_messages primary key (id),
  constraint fk_plan_messages_clients foreign key (client_id) references care.clients (id),
  constraint fk_plan_messages_care_plans foreign key (plan_id) references care.care_plans (id),
  constraint fk_plan_messages_corrects foreign key (corrects) references care.plan_messages (id)
);
create index ix_plan_messages_client_id on care.plan_messages (client_id);
create index ix_plan_messages_plan_id on care.plan_messages (plan_id, id);
create unique index ux_plan_messages_corrects on care.plan_messages (corrects) where corrects is not null;

create table care.message_readings (
  id uuid not null,
  plan_message_id uuid not null,
  person_id uuid not null,
  read_at timestamptz not null,
  constraint pk_message_readings primary key (id),
  constraint fk_message_readings_plan_messages foreign key (plan_message_id) references care.plan_messages (id)
);
create unique index ux_message_readings_once on care.message_readings (plan_message_id, person_id);

create table care.handoffs (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  plan_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  requested_at timestamptz not null,
  to_discipline text not null,
  to_practitioner_id uuid,
  reason text not null,
  words text not null,
  urgency text not null,
  wanted_by date,
  status text not null,
  revision integer not null,
  constraint pk_handoffs primary key (id),
  constraint fk_handoffs_clients foreign key (client_id) references care.clients (id),
  constraint fk_handoffs_care_plans foreign key (plan_id) references care.care_plans (id),
  constraint fk_handoffs_practitioners foreign key (to_practitioner_id) references care.practitioners (id)
);
create index ix_handoffs_plan_id on care.handoffs (plan_id, id);
create index ix_handoffs_client_id on care.handoffs (client_id, id);
create index ix_handoffs_to_practitioner_id on care.handoffs (to_practitioner_id);

create table care.handoff_steps (
  id uuid not null,
  handoff_id uuid not null,
  move text not null,
  author_id uuid not null,
  author_discipline text,
  words text,
  at timestamptz not null,
  constraint pk_handoff_steps primary key (id),
  constraint fk_handoff_steps_handoffs foreign key (handoff_id) references care.handoffs (id)
);
create index ix_handoff_steps_handoff_id on care.handoff_steps (handoff_id);

do $$
declare
  one text;
begin
  foreach one in array array['plan_messages', 'handoffs'] loop
    execute format('alter table care.%I enable row level security', one);
    execute format($p$create policy of_the_plan on care.%1$I
      using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]) and exists (select from care.care_plans w where w.id = %1$I.plan_id))
      with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]) and exists (select from care.care_plans w where w.id = %1$I.plan_id))$p$, one);
  end loop;
end $$;
alter table care.message_readings enable row level security;
create policy of_the_whole on care.message_readings
  using (exists (select from care.plan_messages w where w.id = message_readings.plan_message_id)) with check (exists (select from care.plan_messages w where w.id = message_readings.plan_message_id));
alter table care.handoff_steps enable row level security;
create policy of_the_whole on care.handoff_steps
  using (exists (select from care.handoffs w where w.id = handoff_steps.handoff_id)) with check (exists (select from care.handoffs w where w.id = handoff_steps.handoff_id));

-- What was said stays as it was said: messages, readings and steps are only ever added, and of a handoff nothing moves but where it stands.
grant select, insert on care.plan_messages, care.message_readings, care.handoffs, care.handoff_steps to care_api;
grant update (status, revision) on care.handoffs to care_api;

-- How a look into the register is evidenced, and when the next is due.
alter table care.licences add column evidence text, add column next_check_on date;

create table care.credentials (
  id uuid not null,
  practitioner_id uuid not null,
  technique text,
  modality text,
  issuer text not null,
  issued_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint pk_credentials primary key (id),
  constraint fk_credentials_practitioners foreign key (practitioner_id) references care.practitioners (id),
  constraint ck_credentials_one check (num_nonnulls(technique, modality) = 1)
);
create index ix_credentials_practitioner_id on care.credentials (practitioner_id);
alter table care.credentials enable row level security;
create policy of_the_practitioner on care.credentials
  using (exists (select from care.practitioners p where p.id = credentials.practitioner_id)) with check (exists (select from care.practitioners p where p.id = credentials.practitioner_id));
grant select, insert on care.credentials to care_api;

alter table care.clinics add column credential_required_for text[] not null default '{}';
alter table care.clinics alter column credential_required_for drop default;

-- What a supervision covers, and which notes are co-signed: every one unless agreed otherwise.
alter table care.supervisions add column covers text, add column co_sign jsonb not null default '{"scope": "allNotes"}';
alter table care.supervisions alter column co_sign drop default;

-- The hours ledger of a supervision: two people read it, one adds to it, the other confirms, and nobody changes a line.
create table care.hours_entries (
  id uuid not null,
  clinic_id uuid not null,
  supervision_id uuid not null,
  supervisor_id uuid not null,
  supervisee_id uuid not null,
  number integer not null,
  kind text not null,
  form text,
  "on" date not null,
  minutes integer not null,
  session_id uuid,
  entered_at timestamptz not null,
  reverses uuid,
  reason text,
  confirmed_at timestamptz,
  revision integer not null,
  constraint pk_hours_entries primary key (id),
  constraint fk_hours_entries_supervisions foreign key (supervision_id) references care.supervisions (id),
  constraint fk_hours_entries_reverses foreign key (reverses) references care.hours_entries (id),
  constraint ck_hours_entries_minutes check (minutes between 1 and 1440)
);
-- One line has one number: of two that are added at once the second looks again, so that no session counts twice.
create unique index ux_hours_entries_number on care.hours_entries (supervision_id, number);
create unique index ux_hours_entries_reverses on care.hours_entries (reverses) where reverses is not null;
create index ix_hours_entries_supervisee_id on care.hours_entries (supervisee_id, "on");
create index ix_hours_entries_supervisor_id on care.hours_entries (supervisor_id);
alter table care.hours_entries enable row level security;
create policy of_the_two on care.hours_entries for select using (clinic_id = (select care.clinic()) and (select care.person()) in (supervisee_id, supervisor_id));
create policy entered on care.hours_entries for insert with check (clinic_id = (select care.clinic()) and supervisee_id = (select care.person()) and confirmed_at is null);
create policy confirmed on care.hours_entries for update
  using (clinic_id = (select care.clinic()) and supervisor_id = (select care.person()) and confirmed_at is null)
  with check (clinic_id = (select care.clinic()) and supervisor_id = (select care.person()));
grant select, insert on care.hours_entries to care_api;
grant update (confirmed_at, revision) on care.hours_entries to care_api;

-- Whether the caller held this session to its end as a psychotherapist, on that day of the clinic's calendar. About anybody else's session, and one that is not there, it answers the same no.
create function care.held_as_psychotherapist(session uuid, on_day date) returns boolean language sql stable security definer set search_path = care, pg_temp
  return exists (
    select from care.sessions s join care.clinics c on c.id = s.clinic_id
     where s.id = session and s.clinic_id = care.clinic() and s.author_id = care.person() and s.discipline = 'psychotherapy' and s.completed_at is not null
       and (s.starts_at at time zone c.time_zone)::date = on_day);
revoke all on function care.held_as_psychotherapist(uuid, date) from public;
grant execute on function care.held_as_psychotherapist(uuid, date) to care_api;

-- An id that is ordered by the time it was made, as the ids that the program makes are.
create function care.new_id() returns uuid language sql volatile
  return encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid;

-- Somebody may not practise in a discipline from that day on: each of their sessions that is not over gets its task, once. It opens no record and only adds tasks; what it answers is
-- for the ledger. Responsible are the colleagues of that discipline on the client's team, the lead first; nobody means the front desk.
create function care.raise_handovers(practitioner uuid, in_discipline text, from_day date, at timestamptz) returns table (task uuid, client uuid)
  language sql security definer set search_path = care, pg_temp as $$
  insert into care.care_tasks (id, clinic_id, client_id, author_id, author_discipline, category, kind, about_id, responsible, raised_at, status, revision)
  select care.new_id(), s.clinic_id, s.client_id, s.author_id, s.author_discipline, 'scheduling', 'handOverSession', s.id,
         coalesce((select array_agg(m.practitioner_id order by m.is_lead desc, m.joined_at, m.id) from care.care_team_members m
                    where m.client_id = s.client_id and m.discipline = in_discipline and m.practitioner_id <> practitioner and m.joined_at <= at and (m.left_at is null or m.left_at > at)), '{}'),
         at, 'open', 1
    from care.sessions s join care.clinics c on c.id = s.clinic_id
   where s.clinic_id = care.clinic() and s.author_id = practitioner and s.discipline = in_discipline
     and s.status not in ('stopped', 'completed', 'debriefed', 'cancelled', 'noShow')
     and ((s.starts_at at time zone c.time_zone)::date >= from_day or s.status in ('inProgress', 'paused'))
   order by s.starts_at, s.id
  on conflict (clinic_id, kind, about_id) where (status = 'open') do nothing
  returning id, client_id
$$;
revoke all on function care.raise_handovers(uuid, text, date, timestamptz) from public;
grant execute on function care.raise_handovers(uuid, text, date, timestamptz) to care_api;

