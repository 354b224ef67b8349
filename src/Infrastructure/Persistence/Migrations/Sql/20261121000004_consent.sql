-- The client's will and emergency access. The gate reads both before anything is open, so they are guarded by clinic and client, not by key.

create table care.consent_directives (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  kind text not null,
  status text not null,
  categories text[] not null,
  records uuid[] not null,
  purposes text[] not null,
  recipient_kind text not null,
  recipient_id uuid,
  recipient_discipline text,
  "from" timestamptz,
  until timestamptz,
  plain_text text not null,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  signature jsonb,
  supersedes uuid,
  ended_at timestamptz,
  ended_by uuid,
  revision integer not null,
  constraint pk_consent_directives primary key (id),
  constraint fk_consent_directives_clients foreign key (client_id) references care.clients (id)
);
create index ix_consent_directives_client_id on care.consent_directives (client_id, status);
alter table care.consent_directives enable row level security;
create policy of_the_client on care.consent_directives
  using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]))
  with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]));
grant select, insert, update on care.consent_directives to care_api;

create table care.emergency_accesses (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  practitioner_id uuid not null,
  reason text not null,
  reason_text text not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  verdict text,
  review_comment text,
  reviewed_by uuid,
  reviewed_at timestamptz,
  revision integer not null,
  constraint pk_emergency_accesses primary key (id),
  constraint fk_emergency_accesses_clients foreign key (client_id) references care.clients (id),
  constraint fk_emergency_accesses_practitioners foreign key (practitioner_id) references care.practitioners (id)
);
create index ix_emergency_accesses_practitioner_id on care.emergency_accesses (practitioner_id);
create index ix_emergency_accesses_client_id on care.emergency_accesses (client_id, practitioner_id);
alter table care.emergency_accesses enable row level security;
create policy of_the_client on care.emergency_accesses
  using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]))
  with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]));
grant select, insert, update on care.emergency_accesses to care_api;

create table care.consent_requests (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  practitioner_id uuid not null,
  categories text[] not null,
  purposes text[] not null,
  why text not null,
  asked_at timestamptz not null,
  status text not null,
  shared text[] not null,
  answered_at timestamptz,
  directive_id uuid,
  revision integer not null,
  constraint pk_consent_requests primary key (id),
  constraint fk_consent_requests_clients foreign key (client_id) references care.clients (id),
  constraint fk_consent_requests_practitioners foreign key (practitioner_id) references care.practitioners (id)
);
create index ix_consent_requests_client_id on care.consent_requests (client_id, id);
create index ix_consent_requests_practitioner_id on care.consent_requests (practitioner_id);
alter table care.consent_requests enable row level security;
create policy of_the_client on care.consent_requests
  using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]))
  with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]));
grant select, insert, update on care.consent_requests to care_api;
