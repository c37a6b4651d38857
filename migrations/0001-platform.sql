-- Technique that every feature stands on: settings, stored files, the ledger and its readers.

create table setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default clock_timestamp()
);

create table stored_file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  media_type text not null,
  stored_at timestamptz not null default clock_timestamp()
);

-- The spine. One row per act, written in the transaction of the act, never changed afterwards.
create table ledger (
  position bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  type text not null check (type ~ '^[a-z-]+[.][a-z-]+$'),
  subject_type text not null,
  subject_id text not null,
  unit_id text,
  actor jsonb not null,
  reason text not null default '',
  data jsonb not null default '{}',
  request_id text not null default '',
  hash text not null default ''
);
create index ledger_in_commit_order on ledger (xid, position);
create index ledger_by_subject on ledger (subject_type, subject_id, position);
create index ledger_by_unit on ledger (unit_id, position);
create index ledger_by_type on ledger (type, position);
create index ledger_by_actor on ledger ((actor ->> 'id'), position);

create function ledger_hash(entry ledger) returns text language sql immutable as $$
  select encode(sha256(convert_to(concat_ws(E'\x1f',
    entry.position, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), entry.type, entry.subject_type,
    entry.subject_id, coalesce(entry.unit_id, ''), entry.actor::text, entry.reason, entry.data::text, entry.request_id
  ), 'UTF8')), 'hex')
$$;

-- Who writes cannot choose when: time, transaction and hash are the database's own.
create function ledger_stamp() returns trigger language plpgsql as $$
begin
  new.at := clock_timestamp();
  new.xid := pg_current_xact_id();
  new.hash := ledger_hash(new);
  return new;
end $$;
create trigger ledger_stamp before insert on ledger for each row execute function ledger_stamp();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger ledger_is_append_only before update or delete or truncate on ledger
  for each statement execute function refuse_change();

create function ledger_announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('ledger', '');
  return null;
end $$;
create trigger ledger_announce after insert on ledger for each statement execute function ledger_announce();

-- The chain over the ledger, made in commit order by the sealer: chain(n) = sha256(chain(n-1) || hash of the entry).
create table ledger_seal (
  seq bigint primary key,
  position bigint not null unique references ledger (position),
  chain text not null check (chain ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz not null default clock_timestamp()
);
create trigger ledger_seal_is_append_only before update or delete or truncate on ledger_seal
  for each statement execute function refuse_change();

-- How far each reader of the ledger has come; kept in the transaction of its work.
create table follower (
  name text primary key,
  xid xid8 not null default '0',
  position bigint not null default 0,
  moved_at timestamptz not null default clock_timestamp()
);
