-- An answer has its letter, and whoever wrote at it may neither check nor sign it. What a search found is kept for the letter.

alter table application add column sealed_search bytea;

alter table application_decision add column letter_id text references letter (id);
alter table application_decision add column written_by text[] not null default '{}';
update application_decision set written_by = array[drafted_by];
