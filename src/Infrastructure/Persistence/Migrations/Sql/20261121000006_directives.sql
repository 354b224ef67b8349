-- Directives in two languages, with an event that ends them and one successor each; who may decide for a client; the clinic's partner organizations.

alter table care.consent_directives
  add column language text not null default 'enCa',
  add column description text,
  add column expiry_event text,
  add column superseded_by uuid;
alter table care.consent_directives alter column language drop default;

-- A witness is somebody with a name and perhaps an id.
update care.consent_directives set signature = jsonb_set(signature, '{witness}', jsonb_build_object('name', signature -> 'witness', 'personId', null))
 where jsonb_typeof(signature -> 'witness') = 'string';

update care.consent_directives older set superseded_by = newer.id
  from (select distinct on (supersedes) supersedes, id from care.consent_directives where supersedes is not null and (signature is not null or kind = 'withhold') order by supersedes, id) newer
 where newer.supersedes = older.id and older.status = 'superseded';

-- Of two that want to take the place of one, one does.
create unique index ux_consent_directives_successor on care.consent_directives (clinic_id, supersedes) where status = 'active' and supersedes is not null;

-- Read to tell whether a signature counts, before anything clinical is open: guarded by clinic and client, as directives are.
create table care.substitute_decision_makers (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  name text not null,
  relationship text not null,
  authority text not null,
  "from" date not null,
  until date,
  evidence_sha256 text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  revision integer not null,
  constraint pk_substitute_decision_makers primary key (id),
  constraint fk_substitute_decision_makers_clients foreign key (client_id) references care.clients (id)
);
create index ix_substitute_decision_makers_client_id on care.substitute_decision_makers (client_id, id);
alter table care.substitute_decision_makers enable row level security;
create policy of_the_client on care.substitute_decision_makers
  using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]))
  with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]));
grant select, insert, update on care.substitute_decision_makers to care_api;

-- When a client was born, for the rule of age alone: whoever records a signature need not be allowed to see it.
create function care.born_on(client uuid) returns date language sql stable security definer set search_path = care, pg_temp
  return (select born_on from care.clients where id = client and clinic_id = care.clinic() and id = any (care.opened_clients()));
revoke all on function care.born_on(uuid) from public;
grant execute on function care.born_on(uuid) to care_api;

create table care.partner_organizations (
  id uuid not null,
  clinic_id uuid not null,
  name text not null,
  address text,
  registered_by uuid not null,
  registered_at timestamptz not null,
  revision integer not null,
  constraint pk_partner_organizations primary key (id),
  constraint fk_partner_organizations_clinics foreign key (clinic_id) references care.clinics (id)
);
create index ix_partner_organizations_clinic_id on care.partner_organizations (clinic_id, id);
alter table care.partner_organizations enable row level security;
create policy of_the_clinic on care.partner_organizations using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, insert on care.partner_organizations to care_api;
