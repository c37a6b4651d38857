-- The hall and the lists know each other: a service carries out an entry of the 服务清单, and the entry is on line because it does.

alter table service add foreign key (list_entry_id) references list_entry (id);
create index service_of_list_entry on service (list_entry_id) where list_entry_id is not null;

-- What a unit has done, what somebody has done, and what waits for whoever applied.
create index service_task_closed_of_unit on service_task (unit_id, closed_on desc, id desc) where closed_at is not null;
create index service_task_closed_by on service_task (closed_by, closed_on desc, id desc) where closed_by is not null;
create index service_task_returned on service_task (closed_on desc, id desc) where outcome = 'returned';

-- What can be applied for now, by the entry that it carries out: the lists read it here, and nobody marks an entry by hand.
create view open_service as
  select s.list_entry_id as entry_id, s.slug, s.name, s.sort
  from service s join service_version v on v.service_id = s.id and v.state = 'in-force'
  where s.state = 'active' and s.list_entry_id is not null;

-- 承诺与实际: what the services promise that carry an entry out, and whether what ended kept to it.
create view promised_service as
  select s.list_entry_id as entry_id, (v.definition -> 'promise' ->> 'days')::integer as days
  from service s join service_version v on v.service_id = s.id and v.state = 'in-force'
  where s.state = 'active' and s.list_entry_id is not null;
create view ended_service as
  select s.list_entry_id as entry_id, m.ended_on, m.is_late
  from service s join service_case m on m.service_id = s.id
  where s.list_entry_id is not null and m.ended_on is not null;

-- 我的附件: files that somebody keeps to use them again, in a form that is not sent yet or in the next one. Sealed, each with a key of its
-- own that lies in its row: when the row goes, what lies in the store says nothing any more.
create table person_file (
  id text primary key,
  account_id text not null references account (id),
  sha256 text not null references stored_file (sha256),
  -- The name and the key of this one file.
  sealed_head bytea not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  kept_at timestamptz not null default clock_timestamp(),
  -- The last day on which it is there; each use moves it.
  expires_on date not null
);
create index person_file_of_account on person_file (account_id, kept_at desc);
create index person_file_expired on person_file (expires_on);
