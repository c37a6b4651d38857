-- Columns of different kinds, sub-sites with an address and a face of their own, topics, and what the office pulls up.

alter table site add column intro text not null default '';
alter table site add column host text unique check (host ~ '^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:[0-9]{1,5})?$');
alter table site add column contacts jsonb not null default '[]';
alter table site add column links jsonb not null default '[]';
alter table site add column featured_no bigint;
create unique index site_by_unit on site (unit_id) where unit_id is not null;

alter table site_column drop constraint site_column_kind_check;
alter table site_column add constraint site_column_kind_check
  check (kind in ('list', 'gallery', 'page', 'topics', 'events', 'tenders', 'jobs'));

-- A topic (专题): its groups are names in order, its documents keep the place they were given.
create table topic (
  id text primary key,
  site_id text not null references site (id),
  slug text not null,
  name text not null,
  intro text not null default '',
  cover_no bigint,
  from_on date not null,
  until_on date,
  groups text[] not null default '{}',
  sort integer not null default 0,
  state text not null default 'active' check (state in ('draft', 'active', 'archived')),
  version integer not null default 1,
  unique (site_id, slug),
  check (until_on is null or until_on >= from_on)
);
create table topic_document (
  topic_id text not null references topic (id),
  document_id text not null references publication (document_id),
  group_no integer not null default 0,
  sort integer not null,
  primary key (topic_id, document_id)
);
create index topic_document_by_document on topic_document (document_id);

-- The day that matters of a publication: when a lecture is held, until when a job is open, and which project a tender belongs to.
create table publication_occasion (
  document_id text primary key references publication (document_id),
  happens_on date,
  hours text not null default '',
  venue text not null default '',
  project_no text not null default '',
  stage text not null default '' check (stage in ('', 'announced', 'changed', 'result'))
);
create index publication_occasion_day on publication_occasion (happens_on) where happens_on is not null;
create index publication_occasion_project on publication_occasion (project_no) where project_no <> '';

-- Places in the portal's columns that the office gave to a unit's publication; they outlive its next revision.
create table publication_pull (
  document_id text not null references publication (document_id),
  column_id text not null references site_column (id),
  pulled_by text not null,
  pulled_at timestamptz not null default clock_timestamp(),
  reason text not null,
  primary key (document_id, column_id)
);

-- Rare kinds of publication have an index of their own, so that a list of them never walks past everything else.
create index publication_pinned on publication (pinned_until) where pinned_until is not null;
create index publication_official on publication (listed_on desc, no desc) where state = 'live' and doc_no <> '';
create index publication_posting on publication (listed_on desc, no desc) where state = 'live' and expires_at is not null;
