-- 依申请公开: what an application is beside a case.

create table application (
  case_id text primary key references case_file (id) deferrable initially deferred,
  applicant_kind text not null check (applicant_kind in ('person', 'business', 'research', 'welfare', 'legal-service', 'other-organisation')),
  -- Sealed: people write about themselves.
  sealed_request bytea,
  supply_form text not null check (supply_form in ('electronic', 'paper', 'read')),
  supply_way text not null check (supply_way in ('online', 'email', 'post', 'counter')),
  notice_version text not null,
  supplement_asked_on date,
  supplement_until date,
  extended_days integer not null default 0,
  extension_by text,
  reassess_on date
);
create index application_to_reassess on application (reassess_on) where reassess_on is not null;

create table application_decision (
  case_id text primary key references application (case_id),
  kind text not null,
  parts jsonb not null,
  drafted_by text not null references account (id),
  hash text not null,
  secrecy_by text references account (id),
  secrecy_hash text,
  signed_by text references account (id),
  signed_at timestamptz
);

create table application_consultation (
  id text primary key,
  case_id text not null references application (case_id),
  kind text not null check (kind in ('third-party', 'other-agency')),
  code_hash text not null unique,
  person_id text not null references case_person (id),
  sealed_passages bytea,
  sent_on date not null,
  answer_until date not null,
  pauses_clock boolean not null,
  answer text check (answer in ('agrees', 'objects', 'silent')),
  sealed_reason bytea,
  answered_on date
);
create index application_consultation_of_case on application_consultation (case_id);

create table application_remedy (
  id text primary key,
  case_id text not null references application (case_id),
  kind text not null check (kind in ('report', 'appeal', 'reconsideration', 'litigation')),
  body text not null,
  registered_on date not null,
  outcome text check (outcome in ('upheld', 'corrected', 'withdrawn', 'other')),
  outcome_note text not null default '',
  ended_on date
);
create index application_remedy_of_case on application_remedy (case_id);

create table application_rule (
  id integer primary key check (id = 1),
  rules jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp()
);
