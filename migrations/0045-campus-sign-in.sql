-- A session knows whether the campus named its holder: an initial password then need not be changed first, and the campus may end the
-- session by the ticket it gave (of which, as of the token, only the hash is kept).
alter table session
  add column came_by text not null default 'password' check (came_by in ('password', 'campus')),
  add column campus_ticket_hash text;
create index session_by_campus_ticket on session (campus_ticket_hash) where campus_ticket_hash is not null;

-- Campus systems do not keep to capitals in numbers.
create index person_by_number on person (lower(staff_no));
create index account_by_person on account (person_id) where person_id is not null;
