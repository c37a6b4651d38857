-- 信箱: letters to the principal, to a unit, suggestions on a theme, complaints to the supervision office, and calls.

create table mailbox (
  id text primary key,
  -- The last word of its address; 'progress' is where letters are followed.
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and slug <> 'progress'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('principal', 'unit', 'suggestion', 'supervision', 'telephone')),
  -- Who answers what no section sends elsewhere; without one the office gives it out.
  unit_id text references unit (id),
  intro text not null default '',
  email text not null default '',
  allows_anonymous boolean not null,
  -- Who lets an answer go out.
  release text not null check (release in ('office', 'leader', 'head')),
  reply_days integer not null check (reply_days between 1 and 60),
  complex_days integer not null check (complex_days between reply_days and 90),
  -- The instrument that promises these terms, in the words shown to readers; unverified ones are said to be a trial.
  terms_source text not null,
  is_terms_verified boolean not null default false,
  reopen_days integer not null check (reopen_days between 1 and 60),
  retention_years integer not null check (retention_years between 1 and 100),
  publishes_answers boolean not null check (not publishes_answers or kind <> 'supervision'),
  opens_on date,
  closes_on date check (closes_on is null or opens_on is null or closes_on >= opens_on),
  state text not null default 'active' check (state in ('active', 'closed')),
  sort integer not null default 0
);

create table mailbox_section (
  id text primary key,
  mailbox_id text not null references mailbox (id),
  name text not null check (name <> ''),
  unit_id text not null references unit (id),
  sort integer not null,
  -- Letters name their section for good; one that is not offered any more stays.
  is_offered boolean not null default true
);
create index mailbox_section_of_mailbox on mailbox_section (mailbox_id, sort);

create table mailbox_letter (
  case_id text primary key references case_file (id) deferrable initially deferred,
  mailbox_id text not null references mailbox (id),
  section_id text references mailbox_section (id),
  kind text not null check (kind in ('enquiry', 'suggestion', 'complaint', 'help', 'other')),
  -- The unit complained of: it never gets the letter.
  about_unit_id text references unit (id),
  is_anonymous boolean not null,
  -- Sealed: people write about themselves and others.
  sealed_text bytea,
  allows_publication boolean not null,
  notice_version text not null,
  is_important boolean not null default false,
  is_complex boolean not null default false,
  -- An answer that came late stays late, also when the letter is opened again.
  was_late boolean not null default false,
  is_solved boolean,
  reopened integer not null default 0,
  adoption text check (adoption in ('adopted', 'partly', 'noted', 'not-adopted')),
  -- What the digest says of it; written to be read by everybody.
  adoption_note text not null default ''
);
create index mailbox_letter_of_mailbox on mailbox_letter (mailbox_id, case_id);

create table mailbox_answer (
  case_id text primary key references mailbox_letter (case_id),
  sealed_text bytea,
  hash text not null,
  drafted_by text not null references account (id),
  released_by text references account (id),
  released_at timestamptz
);

-- A letter and its answer as everybody may read them: rewritten without whoever wrote.
create table mailbox_publication (
  no integer generated always as identity primary key,
  case_id text not null references mailbox_letter (case_id),
  mailbox_id text not null references mailbox (id),
  kind text not null,
  title text not null,
  question text not null,
  answer text not null,
  unit_id text references unit (id),
  published_on date not null,
  published_at timestamptz not null default clock_timestamp(),
  published_by text not null references account (id),
  taken_down_at timestamptz,
  take_down_reason text not null default ''
);
create unique index mailbox_publication_shown on mailbox_publication (case_id) where taken_down_at is null;
create index mailbox_publication_of_mailbox on mailbox_publication (mailbox_id, no desc) where taken_down_at is null;

create table mailbox_digest (
  mailbox_id text primary key references mailbox (id),
  text text not null,
  published_on date not null,
  published_by text not null references account (id)
);
