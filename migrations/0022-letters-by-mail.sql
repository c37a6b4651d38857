-- Letters to a mailbox (信箱) by mail. Every letter that comes is looked at once: it becomes a case, goes to one, or stays in the list
-- of letters with the reason why.

-- A mailbox of the supervision office is read by it alone.
alter table mail_account
  add column kept_for text not null default 'office' check (kept_for in ('office', 'supervision')),
  add check (kept_for = 'office' or unit_id is null);

alter table mail_message
  -- Why it is no case by itself; null until somebody has looked.
  add column left_as text check (left_as ~ '^[a-z-]+$'),
  -- Tells letters of one sender, and not who that is: made with the key outside the database.
  add column sender_mark text not null default '';

-- What is there already stays where it is.
update mail_message set left_as = 'before';

create index mail_message_unsorted on mail_message (taken_in_at, id) where left_as is null and assigned_at is null;
create index mail_message_of_subject on mail_message (assigned_type, assigned_id, taken_in_at) where assigned_id is not null;
create index mail_message_of_sender on mail_message (sender_mark, taken_in_at) where sender_mark <> '';
create index notice_of_subject on notice (subject_type, subject_id);
