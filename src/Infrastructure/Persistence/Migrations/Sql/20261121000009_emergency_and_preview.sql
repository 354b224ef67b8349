-- Emergency access with its ending and review, and the list of a client's records over which consent is previewed.

alter table care.emergency_accesses add column closed_by uuid;

-- One emergency access at a time for one practitioner and client.
alter table care.emergency_accesses add constraint ex_emergency_accesses_open
  exclude using gist (clinic_id with =, client_id with =, practitioner_id with =, tstzrange(opened_at, coalesce(closed_at, expires_at)) with &&);

create index ix_emergency_accesses_clinic_id on care.emergency_accesses (clinic_id, id);

-- For the privacy officer, across clients and without the words of the emergency.
create function care.emergency_accesses_of_clinic(is_reviewed boolean, before uuid, at_most integer)
  returns table (id uuid, client_id uuid, practitioner_id uuid, display_name text, reason text, opened_at timestamptz, ends_at timestamptz, verdict text, reviewed_at timestamptz)
  language sql stable security definer set search_path = care, pg_temp as $$
  select e.id, e.client_id, e.practitioner_id, p.display_name, e.reason, e.opened_at, coalesce(e.closed_at, e.expires_at), e.verdict, e.reviewed_at
    from care.emergency_accesses e join care.practitioners p on p.id = e.practitioner_id
   where e.clinic_id = care.clinic() and (is_reviewed is null or (e.verdict is not null) = is_reviewed) and (before is null or e.id < before)
   order by e.id desc limit at_most
$$;
revoke all on function care.emergency_accesses_of_clinic(boolean, uuid, integer) from public;
grant execute on function care.emergency_accesses_of_clinic(boolean, uuid, integer) to care_api;

-- Every record of the opened client that a reader could be shown or denied. It has no rights of its own: row security of each table applies to whoever asks.
create view care.records with (security_invoker = true) as
  select 'client' as kind, c.id, c.clinic_id, c.id as client_id, 'demographics' as category, c.author_id, c.author_discipline, c.disclosure_keys from care.clients c
  union all select 'touchSafetyProfile', t.client_id, t.clinic_id, t.client_id, 'safetyCues', t.author_id, t.author_discipline, t.disclosure_keys from care.touch_safety_profiles t
  union all select 'carePlan', p.id, p.clinic_id, p.client_id, 'carePlan', p.author_id, p.author_discipline, p.disclosure_keys from care.care_plans p
  union all select 'session', s.id, s.clinic_id, s.client_id, 'scheduling', s.author_id, s.author_discipline, s.disclosure_keys from care.sessions s
  union all select 'touchConsent', t.id, t.clinic_id, t.client_id, 'bodywork', t.author_id, t.author_discipline, t.disclosure_keys from care.touch_consents t
  union all select 'note', n.id, n.clinic_id, n.client_id, n.category, n.author_id, n.author_discipline, n.disclosure_keys from care.session_notes n where n.status <> 'draft'
  union all select 'outcomeMeasurement', m.id, m.clinic_id, m.client_id, m.category, m.author_id, m.author_discipline, m.disclosure_keys from care.outcome_measurements m
  union all select 'safetySignal', g.id, g.clinic_id, g.client_id, 'mentalHealthOutcomes', g.author_id, g.author_discipline, g.disclosure_keys from care.safety_signals g;
grant select on care.records to care_api;
