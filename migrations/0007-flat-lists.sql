-- Lists that cost what they show, however many documents there are: what a list is filtered and ordered by stands beside each
-- place in it, kept true by the database.

alter table publication_item add column listed_on date, add column no bigint;
alter table publication_item add column unit_id text, add column audience text, add column is_live boolean;
alter table publication_column add column unit_id text, add column audience text, add column is_live boolean;

update publication_item i set listed_on = p.listed_on, no = p.no, unit_id = p.unit_id, audience = p.audience, is_live = (p.state = 'live')
  from publication p where p.document_id = i.document_id;
update publication_column c set unit_id = p.unit_id, audience = p.audience, is_live = (p.state = 'live')
  from publication p where p.document_id = c.document_id;

alter table publication_item alter column listed_on set not null, alter column no set not null;
alter table publication_item
  alter column unit_id set not null, alter column audience set not null, alter column is_live set not null;
alter table publication_column
  alter column unit_id set not null, alter column audience set not null, alter column is_live set not null;

create function place_stamp() returns trigger language plpgsql as $$
begin
  select p.listed_on, p.no, p.unit_id, p.audience, p.state = 'live' into strict new.listed_on, new.no, new.unit_id, new.audience, new.is_live
    from publication p where p.document_id = new.document_id;
  return new;
end $$;
create trigger place_stamp before insert on publication_item for each row execute function place_stamp();
create trigger place_stamp before insert on publication_column for each row execute function place_stamp();

create function places_follow() returns trigger language plpgsql as $$
begin
  update publication_item set unit_id = new.unit_id, audience = new.audience, is_live = (new.state = 'live')
    where document_id = new.document_id;
  update publication_column set unit_id = new.unit_id, audience = new.audience, is_live = (new.state = 'live')
    where document_id = new.document_id;
  return null;
end $$;
create trigger places_follow after update of state, audience, unit_id on publication for each row
  when ((old.state, old.audience, old.unit_id) is distinct from (new.state, new.audience, new.unit_id))
  execute function places_follow();

-- A visitor's lists have indexes of their own: material for the campus must not slow down who cannot see it.
drop index publication_latest;
create index publication_latest on publication (listed_on desc, no desc) include (audience) where state = 'live';
create index publication_latest_public on publication (listed_on desc, no desc) where state = 'live' and audience = 'public';
create index publication_by_unit_public on publication (unit_id, listed_on desc, no desc)
  where state = 'live' and audience = 'public';
create index publication_narrow on publication (unit_id, listed_on) where state = 'live' and audience in ('units', 'groups');
create index publication_closed on publication (state) where state <> 'live';
create index publication_emergency on publication (document_id) where is_emergency;

drop index publication_column_latest;
create index publication_column_latest on publication_column (column_id, listed_on desc, no desc) include (audience) where is_live;
create index publication_column_public on publication_column (column_id, listed_on desc, no desc)
  where is_live and audience = 'public';
create index publication_column_unit on publication_column (column_id, unit_id, listed_on desc, no desc) where is_live;
create index publication_column_narrow on publication_column (column_id, listed_on)
  where is_live and audience in ('units', 'groups');
create index publication_item_latest on publication_item (item_id, listed_on desc, no desc) include (audience) where is_live;
create index publication_item_public on publication_item (item_id, listed_on desc, no desc) where is_live and audience = 'public';
create index publication_item_narrow on publication_item (item_id) where is_live and audience in ('units', 'groups');

-- The view by which lower tiers read how much there is of an item; a moment behind, as counters are.
create view published_item_total as select key as item_id, audience, total from counter where dimension = 'item';

create index document_shown on document (unit_id, work_state) where work_state <> 'discarded';

-- A frequent word within one unit: both sides are narrowed before a row is read.
create index search_entry_unit on search_entry (unit_id, listed_on);

-- Part of a title, in the console: its single characters and pairs find the few that can match.
create function title_grams(title text) returns text[] language sql immutable strict parallel safe as $$
  select array(select distinct substr(lower(title), at, size)
    from generate_series(1, length(title)) at, generate_series(1, 2) size where at + size - 1 <= length(title))
$$;
create index draft_title on draft using gin (title_grams(title));
create index draft_items on draft using gin ((metadata -> 'itemIds'));
create index draft_columns on draft using gin ((metadata -> 'columnIds'));
