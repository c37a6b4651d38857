-- 外部链接: links from what is public to other sites, and what was found when somebody looked whether they still lead there.

create table monitor_outer_link (
  href text primary key check (length(href) <= 2000),
  host text not null,
  -- Dead only after three failures on three different days: a site may be away for an evening.
  state text not null default 'unchecked' check (state in ('unchecked', 'fine', 'failed', 'dead', 'dangerous', 'not-asked')),
  reason text not null default '',
  status integer,
  final_href text not null default '',
  failed_days date[] not null default '{}',
  checked_at timestamptz,
  next_on date not null default '1970-01-01'
);
create index monitor_outer_link_due on monitor_outer_link (next_on, href);
create index monitor_outer_link_bad on monitor_outer_link (state) where state in ('dead', 'dangerous');

create table monitor_outer_place (
  document_id text not null references document (id),
  href text not null references monitor_outer_link (href),
  primary key (document_id, href)
);
create index monitor_outer_place_of on monitor_outer_place (href);

-- Hosts to which nothing of the school may link.
create table monitor_host (
  host text primary key check (length(host) between 3 and 253),
  note text not null default '' check (length(note) <= 200),
  added_by text not null references account (id),
  added_at timestamptz not null default clock_timestamp()
);

-- 关切与回应: what the office decided about a matter that many ask about. A later decision replaces an earlier one, which stays.
create table concern_decision (
  id text primary key,
  -- The candidate it was made from; without one, the office knew of the matter otherwise.
  candidate text check (length(candidate) <= 300),
  -- Written anew: nothing of a letter, of an application or of what somebody typed into the search.
  matter text not null check (length(matter) between 1 and 200),
  decision text not null check (decision in ('published', 'explained', 'dismissed')),
  -- What everybody reads; of what was dismissed, why, for those who decide.
  words text not null check (length(words) between 1 and 2000),
  document_id text references document (id),
  -- The numbers behind it on that day.
  numbers jsonb not null default '{}',
  replaces_id text unique references concern_decision (id),
  decided_by text not null references account (id),
  decided_at timestamptz not null default clock_timestamp(),
  check (decision <> 'published' or document_id is not null)
);
create index concern_decision_of_candidate on concern_decision (candidate) where candidate is not null;
create trigger concern_decision_is_append_only before update or delete or truncate on concern_decision
  for each statement execute function refuse_change();
