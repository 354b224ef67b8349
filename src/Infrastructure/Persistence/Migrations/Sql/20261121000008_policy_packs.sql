-- By whose rules each clinic works, and under which rules each session and touch consent stands.

-- Rows are only ever added: the API may neither change nor remove one.
create table care.policy_pack_activations (
  id uuid not null,
  clinic_id uuid not null,
  code text not null,
  version text,
  "from" timestamptz not null,
  activated_by uuid,
  activated_at timestamptz not null,
  clinic_revision integer not null,
  revision integer not null,
  constraint pk_policy_pack_activations primary key (id),
  constraint fk_policy_pack_activations_clinics foreign key (clinic_id) references care.clinics (id)
);
create unique index ux_policy_pack_activations_place on care.policy_pack_activations (clinic_id, clinic_revision);
create index ix_policy_pack_activations_from on care.policy_pack_activations (clinic_id, "from" desc, clinic_revision desc);
alter table care.policy_pack_activations enable row level security;
create policy of_the_clinic on care.policy_pack_activations using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, insert on care.policy_pack_activations to care_api;

-- Clinics that are there already get the shipped pack that fits their place, as new ones do when they are opened.
insert into care.policy_pack_activations (id, clinic_id, code, "from", activated_at, clinic_revision, revision)
select gen_random_uuid(), c.id,
       case when c.jurisdiction in ('CA-ON', 'US-TX') then c.jurisdiction when c.jurisdiction = 'US' or c.jurisdiction like 'US-%' then 'US-HIPAA' else 'default' end,
       now(), now(), c.revision, 1
  from care.clinics c;

-- Null for what began before packs were kept.
alter table care.sessions add column pack_code text, add column pack_version text;
alter table care.touch_consents add column pack_code text, add column pack_version text;
