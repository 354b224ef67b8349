-- The keys under which the text of each clinic is sealed. They stand here wrapped by a key that is kept outside the database.

create table care.data_keys (
  clinic_id uuid not null,
  kind text not null,
  version integer not null,
  wrapped bytea not null,
  wrapped_by text not null,
  made_at timestamptz not null,
  retired_at timestamptz,
  destroyed_at timestamptz,
  constraint pk_data_keys primary key (clinic_id, kind, version),
  constraint fk_data_keys_clinics foreign key (clinic_id) references care.clinics (id),
  constraint ck_data_keys_kind check (kind in ('record', 'processNotes')),
  constraint ck_data_keys_version check (version > 0),
  constraint ck_data_keys_destroyed check ((destroyed_at is not null) = (octet_length(wrapped) = 0))
);
alter table care.data_keys enable row level security;
create policy of_the_clinic on care.data_keys using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
-- The API makes a clinic's first keys. It neither changes nor destroys any.
grant select, insert on care.data_keys to care_api;
