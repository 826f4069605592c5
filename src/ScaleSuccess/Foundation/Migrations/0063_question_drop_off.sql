-- What each question loses. Of everybody who began, whether they have sent their answers in or not, four numbers for each question that somebody was asked on
-- a page of which something was saved: which (survey_values, with the value ''), how many were asked it so, how many of them answered it, and of how many
-- who have not sent anything in it is the last answer. In one array, since four to read for each cell would cost a third of the page's time.
alter table survey_cells add column lost int[] not null default '{}' check (cardinality(lost) % 4 = 0);

-- The fields with something in them.
create function answered_fields(answers jsonb) returns text[] language sql immutable as $$
    select coalesce(array_agg(key order by key), '{}') from jsonb_each(answers) where value not in ('[]', '[""]')
$$;

create or replace function note_response() returns trigger language plpgsql as $$
begin
    -- Typing on a page that was reached before changes a count only where a question is answered that was not, or not any more.
    if tg_op = 'UPDATE' and new.submitted_at is null and old.answers ?& array(select jsonb_object_keys(new.answers))
       and answered_fields(old.answers) = answered_fields(new.answers) then
        return null;
    end if;
    if tg_op = 'DELETE' then
        insert into survey_days_to_count (survey, day) values (old.survey, day_of(old.started_at));
    else
        insert into survey_days_to_count (survey, day) values (new.survey, day_of(new.started_at));
    end if;
    -- Whoever has begun is no longer only invited.
    if tg_op <> 'UPDATE' then
        insert into survey_days_to_count (survey, day)
        select coalesce(new.survey, old.survey), day_of(m.created_at) from messages m
        where m.contact_id = coalesce(new.contact_id, old.contact_id) and m.email = 'survey-invitation';
    end if;
    return null;
end $$;

-- All there is so far.
insert into survey_days_to_count (survey, day) select distinct survey, day_of(started_at) from responses order by 1, 2;
