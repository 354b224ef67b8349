-- Who can sign in, what is signed in now, and who was invited. Nothing here is a client's record.
-- clinic_id, practitioner_id and client_id point into schema care; they are checked when somebody is invited.
create schema identity;

create table identity.accounts (
  id uuid not null,
  clinic_id uuid not null,
  user_name text not null,
  normalized_user_name text not null,
  email text not null,
  normalized_email text not null,
  email_confirmed boolean not null,
  display_name text not null,
  roles text[] not null,
  practitioner_id uuid,
  client_id uuid,
  organization_id uuid,
  outside_subject text,
  password_hash text not null,
  security_stamp text not null,
  concurrency_stamp text not null,
  two_factor_enabled boolean not null,
  authenticator_key text,
  last_time_step bigint,
  lockout_enabled boolean not null,
  lockout_end timestamptz,
  access_failed_count integer not null,
  created_at timestamptz not null,
  disabled_at timestamptz,
  constraint pk_accounts primary key (id),
  constraint ck_accounts_roles check (cardinality(roles) > 0 and roles <@ array['psychotherapist', 'massageTherapist', 'clinicAdministrator', 'privacyOfficer', 'client', 'partner'])
);

-- An address may serve in several clinics: a wider constraint would tell one clinic about another's people.
create unique index ux_accounts_clinic_email on identity.accounts (clinic_id, normalized_email);
create unique index ux_accounts_clinic_practitioner on identity.accounts (clinic_id, practitioner_id) where practitioner_id is not null;
create unique index ux_accounts_clinic_client on identity.accounts (clinic_id, client_id) where client_id is not null;
create unique index ux_accounts_clinic_outside_subject on identity.accounts (clinic_id, outside_subject) where outside_subject is not null;
create unique index ux_accounts_user_name on identity.accounts (normalized_user_name);
create index ix_accounts_email on identity.accounts (normalized_email);

-- One sign-in at one device, kept open by refreshing: the family of its refresh tokens.
create table identity.sign_in_sessions (
  id uuid not null,
  account_id uuid not null,
  security_stamp text not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint pk_sign_in_sessions primary key (id),
  constraint fk_sign_in_sessions_account foreign key (account_id) references identity.accounts (id)
);

create index ix_sign_in_sessions_account on identity.sign_in_sessions (account_id);

create table identity.refresh_tokens (
  id uuid not null,
  session_id uuid not null,
  token_hash bytea not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint pk_refresh_tokens primary key (id),
  constraint fk_refresh_tokens_session foreign key (session_id) references identity.sign_in_sessions (id) on delete cascade,
  constraint ck_refresh_tokens_hash check (octet_length(token_hash) = 32)
);

create unique index ux_refresh_tokens_hash on identity.refresh_tokens (token_hash);
create index ix_refresh_tokens_session on identity.refresh_tokens (session_id);

create table identity.recovery_codes (
  id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  constraint pk_recovery_codes primary key (id),
  constraint fk_recovery_codes_account foreign key (account_id) references identity.accounts (id),
  constraint ck_recovery_codes_hash check (octet_length(code_hash) = 32)
);

create unique index ux_recovery_codes_account_hash on identity.recovery_codes (account_id, code_hash);

create table identity.invitations (
  id uuid not null,
  clinic_id uuid not null,
  email text not null,
  normalized_email text not null,
  display_name text not null,
  roles text[] not null,
  practitioner_id uuid,
  client_id uuid,
  outside_subject text,
  token_hash bytea not null,
  invited_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  constraint pk_invitations primary key (id),
  constraint fk_invitations_invited_by foreign key (invited_by) references identity.accounts (id),
  constraint ck_invitations_hash check (octet_length(token_hash) = 32)
);

create unique index ux_invitations_token on identity.invitations (token_hash);
create index ix_invitations_clinic_email on identity.invitations (clinic_id, normalized_email);
create index ix_invitations_invited_by on identity.invitations (invited_by);

-- Whether the account works and its sign-in goes on; an outside provider's credential has no sign-in here. When a sign-in expires is checked against the
-- API's clock before this is asked.
create function identity.is_active(account uuid, sign_in uuid) returns boolean language sql stable parallel safe
  return exists (select from identity.accounts a where a.id = account and a.disabled_at is null and (sign_in is null or exists (
    select from identity.sign_in_sessions s where s.id = sign_in and s.account_id = a.id and s.revoked_at is null and s.security_stamp = a.security_stamp)));
revoke all on function identity.is_active(uuid, uuid) from public;

grant usage on schema identity to care_api;
grant select, insert, update on identity.accounts, identity.refresh_tokens, identity.invitations to care_api;
grant select, insert, update, delete on identity.sign_in_sessions, identity.recovery_codes to care_api;
grant execute on function identity.is_active(uuid, uuid) to care_api;
