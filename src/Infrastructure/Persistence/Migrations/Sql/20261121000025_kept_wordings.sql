-- A wording that an author keeps against advice, with their reason. It is theirs alone, as the draft is, and stays so when the note is signed. Nothing of the note's text.
create table care.kept_wordings (
  id uuid not null,
  clinic_id uuid not null,
  client_id uuid not null,
  author_id uuid not null,
  author_discipline text,
  category text not null,
  disclosure_keys text[] generated always as (array['draft/' || author_id::text]) stored,
  note_id uuid not null,
  rule_id text not null,
  reason bytea not null,
  kept_at timestamptz not null,
  revision integer not null,
  constraint pk_kept_wordings primary key (id),
  constraint fk_kept_wordings_clients foreign key (client_id) references care.clients (id),
  constraint fk_kept_wordings_session_notes foreign key (note_id) references care.session_notes (id)
);
create index ix_kept_wordings_client_id on care.kept_wordings (client_id, id);
create index ix_kept_wordings_note_id on care.kept_wordings (note_id, id);
select care.guard('care.kept_wordings');
revoke update on care.kept_wordings from care_api;
select care.register_record('keptWording', 'care.kept_wordings', 'r.category', visible => 'false', is_nameable => false);
