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

-- The view by which counters are checked: every key under which a live publication counts.
create view published_counts as
  select p.document_id, k.dimension, k.key
  from publication p, lateral (
    select 'all' as dimension, '' as key
    union all select 'unit', p.unit_id
    union all select 'column', c.column_id from publication_column c where c.document_id = p.document_id
    union all select 'item', i.item_id from publication_item i where i.document_id = p.document_id
  ) k
  where p.state = 'live';
