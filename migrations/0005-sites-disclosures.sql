-- Sites and columns; documents from draft to tombstone.

create table site (
  id text primary key,
  unit_id text references unit (id),
  slug text not null unique,
  name text not null
);
create table site_column (
  id text primary key,
  site_id text not null references site (id),
  slug text not null,
  name text not null,
  kind text not null default 'list' check (kind in ('list', 'gallery', 'page')),
  intro text not null default '',
  update_interval_days integer,
  on_home boolean not null default false,
  sort integer not null default 0,
  state text not null default 'active' check (state in ('active', 'closed')),
  unique (site_id, slug)
);

create table document (
  id text primary key,
  unit_id text not null references unit (id),
  work_state text not null check (work_state in ('draft', 'in-review', 'returned', 'approved', 'scheduled', 'idle', 'discarded')),
  review_case_id text references review_case (id),
  approved_revision_id text,
  publish_at timestamptz,
  emergency_reason text,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp()
);
create index document_by_unit on document (unit_id, changed_at desc);
create index document_by_change on document (changed_at desc);
create index document_by_state on document (work_state, changed_at desc) where work_state <> 'idle';

-- The working copy. Autosave writes here with an optimistic version; submitting freezes it into a revision.
create table draft (
  document_id text primary key references document (id),
  title text not null default '',
  body_html text not null default '',
  metadata jsonb not null default '{}',
  version integer not null default 1,
  editors text[] not null default '{}',
  saved_by text not null,
  saved_at timestamptz not null default clock_timestamp()
);

create table attachment (
  id text primary key,
  document_id text not null references document (id),
  sha256 text not null references stored_file (sha256),
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size bigint not null,
  use text not null check (use in ('file', 'picture')),
  alt text not null default '',
  text text not null default '',
  added_by text not null,
  added_at timestamptz not null default clock_timestamp()
);
create index attachment_by_document on attachment (document_id);

create table revision (
  id text primary key,
  document_id text not null references document (id),
  no integer not null,
  title text not null,
  body_html text not null,
  body_text text not null,
  metadata jsonb not null,
  attachments jsonb not null default '[]',
  author_ids text[] not null,
  change_note text not null default '',
  hash text not null,
  frozen_at timestamptz not null default clock_timestamp(),
  unique (document_id, no)
);
create trigger revision_is_append_only before update or delete or truncate on revision
  for each statement execute function refuse_change();

-- What the world sees of a document, now. Owned by disclosures; everybody else reads.
create table publication (
  document_id text primary key references document (id),
  no bigint generated always as identity unique,
  revision_id text not null references revision (id),
  state text not null default 'live' check (state in ('live', 'kept', 'expired', 'withdrawn')),
  title text not null,
  summary text not null default '',
  unit_id text not null references unit (id),
  audience text not null check (audience in ('public', 'campus', 'units', 'groups', 'party')),
  audience_members text[] not null default '{}',
  index_no text not null unique,
  doc_no text not null default '',
  formed_on date,
  cover_id text references attachment (id),
  pinned_until timestamptz,
  -- The day the previous system printed, only for migrated documents: asserted by the import, not proven by us.
  original_published_on date,
  listed_on date not null,
  first_published_at timestamptz not null,
  published_at timestamptz not null,
  expires_at timestamptz,
  is_emergency boolean not null default false,
  closed_at timestamptz,
  closing_kind text check (closing_kind in ('posting-over', 'in-error', 'consolidated', 'withdrawn-kept')),
  closing_note text not null default '',
  successor_id text references document (id),
  check (original_published_on is null or original_published_on <= (first_published_at at time zone 'Asia/Shanghai')::date),
  check ((state = 'live') = (closing_kind is null))
);
create index publication_latest on publication (listed_on desc, no desc) where state = 'live';
create index publication_by_unit on publication (unit_id, listed_on desc, no desc) where state = 'live';
create index publication_expiring on publication (expires_at) where state = 'live' and expires_at is not null;

-- 弄虚作假（伪造发稿日期）is a veto in site inspections: the time of publication is the database's and nobody's choice.
create function publication_clock() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.first_published_at := clock_timestamp();
    new.published_at := new.first_published_at;
  else
    if new.first_published_at is distinct from old.first_published_at
      or new.original_published_on is distinct from old.original_published_on
      or new.index_no is distinct from old.index_no
      or (new.published_at is distinct from old.published_at) then
      raise exception 'the time of publication cannot be set' using errcode = 'restrict_violation';
    end if;
    if new.revision_id is distinct from old.revision_id then
      new.published_at := clock_timestamp();
    end if;
  end if;
  new.listed_on := coalesce(new.original_published_on, (new.first_published_at at time zone 'Asia/Shanghai')::date);
  return new;
end $$;
create trigger publication_clock before insert or update on publication for each row execute function publication_clock();
create trigger publication_is_never_deleted before delete or truncate on publication
  for each statement execute function refuse_change();

create table publication_item (
  document_id text not null references publication (document_id),
  item_id text not null references catalogue_item (id),
  primary key (item_id, document_id)
);
create index publication_item_by_document on publication_item (document_id);

create table publication_column (
  document_id text not null references publication (document_id),
  column_id text not null references site_column (id),
  listed_on date not null,
  no bigint not null,
  primary key (column_id, document_id)
);
create index publication_column_latest on publication_column (column_id, listed_on desc, no desc);
create index publication_column_by_document on publication_column (document_id);

create table index_counter (prefix text primary key, last integer not null);

-- The view by which lower tiers read what counts as evidence of disclosure.
create view published_evidence as
  select p.document_id, i.item_id, p.title, p.formed_on, p.listed_on, p.published_at, p.audience, p.expires_at, p.no as public_no,
         p.unit_id
  from publication p join publication_item i using (document_id)
  where p.state = 'live' and (p.expires_at is null or p.expires_at > now());

-- “此信息不准确”: anyone may say so on any page (教办函〔2014〕23号).
create table correction_report (
  id text primary key,
  code_hash text not null unique,
  number text not null unique,
  document_id text not null references publication (document_id),
  revision_id text not null references revision (id),
  unit_id text not null references unit (id),
  what text not null,
  contact text not null default '',
  state text not null default 'open' check (state in ('open', 'corrected', 'declined')),
  answer text not null default '',
  answered_by text,
  reported_at timestamptz not null default clock_timestamp(),
  due_on date,
  answered_at timestamptz
);
create index correction_report_open on correction_report (unit_id, reported_at) where state = 'open';
create index correction_report_by_document on correction_report (document_id);
