-- 年度报告: a report is written, checked by the office, signed by a leader, and from then on as it is.

create table report (
  id text primary key,
  -- In the address of its page.
  slug text not null unique check (slug ~ '^[0-9a-z-]{4,60}$'),
  title text not null check (title <> ''),
  template_key text not null,
  template_version integer not null,
  -- The template as it was when the report was begun: a later version of it changes no report.
  template jsonb not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  state text not null default 'draft' check (state in ('draft', 'checked', 'frozen', 'published')),
  -- Raised with every change of words or figures, so that two people cannot overwrite each other.
  version integer not null default 1,
  body jsonb not null,
  -- Figures and tables as they were last read from the records.
  material jsonb not null,
  -- What was checked, put together; null while it is being written.
  sheet jsonb,
  sheet_hash text check (sheet_hash ~ '^[0-9a-f]{64}$'),
  -- Who changed words, figures or problems since it was last sent back: they neither check nor sign it.
  editors text[] not null,
  checked_by text references account (id),
  created_by text not null references account (id),
  created_at timestamptz not null default clock_timestamp(),
  saved_at timestamptz not null default clock_timestamp(),
  published_at timestamptz,
  check ((state = 'draft') = (sheet is null) and (sheet is null) = (sheet_hash is null) and (sheet is null) = (checked_by is null)),
  check ((state = 'published') = (published_at is not null))
);
create index report_by_period on report (to_day desc, from_day desc);

-- A signed report moves to being published and nowhere else; it says forever what was signed.
create function keep_signed_report() returns trigger language plpgsql as $$
begin
  if old.state in ('frozen', 'published') and (tg_op = 'DELETE' or old.state = 'published' or new.state <> 'published'
    or (new.slug, new.title, new.template, new.from_day, new.to_day, new.version, new.body, new.material, new.sheet, new.sheet_hash, new.editors)
      is distinct from
      (old.slug, old.title, old.template, old.from_day, old.to_day, old.version, old.body, old.material, old.sheet, old.sheet_hash, old.editors))
  then
    raise exception 'a signed report cannot be changed' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger report_keeps_what_was_signed before update or delete on report
  for each row execute function keep_signed_report();

-- What was signed: the whole report as it is read, with a hash over it and over every figure.
create table report_edition (
  report_id text primary key references report (id),
  sheet jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  frozen_by text not null references account (id),
  frozen_at timestamptz not null default clock_timestamp()
);
create trigger report_edition_is_append_only before update or delete or truncate on report_edition
  for each statement execute function refuse_change();

create table report_figure (
  report_id text not null references report_edition (report_id),
  sort integer not null,
  key text not null check (key <> ''),
  version integer not null,
  value integer not null,
  before integer not null,
  -- SHA-256 over one line for each record counted.
  records_hash text not null,
  primary key (report_id, key)
);
create trigger report_figure_is_append_only before update or delete or truncate on report_figure
  for each statement execute function refuse_change();

-- Who checked, signed or sent back, on what exactly.
create table report_opinion (
  id text primary key,
  report_id text not null references report (id),
  decision text not null check (decision in ('checked', 'signed', 'returned')),
  account_id text not null references account (id),
  actor jsonb not null,
  opinion text not null default '',
  sheet_hash text not null,
  given_at timestamptz not null default clock_timestamp()
);
create index report_opinion_of_report on report_opinion (report_id, given_at);
create trigger report_opinion_is_append_only before update or delete or truncate on report_opinion
  for each statement execute function refuse_change();

-- 存在的问题: named by a report, carried into the next ones until it is cured.
create table report_problem (
  id text primary key,
  report_id text not null references report (id),
  problem text not null check (problem <> ''),
  measure text not null check (measure <> ''),
  unit_id text references unit (id),
  due_on date,
  state text not null default 'open' check (state in ('open', 'cured')),
  -- What came of it.
  cure text not null default '',
  cured_on date,
  created_at timestamptz not null default clock_timestamp(),
  check ((state = 'cured') = (cured_on is not null)),
  check (state = 'open' or cure <> '')
);
create index report_problem_of_report on report_problem (report_id, created_at);
