-- Wordings for which a clinic asks for another, beside the rules that ship. Nothing of any client, and nothing of any note.

create table care.clinic_language_rules (
  id uuid not null,
  clinic_id uuid not null,
  language text not null,
  term text not null,
  suggestion text not null,
  rationale text not null,
  severity text not null,
  added_by uuid not null,
  added_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  revision integer not null,
  constraint pk_clinic_language_rules primary key (id),
  constraint fk_clinic_language_rules_clinics foreign key (clinic_id) references care.clinics (id)
);
create unique index ux_clinic_language_rules_term on care.clinic_language_rules (clinic_id, language, term) where withdrawn_at is null;
create index ix_clinic_language_rules_clinic_id on care.clinic_language_rules (clinic_id, id);
alter table care.clinic_language_rules enable row level security;
create policy of_the_clinic on care.clinic_language_rules using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, insert on care.clinic_language_rules to care_api;

-- Only its withdrawal changes a rule, once.
grant update (withdrawn_by, withdrawn_at, revision) on care.clinic_language_rules to care_api;
create function care.keep_language_rule() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null then
    raise exception 'A language rule that was withdrawn does not change.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_language_rule before update on care.clinic_language_rules for each row execute function care.keep_language_rule();
