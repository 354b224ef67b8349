-- How a clinic sees to safety signals: its hours, whom it asks after the owner, and whom a person in need can call. Nothing of any client.
create table care.safety_settings (
  clinic_id uuid not null,
  opening jsonb not null,
  monitored jsonb not null,
  urgent_minutes integer not null,
  escalation_minutes integer not null,
  clinical_lead_id uuid,
  on_call_id uuid,
  crisis_contacts jsonb not null,
  revision integer not null,
  constraint pk_safety_settings primary key (clinic_id),
  constraint fk_safety_settings_clinics foreign key (clinic_id) references care.clinics (id),
  constraint fk_safety_settings_clinical_lead foreign key (clinical_lead_id) references care.practitioners (id),
  constraint fk_safety_settings_on_call foreign key (on_call_id) references care.practitioners (id)
);
create index ix_safety_settings_clinical_lead_id on care.safety_settings (clinical_lead_id);
create index ix_safety_settings_on_call_id on care.safety_settings (on_call_id);
alter table care.safety_settings enable row level security;
create policy of_the_clinic on care.safety_settings using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, update on care.safety_settings to care_api;

-- Every clinic has them from its first day, careful until it says otherwise: nobody reads answers, and there is nobody to go on to.
create function care.begin_safety_settings() returns trigger language plpgsql as $$
begin
  insert into care.safety_settings (clinic_id, opening, monitored, urgent_minutes, escalation_minutes, crisis_contacts, revision) values (new.id, '[]', '[]', 60, 60, '[]', 1);
  return new;
end $$;
create trigger begin_safety_settings after insert on care.clinics for each row execute function care.begin_safety_settings();
insert into care.safety_settings (clinic_id, opening, monitored, urgent_minutes, escalation_minutes, crisis_contacts, revision)
select id, '[]', '[]', 60, 60, '[]', 1 from care.clinics;

-- When a practitioner is away and who covers.
create table care.absences (
  id uuid not null,
  clinic_id uuid not null,
  practitioner_id uuid not null,
  cover_id uuid not null,
  "from" timestamptz not null,
  until timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  ended_at timestamptz,
  revision integer not null,
  constraint pk_absences primary key (id),
  constraint fk_absences_clinics foreign key (clinic_id) references care.clinics (id),
  constraint fk_absences_practitioner foreign key (practitioner_id) references care.practitioners (id),
  constraint fk_absences_cover foreign key (cover_id) references care.practitioners (id),
  constraint ck_absences_cover check (cover_id <> practitioner_id),
  constraint ck_absences_until check (until > "from"),
  -- One cover at a time.
  constraint ex_absences_practitioner exclude using gist (clinic_id with =, practitioner_id with =, tstzrange("from", greatest("from", least(until, coalesce(ended_at, until)))) with &&)
);
create index ix_absences_clinic_id on care.absences (clinic_id, id);
create index ix_absences_practitioner_id on care.absences (practitioner_id, id);
create index ix_absences_cover_id on care.absences (cover_id);
alter table care.absences enable row level security;
create policy of_the_clinic on care.absences using (clinic_id = (select care.clinic())) with check (clinic_id = (select care.clinic()));
grant select, insert, update on care.absences to care_api;

-- What stood in plain text is sealed by "migrate"; nobody knows any more what was promised when these signals were raised, so the careful default counts.
insert into care.unsealed (clinic_id, "table", "column", key, plain)
select s.clinic_id, 'safety_signals', 'assessment_reference', s.id::text, s.assessment_reference from care.safety_signals s where s.assessment_reference is not null;
alter table care.safety_signals
  alter column assessment_reference type bytea using case when assessment_reference is not null then ''::bytea end,
  add column due_at timestamptz,
  add column assessed_at timestamptz,
  add column assessed_by uuid,
  add column outcome text;
update care.safety_signals set due_at = raised_at + case when level = 'urgent' then interval '1 hour' else interval '24 hours' end, assessed_at = closed_at, assessed_by = closed_by;
alter table care.safety_signals alter column due_at set not null;
create index ix_safety_signals_author_id on care.safety_signals (author_id) where closed_at is null;
create index ix_safety_signals_due_at on care.safety_signals (due_at) where closed_at is null;

-- Who else was asked to follow a signal up. It is only ever added.
create table care.signal_escalations (
  safety_signal_id uuid not null,
  step integer not null,
  to_id uuid not null,
  at timestamptz not null,
  why text not null,
  reason text,
  constraint pk_signal_escalations primary key (safety_signal_id, step),
  constraint fk_signal_escalations_safety_signals foreign key (safety_signal_id) references care.safety_signals (id),
  constraint fk_signal_escalations_practitioners foreign key (to_id) references care.practitioners (id)
);
-- By the clock a signal goes on to somebody once.
create unique index ux_signal_escalations_clock on care.signal_escalations (safety_signal_id, to_id) where why = 'clockLapsed';
create index ix_signal_escalations_to_id on care.signal_escalations (to_id);
alter table care.signal_escalations enable row level security;
create policy of_the_whole on care.signal_escalations
  using (exists (select from care.safety_signals w where w.id = signal_escalations.safety_signal_id)) with check (exists (select from care.safety_signals w where w.id = signal_escalations.safety_signal_id));
grant select, insert on care.signal_escalations to care_api;

-- Whether somebody can be responsible for a signal on the clinic's day: they work here, no account of theirs is disabled, and a licence as a psychotherapist is active.
create function care.may_follow_up(practitioner uuid, at timestamptz) returns boolean language sql stable security definer set search_path = care, pg_temp as $$
  select exists (
    select from practitioners p join clinics c on c.id = p.clinic_id join licences l on l.practitioner_id = p.id
     where p.id = practitioner and p.deactivated_at is null
       and l.discipline = 'psychotherapy' and l.status = 'active' and l.registration_class in ('registered', 'qualifying')
       and (at at time zone c.time_zone)::date between l.valid_from and l.valid_until
       and not exists (select from identity.accounts a where a.practitioner_id = p.id and a.clinic_id = p.clinic_id and a.disabled_at is not null))
$$;
revoke all on function care.may_follow_up(uuid, timestamptz) from public;

-- Who covers for somebody who is away; null for who is not.
create function care.covered_by(practitioner uuid, at timestamptz) returns uuid language sql stable security definer set search_path = care, pg_temp as $$
  select a.cover_id from absences a where a.practitioner_id = practitioner and a."from" <= at and at < a.until and (a.ended_at is null or at < a.ended_at) order by a.id desc limit 1
$$;
revoke all on function care.covered_by(uuid, timestamptz) from public;

-- Everybody of the clinic who could answer for a client's signals: the psychotherapists, with their place on this client's team (from whom the client keeps such results last, the lead first, then
-- who came first). No client is shown.
create function care.follow_up_people(client uuid, at timestamptz) returns table (practitioner_id uuid, may boolean, covered_by uuid, team_place bigint)
  language sql stable security definer set search_path = care, pg_temp as $$
  select p.id, care.may_follow_up(p.id, at), care.covered_by(p.id, at), t.place
    from practitioners p
    left join (select m.practitioner_id, row_number() over (order by exists (
                 select from consent_directives d
                  where d.client_id = m.client_id and d.clinic_id = m.clinic_id and d.kind = 'withhold' and d.status = 'active' and d.recipient_kind = 'practitioner' and d.recipient_id = m.practitioner_id
                    and 'mentalHealthOutcomes' = any (d.categories) and (d.purposes = '{}' or 'treatment' = any (d.purposes)) and (d."from" is null or d."from" <= at) and (d.until is null or d.until > at)),
                 m.is_lead desc, m.joined_at, m.id) as place from care_team_members m
                where m.client_id = client and m.clinic_id = care.clinic() and m.discipline = 'psychotherapy' and m.joined_at <= at and m.left_at is null) t on t.practitioner_id = p.id
   where p.clinic_id = care.clinic()
     and (t.place is not null or exists (select from licences l where l.practitioner_id = p.id and l.discipline = 'psychotherapy'))
$$;
revoke all on function care.follow_up_people(uuid, timestamptz) from public;
grant execute on function care.follow_up_people(uuid, timestamptz) to care_api;

-- The open signals for which somebody answers: as owner, because it went on to them, because its time is over and nobody has written it down yet, or because they supervise an owner who
-- is not on the client's team; one who is gives their supervisor the usual standing. Ids only; what may be shown is decided after.
create function care.follow_ups_of(practitioner uuid, at timestamptz, of_client uuid) returns table (client_id uuid, signal_id uuid)
  language sql stable security definer set search_path = care, pg_temp as $$
  select s.client_id, s.id
    from safety_signals s join safety_settings c on c.clinic_id = s.clinic_id join clinics k on k.id = s.clinic_id
   where s.clinic_id = care.clinic() and s.closed_at is null and (of_client is null or s.client_id = of_client)
     and (s.author_id = practitioner
       or exists (select from signal_escalations e where e.safety_signal_id = s.id and e.to_id = practitioner)
       or (exists (select from supervisions v where v.supervisor_id = practitioner and v.supervisee_id = s.author_id
                    and v.started_on <= (at at time zone k.time_zone)::date and (v.ended_on is null or (at at time zone k.time_zone)::date < v.ended_on))
         and not exists (select from care_team_members m where m.client_id = s.client_id and m.practitioner_id = s.author_id and m.left_at is null))
       or (s.acknowledged_at is null and s.due_at <= at and c.clinical_lead_id = practitioner)
       or (s.acknowledged_at is null and c.on_call_id = practitioner
         and s.due_at + case when c.clinical_lead_id is null or c.clinical_lead_id = s.author_id or not care.may_follow_up(c.clinical_lead_id, at) then interval '0' else make_interval(mins => c.escalation_minutes) end <= at))
$$;
revoke all on function care.follow_ups_of(uuid, timestamptz, uuid) from public;
grant execute on function care.follow_ups_of(uuid, timestamptz, uuid) to care_api;

-- The open signals of one owner, of every client or of one, for the command that takes their standing away. It opens no record: what it answers goes into the ledger and nowhere else.
create function care.open_signals_of(owner uuid, of_client uuid) returns table (signal uuid, client uuid, level text, acknowledged boolean, assessed boolean)
  language sql stable security definer set search_path = care, pg_temp as $$
  select s.id, s.client_id, s.level, s.acknowledged_at is not null, s.assessed_at is not null
    from safety_signals s where s.clinic_id = care.clinic() and s.author_id = owner and s.closed_at is null and (of_client is null or s.client_id = of_client) order by s.id
$$;
revoke all on function care.open_signals_of(uuid, uuid) from public;
grant execute on function care.open_signals_of(uuid, uuid) to care_api;

-- Gives an open signal to another psychotherapist of the clinic. What its owner had taken up is taken up by nobody then, and gets a new time; a time that runs is never put off.
create function care.pass_signal_on(signal uuid, from_owner uuid, to_owner uuid, at timestamptz, due timestamptz, why text) returns boolean
  language plpgsql security definer set search_path = care, pg_temp as $$
begin
  update safety_signals s
     set author_id = to_owner, author_discipline = 'psychotherapy', revision = s.revision + 1,
         due_at = case when s.acknowledged_at is not null and s.assessed_at is null then due else s.due_at end,
         acknowledged_at = case when s.assessed_at is not null then s.acknowledged_at end, acknowledged_by = case when s.assessed_at is not null then s.acknowledged_by end
   where s.id = signal and s.clinic_id = care.clinic() and s.author_id = from_owner and s.closed_at is null
     and pass_signal_on.why in ('ownerAway', 'ownerLeft') and exists (select from practitioners p where p.id = to_owner and p.clinic_id = s.clinic_id);
  if not found then return false; end if;
  insert into signal_escalations (safety_signal_id, step, to_id, at, why)
  select signal, coalesce(max(e.step), 0) + 1, to_owner, pass_signal_on.at, pass_signal_on.why from signal_escalations e where e.safety_signal_id = signal;
  return true;
end $$;
revoke all on function care.pass_signal_on(uuid, uuid, uuid, timestamptz, timestamptz, text) from public;
grant execute on function care.pass_signal_on(uuid, uuid, uuid, timestamptz, timestamptz, text) to care_api;

-- Asks somebody else as well, because nobody took the signal up in time. A signal that somebody else is changing at this moment is left for the next look.
create function care.escalate_signal(signal uuid, to_person uuid, at timestamptz) returns boolean
  language plpgsql security definer set search_path = care, pg_temp as $$
begin
  perform from safety_signals s
    where s.id = signal and s.clinic_id = care.clinic() and s.closed_at is null and s.acknowledged_at is null and s.due_at <= escalate_signal.at
      and exists (select from practitioners p where p.id = to_person and p.clinic_id = s.clinic_id) for update skip locked;
  if not found then return false; end if;
  insert into signal_escalations (safety_signal_id, step, to_id, at, why)
  select signal, coalesce(max(e.step), 0) + 1, to_person, escalate_signal.at, 'clockLapsed' from signal_escalations e where e.safety_signal_id = signal
  on conflict (safety_signal_id, to_id) where (why = 'clockLapsed') do nothing;
  return found;
end $$;
revoke all on function care.escalate_signal(uuid, uuid, timestamptz) from public;
grant execute on function care.escalate_signal(uuid, uuid, timestamptz) to care_api;

-- What the ladder has to look at, in every clinic: signals whose time is over, whose owner cannot act any more, and those not assessed whose owner is away. Ids, and where they stand.
create function care.signals_to_look_at(at timestamptz, after uuid, most integer) returns table (signal uuid, clinic_id uuid, time_zone text)
  language sql stable security definer set search_path = care, pg_temp as $$
  select s.id, s.clinic_id, c.time_zone
    from safety_signals s join clinics c on c.id = s.clinic_id
   where s.closed_at is null and s.id > after
     and ((s.acknowledged_at is null and s.due_at <= at) or (s.assessed_at is null and care.covered_by(s.author_id, at) is not null) or not care.may_follow_up(s.author_id, at))
   order by s.id limit most
$$;
revoke all on function care.signals_to_look_at(timestamptz, uuid, integer) from public;
grant execute on function care.signals_to_look_at(timestamptz, uuid, integer) to care_api;

-- One open signal as the ladder sees it, held until the transaction ends; nothing when somebody else holds it. Nothing of the answer.
create function care.signal_on_the_ladder(signal uuid) returns table (client uuid, owner uuid, level text, due_at timestamptz, acknowledged boolean, assessed boolean, asked uuid[])
  language plpgsql security definer set search_path = care, pg_temp as $$
begin
  return query
    select s.client_id, s.author_id, s.level, s.due_at, s.acknowledged_at is not null, s.assessed_at is not null,
           array(select e.to_id from signal_escalations e where e.safety_signal_id = s.id and e.why = 'clockLapsed')
      from safety_signals s where s.id = signal and s.clinic_id = care.clinic() and s.closed_at is null for update of s skip locked;
end $$;
revoke all on function care.signal_on_the_ladder(uuid) from public;
grant execute on function care.signal_on_the_ladder(uuid) to care_api;
