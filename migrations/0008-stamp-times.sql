-- When a revision was frozen and an opinion given is as much a part of the record as the time of publication: whoever
-- writes the row cannot choose it.
create function frozen_stamp() returns trigger language plpgsql as $$
begin
  new.frozen_at := clock_timestamp();
  return new;
end $$;
create trigger frozen_stamp before insert on revision for each row execute function frozen_stamp();

create function given_stamp() returns trigger language plpgsql as $$
begin
  new.given_at := clock_timestamp();
  return new;
end $$;
create trigger given_stamp before insert on review_opinion for each row execute function given_stamp();
