-- 考核: units are assessed from what the records say, and scored by named persons where records say nothing.

create table assessment (
  id text primary key,
  name text not null check (length(name) between 1 and 100),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  indicators jsonb not null,
  unit_ids text[] not null check (cardinality(unit_ids) > 0),
  state text not null default 'open' check (state in ('open', 'preview', 'published')),
  -- Until when a unit may object to what it sees in the preview.
  appeal_until date,
  created_by text not null references account (id),
  created_at timestamptz not null default clock_timestamp(),
  published_at timestamptz,
  -- What was published, as it was computed that day, and SHA-256 over it.
  result jsonb,
  result_hash text,
  check ((state = 'published') = (result is not null and result_hash is not null and published_at is not null)),
  check (state = 'open' or appeal_until is not null)
);

create function refuse_change_of_published_assessment() returns trigger language plpgsql as $$
begin
  if old.state = 'published' then
    raise exception 'assessment % is published and cannot be changed', old.id using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger published_assessment_is_final before update or delete on assessment
  for each row execute function refuse_change_of_published_assessment();

create table assessment_self (
  assessment_id text not null references assessment (id),
  unit_id text not null references unit (id),
  words text not null check (length(words) between 1 and 5000),
  written_by text not null references account (id),
  written_at timestamptz not null default clock_timestamp(),
  primary key (assessment_id, unit_id)
);

-- Every score that was ever given; the last one counts.
create table assessment_score (
  id text primary key,
  assessment_id text not null references assessment (id),
  unit_id text not null references unit (id),
  indicator_key text not null,
  points numeric(5, 1) not null check (points >= 0),
  reason text not null check (length(reason) between 1 and 1000),
  scored_by text not null references account (id),
  scored_at timestamptz not null default clock_timestamp()
);
create index assessment_score_of_unit on assessment_score (assessment_id, unit_id, indicator_key, scored_at desc);
create trigger assessment_score_is_append_only before update or delete or truncate on assessment_score
  for each statement execute function refuse_change();

create table assessment_appeal (
  id text primary key,
  assessment_id text not null references assessment (id),
  unit_id text not null references unit (id),
  words text not null check (length(words) between 1 and 2000),
  filed_by text not null references account (id),
  filed_at timestamptz not null default clock_timestamp(),
  decision text check (length(decision) between 1 and 2000),
  decided_by text references account (id),
  decided_at timestamptz,
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
);
create unique index assessment_appeal_open on assessment_appeal (assessment_id, unit_id) where decision is null;
