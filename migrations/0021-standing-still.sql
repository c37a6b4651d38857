-- What waits comes before what only waits to be archived; cases that stand still; urging and escalation, once each.

-- The last day on which somebody worked on a case; looking at it and urging are no work.
alter table case_file add column moved_on date not null default (now() at time zone 'Asia/Shanghai')::date;
update case_file f set moved_on = coalesce((select max(e.on_day) from case_event e
  where e.case_id = f.id and e.type not in ('identity-viewed', 'due-changed')), f.opened_on);

-- Lists show what nobody has answered first, by what falls due first, then what is answered and not archived.
drop index case_file_open;
create index case_file_open on case_file (kind, (clock_state = 'stopped'), due_on, id) where closed_at is null;
create index case_file_waiting on case_file ((clock_state = 'stopped'), due_on, id) where closed_at is null;
create index case_file_by_movement on case_file (moved_on) where closed_at is null and clock_state <> 'stopped';
create index case_file_all_archived on case_file (opened_on desc, id desc) where closed_at is not null;
create index mailbox_letter_important on mailbox_letter (case_id) where is_important;

-- What the school has decided about urging: days and the escalation ladder.
create table case_urging_rule (
  id integer primary key check (id = 1),
  rules jsonb not null,
  changed_by text not null references account (id),
  changed_at timestamptz not null default clock_timestamp()
);

-- The rungs that a case has passed, each once for each due day. Days are working days from the due day, negative before it.
create table case_rung (
  case_id text not null references case_file (id),
  due_on date not null,
  days integer not null,
  at timestamptz not null default clock_timestamp(),
  primary key (case_id, due_on, days)
);
