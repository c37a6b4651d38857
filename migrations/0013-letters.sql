-- Official letters: templates as versioned data, the school's words for document numbers, drafts, what was signed, how it was
-- delivered. Whom a letter is for and what it says stands in sealed columns only; their key is not in the database.

create table letter_template (
  id text primary key,
  name text not null,
  series text not null check (series in ('receipt', 'notice', 'consultation', 'answer')),
  position integer not null,
  current_no integer not null
);

create table letter_template_version (
  template_id text not null references letter_template (id) deferrable initially deferred,
  no integer not null check (no > 0),
  content jsonb not null,
  hash text not null,
  origin text not null check (origin in ('shipped', 'school')),
  note text not null default '',
  actor jsonb not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (template_id, no)
);
alter table letter_template add foreign key (id, current_no) references letter_template_version (template_id, no)
  deferrable initially deferred;
create trigger letter_template_version_is_append_only before update or delete or truncate on letter_template_version
  for each statement execute function refuse_change();

create table letter_setting (
  id integer primary key check (id = 1),
  issuer text not null default '',
  number_words jsonb not null default '{}',
  default_remedy text not null,
  authority_name text not null default ''
);

-- The last number of a word and a year. Its row is held from the allotment to the end of the transaction, so that a signature
-- that fails gives its number back before the next one is allotted.
create table letter_sequence (
  word text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (word, year)
);

create table letter (
  id text primary key,
  subject_type text not null,
  subject_id text not null,
  unit_id text not null references unit (id),
  template_id text not null,
  template_no integer not null,
  regime text not null,
  remedy_id text not null default '',
  state text not null default 'draft' check (state in ('draft', 'frozen')),
  text_no integer not null default 1,
  -- The letter's own key, sealed with that of the school. Destroying it destroys texts, files and deliveries at once.
  sealed_key bytea,
  drafted_by text not null,
  drafted_at timestamptz not null default clock_timestamp(),
  number text unique,
  number_word text,
  number_year integer,
  number_no integer,
  dated_on date,
  hash text,
  pdf_sha256 text references stored_file (sha256),
  docx_sha256 text references stored_file (sha256),
  frozen_by text,
  frozen_at timestamptz,
  erased_at timestamptz,
  foreign key (template_id, template_no) references letter_template_version (template_id, no),
  unique (number_word, number_year, number_no),
  check ((sealed_key is null) = (erased_at is not null)),
  check (state = 'draft' or (number is not null and number_word is not null and number_year is not null
    and number_no is not null and dated_on is not null and hash is not null and pdf_sha256 is not null
    and docx_sha256 is not null and frozen_by is not null and frozen_at is not null))
);
create index letter_by_subject on letter (subject_type, subject_id, drafted_at);

-- What was signed stays as it was signed. One thing may still happen to it: its key is destroyed when its time of keeping is over.
create function letter_stays() returns trigger language plpgsql as $$
declare
  erased letter := old;
begin
  if old.state = 'draft' and old.erased_at is null then
    return new;
  end if;
  if old.erased_at is null and new.sealed_key is null and new.erased_at is not null then
    erased.sealed_key := null;
    erased.erased_at := new.erased_at;
    if new is not distinct from erased then
      return new;
    end if;
  end if;
  raise exception 'a signed letter stays as it is' using errcode = 'restrict_violation';
end $$;
create trigger letter_stays before update on letter for each row execute function letter_stays();
create trigger letter_is_never_deleted before delete or truncate on letter
  for each statement execute function refuse_change();

-- Every text that a letter had, with who wrote it and when.
create table letter_text (
  letter_id text not null references letter (id),
  no integer not null check (no > 0),
  sealed bytea not null,
  actor jsonb not null,
  written_at timestamptz not null default clock_timestamp(),
  primary key (letter_id, no)
);
create trigger letter_text_is_append_only before update or delete or truncate on letter_text
  for each statement execute function refuse_change();

create table letter_delivery (
  id text primary key,
  letter_id text not null references letter (id),
  way text not null check (way in ('online', 'email', 'post', 'counter')),
  result text not null check (result in ('sent', 'received', 'returned')),
  delivered_on date not null,
  sealed bytea not null,
  actor jsonb not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index letter_delivery_by_letter on letter_delivery (letter_id, recorded_at);
create trigger letter_delivery_is_append_only before update or delete or truncate on letter_delivery
  for each statement execute function refuse_change();
