-- The schema, the role that the API serves with, what a transaction has opened, the ledger of accesses and the book of receipts.

create schema care;

create extension if not exists btree_gist;

do $$
begin
  create role care_api nologin;
exception when duplicate_object or unique_violation then null;
end $$;

grant usage on schema care to care_api;

-- So that the API can tell whether the database is at its version.
grant select on public.schema_history to care_api;

-- What this transaction has opened. Unset means nothing: every policy below compares with these, so a session that forgot to open sees no row.
create function care.clinic() returns uuid language sql stable parallel safe
  return nullif(current_setting('care.clinic', true), '')::uuid;
create function care.person() returns uuid language sql stable parallel safe
  return nullif(current_setting('care.person', true), '')::uuid;
create function care.opened_clients() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('care.clients', true), '')::uuid[], '{}');
create function care.opens_whole_clinic() returns boolean language sql stable parallel safe
  return coalesce(nullif(current_setting('care.whole_clinic', true), '')::boolean, false);
create function care.opened_keys() returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('care.keys', true), '')::text[], '{}');
create function care.withheld_keys() returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('care.withheld', true), '')::text[], '{}');

-- The keys by which a row can be reached: its category with its author's discipline, with its author, and with itself.
create function care.keys_of(category text, author_discipline text, author_id uuid, record uuid) returns text[] language sql immutable parallel safe
  return array[category || '/' || coalesce(author_discipline, 'none'), category || '/' || author_id::text, category || '/record/' || record::text];

create table care.access_ledger_heads (
  clinic_id uuid not null constraint pk_access_ledger_heads primary key,
  seq bigint not null,
  hash bytea not null
);

create table care.access_ledger (
  clinic_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  client_id uuid not null,
  account_id uuid not null,
  entry text not null,
  hash bytea not null,
  constraint pk_access_ledger primary key (clinic_id, seq)
);
create index ix_access_ledger_client on care.access_ledger (clinic_id, client_id, seq);

alter table care.access_ledger enable row level security;
create policy of_the_clinic on care.access_ledger for select using (clinic_id = (select care.clinic()));
alter table care.access_ledger_heads enable row level security;
create policy of_the_clinic on care.access_ledger_heads for select using (clinic_id = (select care.clinic()));
grant select on care.access_ledger, care.access_ledger_heads to care_api;

-- What a ledger row's hash covers: everything that the row says.
create function care.ledger_hash(previous bytea, clinic_id uuid, seq bigint, at timestamptz, client_id uuid, account_id uuid, entry text) returns bytea language sql stable parallel safe
  return sha256(previous || convert_to(
    clinic_id::text || '|' || seq::text || '|' || (extract(epoch from at) * 1000000)::bigint::text || '|' || client_id::text || '|' || account_id::text || '|' || entry, 'UTF8'));

-- The only way to write the ledger. The rows of many requests come together, so that one durable commit serves them all; clinics in order, so that two servers never wait for each other.
create function care.append_access(clinics uuid[], ats timestamptz[], clients uuid[], accounts uuid[], entries text[]) returns void
language plpgsql security definer set search_path = care, pg_temp as $$
declare
  one record;
  held uuid;
  last_seq bigint;
  last_hash bytea;
begin
  for one in
    select u.clinic, u.at, u.client, u.account, u.entry
      from unnest(clinics, ats, clients, accounts, entries) with ordinality as u(clinic, at, client, account, entry, n)
     order by u.clinic, u.n
  loop
    if held is distinct from one.clinic then
      if held is not null then
        update access_ledger_heads set seq = last_seq, hash = last_hash where clinic_id = held;
      end if;
      held := one.clinic;
      insert into access_ledger_heads (clinic_id, seq, hash) values (held, 0, decode(repeat('00', 32), 'hex')) on conflict (clinic_id) do nothing;
      select seq, hash into last_seq, last_hash from access_ledger_heads where clinic_id = held for update;
    end if;
    last_seq := last_seq + 1;
    last_hash := ledger_hash(last_hash, held, last_seq, one.at, one.client, one.account, one.entry);
    insert into access_ledger (clinic_id, seq, at, client_id, account_id, entry, hash) values (held, last_seq, one.at, one.client, one.account, one.entry, last_hash);
  end loop;
  if held is not null then
    update access_ledger_heads set seq = last_seq, hash = last_hash where clinic_id = held;
  end if;
end $$;
revoke all on function care.append_access(uuid[], timestamptz[], uuid[], uuid[], text[]) from public;
grant execute on function care.append_access(uuid[], timestamptz[], uuid[], uuid[], text[]) to care_api;

-- What a command with an Idempotency-Key answered. Ids and revisions only.
create table care.receipts (
  clinic_id uuid not null,
  account_id uuid not null,
  key text not null,
  fingerprint text not null,
  record_id uuid not null,
  revision integer not null,
  kept_at timestamptz not null,
  constraint pk_receipts primary key (clinic_id, account_id, key)
);
create index ix_receipts_kept_at on care.receipts (kept_at);
alter table care.receipts enable row level security;
create policy of_the_clinic on care.receipts using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, insert, update on care.receipts to care_api;
