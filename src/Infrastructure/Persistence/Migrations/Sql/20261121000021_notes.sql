-- Session notes in depth: sections as records of their own, versions, returns, what was entered in error, and the supervisor's queue.

alter table care.session_notes
  add column draft bytea,
  add column is_risk_flagged boolean not null default false,
  add column version integer not null default 1,
  add column original_id uuid,
  add column amends_id uuid,
  add column amendment_reason bytea,
  add column is_late_entry boolean not null default false,
  -- Notes that were signed before sections carried kinds of information keep their fingerprint.
  add column hashed_by integer not null default 1,
  add column final_at timestamptz,
  add column co_signed_by uuid,
  add column co_signed_hash text,
  add column amended_at timestamptz,
  add column entered_in_error_at timestamptz,
  add column error_reason bytea,
  add constraint fk_session_notes_session_notes foreign key (amends_id) references care.session_notes (id);
-- A draft is signed by today's list of parts; what is signed keeps the one it was signed by.
update care.session_notes set original_id = id, hashed_by = case when status = 'draft' then 2 else 1 end, final_at = case when status = 'signed' then coalesce(co_signed_at, signed_at) end, co_signed_hash = case when co_signed_at is not null then content_hash end, co_signed_by = case when co_signed_at is not null then supervisor_id end;
alter table care.session_notes
  alter column original_id set not null,
  alter column is_risk_flagged drop default,
  alter column version drop default,
  alter column is_late_entry drop default,
  alter column hashed_by drop default;

-- One next version at a time; one that was given up makes room.
create unique index ux_session_notes_amends on care.session_notes (amends_id) where entered_in_error_at is null;
create index ix_session_notes_original_id on care.session_notes (original_id);
create index ix_session_notes_awaiting on care.session_notes (client_id, signed_at) where status = 'awaitingCoSignature';

create table care.note_sections (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  category text not null,
  -- What the client says of the note holds for each of its sections.
  disclosure_keys text[] generated always as (care.keys_of(category, author_discipline, author_id, note_id)) stored,
  note_id uuid not null,
  position integer not null,
  heading text,
  content bytea not null,
  revision integer not null,
  constraint pk_note_sections primary key (id),
  constraint fk_note_sections_clients foreign key (client_id) references care.clients (id),
  constraint fk_note_sections_session_notes foreign key (note_id) references care.session_notes (id)
);
create unique index ux_note_sections_position on care.note_sections (note_id, position);
create index ix_note_sections_client_id on care.note_sections (client_id, category);
select care.guard('care.note_sections');
revoke update on care.note_sections from care_api;
-- Only the author writes sections, and only with the signature.
alter policy written on care.note_sections
  with check (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[]) and author_id = (select care.person()));

-- A section is shown only where its note is.
alter policy opened on care.note_sections
  using (clinic_id = (select care.clinic()) and client_id = any ((select care.opened_clients())::uuid[])
    and disclosure_keys && (select care.opened_keys()) and (author_id = (select care.person()) or not disclosure_keys && (select care.withheld_keys()))
    and exists (select from care.session_notes w where w.id = note_sections.note_id));

-- An addendum may carry another kind of information than the note, and is shown only where that kind is shown, too.
alter table care.addenda add column category text;
alter policy of_the_whole on care.addenda
  using (exists (select from care.session_notes w where w.id = addenda.session_note_id)
    and (category is null or author_id = (select care.person()) or care.keys_of(category, author_discipline, author_id, session_note_id) && (select care.opened_keys())
      and not care.keys_of(category, author_discipline, author_id, session_note_id) && (select care.withheld_keys())))
  with check (exists (select from care.session_notes w where w.id = addenda.session_note_id));

create table care.note_returns (
  id uuid not null,
  session_note_id uuid not null,
  comment bytea not null,
  by_id uuid not null,
  by_discipline text,
  at timestamptz not null,
  constraint pk_note_returns primary key (id),
  constraint fk_note_returns_session_notes foreign key (session_note_id) references care.session_notes (id)
);
create index ix_note_returns_session_note_id on care.note_returns (session_note_id);
alter table care.note_returns enable row level security;
-- Between the supervisor and the author.
create policy of_the_whole on care.note_returns
  using (exists (select from care.session_notes w where w.id = note_returns.session_note_id)
    and (by_id = (select care.person()) or exists (select from care.session_notes w where w.id = note_returns.session_note_id and w.author_id = (select care.person()))))
  with check (exists (select from care.session_notes w where w.id = note_returns.session_note_id));
grant select, insert on care.note_returns to care_api;

-- What was signed stays as it was signed, whoever runs the statement. Only the same text may be sealed anew, as when keys change.
create or replace function care.keep_what_was_signed() returns trigger language plpgsql as $$
begin
  if old.status = 'draft' then
    if new.status not in ('draft', 'awaitingCoSignature', 'signed') then
      raise exception 'A draft is signed first.' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
      ('awaitingCoSignature', 'signed'), ('awaitingCoSignature', 'returned'), ('awaitingCoSignature', 'enteredInError'), ('returned', 'amended'), ('returned', 'enteredInError'),
      ('signed', 'amended'), ('signed', 'enteredInError'), ('awaitingCoSignature', 'amended'), ('amended', 'signed'))
    or (new.clinic_id, new.client_id, new.session_id, new.author_id, new.author_discipline, new.category, new.format, new.written_at, new.signed_at, new.content_hash, new.hashed_by, new.supervisor_id,
        new.version, new.original_id, new.amends_id, new.is_late_entry, new.is_risk_flagged)
      is distinct from
       (old.clinic_id, old.client_id, old.session_id, old.author_id, old.author_discipline, old.category, old.format, old.written_at, old.signed_at, old.content_hash, old.hashed_by, old.supervisor_id,
        old.version, old.original_id, old.amends_id, old.is_late_entry, old.is_risk_flagged)
    or (old.co_signed_at is not null and (new.co_signed_at, new.co_signed_by, new.co_signed_hash) is distinct from (old.co_signed_at, old.co_signed_by, old.co_signed_hash))
    or (old.final_at is not null and new.final_at is distinct from old.final_at)
    or (old.amended_at is not null and new.amended_at is distinct from old.amended_at and (old.status, new.status) <> ('amended', 'signed'))
    or (old.entered_in_error_at is not null and new.entered_in_error_at is distinct from old.entered_in_error_at)
    or new.draft is not null
    or (not care.reseals() and (new.amendment_reason is distinct from old.amendment_reason or (old.error_reason is not null and new.error_reason is distinct from old.error_reason)))
  then
    raise exception 'A signed note does not change.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function care.keep_what_a_section_said() returns trigger language plpgsql as $$
begin
  if (new.id, new.clinic_id, new.client_id, new.author_id, new.author_discipline, new.category, new.note_id, new.position, new.heading)
    is distinct from (old.id, old.clinic_id, old.client_id, old.author_id, old.author_discipline, old.category, old.note_id, old.position, old.heading)
    or (new.content is distinct from old.content and not care.reseals())
  then
    raise exception 'A signed section does not change.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_what_a_section_said before update on care.note_sections for each row execute function care.keep_what_a_section_said();

-- What notes said until now waits to be sealed: signed sections as records of their own, drafts as they stand.
insert into care.note_sections (id, clinic_id, client_id, author_id, author_discipline, category, note_id, position, heading, content, revision)
  select gen_random_uuid(), n.clinic_id, n.client_id, n.author_id, n.author_discipline, n.category, n.id, s.position - 1,
         case when s.section ->> 'heading' = any (case n.format
                when 'soap' then array['subjective', 'objective', 'assessment', 'plan']
                when 'dap' then array['data', 'assessment', 'plan']
                when 'birp' then array['behaviour', 'intervention', 'response', 'plan']
                when 'massageRecord' then array['presentation', 'findings', 'treatment', 'regionsWorked', 'clientResponse', 'aftercare', 'plan']
                else array[]::text[] end)
              then s.section ->> 'heading' end,
         ''::bytea, 1
    from care.session_notes n, jsonb_array_elements(n.sections) with ordinality as s(section, position)
   where n.status <> 'draft';
insert into care.unsealed (clinic_id, "table", "column", key, plain)
          select n.clinic_id, 'note_sections', 'content', s.id::text, (n.sections -> s.position)::text from care.note_sections s join care.session_notes n on n.id = s.note_id
union all select n.clinic_id, 'session_notes', 'draft', n.id::text, n.sections::text from care.session_notes n where n.status = 'draft';
update care.session_notes set draft = ''::bytea where status = 'draft';
-- A new type writes the table anew: nothing of the text stays in the old pages.
alter table care.session_notes alter column sections type bytea using ''::bytea;
alter table care.session_notes drop column sections;

-- A version of a note is the same note to the client: what is said of one is said of all, also of those that come later.
create function care.with_all_versions(records uuid[]) returns uuid[] language sql stable security definer set search_path = care, pg_temp as $$
  select array(
    select unnest(records)
    union
    select other.id from session_notes n join session_notes other on other.original_id = n.original_id and other.client_id = n.client_id
     where n.id = any (records) and n.clinic_id = clinic() and n.client_id = any (opened_clients()))
$$;
revoke all on function care.with_all_versions(uuid[]) from public;
grant execute on function care.with_all_versions(uuid[]) to care_api;

-- Whether something about the client asks for a supervisor's eyes: yes or no, and never what (Rule CR-193).
create function care.asks_for_supervision(client uuid) returns boolean language sql stable security definer set search_path = care, pg_temp as $$
  select exists (select from safety_signals s where s.client_id = client and s.clinic_id = clinic() and s.closed_at is null) and client = any (opened_clients())
$$;
revoke all on function care.asks_for_supervision(uuid) from public;
grant execute on function care.asks_for_supervision(uuid) to care_api;

-- The clients on whose care team somebody is whom a practitioner supervises today, by the clinic's calendar. Ids only; what of each may be shown is decided after.
create function care.supervised_caseload_of(supervisor uuid, at timestamptz) returns table (client_id uuid, supervisee_id uuid, started_on date, ended_on date)
  language sql stable security definer set search_path = care, pg_temp as $$
  select distinct m.client_id, s.supervisee_id, s.started_on, s.ended_on
    from care.supervisions s
    join care.clinics c on c.id = s.clinic_id
    join care.care_team_members m on m.practitioner_id = s.supervisee_id and m.clinic_id = s.clinic_id
   where s.supervisor_id = supervisor and s.clinic_id = care.clinic()
     and s.started_on <= (at at time zone c.time_zone)::date and (s.ended_on is null or (at at time zone c.time_zone)::date < s.ended_on)
     and m.joined_at <= at and m.left_at is null
$$;
revoke all on function care.supervised_caseload_of(uuid, timestamptz) from public;
grant execute on function care.supervised_caseload_of(uuid, timestamptz) to care_api;

-- How fresh a sign-in must be for a signature; nothing is asked unless the clinic says so.
alter table care.clinics add column fresh_sign_in_minutes integer;
