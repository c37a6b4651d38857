-- 加密举报: keys that the supervision office makes in its browser, to which reports are encrypted before they are sent.

create table report_key (
  id text primary key,
  mailbox_id text not null references mailbox (id),
  no integer not null check (no > 0),
  -- A point of P-256, uncompressed, in base64; the fingerprint is the SHA-256 of its bytes.
  public_key text not null check (length(public_key) = 88),
  fingerprint text not null unique check (fingerprint ~ '^[0-9a-f]{64}$'),
  -- The private key under a passphrase that the platform never has; null where the office keeps it in its file alone.
  wrapped_key jsonb,
  from_on date not null,
  made_by text not null references account (id),
  made_at timestamptz not null default clock_timestamp(),
  unique (mailbox_id, no)
);
-- A key that could be exchanged behind the office would let somebody else read.
create trigger report_key_is_fixed before update or delete or truncate on report_key
  for each statement execute function refuse_change();

-- The key to which a report was encrypted; what is sealed beside it is then the encrypted text, which the platform cannot read.
alter table mailbox_letter add column report_key_id text references report_key (id);

-- 信息纠错: what readers say is inaccurate becomes a case like every letter. Older ones are carried over by the first start, which has
-- the key that seals what they say.
alter table mailbox drop constraint mailbox_kind_check;
alter table mailbox add constraint mailbox_kind_check
  check (kind in ('principal', 'unit', 'suggestion', 'supervision', 'telephone', 'correction'));
create unique index mailbox_one_for_corrections on mailbox (kind) where kind = 'correction';
alter table mailbox_letter drop constraint mailbox_letter_kind_check;
alter table mailbox_letter add constraint mailbox_letter_kind_check
  check (kind in ('enquiry', 'suggestion', 'complaint', 'help', 'correction', 'other'));

-- The page that a reader says is inaccurate, as it was then, and what came of it.
create table mailbox_correction (
  case_id text primary key references mailbox_letter (case_id),
  document_id text not null references publication (document_id),
  revision_id text not null references revision (id),
  finding text check (finding in ('corrected', 'no-error')),
  -- The revision that is right; null where the page was taken down, or nobody noted it.
  corrected_by text references revision (id)
);
create index mailbox_correction_of_document on mailbox_correction (document_id);
