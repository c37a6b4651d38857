-- Search that stays within its bounds however frequent a word is: every word of the index carries the year of its document,
-- so that one year after another is asked, the newest first, until there is enough (ADR 0012). All of it is derived from
-- the ledger, apart from the school's own words, what it answers, and what was looked for.

drop table search_entry;
create table search_entry (
  document_id text primary key references publication (document_id),
  no bigint not null,
  title text not null,
  unit_id text not null,
  item_ids text[] not null,
  column_ids text[] not null,
  audience text not null,
  audience_members text[] not null default '{}',
  expires_at timestamptz,
  listed_on date not null,
  source_hash text not null,
  words tsvector not null
);
-- What waits to be sorted into the index is read by every search: so little of it.
create index search_entry_words on search_entry using gin (words) with (gin_pending_list_limit = 512);

-- The text beside its entry, read for the few answers that are shown. `searched` is everything as it is compared, where that
-- is not simply title and body.
create table search_text (
  document_id text primary key references search_entry (document_id) on delete cascade,
  body text not null,
  files jsonb not null default '[]',
  searched text
);

-- The years that hold something. `prefix` is the character with which the words of that year begin.
create table search_band (
  year integer primary key,
  prefix text not null unique
);

-- Words of titles that everybody may see, with their sounds: for suggestions and “您要找的是不是”.
create table search_word (
  word text primary key,
  pinyin text not null,
  initials text not null,
  sound text not null,
  cuts text[] not null
);
create index search_word_prefix on search_word (word text_pattern_ops);
create index search_word_pinyin on search_word (pinyin text_pattern_ops);
create index search_word_initials on search_word (initials text_pattern_ops);
create index search_word_sound on search_word (sound);
create index search_word_cuts on search_word using gin (cuts);

-- The school's dictionary: words that are not cut apart, and other words for the same.
create table search_term (
  word text primary key,
  means text[] not null default '{}',
  changed_at timestamptz not null default clock_timestamp()
);
insert into search_term (word, means) values
  ('信息公开', '{}'), ('信息公开办公室', '{}'), ('依申请公开', '{}'), ('阳光三务', '{}'), ('校务公开', '{}'), ('党务公开', '{}'),
  ('三公经费', '{}'), ('拟录取', '{}'), ('奖学金', '{}'), ('助学金', '{}'), ('学术不端', '{}'), ('政府采购', '{}'), ('招标公告', '{}'),
  ('附属医院', '{}'), ('医科大学', '{}'), ('招生简章', '{}'), ('医大', '{医科大学}'), ('校办', '{学校办公室,党政办公室}'),
  ('附院', '{附属医院}'), ('研招', '{研究生招生}'), ('三公', '{三公经费}'), ('国奖', '{国家奖学金}');

-- The version of the dictionary, and up to which version the index was made anew.
create table search_dictionary (
  one boolean primary key default true check (one),
  version integer not null,
  indexed_version integer not null
);
insert into search_dictionary (version, indexed_version) values (1, 1);

-- The office's answer to a question: shown first for it.
create table search_pin (
  word text not null,
  document_id text not null references publication (document_id),
  primary key (word, document_id)
);

-- What was looked for, counted by day: no address, no account, nothing that looks like the number of a person.
create table search_question (
  day date not null,
  q text not null,
  asked integer not null,
  missed integer not null,
  primary key (q, day)
);
create index search_question_day on search_question (day);

-- The index is made anew from the ledger.
delete from follower where name = 'search';
