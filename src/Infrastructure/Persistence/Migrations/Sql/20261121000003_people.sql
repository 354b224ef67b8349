-- Clinics, who works there, whom they supervise, their clients, the care teams and the touch safety profiles.

create table care.clinics (
  id uuid not null,
  name text not null,
  time_zone text not null,
  jurisdiction text not null,
  express_consent_only boolean not null,
  longest_directive_months integer not null,
  emergency_minutes integer not null,
  retention_years integer not null,
  revision integer not null,
  constraint pk_clinics primary key (id)
);
alter table care.clinics enable row level security;
create policy of_the_clinic on care.clinics using (id = (select care.clinic())) with check (id = (select care.clinic()));
grant select, update on care.clinics to care_api;

create table care.practitioners (
  id uuid not null,
  clinic_id uuid not null,
  display_name text not null,
  email text,
  deactivated_at timestamptz,
  revision integer not null,
  constraint pk_practitioners primary key (id),
  constraint fk_practitioners_clinics foreign key (clinic_id) references care.clinics (id)
);
create index ix_practitioners_clinic_id on care.practitioners (clinic_id, id);
alter table care.practitioners enable row level security;
create policy of_the_clinic on care.practitioners using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, insert, update on care.practitioners to care_api;

create table care.licences (
  id uuid not null,
  practitioner_id uuid not null,
  discipline text not null,
  jurisdiction text not null,
  register text not null,
  number text not null,
  registration_class text not null,
  status text not null,
  valid_from date not null,
  valid_until date not null,
  verified_by uuid not null,
  verified_at timestamptz not null,
  constraint pk_licences primary key (id),
  constraint fk_licences_practitioners foreign key (practitioner_id) references care.practitioners (id)
);
create index ix_licences_practitioner_id on care.licences (practitioner_id);
alter table care.licences enable row level security;
create policy of_the_practitioner on care.licences
  using (exists (select from care.practitioners p where p.id = licences.practitioner_id)) with check (exists (select from care.practitioners p where p.id = licences.practitioner_id));
grant select, insert, update on care.licences to care_api;

create table care.supervisions (
  id uuid not null,
  clinic_id uuid not null,
  supervisor_id uuid not null,
  supervisee_id uuid not null,
  started_on date not null,
  ended_on date,
  revision integer not null,
  constraint pk_supervisions primary key (id),
  constraint fk_supervisions_supervisor foreign key (supervisor_id) references care.practitioners (id),
  constraint fk_supervisions_supervisee foreign key (supervisee_id) references care.practitioners (id)
);
create index ix_supervisions_supervisor_id on care.supervisions (supervisor_id);
create index ix_supervisions_supervisee_id on care.supervisions (supervisee_id);
alter table care.supervisions enable row level security;
create policy of_the_clinic on care.supervisions using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, insert, update on care.supervisions to care_api;

create table care.clients (
  id uuid not null,
  clinic_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  disclosure_keys text[] generated always as (care.keys_of('demographics', author_discipline, author_id, id)) stored,
  registered_at timestamptz not null,
  name_used text not null,
  legal_name text,
  pronouns text,
  languages text[] not null,
  email text,
  phone text,
  preferred_contact text,
  time_zone text not null,
  accessibility_needs text,
  born_on date,
  revision integer not null,
  constraint pk_clients primary key (id),
  constraint fk_clients_clinics foreign key (clinic_id) references care.clinics (id)
);
create index ix_clients_clinic_id on care.clients (clinic_id, id);
create index ix_clients_name_used on care.clients (clinic_id, lower(name_used) text_pattern_ops);
alter table care.clients enable row level security;
create policy opened on care.clients for select
  using (clinic_id = (select care.clinic()) and ((select care.opens_whole_clinic()) or id = any ((select care.opened_clients())::uuid[]))
    and disclosure_keys && (select care.opened_keys()) and (author_id = (select care.person()) or not disclosure_keys && (select care.withheld_keys())));
create policy written on care.clients for insert with check (clinic_id = (select care.clinic()) and id = any ((select care.opened_clients())::uuid[]));
create policy changed on care.clients for update
  using (clinic_id = (select care.clinic()) and id = any ((select care.opened_clients())::uuid[]))
  with check (clinic_id = (select care.clinic()) and id = any ((select care.opened_clients())::uuid[]));
grant select, insert, update on care.clients to care_api;

-- Whether somebody is a client of the caller's clinic. It answers yes or no and shows nothing else; the gate asks it before it knows what may be shown.
create function care.is_client(client uuid) returns boolean language sql stable security definer set search_path = care, pg_temp
  return exists (select from care.clients where id = client and clinic_id = care.clinic());
revoke all on function care.is_client(uuid) from public;
grant execute on function care.is_client(uuid) to care_api;

create table care.care_team_members (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  practitioner_id uuid not null,
  discipline text not null,
  is_lead boolean not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  revision integer not null,
  constraint pk_care_team_members primary key (id),
  constraint fk_care_team_members_clients foreign key (client_id) references care.clients (id),
  constraint fk_care_team_members_practitioners foreign key (practitioner_id) references care.practitioners (id)
);
create unique index ux_care_team_members_once on care.care_team_members (client_id, practitioner_id, discipline) where left_at is null;
create index ix_care_team_members_practitioner_id on care.care_team_members (practitioner_id, client_id);
alter table care.care_team_members enable row level security;
create policy of_the_client on care.care_team_members
  using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]))
  with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]));
grant select, insert, update on care.care_team_members to care_api;

-- The clients on whose care team a practitioner is now. Ids only; what of each may be shown is decided after.
create function care.caseload_of(practitioner uuid, at timestamptz) returns setof uuid language sql stable security definer set search_path = care, pg_temp as $$
  select distinct m.client_id from care.care_team_members m
   where m.practitioner_id = practitioner and m.clinic_id = care.clinic() and m.joined_at <= at and (m.left_at is null or m.left_at > at)
$$;
revoke all on function care.caseload_of(uuid, timestamptz) from public;
grant execute on function care.caseload_of(uuid, timestamptz) to care_api;

create table care.touch_safety_profiles (
  client_id uuid not null,
  clinic_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  disclosure_keys text[] generated always as (care.keys_of('safetyCues', author_discipline, author_id, client_id)) stored,
  written_at timestamptz not null,
  last_changed_by uuid not null,
  last_changed_by_discipline text,
  last_changed_at timestamptz not null,
  stop_signal jsonb not null,
  regions jsonb not null,
  positions_acceptable text[] not null,
  positions_to_avoid text[] not null,
  environment jsonb not null,
  approach jsonb not null,
  grounding text[] not null,
  grounding_to_avoid text[] not null,
  early_warning_signs jsonb not null,
  revision integer not null,
  constraint pk_touch_safety_profiles primary key (client_id),
  constraint fk_touch_safety_profiles_clients foreign key (client_id) references care.clients (id)
);

-- What every clinical table has in common: a row is seen only through a key that this transaction holds.
create function care.guard(tbl regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tbl);
  execute format($p$create policy opened on %s for select
    using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[])
      and disclosure_keys && (select care.opened_keys()) and (author_id = (select care.person()) or not disclosure_keys && (select care.withheld_keys())))$p$, tbl);
  execute format($p$create policy written on %s for insert
    with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]))$p$, tbl);
  execute format($p$create policy changed on %s for update
    using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]))
    with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]))$p$, tbl);
  execute format('grant select, insert, update on %s to care_api', tbl);
end $$;
revoke all on function care.guard(regclass) from public;

select care.guard('care.touch_safety_profiles');
