-- 公开渠道: where else the school publishes, and what appeared there, when, for whom; and how one publication explains another.

create table channel (
  id text primary key,
  name text not null unique check (length(name) between 1 and 60),
  kind text not null check (kind in ('online', 'print', 'meeting', 'posting', 'broadcast')),
  -- Where it is found: an address of the web, or in words.
  address text not null default '' check (length(address) <= 300),
  note text not null default '' check (length(note) <= 500),
  -- The province's platform: what is public of “阳光三务” is due there.
  takes_affairs boolean not null default false,
  is_used boolean not null default true,
  sort integer not null default 0
);

-- A publication, or a thing that has none on the portal (a meeting with its agenda, an issue), appeared in a channel. What was
-- registered is never changed: a correction is another row that names the one it replaces.
create table appearance (
  id text primary key,
  channel_id text not null references channel (id),
  document_id text references publication (document_id),
  -- The hash of the revision that was shown; what the channel shows is compared with what is published by it.
  shown_hash text check (shown_hash ~ '^[0-9a-f]{64}$'),
  title text not null check (length(title) between 1 and 300),
  unit_id text not null references unit (id),
  appeared_on date not null,
  -- The last day of a posting.
  until_on date check (until_on >= appeared_on),
  -- An address, a place, an issue.
  place text not null default '' check (length(place) <= 300),
  note text not null default '' check (length(note) <= 2000),
  audience text not null check (audience in ('public', 'campus', 'units', 'groups', 'party')),
  audience_members text[] not null default '{}',
  corrects_id text unique references appearance (id),
  reason text not null default '' check (length(reason) <= 500),
  registered_by text not null references account (id),
  registered_at timestamptz not null default clock_timestamp(),
  check ((document_id is null) = (shown_hash is null)),
  check ((corrects_id is null) = (reason = ''))
);
create index appearance_of_channel on appearance (channel_id, appeared_on desc, id);
create index appearance_of_document on appearance (document_id) where document_id is not null;
create index appearance_of_unit on appearance (unit_id, appeared_on desc, id);
create trigger appearance_is_append_only before update or delete or truncate on appearance
  for each statement execute function refuse_change();

-- It was taken down, or it had been registered by mistake.
create table appearance_end (
  appearance_id text not null references appearance (id),
  kind text not null check (kind in ('taken-down', 'void')),
  on_day date not null,
  reason text not null check (length(reason) between 1 and 500),
  ended_by text not null references account (id),
  ended_at timestamptz not null default clock_timestamp(),
  primary key (appearance_id, kind)
);
create trigger appearance_end_is_append_only before update or delete or truncate on appearance_end
  for each statement execute function refuse_change();

-- A photo of the board, the page of the paper: without metadata, for those who work here.
create table appearance_proof (
  id text primary key,
  appearance_id text not null references appearance (id),
  sha256 text not null references stored_file (sha256),
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size bigint not null,
  added_by text not null references account (id),
  added_at timestamptz not null default clock_timestamp()
);
create index appearance_proof_of_appearance on appearance_proof (appearance_id);
create trigger appearance_proof_is_append_only before update or delete or truncate on appearance_proof
  for each statement execute function refuse_change();

-- 政策、解读、回应: one document explains, answers, amends or repeals another.
create table document_relation (
  id text primary key,
  from_id text not null references document (id),
  to_id text not null references document (id),
  kind text not null check (kind in ('interprets', 'responds', 'amends', 'repeals')),
  made_by text not null references account (id),
  made_at timestamptz not null default clock_timestamp(),
  unique (from_id, to_id, kind),
  check (from_id <> to_id)
);
create index document_relation_to on document_relation (to_id);

-- After how many days a rule without an interpretation is told; without a row or days, nobody is told.
create table interpretation_setting (
  id integer primary key check (id = 1),
  days integer check (days between 1 and 365),
  changed_by text not null references account (id),
  changed_at timestamptz not null default clock_timestamp()
);

-- Findings are about more kinds of things than these; which, the rules say.
alter table monitor_finding drop constraint monitor_finding_subject_type_check;
alter table monitor_finding add constraint monitor_finding_subject_type_check check (subject_type ~ '^[a-z]+(-[a-z]+)*$');
