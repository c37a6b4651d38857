-- Derived from the ledger and the tables above; can be thrown away and rebuilt.

create table search_entry (
  document_id text primary key references publication (document_id),
  no bigint not null,
  title text not null,
  body text not null,
  title_words tsvector not null,
  words tsvector not null,
  unit_id text not null,
  audience text not null,
  audience_members text[] not null default '{}',
  expires_at timestamptz,
  listed_on date not null,
  source_hash text not null
);
create index search_entry_title on search_entry using gin (title_words);
create index search_entry_words on search_entry using gin (words);
create index search_entry_latest on search_entry (listed_on desc, no desc);

create table counter (
  dimension text not null check (dimension in ('all', 'unit', 'column', 'item')),
  key text not null,
  audience text not null,
  total bigint not null,
  primary key (dimension, key, audience)
);
create table counted (
  document_id text primary key references publication (document_id),
  unit_id text not null,
  audience text not null,
  column_ids text[] not null,
  item_ids text[] not null
);
