-- 整改: rectification orders of the supervision office. Each is a case; what is said in it stands here, and nothing said is changed.

create table rectification_order (
  case_id text primary key references case_file (id) deferrable initially deferred,
  source text not null check (source in ('finding', 'complaint', 'inspection', 'sampling')),
  unit_id text not null references unit (id),
  matter text not null check (matter <> ''),
  what text not null check (what <> ''),
  basis text not null,
  demand text not null check (demand <> ''),
  days integer not null check (days between 1 and 120),
  is_public boolean not null,
  ordered_by text not null references account (id)
);
create index rectification_order_of_unit on rectification_order (unit_id);
create trigger rectification_order_is_append_only before update or delete or truncate on rectification_order
  for each statement execute function refuse_change();

-- What the unit says: what it has done, or why it objects; and what was found when somebody looked again.
create table order_word (
  id text primary key,
  case_id text not null references rectification_order (case_id),
  kind text not null check (kind in ('answer', 'objection', 'passed', 'sent-back', 'kept', 'revoked')),
  text text not null check (text <> ''),
  -- Numbers of publications that show it.
  publication_nos integer[] not null default '{}',
  said_by text not null references account (id),
  said_at timestamptz not null default clock_timestamp()
);
create index order_word_of_case on order_word (case_id, said_at);
create trigger order_word_is_append_only before update or delete or truncate on order_word
  for each statement execute function refuse_change();

create table order_finding (
  case_id text not null references rectification_order (case_id),
  finding_id text not null references monitor_finding (id),
  primary key (case_id, finding_id)
);
create index order_finding_of_finding on order_finding (finding_id);
create trigger order_finding_is_append_only before update or delete or truncate on order_finding
  for each statement execute function refuse_change();

-- How much of the orders everybody may read.
create table order_setting (
  id integer primary key check (id = 1),
  extent text not null check (extent in ('nothing', 'facts', 'outcome')),
  changed_by text not null references account (id),
  changed_at timestamptz not null default clock_timestamp()
);

-- 随机抽查: announced first (population and its hash), drawn later by a seed that nobody could know then.
create table sample_draw (
  id text primary key,
  kind text not null check (kind in ('publications', 'list-entries')),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  size integer not null check (size between 1 and 1000),
  population text[] not null,
  population_hash text not null check (population_hash ~ '^[0-9a-f]{64}$'),
  announced_by text not null references account (id),
  announced_at timestamptz not null default clock_timestamp()
);
create trigger sample_draw_is_append_only before update or delete or truncate on sample_draw
  for each statement execute function refuse_change();
create table sample_drawn (
  draw_id text primary key references sample_draw (id),
  seal_seq bigint not null references ledger_seal (seq),
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  drawn text[] not null,
  drawn_at timestamptz not null default clock_timestamp()
);
create trigger sample_drawn_is_append_only before update or delete or truncate on sample_drawn
  for each statement execute function refuse_change();
