-- By which thresholds a clinic judges change where the sources differ. It says nothing about any client.

create table care.threshold_choices (
  clinic_id uuid not null,
  choices jsonb not null,
  chosen_by uuid not null,
  chosen_at timestamptz not null,
  revision integer not null,
  constraint pk_threshold_choices primary key (clinic_id),
  constraint fk_threshold_choices_clinics foreign key (clinic_id) references care.clinics (id)
);
alter table care.threshold_choices enable row level security;
create policy of_the_clinic on care.threshold_choices using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, insert, update on care.threshold_choices to care_api;
