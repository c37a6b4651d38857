-- Files with which a unit shows what it has done: papers of the case (`case_paper`), by the report or objection they came with.
alter table order_word add column paper_ids text[] not null default '{}';

-- 逾期: since which day a duty is overdue, and for how many days as of the day it was last seen (`seen_on`); working days where the
-- rule counts in them, of which there may be none yet. Null where the rule knows no due day.
alter table monitor_finding
  add column due_on date,
  add column overdue_days integer check (overdue_days >= 0),
  add column counts_working_days boolean not null default false,
  add constraint monitor_finding_overdue check ((due_on is null) = (overdue_days is null));
create index monitor_finding_by_overdue on monitor_finding (state, overdue_days desc nulls last, opened_on, id);
create index monitor_finding_of_unit_by_overdue on monitor_finding (unit_id, state, overdue_days desc nulls last, opened_on, id);
