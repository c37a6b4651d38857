-- Units, posts, people and duties; accounts, roles and sessions.

create table unit (
  id text primary key,
  code text not null unique,
  name text not null check (length(name) between 1 and 100),
  short_name text not null default '',
  kind text not null check (kind in ('party', 'administrative', 'college', 'teaching-support', 'hospital', 'committee')),
  parent_id text references unit (id),
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]*$'),
  is_business_department boolean not null default false,
  phone text not null default '', email text not null default '', address text not null default '',
  office_hours text not null default '', intro text not null default '',
  sort integer not null default 0,
  state text not null default 'active' check (state in ('active', 'closed')),
  created_at timestamptz not null default clock_timestamp()
);
create index unit_by_parent on unit (parent_id, sort);

create table post (
  id text primary key,
  unit_id text not null references unit (id),
  name text not null,
  sort integer not null default 0,
  unique (unit_id, name)
);

create table person (
  id text primary key,
  staff_no text not null unique,
  name text not null,
  unit_id text references unit (id),
  is_party_member boolean not null default false,
  state text not null default 'active' check (state in ('active', 'left'))
);

create table duty (
  id text primary key,
  person_id text not null references person (id),
  post_id text not null references post (id),
  from_on date not null,
  until_on date,
  check (until_on is null or until_on > from_on)
);
create index duty_by_person on duty (person_id);
create index duty_by_post on duty (post_id);

create table account (
  id text primary key,
  login text not null unique check (login = lower(login)),
  name text not null,
  unit_id text references unit (id),
  person_id text references person (id),
  password_hash text not null,
  password_changed_at timestamptz not null default clock_timestamp(),
  must_change_password boolean not null default false,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint not null default 0,
  state text not null default 'active' check (state in ('active', 'disabled')),
  last_seen_at timestamptz,
  created_at timestamptz not null default clock_timestamp()
);

create table role_grant (
  id text primary key,
  account_id text not null references account (id),
  role text not null,
  unit_id text references unit (id),
  granted_at timestamptz not null default clock_timestamp(),
  granted_by text not null,
  revoked_at timestamptz
);
create unique index role_grant_once on role_grant (account_id, role, coalesce(unit_id, '')) where revoked_at is null;

create table viewer_group (id text primary key, name text not null unique, note text not null default '');
create table viewer_group_member (
  group_id text not null references viewer_group (id),
  account_id text not null references account (id),
  primary key (group_id, account_id)
);

-- Only the hash of the token is kept: a stolen table opens no session.
create table session (
  id text primary key,
  token_hash text not null unique,
  account_id text not null references account (id),
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null,
  second_factor_at timestamptz,
  address text not null default '',
  user_agent text not null default '',
  revoked_at timestamptz
);
create index session_by_account on session (account_id, created_at desc);
