-- The case number of the complaint that an order comes from: for the supervision office alone.
alter table rectification_order add column complaint_number text not null default ''
  check (complaint_number = '' or source = 'complaint');
