-- Care tasks, and one register of the kinds of record that a client's record is made of.

-- Which tables hold records that a reader could be shown or denied. Two things are drawn from it: the view of what is previewed, and the function that says what an id is.
create table public.record_kinds (
  position integer generated always as identity,
  kind text not null constraint pk_record_kinds primary key,
  tbl regclass not null,
  id_column text not null,
  client_column text not null,
  category text not null,
  visible text not null,
  is_nameable boolean not null,
  -- What the row is decided about: its own id, or that of the record that it shows something of.
  subject text not null
);

-- Adds a kind of record. The category is an expression over the row r, such as 'r.category' or '''carePlan'''; so is what makes a row visible to others than its author.
create function care.register_record(kind text, tbl regclass, category text, id_column text default 'id', client_column text default 'client_id', visible text default 'true', is_nameable boolean default true, subject text default null)
  returns void language plpgsql as $$
declare
  line constant text := 'select %1$L::text as kind, r.%2$I as id, r.clinic_id, r.%3$I as client_id, %4$s::text as category, r.author_id, r.author_discipline, r.disclosure_keys, (%7$s)::uuid as subject from %5$s r where %6$s';
begin
  insert into public.record_kinds (kind, tbl, id_column, client_column, category, visible, is_nameable, subject)
    values (kind, tbl, id_column, client_column, category, visible, is_nameable, coalesce(subject, 'r.' || quote_ident(id_column)));
  -- It has no rights of its own: row security of each table applies to whoever asks.
  execute 'create or replace view care.records with (security_invoker = true) as '
    || (select string_agg(format(line, k.kind, k.id_column, k.client_column, k.category, k.tbl, k.visible, k.subject), ' union all ' order by k.position) from public.record_kinds k);
  -- What a record of the opened client is, for a reader who may know that it exists. Drafts and the kinds of information whose existence is private are not there.
  execute 'create or replace function care.what_is(record uuid) returns table (category text, author_id uuid, author_discipline text) language sql stable security definer set search_path = care, pg_temp as $what$ '
    || 'select r.category, r.author_id, r.author_discipline from ('
    || (select string_agg(format(line, k.kind, k.id_column, k.client_column, k.category, k.tbl, k.visible || format(' and r.%I = record', k.id_column), k.subject), ' union all ' order by k.position) from public.record_kinds k where k.is_nameable)
    || ') r where r.clinic_id = care.clinic() and r.client_id = any (care.opened_clients()) and r.category not in (''psychotherapyProcess'', ''traumaHistory'', ''substanceUse'') $what$';
end $$;
revoke all on function care.register_record(text, regclass, text, text, text, text, boolean, text) from public;

drop view care.records;
select care.register_record('client', 'care.clients', '''demographics''', client_column => 'id');
select care.register_record('touchSafetyProfile', 'care.touch_safety_profiles', '''safetyCues''', id_column => 'client_id', is_nameable => false);
select care.register_record('carePlan', 'care.care_plans', '''carePlan''');
select care.register_record('session', 'care.sessions', '''scheduling''');
select care.register_record('touchConsent', 'care.touch_consents', '''bodywork''');
select care.register_record('note', 'care.session_notes', 'r.category', visible => 'r.status <> ''draft''');
select care.register_record('outcomeMeasurement', 'care.outcome_measurements', 'r.category');
select care.register_record('safetySignal', 'care.safety_signals', '''mentalHealthOutcomes''', is_nameable => false);
grant select on care.records to care_api;

create table care.care_tasks (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  category text not null,
  disclosure_keys text[] generated always as (care.keys_of(category, author_discipline, author_id, id)) stored,
  kind text not null,
  about_id uuid not null,
  responsible uuid[] not null,
  raised_at timestamptz not null,
  due_at timestamptz,
  status text not null,
  ended_at timestamptz,
  ended_by uuid,
  outcome text,
  revision integer not null,
  constraint pk_care_tasks primary key (id),
  constraint fk_care_tasks_clients foreign key (client_id) references care.clients (id)
);
-- For one kind and one thing at most one task is open.
create unique index ux_care_tasks_open on care.care_tasks (clinic_id, kind, about_id) where (status = 'open');
create index ix_care_tasks_client_id on care.care_tasks (client_id, id);
select care.guard('care.care_tasks');
select care.register_record('careTask', 'care.care_tasks', 'r.category');

-- What the front desk works with across clients: the diary and the tasks about it. Only the keys of schedules and names are ever held together with the whole clinic.
do $$
declare
  tbl text;
begin
  foreach tbl in array array['care.sessions', 'care.care_tasks'] loop
    execute format($p$alter policy opened on %s
      using (clinic_id = (select care.clinic()) and ((select care.opens_whole_clinic()) or client_id = any ((select care.opened_clients())::uuid[]))
        and disclosure_keys && (select care.opened_keys()) and (author_id = (select care.person()) or not disclosure_keys && (select care.withheld_keys())))$p$, tbl);
  end loop;
end $$;
create index ix_care_tasks_clinic_id on care.care_tasks (clinic_id, id);
create index ix_sessions_clinic_id on care.sessions (clinic_id, starts_at, id);
