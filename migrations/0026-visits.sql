-- Visits of articles: numbers by day, and nothing of who came.

create table visit_day (
  document_id text not null references publication (document_id),
  -- In Asia/Shanghai.
  on_day date not null,
  people integer not null default 0 check (people >= 0),
  robots integer not null default 0 check (robots >= 0),
  primary key (document_id, on_day)
);
create index visit_day_by_day on visit_day (on_day) include (people);
