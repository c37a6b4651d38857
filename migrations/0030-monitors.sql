-- 监测: what a round of rules finds wrong in what the school publishes and owes, until it is cured or called a false alarm.

create table monitor_finding (
  id text primary key,
  rule text not null check (rule ~ '^[a-z-]+$'),
  subject_type text not null check (subject_type in ('document', 'column', 'site', 'item', 'case', 'list-entry')),
  subject_id text not null,
  -- SHA-256 of what it rests on: while that stays, it is the same finding, and what was said of it holds.
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  unit_id text references unit (id),
  what text not null,
  evidence text not null,
  path text not null,
  state text not null default 'open' check (state in ('open', 'cured', 'dismissed')),
  opened_on date not null,
  seen_on date not null,
  cured_on date,
  dismissed_by text references account (id),
  dismissed_on date,
  dismiss_reason text not null default '',
  unique (rule, subject_type, subject_id, fingerprint),
  check ((state = 'cured') = (cured_on is not null)),
  check ((state = 'dismissed') = (dismissed_by is not null and dismissed_on is not null and dismiss_reason <> ''))
);
create index monitor_finding_listed on monitor_finding (state, opened_on desc, id);
create index monitor_finding_of_unit on monitor_finding (unit_id, state, opened_on desc, id);
create index monitor_finding_of_subject on monitor_finding (subject_type, subject_id);

-- What was looked at, in which text, by which rules: what has not changed is not looked at again.
create table monitor_seen (
  document_id text primary key references document (id),
  revision_hash text not null,
  version text not null
);
-- Publications that changed and wait to be looked at.
create table monitor_due (document_id text primary key);

-- Links from one publication to another, or to a file: whether they lead anywhere depends on what they lead to.
create table monitor_link (
  document_id text not null references document (id),
  href text not null,
  target_no bigint,
  file_id text,
  primary key (document_id, href),
  check ((target_no is null) <> (file_id is null))
);
create index monitor_link_to on monitor_link (target_no) where target_no is not null;

-- Words that the school adds to the list that ships, or takes out of it (`is_used` false).
create table monitor_word (
  wrong text primary key check (length(wrong) between 2 and 30),
  suggestion text not null,
  is_used boolean not null,
  changed_by text not null references account (id),
  changed_at timestamptz not null default clock_timestamp()
);

-- A round (轮次) goes over everything in pieces; after a crash it goes on from its cursor.
create table monitor_round (
  id text primary key,
  begun_at timestamptz not null,
  ended_at timestamptz,
  cursor_id text not null default '',
  documents integer not null default 0,
  opened integer not null default 0,
  cured integer not null default 0
);
create unique index monitor_round_running on monitor_round ((true)) where ended_at is null;
