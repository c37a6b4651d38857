-- 三张清单: what units answer for, approve and offer; every version of it, and how each came about.

create table list_entry (
  id text primary key,
  kind text not null check (kind in ('responsibility', 'approval', 'service')),
  unit_id text not null references unit (id),
  number text not null unique check (number ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'),
  -- What a service derives from: what it does not say itself is said there.
  parent_id text references list_entry (id) check (parent_id is null or kind = 'service'),
  -- The change that is under way for it: one at a time.
  open_change_id text,
  created_at timestamptz not null default clock_timestamp()
);
create index list_entry_by_unit on list_entry (unit_id, kind);
create index list_entry_by_parent on list_entry (parent_id) where parent_id is not null;

-- A set of changes that is reviewed as one: a single entry, or hundreds from a table.
create table list_change (
  id text primary key,
  unit_id text not null references unit (id),
  title text not null check (title <> ''),
  reason text not null,
  -- The day from which it holds; before the approval, that of the approval.
  effective_on date,
  state text not null check (state in ('in-review', 'approved', 'returned', 'recalled')),
  hash text not null,
  review_case_id text references review_case (id),
  created_by text not null references account (id),
  created_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz
);
create index list_change_latest on list_change (created_at desc);
alter table list_entry add foreign key (open_change_id) references list_change (id);

create table list_change_row (
  change_id text not null references list_change (id),
  at integer not null,
  entry_id text not null references list_entry (id),
  -- The version that it was written against; null for a new entry.
  base_version_id text,
  is_ended boolean not null,
  fields jsonb not null,
  primary key (change_id, at)
);
create trigger list_change_row_is_append_only before update or delete or truncate on list_change_row
  for each statement execute function refuse_change();

-- On a day the version with the highest number that has begun holds, unless it ends the entry or its time is over.
create table list_version (
  id text primary key,
  entry_id text not null references list_entry (id),
  no integer not null,
  -- In `fields`, null means “as above”.
  fields jsonb not null,
  is_ended boolean not null,
  -- Half open; null for no end but the next version.
  valid_from date not null,
  valid_until date check (valid_until is null or valid_until > valid_from),
  hash text not null,
  -- How the matter sounds, for those who type pinyin: syllables, a space, initials.
  sound text not null,
  -- Null for what was taken over from the lists before this platform.
  change_id text references list_change (id),
  review_case_id text references review_case (id),
  approved_at timestamptz not null default clock_timestamp(),
  unique (entry_id, no)
);
create index list_version_begun on list_version (entry_id, valid_from);
create trigger list_version_is_append_only before update or delete or truncate on list_version
  for each statement execute function refuse_change();

-- What stands above has changed: the unit looks at what it offers below.
create table list_task (
  id text primary key,
  entry_id text not null references list_entry (id),
  unit_id text not null references unit (id),
  above_version_id text not null references list_version (id),
  changed text[] not null,
  opened_at timestamptz not null default clock_timestamp(),
  due_on date not null,
  outcome text check (outcome in ('confirmed', 'changed')),
  note text not null default '',
  closed_by text,
  closed_at timestamptz
);
create index list_task_open on list_task (unit_id, due_on) where closed_at is null;

-- 拨测: who tries which contact by when, and what came of it.
create table list_call (
  id text primary key,
  unit_id text not null references unit (id),
  kind text not null check (kind in ('phone', 'email', 'link')),
  contact text not null check (contact <> ''),
  account_id text not null references account (id),
  due_on date not null,
  planned_at timestamptz not null default clock_timestamp(),
  planned_by text not null references account (id),
  result text check (result in ('answered', 'no-answer', 'wrong', 'dead')),
  note text not null default '',
  called_by text,
  called_at timestamptz
);
create unique index list_call_open on list_call (contact) where called_at is null;
create index list_call_latest on list_call (contact, called_at desc) where called_at is not null;

-- Schools that have routes already get one for their lists; a new school brings its own.
insert into review_route (id, key, version, name, material_kind, steps)
select 'service-list-1', 'service-list', 1, '三张清单审核', 'service-list', '[
  {"key": "unit-head", "name": "单位负责人审核", "role": "unit_head", "scope": "own-unit", "mode": "any", "workdays": 2, "fallbackRole": "disclosure_office"},
  {"key": "secrecy", "name": "保密审查", "role": "secrecy_reviewer", "scope": "own-unit", "mode": "any", "workdays": 2, "isSecrecy": true},
  {"key": "office", "name": "信息公开办公室审核", "role": "disclosure_office", "scope": "school", "mode": "any", "workdays": 2}
]'::jsonb
where exists (select 1 from review_route);
