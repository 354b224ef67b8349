-- The ledger by time; asking at the chain without leaving a row; what was disclosed outside the product, and when an agency asked that the client be told later.

create index ix_access_ledger_at on care.access_ledger (clinic_id, at);

-- As before; and an entry without text takes the chain's head, waits as long and writes as durably as any other, and leaves no row.
create or replace function care.append_access(clinics uuid[], ats timestamptz[], clients uuid[], accounts uuid[], entries text[]) returns void
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
    continue when one.entry is null;
    last_seq := last_seq + 1;
    last_hash := ledger_hash(last_hash, held, last_seq, one.at, one.client, one.account, one.entry);
    insert into access_ledger (clinic_id, seq, at, client_id, account_id, entry, hash) values (held, last_seq, one.at, one.client, one.account, one.entry, last_hash);
  end loop;
  if held is not null then
    update access_ledger_heads set seq = last_seq, hash = last_hash where clinic_id = held;
  end if;
end $$;

-- Append only. Guarded by clinic and client; who may read them is decided by the handler, as for directives.
create table care.outside_disclosures (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  disclosed_on date not null,
  recipient_name text not null,
  recipient_address text,
  recipient_key text not null,
  description text not null,
  purpose_statement text,
  copy_of_request text,
  legal_basis text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  revision integer not null,
  constraint pk_outside_disclosures primary key (id),
  constraint fk_outside_disclosures_clients foreign key (client_id) references care.clients (id)
);
create index ix_outside_disclosures_client_id on care.outside_disclosures (client_id, id);
alter table care.outside_disclosures enable row level security;
create policy of_the_client on care.outside_disclosures
  using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]))
  with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]));
grant select, insert on care.outside_disclosures to care_api;

create table care.accounting_suspensions (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  agency_name text not null,
  agency_key text not null,
  official text not null,
  form text not null,
  statement text not null,
  stated_on date not null,
  until date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  revision integer not null,
  constraint pk_accounting_suspensions primary key (id),
  constraint fk_accounting_suspensions_clients foreign key (client_id) references care.clients (id)
);
create index ix_accounting_suspensions_client_id on care.accounting_suspensions (client_id, id);
alter table care.accounting_suspensions enable row level security;
create policy of_the_client on care.accounting_suspensions
  using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]))
  with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]));
grant select, insert on care.accounting_suspensions to care_api;
