-- What a plan lives by: concerns, self-care and what is reported on it, reviews, proposals, the plan before, and who changed what.

alter table care.care_plans
  add column review_every_weeks integer,
  add column predecessor_id uuid,
  add constraint fk_care_plans_predecessor foreign key (predecessor_id) references care.care_plans (id);
create index ix_care_plans_predecessor_id on care.care_plans (predecessor_id);
alter table care.goals add column predecessor_id uuid;
alter table care.interventions add column review jsonb, add column predecessor_id uuid;

create table care.concerns (
  id uuid not null,
  care_plan_id uuid not null,
  words text not null,
  code jsonb,
  status text not null,
  added_by_id uuid not null,
  added_by_discipline text,
  added_on date not null,
  resolved_on date,
  predecessor_id uuid,
  constraint pk_concerns primary key (id),
  constraint fk_concerns_care_plans foreign key (care_plan_id) references care.care_plans (id)
);
create index ix_concerns_care_plan_id on care.concerns (care_plan_id);

create table care.self_care_practices (
  id uuid not null,
  care_plan_id uuid not null,
  kind text not null,
  words text not null,
  frequency jsonb,
  goal_ids uuid[] not null,
  status text not null,
  added_by_id uuid not null,
  added_by_discipline text,
  added_on date not null,
  predecessor_id uuid,
  constraint pk_self_care_practices primary key (id),
  constraint fk_self_care_practices_care_plans foreign key (care_plan_id) references care.care_plans (id)
);
create index ix_self_care_practices_care_plan_id on care.self_care_practices (care_plan_id);

create table care.self_care_reports (
  id uuid not null,
  plan_id uuid not null,
  practice_id uuid not null,
  "from" date not null,
  until date not null,
  times integer not null,
  how_it_went text,
  reported_by_id uuid not null,
  reported_by_discipline text,
  reported_at timestamptz not null,
  revision integer not null,
  constraint pk_self_care_reports primary key (id),
  constraint fk_self_care_reports_care_plans foreign key (plan_id) references care.care_plans (id),
  constraint fk_self_care_reports_self_care_practices foreign key (practice_id) references care.self_care_practices (id)
);
create index ix_self_care_reports_plan_id on care.self_care_reports (plan_id);
create index ix_self_care_reports_practice_id on care.self_care_reports (practice_id, id);

create table care.plan_reviews (
  id uuid not null,
  care_plan_id uuid not null,
  version integer not null,
  what_changed text not null,
  summary text,
  decision text not null,
  next_review_on date not null,
  reviewed_by_id uuid not null,
  reviewed_by_discipline text,
  reviewed_at timestamptz not null,
  constraint pk_plan_reviews primary key (id),
  constraint fk_plan_reviews_care_plans foreign key (care_plan_id) references care.care_plans (id)
);
create index ix_plan_reviews_care_plan_id on care.plan_reviews (care_plan_id);

create table care.proposals (
  id uuid not null,
  plan_id uuid not null,
  kind text not null,
  discipline text not null,
  intervention_id uuid,
  terms jsonb,
  why text not null,
  plan_version integer not null,
  author_id uuid not null,
  author_discipline text,
  proposed_at timestamptz not null,
  status text not null,
  decided_by jsonb,
  decided_at timestamptz,
  decline_reason text,
  revision integer not null,
  constraint pk_proposals primary key (id),
  constraint fk_proposals_care_plans foreign key (plan_id) references care.care_plans (id)
);
create index ix_proposals_plan_id on care.proposals (plan_id, id);

create table care.plan_changes (
  id uuid not null,
  plan_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  by_discipline text,
  version integer not null,
  revision integer not null,
  acts jsonb not null,
  parts jsonb not null,
  reason text,
  constraint pk_plan_changes primary key (id),
  constraint fk_plan_changes_care_plans foreign key (plan_id) references care.care_plans (id)
);
create unique index ux_plan_changes_revision on care.plan_changes (plan_id, revision);

-- All of it is seen exactly when the plan is.
do $$
declare
  part record;
begin
  for part in select * from (values
      ('concerns', 'care_plan_id'), ('self_care_practices', 'care_plan_id'), ('plan_reviews', 'care_plan_id'),
      ('self_care_reports', 'plan_id'), ('proposals', 'plan_id'), ('plan_changes', 'plan_id')) as v(tbl, col)
  loop
    execute format('alter table care.%I enable row level security', part.tbl);
    execute format('create policy of_the_whole on care.%1$I using (exists (select from care.care_plans w where w.id = %1$I.%2$I)) with check (exists (select from care.care_plans w where w.id = %1$I.%2$I))', part.tbl, part.col);
    execute format('grant select, insert, update on care.%I to care_api', part.tbl);
  end loop;
end $$;

-- What was said when looking back, what the client reported and what was changed stay as they were.
revoke update on care.plan_reviews, care.self_care_reports, care.plan_changes from care_api;

-- A plan in use has changed: whoever holds a session that lies ahead under it looks at it. It is called for sessions too that the caller may not see, and so it answers nothing.
create function care.raise_session_reviews(plan uuid, disciplines text[], settled uuid[], now timestamptz) returns void language sql security definer set search_path = care, pg_temp as $$
  insert into care.care_tasks (id, clinic_id, client_id, author_id, author_discipline, category, kind, about_id, responsible, raised_at, due_at, status, revision)
  select -- An id that is ordered by the time it was made, as all ids are.
         encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid,
         s.clinic_id, s.client_id, s.author_id, s.author_discipline, 'scheduling', 'reviewSession', s.id, array[s.author_id], now, s.starts_at, 'open', 1
    from care.sessions s
   where s.plan_id = plan and s.clinic_id = care.clinic() and s.client_id = any (care.opened_clients())
     and s.discipline = any (disciplines) and s.status in ('planned', 'checkedIn') and s.starts_at > now and s.id <> all (settled)
  on conflict do nothing
$$;
revoke all on function care.raise_session_reviews(uuid, text[], uuid[], timestamptz) from public;
grant execute on function care.raise_session_reviews(uuid, text[], uuid[], timestamptz) to care_api;
