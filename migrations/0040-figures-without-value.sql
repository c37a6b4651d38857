-- A figure may have nothing to measure: a rate of answers that nobody gave is not zero.
alter table closed_figure alter column value drop not null;
alter table report_figure alter column value drop not null;
alter table report_figure alter column before drop not null;
