-- Of everybody who began, whether they have sent their answers in or not: which questions they were asked on a page of which something was saved
-- (survey_values, with the value ''), how many of them answered each, and of how many who have not sent anything in it is the last answer.
alter table survey_cells
    add column asked       int[] not null default '{}',
    add column asked_by    int[] not null default '{}',
    add column answered_by int[] not null default '{}',
    add column stopped_by  int[] not null default '{}',
    add constraint survey_cells_asked check (
        cardinality(asked_by) = cardinality(asked) and cardinality(answered_by) = cardinality(asked) and cardinality(stopped_by) = cardinality(asked));

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
