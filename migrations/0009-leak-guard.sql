-- What must not get out: what was found in files, what the office allows where, and who took which risk with which reason.
-- No table holds a number that was found; only its masked form.

create table leak_policy (
  catalogue_id text not null,
  item_number text not null,
  actions jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (catalogue_id, item_number)
);

create table leak_setting (
  id integer primary key check (id = 1),
  student_pattern text not null default '',
  official_phones text[] not null default '{}'
);

create table file_inspection (
  sha256 text not null references stored_file (sha256),
  version text not null,
  detections jsonb not null,
  unread text[] not null,
  inspected_at timestamptz not null default clock_timestamp(),
  primary key (sha256, version)
);

create table leak_justification (
  subject_id text not null,
  fingerprint text not null,
  reason text not null,
  given_by text not null,
  given_at timestamptz not null default clock_timestamp(),
  primary key (subject_id, fingerprint)
);

create table leak_override (
  id text primary key,
  subject_id text not null,
  revision_hash text not null,
  fingerprint text not null,
  kind text not null check (kind <> 'secret-marking'),
  place text not null,
  masked text not null,
  reason text not null check (reason <> ''),
  given_by text not null references account (id),
  actor jsonb not null,
  given_at timestamptz not null default clock_timestamp(),
  unique (revision_hash, fingerprint)
);
create trigger leak_override_is_append_only before update or delete or truncate on leak_override
  for each statement execute function refuse_change();
create trigger given_stamp before insert on leak_override for each row execute function given_stamp();
