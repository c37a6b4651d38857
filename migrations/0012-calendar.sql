-- The notices of holidays with their versions: a correction replaces what holds, and what held before stays on the record.

alter table calendar_year add column source_url text not null default '';
alter table calendar_year add column version integer not null default 1 check (version > 0);

-- A day belongs to the notice that names it: New Year's Day takes the last days of December with it. Two notices may name the
-- same day; the later one holds.
update calendar_day set year = year + 1
  where to_char(day, 'MM-DD') >= '12-25' and year + 1 in (select year from calendar_year);
alter table calendar_day drop constraint calendar_day_pkey;
alter table calendar_day add primary key (year, day);

-- Every version of the notice of a year as it was taken in: by whom, when, from which source, with which days.
create table calendar_version (
  year integer not null references calendar_year (year),
  version integer not null check (version > 0),
  source text not null,
  source_url text not null default '',
  announced_on date,
  days jsonb not null,
  actor jsonb not null,
  reason text not null default '',
  given_at timestamptz not null default clock_timestamp(),
  primary key (year, version)
);
insert into calendar_version (year, version, source, source_url, announced_on, days, actor)
  select year, version, source, source_url, announced_on,
    coalesce((select jsonb_agg(jsonb_build_object('day', d.day, 'kind', d.kind, 'name', d.name) order by d.day)
      from calendar_day d where d.year = y.year), '[]'),
    '{"id": "system", "name": "系统", "unitId": null, "unitName": "", "roles": []}'
  from calendar_year y;
create trigger calendar_version_is_append_only before update or delete or truncate on calendar_version
  for each statement execute function refuse_change();
create trigger given_stamp before insert on calendar_version for each row execute function given_stamp();

-- School vacations: no holidays by law. Whether a clock stops in them is a matter of the rule that the clock follows.
create table calendar_vacation (
  id text primary key,
  name text not null check (name <> ''),
  first_on date not null,
  last_on date not null check (last_on >= first_on)
);
