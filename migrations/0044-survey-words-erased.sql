-- Free words of questionnaires are personal now and then, and serve nothing once the results are public: they are erased some years
-- after the last day. Not before a year is over, whoever asks: until then somebody may ask whether the results are true.

create function erase_survey_words(ended_before date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  erased integer;
begin
  if ended_before > (clock_timestamp() at time zone 'Asia/Shanghai')::date - 365 then
    raise exception 'words of questionnaires are kept for a year' using errcode = 'restrict_violation';
  end if;
  perform set_config('mingtang.mixing', 'on', true);
  delete from survey_words w using survey s
    where s.id = w.survey_id and s.to_day < ended_before and s.state in ('published', 'cancelled');
  get diagnostics erased = row_count;
  perform set_config('mingtang.mixing', 'off', true);
  return erased;
end $$;
