-- The keys under which the text of each clinic is sealed. They stand here wrapped by a key that is kept outside the database.

create table care.data_keys (
  clinic_id uuid not null,
  kind text not null,
  version integer not null,
  wrapped bytea not null,
  wrapped_by text not null,
  made_at timestamptz not null,
  retired_at timestamptz,
  destroyed_at timestamptz,
  constraint pk_data_keys primary key (clinic_id, kind, version),
  constraint fk_data_keys_clinics foreign key (clinic_id) references care.clinics (id),
  constraint ck_data_keys_kind check (kind in ('record', 'processNotes')),
  constraint ck_data_keys_version check (version > 0),
  constraint ck_data_keys_destroyed check ((destroyed_at is not null) = (octet_length(wrapped) = 0))
);
alter table care.data_keys enable row level security;
create policy of_the_clinic on care.data_keys using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
-- The API makes a clinic's first keys. It neither changes nor destroys any.
grant select, insert on care.data_keys to care_api;

-- True while the owner of the tables seals again what is there, under another key. A trigger that keeps a sealed column from changing lets that pass.
create function care.reseals() returns boolean language sql stable set search_path = care, pg_temp
  return coalesce(current_setting('care.reseals', true), '') = 'true'
    and (select pg_has_role(current_user, c.relowner, 'member') from pg_class c where c.oid = 'care.data_keys'::regclass);

-- What was written before it could be sealed stands here until "migrate" has sealed it; the API never sees it, and is not ready before. A later migration
-- that brings text to be sealed puts it here too, and leaves the column empty.
create table care.unsealed (
  clinic_id uuid not null,
  "table" text not null,
  "column" text not null,
  key text not null,
  plain text not null,
  constraint pk_unsealed primary key ("table", "column", key),
  constraint fk_unsealed_clinics foreign key (clinic_id) references care.clinics (id)
);
alter table care.unsealed enable row level security;

create function care.is_all_sealed() returns boolean language sql stable security definer set search_path = care, pg_temp as $$ select not exists (select from care.unsealed) $$;
revoke all on function care.is_all_sealed() from public;
grant execute on function care.is_all_sealed() to care_api;

insert into care.unsealed (clinic_id, "table", "column", key, plain)
          select n.clinic_id, 'addenda', 'text', a.id::text, a.text from care.addenda a join care.session_notes n on n.id = a.session_note_id
union all select n.clinic_id, 'addenda', 'reason', a.id::text, a.reason from care.addenda a join care.session_notes n on n.id = a.session_note_id where a.reason is not null
union all select m.clinic_id, 'outcome_measurements', 'answers', m.id::text, m.answers::text from care.outcome_measurements m
union all select s.clinic_id, 'health_screenings', 'answers', s.id::text, s.answers::text from care.health_screenings s
union all select s.clinic_id, 'health_screenings', 'medications', s.id::text, s.medications from care.health_screenings s where s.medications is not null
union all select r.clinic_id, 'hold_reasons', 'text', r.id::text, r.text from care.hold_reasons r
union all select m.clinic_id, 'plan_messages', 'text', m.id::text, m.text from care.plan_messages m
union all select p.clinic_id, 'self_care_reports', 'how_it_went', r.id::text, r.how_it_went from care.self_care_reports r join care.care_plans p on p.id = r.plan_id where r.how_it_went is not null
union all select h.clinic_id, 'handoffs', 'words', h.id::text, h.words from care.handoffs h
union all select h.clinic_id, 'handoff_steps', 'words', s.id::text, s.words from care.handoff_steps s join care.handoffs h on h.id = s.handoff_id where s.words is not null;

-- A new type writes each table anew: nothing of the text stays in the old pages.
alter table care.addenda alter column text type bytea using ''::bytea, alter column reason type bytea using case when reason is not null then ''::bytea end;
alter table care.outcome_measurements alter column answers type bytea using ''::bytea;
drop function care.contraindication_evidence(uuid, uuid, date);
alter table care.health_screenings alter column answers type bytea using ''::bytea, alter column medications type bytea using case when medications is not null then ''::bytea end;
alter table care.hold_reasons alter column text type bytea using ''::bytea;
alter table care.plan_messages alter column text type bytea using ''::bytea;
alter table care.self_care_reports alter column how_it_went type bytea using case when how_it_went is not null then ''::bytea end;
alter table care.handoffs alter column words type bytea using ''::bytea;
alter table care.handoff_steps alter column words type bytea using case when words is not null then ''::bytea end;

-- All that a check rests on, as before; the answers of a screening come sealed, and the program leaves their details out. The effect of something crosses by the key to its author's safety cues; without it only that there is something, so that the check is refused and not made
-- without it. What it says never leaves the check but as an effect and as a finding under its own key.
create function care.contraindication_evidence(client uuid, plan uuid, today date)
  returns table (kind text, id uuid, author_id uuid, author_discipline text, category text, at timestamptz, "on" date, is_open boolean, content jsonb, sealed bytea)
  language sql stable security definer set search_path = care, pg_temp as $$
  select e.kind, e.id, e.author_id, e.author_discipline, e.category, e.at, e."on", e.is_open, case when e.is_open then e.content end, case when e.is_open then e.sealed end
    from (
      select 'screening' as kind, s.id, s.author_id, s.author_discipline, s.category, s.recorded_at as at, s.recorded_on as "on",
             care.sees_cues_of(s.author_discipline, s.author_id, s.id) as is_open,
             null::jsonb as content, s.answers as sealed
        from care.health_screenings s where s.client_id = client and s.clinic_id = care.clinic()
      union all
      -- A clearance that is not open lifts nothing.
      select 'clearance', c.id, c.author_id, c.author_discipline, c.category, c.recorded_at, today, true,
             (select jsonb_object_agg(d.key, d.value) from jsonb_each(c.document) d where d.key in ('rule', 'datedOn', 'validFrom', 'validUntil')), null
        from care.clearances c where c.client_id = client and c.clinic_id = care.clinic() and c.ended_at is null and care.sees_cues_of(c.author_discipline, c.author_id, c.id)
      union all
      -- The cue of a safety follow-up is there for whoever may have it, and for nobody else a trace of it.
      select 'signal', g.id, g.author_id, g.author_discipline, 'mentalHealthOutcomes', g.raised_at, today, true, null, null
        from care.safety_signals g where g.client_id = client and g.clinic_id = care.clinic() and g.closed_at is null and care.sees_cues_of(g.author_discipline, g.author_id, g.id)
      union all
      select 'minority', c.id, c.author_id, c.author_discipline, 'demographics', c.registered_at, today, true,
             jsonb_build_object('bornOn', c.born_on, 'somebodyDecides', exists (
               select from care.substitute_decision_makers d
                where d.client_id = c.id and d.clinic_id = c.clinic_id and d."from" <= today and (d.until is null or d.until >= today) and d.ended_at is null)), null
        from care.clients c where c.id = client and c.clinic_id = care.clinic() and c.born_on is not null
      union all
      select 'plan', p.id, p.author_id, p.author_discipline, 'carePlan', p.drafted_at, today, true,
             jsonb_build_object('touch', (select md5(string_agg(to_jsonb(i)::text, ' ' order by i.id)) from care.interventions i where i.care_plan_id = p.id and i.discipline = 'massageTherapy')), null
        from care.care_plans p where p.id = plan and p.client_id = client and p.clinic_id = care.clinic()
    ) e
   where client = any (care.opened_clients())
$$;
revoke all on function care.contraindication_evidence(uuid, uuid, date) from public;
grant execute on function care.contraindication_evidence(uuid, uuid, date) to care_api;
