-- Working days, dated legal terms, and the catalogues as dated rules.

create table calendar_year (
  year integer primary key,
  source text not null,
  announced_on date,
  loaded_at timestamptz not null default clock_timestamp()
);
create table calendar_day (
  day date primary key,
  year integer not null references calendar_year (year),
  kind text not null check (kind in ('off', 'makeup')),
  name text not null
);

create table rule_set (id text primary key, name text not null, instrument text not null, note text not null default '');
create table rule_term (
  rule_set_id text not null references rule_set (id),
  key text not null,
  value integer not null,
  unit text not null check (unit in ('workday', 'day', 'month-day', 'flag')),
  article text not null default '',
  source text not null default '',
  is_verified boolean not null,
  valid_from date not null,
  valid_to date,
  primary key (rule_set_id, key, valid_from)
);

create table catalogue (
  id text primary key,
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('national', 'three-affairs', 'unit')),
  unit_id text references unit (id),
  source text not null default '',
  is_official boolean not null default true,
  intro text not null default '',
  sort integer not null default 0
);

create table catalogue_item (
  id text primary key,
  catalogue_id text not null references catalogue (id),
  parent_id text references catalogue_item (id),
  level text not null check (level in ('class', 'item')),
  number text not null,
  title text not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  split_from text references catalogue_item (id),
  is_official boolean not null default true,
  sort integer not null default 0
);
create unique index catalogue_item_number on catalogue_item (catalogue_id, level, number, valid_from);
create index catalogue_item_by_parent on catalogue_item (parent_id, sort);

-- One row per period of validity: changing a rule closes one row and opens the next.
create table item_rule (
  id text primary key,
  item_id text not null references catalogue_item (id),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  unit_id text references unit (id),
  post_id text references post (id),
  audience text not null default 'public',
  update_rule jsonb not null,
  legal_basis jsonb not null default '[]',
  evidence jsonb not null default '[]',
  note text not null default '',
  unique (item_id, valid_from)
);
create unique index item_rule_one_open on item_rule (item_id) where valid_to is null;

create table crosswalk (
  from_item_id text not null references catalogue_item (id),
  to_item_id text not null references catalogue_item (id),
  note text not null default '',
  primary key (from_item_id, to_item_id),
  check (from_item_id <> to_item_id)
);
create index crosswalk_to on crosswalk (to_item_id);

-- “Information was formed or has changed on this day”: starts a clock of the item.
create table item_duty_event (
  id text primary key,
  item_id text not null references catalogue_item (id),
  unit_id text references unit (id),
  occurred_on date not null,
  what text not null,
  resolved_document_id text,
  resolved_on date,
  registered_at timestamptz not null default clock_timestamp()
);
create index item_duty_event_open on item_duty_event (item_id) where resolved_on is null;
