-- Holds, and the touch safety profile in full.

alter table care.touch_safety_profiles
  add column clothing jsonb not null default '{}',
  add column communication jsonb not null default '{"yesNoQuestionsOnly": false}',
  add column aftercare jsonb not null default '{"noDeepTalk": false}',
  add column precautions jsonb not null default '[]',
  add column ask_every_session text[] not null default '{}';
alter table care.touch_safety_profiles alter column clothing drop default, alter column communication drop default, alter column aftercare drop default,
  alter column precautions drop default, alter column ask_every_session drop default;

-- Limits that one practitioner of the team puts on the work of a discipline, with their effect apart from their reason.

create table care.holds (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  disclosure_keys text[] generated always as (care.keys_of('safetyCues', author_discipline, author_id, id)) stored,
  "on" text not null,
  limits jsonb not null,
  instruction text,
  placed_at timestamptz not null,
  until timestamptz not null,
  lifted_at timestamptz,
  lifted_by uuid,
  revision integer not null,
  constraint pk_holds primary key (id),
  constraint fk_holds_clients foreign key (client_id) references care.clients (id)
);
create index ix_holds_client_id on care.holds (client_id, id);
select care.guard('care.holds');
select care.register_record('hold', 'care.holds', '''safetyCues''');

create table care.hold_reasons (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  category text not null,
  disclosure_keys text[] generated always as (care.keys_of(category, author_discipline, author_id, id)) stored,
  hold_id uuid not null,
  text text not null,
  revision integer not null,
  constraint pk_hold_reasons primary key (id),
  constraint fk_hold_reasons_clients foreign key (client_id) references care.clients (id),
  constraint fk_hold_reasons_holds foreign key (hold_id) references care.holds (id)
);
create unique index ux_hold_reasons_hold on care.hold_reasons (hold_id);
create index ix_hold_reasons_client_id on care.hold_reasons (client_id, id);
select care.guard('care.hold_reasons');
revoke update on care.hold_reasons from care_api;
select care.register_record('holdReason', 'care.hold_reasons', 'r.category', is_nameable => false);

-- What binds a discipline now, whoever may read it: a session must not begin because a hold is kept from the one who would hold it.
create function care.holds_in_force(client uuid, discipline text, at timestamptz) returns table (id uuid, limits jsonb, placed_at timestamptz, until timestamptz)
  language sql stable security definer set search_path = care, pg_temp as $$
  select h.id, h.limits, h.placed_at, h.until from care.holds h
   where h.clinic_id = care.clinic() and h.client_id = client and client = any (care.opened_clients()) and h."on" = discipline and (h.lifted_at is null or h.lifted_at > at) and h.until > at
   order by h.id
$$;
revoke all on function care.holds_in_force(uuid, text, timestamptz) from public;
grant execute on function care.holds_in_force(uuid, text, timestamptz) to care_api;

-- Only its lifting changes a hold, once.
create function care.keep_hold() returns trigger language plpgsql as $$
begin
  if (new.id, new.clinic_id, new.client_id, new.author_id, new.author_discipline, new."on", new.limits, new.instruction, new.placed_at, new.until)
    is distinct from
     (old.id, old.clinic_id, old.client_id, old.author_id, old.author_discipline, old."on", old.limits, old.instruction, old.placed_at, old.until)
    or (old.lifted_at is not null and (new.lifted_at, new.lifted_by) is distinct from (old.lifted_at, old.lifted_by))
  then
    raise exception 'A hold does not change.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_hold before update on care.holds for each row execute function care.keep_hold();

-- Whether the client has said anything about touch: massage does not begin past boundaries that its therapist may not read.
create function care.has_touch_safety_profile(client uuid) returns boolean language sql stable security definer set search_path = care, pg_temp
  return exists (select from care.touch_safety_profiles t where t.client_id = client and t.clinic_id = care.clinic() and client = any (care.opened_clients()));
revoke all on function care.has_touch_safety_profile(uuid) from public;
grant execute on function care.has_touch_safety_profile(uuid) to care_api;
