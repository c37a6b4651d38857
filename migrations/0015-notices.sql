-- What the school tells people and what reaches it by mail. Addresses, titles, texts and passwords are sealed by a key that is not
-- in the database; the lists live on the columns beside them.

create table notice (
  id text primary key,
  kind text not null,
  channel text not null check (channel in ('console', 'email', 'sms', 'wecom')),
  account_id text references account (id),
  unit_id text references unit (id),
  subject_type text not null default '',
  subject_id text not null default '',
  reference text not null default '',
  once text unique,
  ordered_by text references account (id),
  is_automatic boolean not null,
  content_sealed bytea not null,
  state text not null check (state in ('queued', 'accepted', 'failed', 'uncertain', 'bounced')),
  message_id text unique,
  attempts integer not null default 0,
  attempts_before integer not null default 0,
  next_attempt_at timestamptz,
  queued_at timestamptz not null default clock_timestamp(),
  accepted_at timestamptz,
  read_at timestamptz,
  check ((channel = 'console') = (account_id is not null)),
  check (state <> 'queued' or next_attempt_at is not null),
  check (state <> 'accepted' or accepted_at is not null)
);
create index notice_due on notice (channel, next_attempt_at) where next_attempt_at is not null;
create index notice_of_account on notice (account_id, queued_at desc) where account_id is not null;
create index notice_by_state on notice (state, queued_at desc) where channel <> 'console';

-- Written and committed before the server is spoken to: what has no result has died on the way, and may have arrived.
create table notice_attempt (
  notice_id text not null references notice (id),
  number integer not null,
  is_repeat boolean not null,
  began_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  result text check (result in ('accepted', 'refused', 'postponed', 'unknown')),
  answer text not null default '',
  primary key (notice_id, number),
  check ((result is null) = (ended_at is null))
);

-- How far each mailbox has been read stands beside it, and moves in the transaction that takes a letter in.
create table mail_account (
  id text primary key,
  unit_id text references unit (id),
  address text not null unique,
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'plain')),
  login text not null,
  password_sealed bytea not null,
  folder text not null default 'INBOX',
  state text not null default 'active' check (state in ('active', 'paused')),
  uid_validity bigint not null default 0,
  last_uid bigint not null default 0,
  fault text not null default '',
  checked_at timestamptz,
  created_at timestamptz not null default clock_timestamp()
);

create table mail_message (
  id text primary key,
  account_id text not null references mail_account (id),
  uid_validity bigint not null,
  uid bigint not null,
  fingerprint text not null,
  nature text not null check (nature in ('letter', 'automatic', 'bounce', 'unreadable', 'too-large')),
  case_number text not null default '',
  answers_notice_id text references notice (id),
  content_sealed bytea not null,
  raw_sha256 text references stored_file (sha256),
  size bigint not null,
  spam_score numeric,
  is_marked_spam boolean not null default false,
  arrived_at timestamptz,
  taken_in_at timestamptz not null default clock_timestamp(),
  assigned_type text,
  assigned_id text,
  assigned_at timestamptz,
  unique (account_id, fingerprint),
  check ((assigned_type is null) = (assigned_at is null))
);
create index mail_message_unassigned on mail_message (taken_in_at desc) where assigned_at is null;

-- Files that came by mail stay inside the sealed letter; here is what is known of them. Nobody gets one that is not released.
create table mail_file (
  message_id text not null references mail_message (id),
  position integer not null,
  sha256 text not null,
  size bigint not null,
  state text not null default 'quarantined' check (state in ('quarantined', 'released', 'refused')),
  media_type text not null default '',
  refused_for text not null default '',
  unread text[] not null default '{}',
  inspected_at timestamptz,
  primary key (message_id, position)
);
create index mail_file_quarantined on mail_file (message_id) where state = 'quarantined';
