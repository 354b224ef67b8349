-- Process notes, apart from every other record; and bridge summaries, which carry what helps to the other discipline.

-- The instant at which the request was decided, for what ends by itself. Unset is no instant: what has an end is then over.
create function care.now() returns timestamptz language sql stable parallel safe
  return nullif(current_setting('care.now', true), '')::timestamptz;

-- Of a process note stands outside the seal only whose it is, about whom, and when. It is in no register of records: not previewed, not nameable, not counted.
create table care.process_notes (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  disclosure_keys text[] generated always as (care.keys_of('psychotherapyProcess', author_discipline, author_id, id)) stored,
  written_at timestamptz not null,
  rewritten_at timestamptz,
  content bytea not null,
  revision integer not null,
  constraint pk_process_notes primary key (id),
  constraint fk_process_notes_clients foreign key (client_id) references care.clients (id)
);
create index ix_process_notes_client_id on care.process_notes (client_id, id);
select care.guard('care.process_notes');

-- Whoever is let in to read does not write: a row is its author's to make and to change, whatever the application forgets.
alter policy written on care.process_notes
  with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]) and author_id = (select care.person()));
alter policy changed on care.process_notes
  using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]) and author_id = (select care.person()))
  with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]) and author_id = (select care.person()));

create table care.bridge_summaries (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  category text not null,
  -- Once withdrawn it is its author's, their supervisor's and the client's.
  disclosure_keys text[] generated always as (case when withdrawn_at is null then care.keys_of(category, author_discipline, author_id, id) else array[category || '/' || author_id::text, category || '/' || client_id::text] end) stored,
  audience text not null,
  text bytea not null,
  published_by uuid not null,
  published_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  revision integer not null,
  constraint pk_bridge_summaries primary key (id),
  constraint fk_bridge_summaries_clients foreign key (client_id) references care.clients (id)
);
create index ix_bridge_summaries_client_id on care.bridge_summaries (client_id, id);
select care.guard('care.bridge_summaries');

-- The same from its end on: nobody has to do anything for it to end. Who withdraws one without having written it sees the row through that one request: an update must end on a row that can be seen.
alter policy opened on care.bridge_summaries
  using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[])
    and (withdrawn_by = (select care.person()) and withdrawn_at = (select care.now())
      or disclosure_keys && (select care.opened_keys()) and (author_id = (select care.person()) or not disclosure_keys && (select care.withheld_keys()))
        and (expires_at > (select care.now()) or array[category || '/' || author_id::text, category || '/' || client_id::text] && (select care.opened_keys()))));
select care.register_record('bridgeSummary', 'care.bridge_summaries', 'r.category', visible => 'r.withdrawn_at is null and r.expires_at > care.now()');

-- Only its withdrawal changes a bridge summary, once; of a process note only what it says. What is sealed is left out: its bytes change when keys do.
create function care.keep_bridge_summary() returns trigger language plpgsql as $$
begin
  if (new.id, new.clinic_id, new.client_id, new.author_id, new.author_discipline, new.category, new.audience, new.published_by, new.published_at, new.expires_at)
    is distinct from
     (old.id, old.clinic_id, old.client_id, old.author_id, old.author_discipline, old.category, old.audience, old.published_by, old.published_at, old.expires_at)
    or (old.withdrawn_at is not null and (new.withdrawn_at, new.withdrawn_by) is distinct from (old.withdrawn_at, old.withdrawn_by))
  then
    raise exception 'A bridge summary does not change.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_bridge_summary before update on care.bridge_summaries for each row execute function care.keep_bridge_summary();

create function care.keep_process_note() returns trigger language plpgsql as $$
begin
  if (new.id, new.clinic_id, new.client_id, new.author_id, new.author_discipline, new.written_at) is distinct from (old.id, old.clinic_id, old.client_id, old.author_id, old.author_discipline, old.written_at) then
    raise exception 'A process note stays its author''s, about whom it was written.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_process_note before update on care.process_notes for each row execute function care.keep_process_note();
