-- An application that turns out to be an enquiry, a petition or a report goes on as a letter, with the applicant's consent.
alter table case_file drop constraint case_file_channel_check;
alter table case_file add constraint case_file_channel_check check (
  channel in ('online', 'counter', 'registered-post', 'post', 'fax', 'telephone', 'email', 'transfer')
);
