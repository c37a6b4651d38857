-- What other features may know of a review: the steps a revision passed, no persons.
create index review_case_by_revision on review_case (revision_id);
create view approved_step as
  select c.revision_id, s.seq, s.name from review_case c join review_step s on s.case_id = c.id
  where c.state = 'approved' and s.state = 'approved' and s.closed_at is not null;
