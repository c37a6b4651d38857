-- Casework: anything with a person waiting and a clock. One engine for applications, letters, suggestions and complaints.
-- What names a person lies in case_person, in the words of a message and in papers, each sealed with a key that is not in here.

create table case_number (
  prefix text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (prefix, year)
);

create table case_file (
  id text primary key,
  kind text not null check (kind ~ '^[a-z-]+$'),
  number text not null unique,
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  -- The mark of the form that was sent: sent twice, it makes one case.
  intake_key text not null unique,
  state text not null check (state ~ '^[a-z-]+$'),
  channel text not null check (channel in ('online', 'counter', 'registered-post', 'post', 'fax', 'telephone', 'email')),
  received_on date,
  opened_on date not null,
  opened_at timestamptz not null default clock_timestamp(),
  subject text not null,
  regime text not null,
  terms jsonb not null default '{}',
  lead_unit_id text references unit (id),
  -- The units at work on it, as case_assignment has them: lists ask for them without a join.
  unit_ids text[] not null default '{}',
  handler_id text references account (id),
  due_on date,
  is_provisional boolean not null default false,
  clock_state text not null default 'none' check (clock_state in ('running', 'paused', 'stopped', 'none')),
  concluded_on date,
  closed_at timestamptz,
  outcome text not null default '',
  rating integer check (rating between 1 and 5),
  is_mystery boolean not null default false,
  -- Counts the events: the optimistic lock, and the number of the next event.
  version integer not null default 0,
  retention_until date,
  erased_at timestamptz
);
-- The inbox: what is open, by what falls due first.
create index case_file_open on case_file (kind, due_on, id) where closed_at is null;
create index case_file_by_state on case_file (kind, state, due_on, id) where closed_at is null;
create index case_file_archived on case_file (kind, opened_on desc, id desc) where closed_at is not null;
create index case_file_of_unit on case_file using gin (unit_ids);
create index case_file_by_day on case_file (kind, opened_on);
create index case_file_concluded on case_file (kind, concluded_on) where concluded_on is not null;
create index case_file_running on case_file (id) where clock_state in ('running', 'paused');
create index case_file_retention on case_file (retention_until) where erased_at is null;

-- Deferred, so that a new case is made ready before the number is drawn: who holds the number holds up everybody else.
create table case_event (
  case_id text not null references case_file (id) deferrable initially deferred,
  seq integer not null,
  type text not null check (type ~ '^[a-z-]+$'),
  at timestamptz not null default clock_timestamp(),
  on_day date not null,
  actor jsonb not null,
  reason text not null default '',
  -- What moved the clock, if anything did.
  clock jsonb not null default '[]',
  data jsonb not null default '{}',
  primary key (case_id, seq)
);
create trigger case_event_is_append_only before update or delete or truncate on case_event
  for each statement execute function refuse_change();
create index case_event_of_clock on case_event (case_id, seq) where clock <> '[]';

create table case_person (
  id text primary key,
  case_id text not null references case_file (id) deferrable initially deferred,
  role text not null check (role in ('applicant', 'agent', 'third-party', 'other-agency')),
  sealed bytea,
  key_version integer not null default 1
);
create index case_person_of_case on case_person (case_id);

create table case_assignment (
  id text primary key,
  case_id text not null references case_file (id),
  unit_id text not null references unit (id),
  is_lead boolean not null,
  handler_id text references account (id),
  from_at timestamptz not null default clock_timestamp(),
  until_at timestamptz,
  reason text not null default ''
);
create unique index case_assignment_current on case_assignment (case_id, unit_id) where until_at is null;
create unique index case_assignment_one_lead on case_assignment (case_id) where until_at is null and is_lead;
create index case_assignment_of_unit on case_assignment (unit_id, case_id) where until_at is null;

create table case_message (
  id text primary key,
  case_id text not null references case_file (id),
  direction text not null check (direction in ('from-applicant', 'to-applicant', 'note')),
  sealed bytea,
  author text not null default '',
  at timestamptz not null default clock_timestamp()
);
create index case_message_of_case on case_message (case_id, at);

create table case_paper (
  id text primary key,
  case_id text not null references case_file (id) deferrable initially deferred,
  role text not null check (role in ('application', 'identity', 'supplement', 'evidence', 'search-record', 'answer', 'redacted', 'original')),
  -- Who may have it beside the office: nobody else, the units at work, or the applicant too.
  audience text not null check (audience in ('office', 'units', 'applicant')),
  sha256 text not null references stored_file (sha256),
  -- The name and the key of this one paper; without it the file in the store says nothing any more.
  sealed_head bytea,
  media_type text not null,
  size bigint not null check (size >= 0),
  at timestamptz not null default clock_timestamp(),
  removed_at timestamptz
);
create index case_paper_of_case on case_paper (case_id, at);

create table case_link (
  case_id text not null references case_file (id) deferrable initially deferred,
  kind text not null check (kind in ('offered', 'accepted', 'disclosed-as', 'repeats')),
  target_type text not null check (target_type in ('publication', 'document', 'case')),
  target_id text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (case_id, kind, target_type, target_id)
);
