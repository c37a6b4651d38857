-- Sign-off routes as data, and every opinion given on an exact revision.

create table review_route (
  id text primary key,
  key text not null,
  version integer not null,
  name text not null,
  material_kind text not null,
  steps jsonb not null,
  is_active boolean not null default true,
  created_at timestamptz not null default clock_timestamp(),
  unique (key, version)
);
create unique index review_route_active on review_route (material_kind) where is_active;

create table review_case (
  id text primary key,
  subject_type text not null,
  subject_id text not null,
  revision_id text not null,
  revision_hash text not null,
  title text not null,
  unit_id text not null references unit (id),
  route_id text not null references review_route (id),
  author_ids text[] not null,
  is_retrospective boolean not null default false,
  state text not null check (state in ('open', 'approved', 'returned', 'voided', 'recalled')),
  opened_by text not null,
  opened_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz
);
create unique index review_case_one_open on review_case (subject_type, subject_id) where state = 'open';
create index review_case_by_subject on review_case (subject_type, subject_id, opened_at);

create table review_step (
  id text primary key,
  case_id text not null references review_case (id),
  seq integer not null,
  key text not null,
  name text not null,
  role text not null,
  unit_id text references unit (id),
  account_id text references account (id),
  mode text not null default 'any' check (mode in ('any', 'all')),
  state text not null check (state in ('waiting', 'open', 'approved', 'returned', 'skipped', 'voided')),
  opened_at timestamptz,
  due_on date,
  closed_at timestamptz,
  unique (case_id, seq)
);
create index review_step_open on review_step (role, unit_id) where state = 'open';

create table review_opinion (
  id text primary key,
  case_id text not null references review_case (id),
  step_id text not null references review_step (id),
  account_id text not null references account (id),
  on_behalf_of text references account (id),
  actor jsonb not null,
  decision text not null check (decision in ('approve', 'return', 'forward')),
  opinion text not null,
  findings jsonb not null default '{}',
  revision_hash text not null,
  given_at timestamptz not null default clock_timestamp()
);
create index review_opinion_by_case on review_opinion (case_id, given_at);
create trigger review_opinion_is_append_only before update or delete or truncate on review_opinion
  for each statement execute function refuse_change();

create table review_delegation (
  id text primary key,
  from_account_id text not null references account (id),
  to_account_id text not null references account (id),
  from_on date not null,
  until_on date not null,
  reason text not null,
  created_at timestamptz not null default clock_timestamp(),
  revoked_at timestamptz,
  check (until_on >= from_on), check (from_account_id <> to_account_id)
);

create table common_opinion (
  id text primary key,
  account_id text references account (id),
  decision text not null check (decision in ('approve', 'return')),
  text text not null,
  sort integer not null default 0
);
