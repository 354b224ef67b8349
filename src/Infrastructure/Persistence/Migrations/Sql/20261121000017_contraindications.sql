-- Health screenings, clearances, checks of massage sessions with their findings, the clinic's own products and its approval of the rules.

create table care.massage_products (
  id uuid not null,
  clinic_id uuid not null,
  name text not null,
  kind text not null,
  contents text[] not null,
  allergens text[] not null,
  is_scented boolean not null,
  is_photosensitising boolean not null,
  safety_data_sheet text,
  added_by uuid not null,
  added_at timestamptz not null,
  revision integer not null,
  constraint pk_massage_products primary key (id),
  constraint fk_massage_products_clinics foreign key (clinic_id) references care.clinics (id)
);
create index ix_massage_products_clinic_id on care.massage_products (clinic_id, id);
alter table care.massage_products enable row level security;
create policy of_the_clinic on care.massage_products using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, insert, update on care.massage_products to care_api;

create table care.rule_set_approvals (
  id uuid not null,
  clinic_id uuid not null,
  rules_version text not null,
  approved_by uuid not null,
  approved_at timestamptz not null,
  revision integer not null,
  constraint pk_rule_set_approvals primary key (id),
  constraint fk_rule_set_approvals_clinics foreign key (clinic_id) references care.clinics (id)
);
create unique index ux_rule_set_approvals_version on care.rule_set_approvals (clinic_id, rules_version);
alter table care.rule_set_approvals enable row level security;
create policy of_the_clinic on care.rule_set_approvals using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, insert on care.rule_set_approvals to care_api;

create table care.health_screenings (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  category text not null,
  disclosure_keys text[] generated always as (care.keys_of(category, author_discipline, author_id, id)) stored,
  recorded_at timestamptz not null,
  recorded_on date not null,
  rules_version text not null,
  answers jsonb not null,
  medications text,
  revision integer not null,
  constraint pk_health_screenings primary key (id),
  constraint fk_health_screenings_clients foreign key (client_id) references care.clients (id)
);
create index ix_health_screenings_client_id on care.health_screenings (client_id, recorded_at desc, id desc);
select care.guard('care.health_screenings');
select care.register_record('healthScreening', 'care.health_screenings', 'r.category');

create table care.clearances (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  category text not null,
  disclosure_keys text[] generated always as (care.keys_of(category, author_discipline, author_id, id)) stored,
  document jsonb not null,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  revision integer not null,
  constraint pk_clearances primary key (id),
  constraint fk_clearances_clients foreign key (client_id) references care.clients (id)
);
create index ix_clearances_client_id on care.clearances (client_id, recorded_at desc, id desc);
select care.guard('care.clearances');
select care.register_record('clearance', 'care.clearances', 'r.category');

-- What a check came to: effect alone.
create table care.contraindication_checks (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  disclosure_keys text[] generated always as (care.keys_of('safetyCues', author_discipline, author_id, id)) stored,
  session_id uuid not null,
  evaluated_at timestamptz not null,
  rules_version text not null,
  is_approved boolean not null,
  planned jsonb not null,
  limits jsonb not null,
  outcome text not null,
  lets_start boolean not null,
  stamp text not null,
  override_of uuid,
  revision integer not null,
  constraint pk_contraindication_checks primary key (id),
  constraint fk_contraindication_checks_clients foreign key (client_id) references care.clients (id),
  constraint fk_contraindication_checks_sessions foreign key (session_id) references care.sessions (id)
);
create index ix_contraindication_checks_client_id on care.contraindication_checks (client_id, evaluated_at desc, id desc);
create index ix_contraindication_checks_session_id on care.contraindication_checks (session_id, evaluated_at desc, id desc);
select care.guard('care.contraindication_checks');
select care.register_record('contraindicationCheck', 'care.contraindication_checks', '''safetyCues''');

-- Why: each finding is what its evidence is, and its evidence's author's, and closed where that single record is withheld.
create table care.contraindication_findings (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  category text not null,
  disclosure_keys text[] generated always as (care.keys_of(category, author_discipline, author_id, coalesce(evidence, id))) stored,
  check_id uuid not null,
  "limit" integer not null,
  rule text not null,
  state text,
  evidence uuid,
  clearance uuid,
  override_reason text,
  found_at timestamptz not null,
  revision integer not null,
  constraint pk_contraindication_findings primary key (id),
  constraint fk_contraindication_findings_clients foreign key (client_id) references care.clients (id),
  constraint fk_contraindication_findings_contraindication_checks foreign key (check_id) references care.contraindication_checks (id)
);
create index ix_contraindication_findings_check_id on care.contraindication_findings (check_id);
create index ix_contraindication_findings_client_id on care.contraindication_findings (client_id, id);
select care.guard('care.contraindication_findings');
select care.register_record('contraindicationFinding', 'care.contraindication_findings', 'r.category', is_nameable => false, subject => 'coalesce(r.evidence, r.id)');

-- What was once said stays as it was said.
revoke update on care.health_screenings, care.clearances, care.contraindication_checks, care.contraindication_findings from care_api;
-- A clearance can be ended; what it says stays.
grant update (ended_at, ended_by, revision) on care.clearances to care_api;

-- Whether this transaction may see what to do because of something that this author wrote.
create function care.sees_cues_of(author_discipline text, author_id uuid, record uuid) returns boolean language sql stable set search_path = care, pg_temp
  return care.keys_of('safetyCues', author_discipline, author_id, record) && care.opened_keys()
    and (author_id = care.person() or not care.keys_of('safetyCues', author_discipline, author_id, record) && care.withheld_keys());

-- All that a check rests on. The effect of something crosses by the key to its author's safety cues; without it only that there is something, so that the check is refused and not made
-- without it. What it says never leaves the check but as an effect and as a finding under its own key.
create function care.contraindication_evidence(client uuid, plan uuid, today date)
  returns table (kind text, id uuid, author_id uuid, author_discipline text, category text, at timestamptz, "on" date, is_open boolean, content jsonb)
  language sql stable security definer set search_path = care, pg_temp as $$
  select e.kind, e.id, e.author_id, e.author_discipline, e.category, e.at, e."on", e.is_open, case when e.is_open then e.content end
    from (
      select 'screening' as kind, s.id, s.author_id, s.author_discipline, s.category, s.recorded_at as at, s.recorded_on as "on",
             care.sees_cues_of(s.author_discipline, s.author_id, s.id) as is_open,
             (select coalesce(jsonb_agg(a - 'details'), '[]') from jsonb_array_elements(s.answers) a) as content
        from care.health_screenings s where s.client_id = client and s.clinic_id = care.clinic()
      union all
      -- A clearance that is not open lifts nothing.
      select 'clearance', c.id, c.author_id, c.author_discipline, c.category, c.recorded_at, today, true,
             (select jsonb_object_agg(d.key, d.value) from jsonb_each(c.document) d where d.key in ('rule', 'datedOn', 'validFrom', 'validUntil'))
        from care.clearances c where c.client_id = client and c.clinic_id = care.clinic() and c.ended_at is null and care.sees_cues_of(c.author_discipline, c.author_id, c.id)
      union all
      -- The cue of a safety follow-up is there for whoever may have it, and for nobody else a trace of it.
      select 'signal', g.id, g.author_id, g.author_discipline, 'mentalHealthOutcomes', g.raised_at, today, true, null
        from care.safety_signals g where g.client_id = client and g.clinic_id = care.clinic() and g.closed_at is null and care.sees_cues_of(g.author_discipline, g.author_id, g.id)
      union all
      select 'minority', c.id, c.author_id, c.author_discipline, 'demographics', c.registered_at, today, true,
             jsonb_build_object('bornOn', c.born_on, 'somebodyDecides', exists (
               select from care.substitute_decision_makers d
                where d.client_id = c.id and d.clinic_id = c.clinic_id and d."from" <= today and (d.until is null or d.until >= today) and d.ended_at is null))
        from care.clients c where c.id = client and c.clinic_id = care.clinic() and c.born_on is not null
      union all
      select 'plan', p.id, p.author_id, p.author_discipline, 'carePlan', p.drafted_at, today, true,
             jsonb_build_object('touch', (select md5(string_agg(to_jsonb(i)::text, ' ' order by i.id)) from care.interventions i where i.care_plan_id = p.id and i.discipline = 'massageTherapy'))
        from care.care_plans p where p.id = plan and p.client_id = client and p.clinic_id = care.clinic()
    ) e
   where client = any (care.opened_clients())
$$;
revoke all on function care.contraindication_evidence(uuid, uuid, date) from public;
grant execute on function care.contraindication_evidence(uuid, uuid, date) to care_api;
