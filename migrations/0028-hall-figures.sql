-- The figures of the hall over a million matters. They are counted by month in the transaction of each change, so that they are exact at
-- every moment; a period that begins or ends inside a month counts the matters of these days one by one.

-- The rating of the case, beside what figures ask for: they need no other table.
alter table service_case add column rating integer check (rating between 1 and 5);
update service_case m set rating = f.rating from case_file f where f.id = m.case_id and f.rating is not null;

-- What was taken in in a month and what became of it until now.
create table service_month (
  month date not null check (extract(day from month) = 1),
  service_id text not null references service (id),
  unit_id text not null references unit (id),
  person_kind text not null,
  accepted integer not null,
  ended integer not null,
  late integer not null,
  asked_again integer not null,
  rated integer not null,
  rating_sum integer not null,
  primary key (month, service_id, unit_id, person_kind)
) with (fillfactor = 70);

-- How long the steps of these matters took that somebody has taken, in calendar days.
create table service_step_month (
  month date not null check (extract(day from month) = 1),
  service_id text not null references service (id),
  unit_id text not null references unit (id),
  step_name text not null,
  taken integer not null,
  late integer not null,
  days bigint not null,
  most_days integer not null,
  primary key (month, service_id, unit_id, step_name)
) with (fillfactor = 70);

-- What counts, and where: what is counted and what a check counts anew are the same words.
create view service_case_counted as
  select date_trunc('month', opened_on)::date as month, service_id, unit_id, person_kind, 1 as accepted,
    (ended_on is not null)::int as ended, is_late::int as late, (asked > 1)::int as asked_again,
    (rating is not null)::int as rated, coalesce(rating, 0) as rating_sum, opened_on, case_id
  from service_case;

create view service_task_counted as
  select date_trunc('month', m.opened_on)::date as month, m.service_id, m.unit_id, t.step_name, 1 as taken,
    (t.closed_on > t.due_on)::int as late, t.closed_on - t.opened_on as days, m.opened_on, t.case_id
  from service_task t join service_case m on m.case_id = t.case_id
  where t.closed_on is not null and t.outcome <> 'cancelled';

-- In the order of the key, so that two who count the same months wait for each other and never both.
create function count_new_matters() returns trigger language plpgsql as $$
begin
  insert into service_month as k (month, service_id, unit_id, person_kind, accepted, ended, late, asked_again, rated, rating_sum)
  select date_trunc('month', opened_on)::date, service_id, unit_id, person_kind, count(*), count(ended_on),
    count(*) filter (where is_late), count(*) filter (where asked > 1), count(rating), coalesce(sum(rating), 0)
  from fresh group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (month, service_id, unit_id, person_kind) do update set accepted = k.accepted + excluded.accepted,
    ended = k.ended + excluded.ended, late = k.late + excluded.late, asked_again = k.asked_again + excluded.asked_again,
    rated = k.rated + excluded.rated, rating_sum = k.rating_sum + excluded.rating_sum;
  return null;
end $$;
create trigger service_case_counts_new after insert on service_case referencing new table as fresh
  for each statement execute function count_new_matters();

-- Most changes count nothing new: the difference is zero, and no month is touched.
create function count_changed_matters() returns trigger language plpgsql as $$
begin
  insert into service_month as k (month, service_id, unit_id, person_kind, accepted, ended, late, asked_again, rated, rating_sum)
  select date_trunc('month', opened_on)::date, service_id, unit_id, person_kind, sum(sign) as accepted,
    coalesce(sum(sign) filter (where ended_on is not null), 0) as ended, coalesce(sum(sign) filter (where is_late), 0) as late,
    coalesce(sum(sign) filter (where asked > 1), 0), coalesce(sum(sign) filter (where rating is not null), 0),
    coalesce(sum(sign * rating), 0)
  from (select 1 as sign, * from fresh union all select -1, * from stale) changed group by 1, 2, 3, 4
  having sum(sign) <> 0 or coalesce(sum(sign) filter (where ended_on is not null), 0) <> 0
    or coalesce(sum(sign) filter (where is_late), 0) <> 0 or coalesce(sum(sign) filter (where asked > 1), 0) <> 0
    or coalesce(sum(sign) filter (where rating is not null), 0) <> 0 or coalesce(sum(sign * rating), 0) <> 0
  order by 1, 2, 3, 4
  on conflict (month, service_id, unit_id, person_kind) do update set accepted = k.accepted + excluded.accepted,
    ended = k.ended + excluded.ended, late = k.late + excluded.late, asked_again = k.asked_again + excluded.asked_again,
    rated = k.rated + excluded.rated, rating_sum = k.rating_sum + excluded.rating_sum;
  -- Nobody moves a matter to another day or service; should it be done by hand, its steps move along.
  if exists (select from fresh f join stale s using (case_id)
      where (f.opened_on, f.service_id, f.unit_id) is distinct from (s.opened_on, s.service_id, s.unit_id)) then
    delete from service_step_month k using (select * from fresh union all select * from stale) c
      where k.month = date_trunc('month', c.opened_on)::date and k.service_id = c.service_id and k.unit_id = c.unit_id;
    insert into service_step_month (month, service_id, unit_id, step_name, taken, late, days, most_days)
      select month, service_id, unit_id, step_name, sum(taken), sum(late), sum(days), max(days) from service_task_counted
      where (month, service_id, unit_id) in (select date_trunc('month', opened_on)::date, service_id, unit_id
        from (select * from fresh union all select * from stale) c)
      group by 1, 2, 3, 4;
  end if;
  return null;
end $$;
create trigger service_case_counts_changes after update on service_case
  referencing old table as stale new table as fresh for each statement execute function count_changed_matters();

-- A plan made while the tables were small would read them whole when they are large: these go by the key whatever the size.
create function count_new_steps() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into service_step_month as k (month, service_id, unit_id, step_name, taken, late, days, most_days)
  select date_trunc('month', m.opened_on)::date, m.service_id, m.unit_id, t.step_name, count(*),
    count(*) filter (where t.closed_on > t.due_on), sum(t.closed_on - t.opened_on), max(t.closed_on - t.opened_on)
  from fresh t join service_case m on m.case_id = t.case_id
  where t.closed_on is not null and t.outcome <> 'cancelled' group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (month, service_id, unit_id, step_name) do update set taken = k.taken + excluded.taken, late = k.late + excluded.late,
    days = k.days + excluded.days, most_days = greatest(k.most_days, excluded.most_days);
  return null;
end $$;
create trigger service_task_counts_new after insert on service_task referencing new table as fresh
  for each statement execute function count_new_steps();

-- A step is closed once and stays so.
create function count_closed_steps() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into service_step_month as k (month, service_id, unit_id, step_name, taken, late, days, most_days)
  select date_trunc('month', m.opened_on)::date, m.service_id, m.unit_id, t.step_name, sum(sign),
    coalesce(sum(sign) filter (where t.closed_on > t.due_on), 0), sum(sign * (t.closed_on - t.opened_on)),
    max(t.closed_on - t.opened_on)
  from (select 1 as sign, * from fresh union all select -1, * from stale) t join service_case m on m.case_id = t.case_id
  where t.closed_on is not null and t.outcome <> 'cancelled' group by 1, 2, 3, 4 having sum(sign) <> 0 order by 1, 2, 3, 4
  on conflict (month, service_id, unit_id, step_name) do update set taken = k.taken + excluded.taken, late = k.late + excluded.late,
    days = k.days + excluded.days, most_days = greatest(k.most_days, excluded.most_days);
  return null;
end $$;
create trigger service_task_counts_closed after update on service_task
  referencing old table as stale new table as fresh for each statement execute function count_closed_steps();

-- What is there already.
insert into service_month (month, service_id, unit_id, person_kind, accepted, ended, late, asked_again, rated, rating_sum)
  select month, service_id, unit_id, person_kind, sum(accepted), sum(ended), sum(late), sum(asked_again), sum(rated), sum(rating_sum)
  from service_case_counted group by 1, 2, 3, 4;
insert into service_step_month (month, service_id, unit_id, step_name, taken, late, days, most_days)
  select month, service_id, unit_id, step_name, sum(taken), sum(late), sum(days), max(days)
  from service_task_counted group by 1, 2, 3, 4;

-- Evidence: the matters of a period, the newest first, of all, of one service or of one unit.
create index service_case_newest on service_case (opened_on desc, case_id desc);
create index service_case_newest_of_service on service_case (service_id, opened_on desc, case_id desc);
create index service_case_newest_of_unit on service_case (unit_id, opened_on desc, case_id desc);
drop index service_case_opened;
drop index service_case_of_service;

-- Work lists of one service: of the many matters few are at work.
create index service_case_at_work on service_case (service_id, case_id) where ended_on is null;

-- Who may take a step is asked with each form that is sent: of all roles few are of those who work.
create index role_grant_at_work on role_grant (role, unit_id) where revoked_at is null and role <> 'campus_member';
