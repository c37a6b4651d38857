-- Which findings an order of the supervision office covers, for whoever lists findings; an order that was taken back covers none.
create view ordered_finding as
  select o.finding_id, o.case_id, f.number, f.state <> 'closed' as is_open
  from order_finding o join case_file f on f.id = o.case_id
  where f.state <> 'revoked';
