-- How long records are kept, what keeps them longer, and how they are destroyed.

create table care.legal_holds (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  reason bytea not null,
  placed_by uuid not null,
  placed_at timestamptz not null,
  released_by uuid,
  released_at timestamptz,
  release_reason bytea,
  revision integer not null,
  constraint pk_legal_holds primary key (id),
  constraint fk_legal_holds_clients foreign key (client_id) references care.clients (id),
  constraint ck_legal_holds_released check ((released_at is null) = (released_by is null) and (released_at is null) = (release_reason is null))
);
create index ix_legal_holds_client_id on care.legal_holds (client_id, id);
alter table care.legal_holds enable row level security;
create policy of_the_client on care.legal_holds
  using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]))
  with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]));
grant select, insert, update on care.legal_holds to care_api;

-- A legal hold stays as it was placed; it is released once, and stays released. The same words under another key are the same words.
create function care.keep_legal_hold() returns trigger language plpgsql as $$
begin
  if (new.id, new.clinic_id, new.client_id, new.placed_by, new.placed_at) is distinct from (old.id, old.clinic_id, old.client_id, old.placed_by, old.placed_at)
    or (new.reason is distinct from old.reason and not care.reseals())
    or (old.released_at is not null and ((new.released_at, new.released_by) is distinct from (old.released_at, old.released_by) or (new.release_reason is distinct from old.release_reason and not care.reseals())))
  then
    raise exception 'A legal hold does not change.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_legal_hold before update on care.legal_holds for each row execute function care.keep_legal_hold();

create table care.erasure_requests (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  decision_maker_id uuid,
  categories text[] not null,
  recorded_by uuid not null,
  asked_at timestamptz not null,
  answer text not null,
  blocked_by jsonb not null,
  pack_code text not null,
  pack_version text not null,
  due_on date,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  revision integer not null,
  constraint pk_erasure_requests primary key (id),
  constraint fk_erasure_requests_clients foreign key (client_id) references care.clients (id),
  constraint ck_erasure_requests_answer check ((answer = 'eligible') = (due_on is not null))
);
create index ix_erasure_requests_client_id on care.erasure_requests (client_id, id);
create index ix_erasure_requests_clinic_id on care.erasure_requests (clinic_id, id);
alter table care.erasure_requests enable row level security;
create policy of_the_client on care.erasure_requests
  using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]))
  with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]));
grant select, insert, update on care.erasure_requests to care_api;

-- What was asked and answered stays; it can be taken back once.
create function care.keep_erasure_request() returns trigger language plpgsql as $$
begin
  if (new.id, new.clinic_id, new.client_id, new.decision_maker_id, new.categories, new.recorded_by, new.asked_at, new.answer, new.blocked_by, new.pack_code, new.pack_version, new.due_on)
    is distinct from
     (old.id, old.clinic_id, old.client_id, old.decision_maker_id, old.categories, old.recorded_by, old.asked_at, old.answer, old.blocked_by, old.pack_code, old.pack_version, old.due_on)
    or (old.withdrawn_at is not null and (new.withdrawn_at, new.withdrawn_by) is distinct from (old.withdrawn_at, old.withdrawn_by))
  then
    raise exception 'An erasure request does not change.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_erasure_request before update on care.erasure_requests for each row execute function care.keep_erasure_request();

-- Every table of which rows belong to one client, drawn from the catalogue whenever it is asked, so that no later table is forgotten: those that name the client, and
-- their parts, which name a whole. A row of the table, together with its parents by the links, belongs to the owner. What outlives a record is named here.
create function care.tables_of_a_client() returns table (tbl oid, name text, parents text, links text, owner text) language sql stable as $$
  with recursive named as (
    select c.oid, c.relname::text as name, case when c.relname = 'clients' then 'clients.id' else format('%I.client_id', c.relname) end as owner
      from pg_class c
     where c.relnamespace = 'care'::regnamespace and c.relkind in ('r', 'p') and c.relname not in ('access_ledger', 'destruction_items')
       and (c.relname = 'clients' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'client_id' and not a.attisdropped))
  ), reached as (
    select n.oid, n.name collate "C" as name, ''::text collate "C" as parents, 'true'::text collate "C" as links, n.owner collate "C" as owner, 0 as depth from named n
    union all
    select c.oid, c.relname::text collate "C", (r.parents || format(', care.%I as %I', r.name, r.name)) collate "C",
           (r.links || format(' and %I.%I = %I.%I', r.name, whole.attname, c.relname, part.attname)) collate "C", r.owner, r.depth + 1
      from reached r
      join pg_constraint k on k.contype = 'f' and k.confrelid = r.oid and cardinality(k.conkey) = 1
      join pg_class c on c.oid = k.conrelid and c.relnamespace = 'care'::regnamespace
      join pg_attribute part on part.attrelid = c.oid and part.attnum = k.conkey[1] and part.attnotnull
      join pg_attribute whole on whole.attrelid = r.oid and whole.attnum = k.confkey[1]
     where r.depth < 5 and c.oid <> r.oid and not exists (select from named n where n.oid = c.oid)
  )
  select distinct on (oid) oid, name, parents, links, owner from reached order by oid, depth, parents
$$;
revoke all on function care.tables_of_a_client() from public;

-- Instants that are no entry in a record: when something ends or is due, the wish to erase it and the duty to keep it. Of process notes nothing is counted anywhere (I48), and
-- they never stand for the session note that has to be kept. What is its author's alone, or between author and supervisor, moves no day that others read (the session counts).
-- What is not named here counts, so that a forgotten line keeps longer.
create table public.retention_exceptions (
  tables text not null,
  col name,
  -- Which rows; all when left out.
  only_where text,
  why text not null
);
insert into public.retention_exceptions (tables, col, why) values
  ('%', 'until', 'says when something ends'),
  ('%', 'expires_at', 'says when something ends'),
  ('%', 'due_at', 'says by when something is due'),
  ('consent\_directives', 'from', 'says when something begins'),
  ('legal\_holds', null, 'about keeping the record, not an entry in it'),
  ('erasure\_requests', null, 'about keeping the record, not an entry in it'),
  ('process\_note%', null, 'counted nowhere'),
  ('note\_returns', null, 'between supervisor and author'),
  ('kept\_wordings', null, 'its author''s alone');
insert into public.retention_exceptions (tables, only_where, why) values
  ('session\_notes', 'session_notes.status = ''draft''', 'its author''s alone until it is signed');

-- What is corrected in place leaves an instant too. Only what comes through the door is an entry: the owner's own statements, such as sealing again, are none.
alter table care.clients add column changed_at timestamptz;
-- When it was changed before is not known; the careful answer keeps longer.
update care.clients set changed_at = now() where revision > 1;
create function care.note_the_change() returns trigger language plpgsql as $$
begin
  new.changed_at := coalesce(care.now(), old.changed_at);
  return new;
end $$;
create trigger note_the_change before update on care.clients for each row execute function care.note_the_change();

-- The newest entry of each client of the clinic, or of one: over every instant in every table of a client.
create function care.last_entries(one uuid) returns table (client_id uuid, at timestamptz) language plpgsql stable security definer set search_path = care, pg_temp as $$
declare
  entries text;
begin
  select string_agg(format('select %s as client, max(greatest(%s)) as at from care.%I as %I%s where %s and ($2 is null or %s = $2)%s group by 1',
           t.owner, i.instants, t.name, t.name, t.parents, t.links, t.owner, i.unless), ' union all ')
    into entries
    from tables_of_a_client() t
    cross join lateral (
      select string_agg(format('%I.%I', t.name, a.attname), ', ') filter (where a.atttypid = 'timestamptz'::regtype and not exists (
               select from public.retention_exceptions x where t.name like x.tables and x.only_where is null and (x.col is null or x.col = a.attname))) as instants,
             coalesce((select string_agg(format(' and not (%s)', x.only_where), '') from public.retention_exceptions x where t.name like x.tables and x.only_where is not null), '') || coalesce(max(format(' and %I.category is distinct from ''psychotherapyProcess''', t.name)) filter (where a.attname = 'category'), '') as unless
        from pg_attribute a where a.attrelid = t.tbl and a.attnum > 0 and not a.attisdropped) i
   where i.instants is not null;
  return query execute 'select c.id, max(e.at) from care.clients c join (' || entries || ') e on e.client = c.id where c.clinic_id = $1 and ($2 is null or c.id = $2) group by c.id'
    using clinic(), one;
end $$;
revoke all on function care.last_entries(uuid) from public;

-- The same day so many years later; 1 March for a 29 February that does not exist.
create function care.anniversary(day date, years integer) returns date language sql immutable parallel safe
  return (day + make_interval(years => years))::date
    + case when extract(day from day) <> extract(day from day + make_interval(years => years)) then 1 else 0 end;

-- The last day on which a record has to be kept, as the clock of the domain counts it.
create function care.kept_through(last_entry_on date, born_on date, registered_on date, years integer, majority_age integer) returns date language sql immutable parallel safe
  return care.anniversary(greatest(last_entry_on, case when majority_age is not null then care.anniversary(coalesce(born_on, registered_on), majority_age) end), years);

-- What the clock of the opened client rests on. Days on the clinic's calendar.
create function care.retention_facts(client uuid) returns table (last_entry_on date, born_on date, registered_on date)
  language sql stable security definer set search_path = care, pg_temp as $$
  select (l.at at time zone k.time_zone)::date, c.born_on, (c.registered_at at time zone k.time_zone)::date
    from care.clients c join care.clinics k on k.id = c.clinic_id join care.last_entries(client) l on l.client_id = c.id
   where c.id = client and c.clinic_id = care.clinic() and c.id = any (care.opened_clients())
$$;
revoke all on function care.retention_facts(uuid) from public;
grant execute on function care.retention_facts(uuid) to care_api;

-- Requests that nothing blocked, that nothing blocks today and that wait to be carried out, for the privacy officer, across clients.
create function care.erasures_to_carry_out(before uuid, at_most integer, today date, years integer, majority_age integer)
  returns table (id uuid, client_id uuid, asked_at timestamptz, due_on date) language sql stable security definer set search_path = care, pg_temp as $$
  select e.id, e.client_id, e.asked_at, e.due_on
    from care.erasure_requests e join care.clients c on c.id = e.client_id join care.clinics k on k.id = e.clinic_id cross join lateral care.last_entries(e.client_id) l
   where e.clinic_id = care.clinic() and e.answer = 'eligible' and e.withdrawn_at is null and (before is null or e.id < before)
     and not exists (select from care.legal_holds h where h.client_id = e.client_id and h.released_at is null)
     and care.kept_through((l.at at time zone k.time_zone)::date, c.born_on, (c.registered_at at time zone k.time_zone)::date, years, majority_age) < today
   order by e.id desc limit at_most
$$;
revoke all on function care.erasures_to_carry_out(uuid, integer, date, integer, integer) from public;
grant execute on function care.erasures_to_carry_out(uuid, integer, date, integer, integer) to care_api;

create table care.destruction_runs (
  id uuid not null,
  clinic_id uuid not null,
  started_by uuid not null,
  started_at timestamptz not null,
  previewed_on date not null,
  pack_code text not null,
  pack_version text not null,
  years integer not null,
  majority_age integer,
  status text not null,
  confirmed_by uuid,
  confirmed_by_person uuid,
  confirmer_roles text[] not null,
  confirmed_in text,
  confirmed_at timestamptz,
  ended_at timestamptz,
  revision integer not null,
  constraint pk_destruction_runs primary key (id),
  constraint fk_destruction_runs_clinics foreign key (clinic_id) references care.clinics (id),
  constraint ck_destruction_runs_years check (years >= 1),
  constraint ck_destruction_runs_two_people check (confirmed_by <> started_by),
  constraint ck_destruction_runs_confirmed check (status not in ('executing', 'finished') or (confirmed_by is not null and confirmed_by_person is not null and confirmed_in is not null and confirmed_at is not null))
);
create index ix_destruction_runs_clinic_id on care.destruction_runs (clinic_id, id);
create index ix_destruction_runs_executing on care.destruction_runs (id) where status = 'executing';
alter table care.destruction_runs enable row level security;
create policy of_the_clinic on care.destruction_runs using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, insert, update on care.destruction_runs to care_api;

-- What was previewed and who confirmed it stays; a run goes forward only.
create function care.keep_destruction_run() returns trigger language plpgsql as $$
begin
  if (new.id, new.clinic_id, new.started_by, new.started_at, new.previewed_on, new.pack_code, new.pack_version, new.years, new.majority_age)
    is distinct from
     (old.id, old.clinic_id, old.started_by, old.started_at, old.previewed_on, old.pack_code, old.pack_version, old.years, old.majority_age)
    or (new.status <> old.status and (old.status, new.status) not in (('previewed', 'executing'), ('previewed', 'cancelled'), ('executing', 'finished')))
    or (old.status <> 'previewed' and (new.confirmed_by, new.confirmed_by_person, new.confirmer_roles, new.confirmed_in, new.confirmed_at)
      is distinct from (old.confirmed_by, old.confirmed_by_person, old.confirmer_roles, old.confirmed_in, old.confirmed_at))
    or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
  then
    raise exception 'A destruction run does not change.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_destruction_run before update on care.destruction_runs for each row execute function care.keep_destruction_run();

-- What the preview found and what became of each record. Of a destroyed one nothing else is left: who it was by id, when, in which run, by which terms, and how many rows of which tables.
create table care.destruction_items (
  run_id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  last_entry_on date not null,
  kept_through date not null,
  outcome text not null,
  spared_because text,
  done_at timestamptz,
  rows jsonb,
  constraint pk_destruction_items primary key (run_id, client_id),
  constraint fk_destruction_items_destruction_runs foreign key (run_id) references care.destruction_runs (id),
  constraint ck_destruction_items_outcome check (outcome in ('waiting', 'destroyed', 'spared') and (outcome = 'spared') = (spared_because is not null) and (outcome = 'waiting') = (done_at is null))
);
create unique index ux_destruction_items_destroyed on care.destruction_items (client_id) where outcome = 'destroyed';
alter table care.destruction_items enable row level security;
create policy of_the_clinic on care.destruction_items for select using (clinic_id = (select care.clinic()));
grant select on care.destruction_items to care_api;

-- Finds the records that a run would destroy: clock run out, no legal hold. It touches none of them.
create function care.preview_destruction(run uuid) returns integer language plpgsql security definer set search_path = care, pg_temp as $$
declare
  r destruction_runs;
  found_records integer;
begin
  select * into r from destruction_runs where id = run and clinic_id = clinic() and status = 'previewed';
  if not found then raise exception 'There is no such preview.' using errcode = 'restrict_violation'; end if;
  insert into destruction_items (run_id, clinic_id, client_id, last_entry_on, kept_through, outcome)
    select r.id, r.clinic_id, f.id, f.last_entry_on, f.kept_through, 'waiting'
      from (select c.id, (l.at at time zone k.time_zone)::date as last_entry_on,
                   kept_through((l.at at time zone k.time_zone)::date, c.born_on, (c.registered_at at time zone k.time_zone)::date, greatest(r.years, k.retention_years), r.majority_age) as kept_through
              from last_entries(null) l join clients c on c.id = l.client_id join clinics k on k.id = c.clinic_id) f
     where f.kept_through < r.previewed_on and not exists (select from legal_holds h where h.client_id = f.id and h.released_at is null);
  get diagnostics found_records = row_count;
  return found_records;
end $$;
revoke all on function care.preview_destruction(uuid) from public;
grant execute on function care.preview_destruction(uuid) to care_api;

-- The records of a run, with initials as long as there is a client to have some.
create function care.records_of_destruction(run uuid, after uuid, at_most integer)
  returns table (client_id uuid, initials text, last_entry_on date, kept_through date, outcome text, spared_because text, done_at timestamptz)
  language sql stable security definer set search_path = care, pg_temp as $$
  select i.client_id, (select string_agg(upper(left(word, 1)), '' order by n) from regexp_split_to_table(btrim(c.name_used), '\s+') with ordinality as w(word, n)),
         i.last_entry_on, i.kept_through, i.outcome, i.spared_because, i.done_at
    from care.destruction_items i left join care.clients c on c.id = i.client_id
   where i.run_id = run and i.clinic_id = care.clinic() and (after is null or i.client_id > after)
   order by i.client_id limit at_most
$$;
revoke all on function care.records_of_destruction(uuid, uuid, integer) from public;
grant execute on function care.records_of_destruction(uuid, uuid, integer) to care_api;

-- Takes every row of a client away, parts before wholes, with the receipts of whoever wrote one, the account and what was kept for it included, and counts them. Nobody calls it but the next function.
create function care.erase_record(client uuid) returns jsonb language plpgsql as $$
declare
  remaining oid[];
  statements jsonb;
  one oid;
  taken bigint;
  counts jsonb := '{}';
  its_accounts uuid[];
begin
  select array_agg(t.tbl), jsonb_object_agg(t.tbl::text, jsonb_build_array(t.name,
           format('with gone as (delete from care.%I as %I%s where %s and %s = $1 returning %s as id), forgotten as (delete from care.receipts where record_id in (select g.id from gone g)) select count(*) from gone',
             t.name, t.name, regexp_replace(t.parents, '^, ', ' using '), t.links, t.owner,
             case when exists (select from pg_attribute a where a.attrelid = t.tbl and a.attname = 'id' and a.atttypid = 'uuid'::regtype and not a.attisdropped) then format('%I.id', t.name) else 'null::uuid' end)))
    into remaining, statements from care.tables_of_a_client() t;
  while cardinality(remaining) > 0 loop
    select u.tbl into one from unnest(remaining) as u(tbl)
     where not exists (select from pg_constraint k where k.contype = 'f' and k.confrelid = u.tbl and k.conrelid <> u.tbl and k.conrelid = any (remaining))
     order by u.tbl limit 1;
    if not found then raise exception 'The tables of a record refer to each other in a circle.'; end if;
    execute statements -> one::text ->> 1 into taken using client;
    -- Of process notes nothing is counted anywhere (I48).
    if taken > 0 and statements -> one::text ->> 0 not like 'process\_note%' then counts := counts || jsonb_build_object(statements -> one::text ->> 0, taken); end if;
    remaining := array_remove(remaining, one);
  end loop;

  its_accounts := array(select a.id from identity.accounts a where a.client_id = client);
  delete from care.receipts where record_id = client or account_id = any (its_accounts);
  delete from identity.invitations where client_id = client or invited_by = any (its_accounts);
  delete from identity.recovery_codes where account_id = any (its_accounts);
  delete from identity.sign_in_sessions where account_id = any (its_accounts);
  delete from identity.accounts where id = any (its_accounts);
  return counts;
end $$;
revoke all on function care.erase_record(uuid) from public;

-- Takes receipts away that nobody can ask for any more, in every clinic: those that are a day old, by the caller's clock and the database's own.
create function care.forget_receipts(at timestamptz) returns bigint language sql security definer set search_path = care, pg_temp as $$
  with forgotten as (
    delete from receipts r using (select o.clinic_id, o.account_id, o.key from receipts o where o.kept_at <= least(at, pg_catalog.now()) - interval '24 hours' for update skip locked) old
     where (r.clinic_id, r.account_id, r.key) = (old.clinic_id, old.account_id, old.key) returning 1)
  select count(*) from forgotten
$$;
revoke all on function care.forget_receipts(timestamptz) from public;
grant execute on function care.forget_receipts(timestamptz) to care_api;

-- The day by the database's own clock.
create function care.on_the_wall(time_zone text) returns date language sql stable as $$ select (pg_catalog.now() at time zone time_zone)::date $$;
revoke all on function care.on_the_wall(text) from public;

-- Takes the next record of a run that is under way, for as long as the transaction lasts. Of two that run at once each takes another record.
create function care.next_to_destroy(run uuid) returns uuid language sql volatile security definer set search_path = care, pg_temp as $$
  select i.client_id
    from care.destruction_items i join care.destruction_runs d on d.id = i.run_id
   -- What is not sealed yet stands outside the tables of the record.
   where d.id = run and d.clinic_id = care.clinic() and d.status = 'executing' and d.confirmed_by <> d.started_by and i.outcome = 'waiting' and care.is_all_sealed()
   order by i.client_id limit 1 for update of i skip locked
$$;
revoke all on function care.next_to_destroy(uuid) from public;
grant execute on function care.next_to_destroy(uuid) to care_api;

-- Looks at the record that was taken, and destroys it if nothing keeps it at this moment: the confirmation of two people, the clock and legal holds are asked again.
-- One transaction for each record. The caller's calendar is believed as far as the database's own, and a day for zones.
create function care.destroy_record(run uuid, client uuid, today date, at timestamptz) returns table (outcome text, spared_because text)
  language plpgsql security definer set search_path = care, pg_temp as $$
#variable_conflict use_column
declare
  r destruction_runs;
  item destruction_items;
  c clients;
  k clinics;
  last_on date;
  why text;
  counts jsonb;
begin
  select d.* into r from destruction_runs d where d.id = run and d.clinic_id = clinic() and d.status = 'executing' and d.confirmed_by <> d.started_by;
  if not found then return; end if;
  if not is_all_sealed() then return; end if;
  select i.* into item from destruction_items i where i.run_id = run and i.client_id = client and i.outcome = 'waiting' for update;
  if not found then return; end if;

  -- Whoever writes into the record holds its client; from here on they wait, or this does.
  select p.* into c from clients p where p.id = item.client_id and p.clinic_id = r.clinic_id for update;
  if not found then
    why := 'destroyedBefore';
  else
    select p.* into k from clinics p where p.id = r.clinic_id;
    select (l.at at time zone k.time_zone)::date into last_on from last_entries(c.id) l;
    why := case
      when exists (select from legal_holds h where h.client_id = c.id and h.released_at is null) then 'legalHold'
      when exists (select from policy_pack_activations p where p.clinic_id = r.clinic_id and p."from" > r.confirmed_at and p."from" <= destroy_record.at) then 'rulesChanged'
      when last_on > item.last_entry_on then 'newEntry'
      when kept_through(last_on, c.born_on, (c.registered_at at time zone k.time_zone)::date, greatest(r.years, k.retention_years), r.majority_age) >= least(destroy_record.today, on_the_wall(k.time_zone) + 1)
        then 'clockRuns'
    end;
  end if;

  if why is null then counts := erase_record(c.id); end if;
  update destruction_items i set outcome = case when why is null then 'destroyed' else 'spared' end, spared_because = why, done_at = destroy_record.at, rows = counts
   where i.run_id = destroy_record.run and i.client_id = item.client_id;
  return query select case when why is null then 'destroyed' else 'spared' end, why;
end $$;
revoke all on function care.destroy_record(uuid, uuid, date, timestamptz) from public;
grant execute on function care.destroy_record(uuid, uuid, date, timestamptz) to care_api;

-- A record that the database refuses to destroy is left as it is, so that the others do not wait for it.
create function care.spare_failed_record(run uuid, client uuid, at timestamptz) returns boolean language plpgsql security definer set search_path = care, pg_temp as $$
begin
  update destruction_items i set outcome = 'spared', spared_because = 'failed', done_at = spare_failed_record.at
    from destruction_runs d
   where d.id = i.run_id and d.id = run and d.clinic_id = clinic() and d.status = 'executing' and i.client_id = client and i.outcome = 'waiting';
  return found;
end $$;
revoke all on function care.spare_failed_record(uuid, uuid, timestamptz) from public;
grant execute on function care.spare_failed_record(uuid, uuid, timestamptz) to care_api;

-- A run is over when none of its records waits.
create function care.finish_destruction(run uuid, at timestamptz) returns boolean language plpgsql security definer set search_path = care, pg_temp as $$
begin
  update destruction_runs r set status = 'finished', ended_at = finish_destruction.at, revision = r.revision + 1
   where r.id = run and r.clinic_id = clinic() and r.status = 'executing' and not exists (select from destruction_items i where i.run_id = r.id and i.outcome = 'waiting');
  return found;
end $$;
revoke all on function care.finish_destruction(uuid, timestamptz) from public;
grant execute on function care.finish_destruction(uuid, timestamptz) to care_api;

-- Which runs are to be gone on with, in whatever clinic, and who confirmed them. No client is named.
create function care.destructions_under_way() returns table (run uuid, clinic_id uuid, time_zone text, account uuid, person uuid, roles text[], request text, pack_code text, pack_version text)
  language sql stable security definer set search_path = care, pg_temp as $$
  select r.id, r.clinic_id, k.time_zone, r.confirmed_by, r.confirmed_by_person, r.confirmer_roles, r.confirmed_in, r.pack_code, r.pack_version
    from care.destruction_runs r join care.clinics k on k.id = r.clinic_id where r.status = 'executing' order by r.id
$$;
revoke all on function care.destructions_under_way() from public;
grant execute on function care.destructions_under_way() to care_api;
