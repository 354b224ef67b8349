-- What the client was shown and signed stays as it was, whoever runs the statement: a change is a new version, and what is over stays over.

create function care.keep_what_the_client_said() returns trigger language plpgsql as $$
begin
  if (new.id, new.clinic_id, new.client_id, new.kind, new.categories, new.records, new.purposes, new.recipient_kind, new.recipient_id, new.recipient_discipline, new.until,
      new.description, new.expiry_event, new.language, new.plain_text, new.drafted_by, new.drafted_at, new.supersedes)
    is distinct from
     (old.id, old.clinic_id, old.client_id, old.kind, old.categories, old.records, old.purposes, old.recipient_kind, old.recipient_id, old.recipient_discipline, old.until,
      old.description, old.expiry_event, old.language, old.plain_text, old.drafted_by, old.drafted_at, old.supersedes)
    or (old.status <> 'draft' and (new.status = 'draft' or (new.signature, new."from") is distinct from (old.signature, old."from")))
    or (old.status not in ('draft', 'active') and (new.status, new.ended_at, new.ended_by) is distinct from (old.status, old.ended_at, old.ended_by))
    or (old.superseded_by is not null and new.superseded_by is distinct from old.superseded_by)
  then
    raise exception 'A directive does not change.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_what_the_client_said before update on care.consent_directives for each row execute function care.keep_what_the_client_said();

-- Who could decide for the client, and by which authority, stays as it was recorded; it can only be ended, once.
create function care.keep_authority() returns trigger language plpgsql as $$
begin
  if (new.id, new.clinic_id, new.client_id, new.name, new.relationship, new.authority, new."from", new.until, new.evidence_sha256, new.recorded_by, new.recorded_at)
    is distinct from
     (old.id, old.clinic_id, old.client_id, old.name, old.relationship, old.authority, old."from", old.until, old.evidence_sha256, old.recorded_by, old.recorded_at)
    or (old.ended_at is not null and (new.ended_at, new.ended_by) is distinct from (old.ended_at, old.ended_by))
  then
    raise exception 'A recorded authority does not change.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_authority before update on care.substitute_decision_makers for each row execute function care.keep_authority();
