-- 评议、培训、工作方案: what the school is asked to do about its duty, beside disclosing.

-- A questionnaire. Once it is announced nobody changes what is asked, of whom, or until when.
create table survey (
  id text primary key,
  title text not null check (length(title) between 1 and 100),
  words text not null default '' check (length(words) <= 3000),
  host text not null check (host in ('disclosure', 'supervision')),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  groups text[] not null check (cardinality(groups) > 0
    and groups <@ array['student', 'staff', 'parent', 'deputy', 'public']),
  questions jsonb not null,
  -- Groups with fewer answers are never told apart, in the results or from them.
  smallest_group integer not null default 5 check (smallest_group between 5 and 50),
  state text not null default 'draft' check (state in ('draft', 'announced', 'published', 'cancelled')),
  created_by text not null references account (id),
  created_at timestamptz not null default clock_timestamp(),
  announced_on date,
  -- Why it was cancelled; who knew of it reads that too.
  cancel_reason text check (length(cancel_reason) between 1 and 500),
  check ((state = 'cancelled') = (cancel_reason is not null)),
  check (state not in ('announced', 'published') or announced_on is not null),
  -- What was published, as it was counted that day, and SHA-256 over it; what figures are made of stands beside it.
  results jsonb,
  result_hash text,
  respondents integer,
  scored integer,
  satisfied integer,
  published_at timestamptz,
  check ((state = 'published') = (results is not null and result_hash is not null and respondents is not null
    and scored is not null and satisfied is not null and published_at is not null))
);

create function refuse_change_of_announced_survey() returns trigger language plpgsql as $$
begin
  if old.state in ('published', 'cancelled') or (old.state = 'announced' and (tg_op = 'DELETE'
      or (new.id, new.title, new.words, new.host, new.from_day, new.to_day, new.groups, new.questions, new.smallest_group)
        is distinct from
        (old.id, old.title, old.words, old.host, old.from_day, old.to_day, old.groups, old.questions, old.smallest_group)
      or new.state = 'draft')) then
    raise exception 'survey % is announced and cannot be changed', old.id using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger announced_survey_is_final before update or delete on survey
  for each row execute function refuse_change_of_announced_survey();

create function refuse_unless_announced() returns trigger language plpgsql as $$
begin
  if not exists (select from survey s where s.id = new.survey_id and s.state = 'announced') then
    raise exception 'survey % takes no answers', new.survey_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- That somebody has answered: no time, no order, and nothing of what they said.
create table survey_participation (
  survey_id text not null references survey (id),
  account_id text not null references account (id),
  primary key (survey_id, account_id)
);
create trigger survey_participation_is_append_only before update or delete or truncate on survey_participation
  for each statement execute function refuse_change();
create trigger only_while_announced before insert on survey_participation
  for each row execute function refuse_unless_announced();

-- An invitation, by its hash: it answers once, for a group and for nobody known.
create table survey_code (
  survey_id text not null references survey (id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  of_group text not null check (of_group in ('parent', 'deputy', 'public')),
  is_used boolean not null default false,
  primary key (survey_id, hash)
);
create function refuse_second_use() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.is_used or (new.survey_id, new.hash, new.of_group) is distinct from (old.survey_id, old.hash, old.of_group)
    or not exists (select from survey s where s.id = old.survey_id and s.state = 'announced') then
    raise exception 'an invitation answers once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger survey_code_answers_once before update or delete on survey_code
  for each row execute function refuse_second_use();

-- What somebody said, with nothing that leads to them: the id is drawn anew whenever the row is written.
create table survey_answer (
  id text primary key,
  survey_id text not null references survey (id),
  of_group text not null,
  choices jsonb not null
);
create index survey_answer_of_survey on survey_answer (survey_id);
-- Free words stand apart from the other answers of the same person: style and ticks are not to be put together.
create table survey_words (
  id text primary key,
  survey_id text not null references survey (id),
  question text not null,
  words text not null check (length(words) between 1 and 1000)
);
create index survey_words_of_survey on survey_words (survey_id);
create trigger survey_answer_is_append_only before update or delete or truncate on survey_answer for each statement
  when (current_setting('mingtang.mixing', true) is distinct from 'on') execute function refuse_change();
create trigger survey_words_is_append_only before update or delete or truncate on survey_words for each statement
  when (current_setting('mingtang.mixing', true) is distinct from 'on') execute function refuse_change();
create trigger only_while_announced before insert on survey_answer
  for each row execute function refuse_unless_announced();
create trigger only_while_announced before insert on survey_words
  for each row execute function refuse_unless_announced();

-- Takes an answer in. PostgreSQL marks each row with the transaction that wrote it, and lays rows down one behind the other: who has
-- answered and what was said in one transaction could be put together by both. So up to 64 earlier answers, drawn by lot, are written
-- anew with it, under new ids and in an order drawn by lot. The platform's own role can neither change nor delete them.
create function take_survey_answer(of_survey text, by_group text, given jsonb, said jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('mingtang.mixing', 'on', true);
  with lot as (
    select id from survey_answer where survey_id = of_survey order by random() limit 64 for update skip locked
  ), taken as (
    delete from survey_answer a using lot where a.id = lot.id returning a.of_group, a.choices
  )
  insert into survey_answer (id, survey_id, of_group, choices)
    select gen_random_uuid()::text, of_survey, mixed.g, mixed.c
    from (select of_group g, choices c from taken union all select by_group, given) mixed order by random();
  with lot as (
    select id from survey_words where survey_id = of_survey order by random() limit 64 for update skip locked
  ), taken as (
    delete from survey_words w using lot where w.id = lot.id returning w.question, w.words
  )
  insert into survey_words (id, survey_id, question, words)
    select gen_random_uuid()::text, of_survey, mixed.q, mixed.w
    from (select question q, words w from taken union all select key, value from jsonb_each_text(said)) mixed
    order by random();
  perform set_config('mingtang.mixing', 'off', true);
end $$;

-- 专题培训、案例研讨、政策解读: planned, then held with attendance and material.
create table training (
  id text primary key,
  kind text not null check (kind in ('training', 'seminar', 'reading', 'other')),
  title text not null check (length(title) between 1 and 100),
  on_day date not null,
  hours numeric(4, 1) not null check (hours > 0 and hours <= 99),
  place text not null default '' check (length(place) <= 200),
  host_unit_id text not null references unit (id),
  trainer text not null default '' check (length(trainer) <= 200),
  outline text not null default '' check (length(outline) <= 3000),
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  created_by text not null references account (id),
  created_at timestamptz not null default clock_timestamp()
);
create index training_by_day on training (on_day);
-- How many came from a unit, those who signed in included.
create table training_attendance (
  training_id text not null references training (id),
  unit_id text not null references unit (id),
  people integer not null check (people between 1 and 10000),
  primary key (training_id, unit_id)
);
create table training_attendee (
  training_id text not null references training (id),
  account_id text not null references account (id),
  primary key (training_id, account_id)
);
create table training_material (
  id text primary key,
  training_id text not null references training (id),
  name text not null check (length(name) between 1 and 200),
  sha256 text not null references stored_file (sha256),
  media_type text not null,
  size integer not null,
  added_at timestamptz not null default clock_timestamp()
);
create index training_material_of_training on training_material (training_id);

-- 工作方案: a plan of tasks with those responsible and their days, and how far they have come.
create table work_plan (
  id text primary key,
  title text not null check (length(title) between 1 and 100),
  basis text not null default '' check (length(basis) <= 500),
  -- The number of the publication that it rests on.
  basis_no bigint,
  year integer not null check (year between 2000 and 2100),
  host text not null check (host in ('disclosure', 'supervision')),
  is_public boolean not null default true,
  state text not null default 'draft' check (state in ('draft', 'issued', 'withdrawn')),
  created_by text not null references account (id),
  created_at timestamptz not null default clock_timestamp(),
  issued_on date,
  check (state = 'draft' or issued_on is not null)
);

create table plan_task (
  id text primary key,
  plan_id text not null references work_plan (id),
  no integer not null check (no > 0),
  words text not null check (length(words) between 1 and 500),
  unit_id text not null references unit (id),
  co_unit_ids text[] not null default '{}' check (not unit_id = any (co_unit_ids)),
  due_on date not null,
  evidence text not null default '' check (length(evidence) <= 500),
  -- What its steps come to.
  state text not null default 'not-begun' check (state in ('not-begun', 'under-way', 'claimed', 'confirmed')),
  percent integer not null default 0 check (percent between 0 and 100),
  claimed_on date,
  confirmed_on date,
  unique (plan_id, no),
  check ((state in ('claimed', 'confirmed')) = (claimed_on is not null)),
  check ((state = 'confirmed') = (confirmed_on is not null))
);
create index plan_task_of_unit on plan_task (unit_id, due_on);
create index plan_task_open on plan_task (due_on) where state <> 'confirmed';

-- Once a plan is issued its tasks stay; only how far they have come moves.
create function refuse_change_of_issued_task() returns trigger language plpgsql as $$
begin
  if exists (select from work_plan p where p.id = old.plan_id and p.state <> 'draft') and (tg_op = 'DELETE'
      or (new.id, new.plan_id, new.no, new.words, new.unit_id, new.co_unit_ids, new.due_on, new.evidence) is distinct from
        (old.id, old.plan_id, old.no, old.words, old.unit_id, old.co_unit_ids, old.due_on, old.evidence)) then
    raise exception 'task % of an issued plan cannot be changed', old.id using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger issued_task_is_final before update or delete on plan_task
  for each row execute function refuse_change_of_issued_task();

-- What a unit says of a task, and what the maker answers: every word stays.
create table plan_step (
  id text primary key,
  task_id text not null references plan_task (id),
  kind text not null check (kind in ('progress', 'claimed', 'confirmed', 'returned')),
  percent integer not null check (percent between 0 and 100),
  words text not null check (length(words) between 1 and 2000),
  -- Numbers of publications that show it.
  publication_nos bigint[] not null default '{}',
  unit_id text references unit (id),
  written_by text not null references account (id),
  written_on date not null,
  written_at timestamptz not null default clock_timestamp()
);
create index plan_step_of_task on plan_step (task_id, written_at);
create trigger plan_step_is_append_only before update or delete or truncate on plan_step
  for each statement execute function refuse_change();
