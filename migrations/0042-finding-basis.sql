-- The basis of one finding where its subject has one of its own; empty where that of the rule holds.
alter table monitor_finding add column basis text not null default '';
