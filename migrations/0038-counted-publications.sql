-- Figures count publications whatever has become of them since, by day and audience, without looking at the rows themselves.
create index publication_counted on publication (listed_on) include (audience, unit_id);
