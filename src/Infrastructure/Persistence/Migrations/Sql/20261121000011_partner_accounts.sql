-- A partner organization's system is invited like a person and names its organization.
alter table identity.invitations add column organization_id uuid;
