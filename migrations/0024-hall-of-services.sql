-- 信息服务大厅: services whose form, flow and result are data, the matters that come of them, and who has what to do.

-- What the hall needs to know of somebody: whether they teach and work here or study here, and who stands over them.
alter table person add column kind text not null default 'staff' check (kind in ('staff', 'student'));
alter table person add column supervisor_id text references person (id);

create table service (
  id text primary key,
  -- The last word of its address, beside those of the hall's own pages.
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and slug not in ('mine', 'progress', 'preview')),
  name text not null check (name <> ''),
  unit_id text not null references unit (id),
  -- The entry of the 服务清单 that this service carries out.
  list_entry_id text,
  state text not null default 'active' check (state in ('active', 'closed')),
  sort integer not null default 0
);

create table service_version (
  id text primary key,
  service_id text not null references service (id),
  no integer not null check (no > 0),
  state text not null default 'draft' check (state in ('draft', 'in-force', 'past')),
  definition jsonb not null,
  -- Of the definition, from the day it is put into force.
  hash text not null default '',
  -- Counts the saves of a draft: who saves an older one overwrites nobody.
  revision integer not null default 1,
  saved_by text references account (id),
  saved_at timestamptz not null default clock_timestamp(),
  forced_by text references account (id),
  forced_at timestamptz,
  ended_at timestamptz,
  unique (service_id, no),
  check ((state = 'draft') = (hash = ''))
);
create unique index service_version_one_draft on service_version (service_id) where state = 'draft';
create unique index service_version_one_in_force on service_version (service_id) where state = 'in-force';

-- A version in force is what people applied under: from then on only its end may be written.
create function refuse_change_of_forced_version() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (tg_op = 'DELETE' or new.definition is distinct from old.definition or new.hash <> old.hash
      or new.no <> old.no or new.service_id <> old.service_id or new.state = 'draft'
      or new.forced_at is distinct from old.forced_at or new.forced_by is distinct from old.forced_by) then
    raise exception 'a version that was put into force cannot be changed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger service_version_is_frozen before update or delete on service_version
  for each row execute function refuse_change_of_forced_version();

create table service_case (
  case_id text primary key references case_file (id) deferrable initially deferred,
  service_id text not null references service (id),
  version_id text not null references service_version (id),
  unit_id text not null references unit (id),
  -- Who applies: an account, or a visitor who has number and code.
  applicant_id text references account (id),
  person_kind text not null check (person_kind in ('staff', 'student', 'visitor')),
  applicant_unit_id text references unit (id),
  -- Sealed: what was filled in, and the name under which the matter stands in lists of those who have it to do.
  sealed_values bytea,
  sealed_name bytea,
  opened_on date not null,
  ended_on date,
  is_late boolean not null default false,
  -- How often the applicant was asked for more.
  asked integer not null default 0,
  urged_on date
);
create index service_case_of_applicant on service_case (applicant_id, case_id desc) where applicant_id is not null;
create index service_case_of_service on service_case (service_id, case_id desc);
create index service_case_opened on service_case (opened_on, service_id);
create index service_case_ended on service_case (ended_on, service_id) where ended_on is not null;

create table service_task (
  id text primary key,
  case_id text not null references service_case (case_id) deferrable initially deferred,
  -- The task as the flow names it: step, round and side.
  task_key text not null,
  step_key text not null,
  step_name text not null,
  -- Who may take it, as keys: unit:ID, head:ID, post:ID:NAME, role:ROLE, account:ID, applicant.
  holders text[] not null check (cardinality(holders) > 0),
  unit_id text references unit (id),
  -- Who applied does not decide on it.
  barred_id text,
  opened_at timestamptz not null default clock_timestamp(),
  opened_on date not null,
  due_on date not null,
  closed_at timestamptz,
  closed_on date,
  closed_by text references account (id),
  outcome text not null default '' check (outcome in ('', 'approved', 'returned', 'refused', 'cancelled')),
  sealed_values bytea,
  unique (case_id, task_key)
);
create index service_task_open_of on service_task using gin (holders) where closed_at is null;
create index service_task_open_due on service_task (due_on, id) where closed_at is null;
create index service_task_of_case on service_task (case_id, opened_at);
create index service_task_closed on service_task (closed_on, step_key) where closed_at is not null;

-- 办理结果文书: what everybody may learn of one by its code, of which only a hash is kept.
create table result_document (
  id text primary key,
  case_id text not null references service_case (case_id),
  code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$'),
  title text not null,
  unit_id text not null references unit (id),
  -- 姓＊, as far as the service shows it.
  shown_name text not null default '',
  issued_on date not null,
  valid_until date,
  paper_id text not null references case_paper (id),
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$')
);
create index result_document_of_case on result_document (case_id);
create trigger result_document_is_final before update or delete or truncate on result_document
  for each statement execute function refuse_change();

-- What somebody has typed and not sent yet: sealed, one for each service.
create table service_draft (
  account_id text not null references account (id),
  service_id text not null references service (id),
  sealed_typed bytea not null,
  saved_at timestamptz not null default clock_timestamp(),
  primary key (account_id, service_id)
);

create table venue (
  id text primary key,
  -- The kind of venues that a field of a form names.
  group_key text not null check (group_key <> ''),
  name text not null check (name <> ''),
  unit_id text not null references unit (id),
  state text not null default 'active' check (state in ('active', 'closed')),
  unique (group_key, name)
);

-- One row for each quarter of an hour: the key leaves room for one matter in it, so that nothing is ever booked twice.
create table venue_booking (
  venue_id text not null references venue (id),
  on_day date not null,
  slot integer not null check (slot between 0 and 95),
  case_id text not null references service_case (case_id) deferrable initially deferred,
  primary key (venue_id, on_day, slot)
);
create index venue_booking_of_case on venue_booking (case_id);
create index venue_booking_by_day on venue_booking (on_day);
