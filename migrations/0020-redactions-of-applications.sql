-- 区分处理: the originals of which an applicant gets a part, and the files made anew without what is withheld. An answer is bound to
-- its files as to its letter. 延期答复 (条例第三十五条).

create table application_original (
  paper_id text primary key references case_paper (id),
  case_id text not null references application (case_id),
  kind text not null check (kind in ('pdf', 'docx', 'png', 'jpeg', 'webp', 'gif')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Width, height and whether there are words to search, page by page: points of a PDF, pixels of a picture; none in Word files.
  pages jsonb not null
);
create index application_original_of_case on application_original (case_id);

create table application_redaction (
  id text primary key,
  case_id text not null references application (case_id),
  original_id text not null references application_original (paper_id),
  version integer not null check (version > 0),
  result_id text not null references case_paper (id),
  result_sha256 text not null check (result_sha256 ~ '^[0-9a-f]{64}$'),
  -- The words to take out, sealed, with salt: the hash beside them tells nobody a word, not even one who guesses.
  sealed_marks bytea,
  marks_hash text not null check (marks_hash ~ '^[0-9a-f]{64}$'),
  -- What was removed where, what could not be searched, what the release gate found: places and grounds, never words.
  report jsonb not null,
  made_by jsonb not null,
  made_at timestamptz not null default clock_timestamp(),
  -- Who looked at what could not be searched and let it go out with the answer.
  released_by jsonb,
  released_at timestamptz,
  set_aside_by jsonb,
  set_aside_at timestamptz,
  unique (original_id, version)
);
create index application_redaction_of_case on application_redaction (case_id);

-- The files that go out with the answer, as they were when it was written; null for answers from before.
alter table application_decision add column papers jsonb;

-- 合理期限 until which an answer was put off.
alter table application add column deferred_until date;
