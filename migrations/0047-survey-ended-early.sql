-- A questionnaire may be ended before its last day, with the reason that everybody reads. Its announced days stay as they were: the day on
-- which it ended stands beside them, and from then on nothing gets in.
alter table survey
  add column ended_on date,
  add column end_reason text check (length(end_reason) between 1 and 500),
  add check ((ended_on is null) = (end_reason is null)),
  add check (ended_on is null or (announced_on is not null and ended_on >= from_day and ended_on < to_day));

create or replace function refuse_change_of_announced_survey() returns trigger language plpgsql as $$
begin
  if old.state in ('published', 'cancelled') or (old.state = 'announced' and (tg_op = 'DELETE'
      or (new.id, new.title, new.words, new.host, new.from_day, new.to_day, new.groups, new.questions, new.smallest_group)
        is distinct from
        (old.id, old.title, old.words, old.host, old.from_day, old.to_day, old.groups, old.questions, old.smallest_group)
      or new.state = 'draft'
      -- Ended once: neither opened again nor told otherwise.
      or (old.ended_on is not null and (new.ended_on, new.end_reason) is distinct from (old.ended_on, old.end_reason)))) then
    raise exception 'survey % is announced and cannot be changed', old.id using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;

create or replace function refuse_unless_announced() returns trigger language plpgsql as $$
begin
  if not exists (select from survey s where s.id = new.survey_id and s.state = 'announced' and s.ended_on is null) then
    raise exception 'survey % takes no answers', new.survey_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create or replace function refuse_second_use() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.is_used or (new.survey_id, new.hash, new.of_group) is distinct from (old.survey_id, old.hash, old.of_group)
    or not exists (select from survey s where s.id = old.survey_id and s.state = 'announced' and s.ended_on is null) then
    raise exception 'an invitation answers once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- Free words are kept from the day on which the questionnaire really ended.
create or replace function erase_survey_words(ended_before date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  erased integer;
begin
  if ended_before > (clock_timestamp() at time zone 'Asia/Shanghai')::date - 365 then
    raise exception 'words of questionnaires are kept for a year' using errcode = 'restrict_violation';
  end if;
  perform set_config('mingtang.mixing', 'on', true);
  delete from survey_words w using survey s
    where s.id = w.survey_id and coalesce(s.ended_on, s.to_day) < ended_before and s.state in ('published', 'cancelled');
  get diagnostics erased = row_count;
  perform set_config('mingtang.mixing', 'off', true);
  return erased;
end $$;
