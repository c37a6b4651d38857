-- 封存: the figures of a period that is over, frozen with a hash of the records behind each.

create table closed_period (
  id text primary key,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  closed_by text not null references account (id),
  closed_at timestamptz not null default clock_timestamp(),
  unique (from_day, to_day)
);
create trigger closed_period_is_append_only before update or delete or truncate on closed_period
  for each statement execute function refuse_change();

create table closed_figure (
  period_id text not null references closed_period (id),
  sort integer not null,
  key text not null check (key <> ''),
  version integer not null,
  value integer not null,
  -- SHA-256 over one line for each record counted.
  records_hash text not null,
  primary key (period_id, key)
);
create trigger closed_figure_is_append_only before update or delete or truncate on closed_figure
  for each statement execute function refuse_change();
