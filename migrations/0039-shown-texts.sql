-- 渠道内容核对: what stood at the address of an appearance that should show what is published, when somebody looked.

create table monitor_shown_text (
  appearance_id text primary key references appearance (id),
  -- Of the publication it was compared with: another revision has not been compared yet.
  revision_hash text not null,
  -- How the texts differ; empty where they do not, or where the page lets nothing be compared.
  difference text not null default '' check (length(difference) <= 2000),
  looked_at timestamptz not null
);
create index monitor_shown_text_differs on monitor_shown_text (appearance_id) where difference <> '';
