-- How often each rule on words had something to say, month by month, for quality review. No person, no client, no note and nothing of any text.

create table care.language_counts (
  clinic_id uuid not null,
  month date not null,
  discipline text not null,
  rule text not null,
  times bigint not null,
  constraint pk_language_counts primary key (clinic_id, month, discipline, rule),
  constraint fk_language_counts_clinics foreign key (clinic_id) references care.clinics (id),
  constraint ck_language_counts_month check (extract(day from month) = 1),
  constraint ck_language_counts_times check (times > 0)
);
alter table care.language_counts enable row level security;
create policy of_the_clinic on care.language_counts using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, insert, update on care.language_counts to care_api;
