-- What came of a survey, counted, so that its page need not read every answer. A cell is the people of one day, version, wave, segment and
-- tier: the day (UTC) on which they began, or were invited and have not begun. That day never changes, so a day is counted anew as a whole
-- whenever anything of it has changed (step count-responses); nothing is ever added to a count or taken from it.
create table survey_cells (
    id            bigint generated always as identity primary key,
    survey        text not null,
    day           date not null,
    -- Null: invited, and not begun.
    definition_id bigint references definitions,
    wave          text not null,
    -- '': none yet.
    segment       text not null,
    tier          text not null,
    people        int not null check (people > 0),
    submitted     int not null,
    -- By page number, from 1: how many have saved something on it or a later one, or have submitted.
    reached       int[] not null,
    -- From the first save to submitting, of each who did both by hand.
    seconds       int[] not null,
    -- Of submitted answers that nobody has set aside: which (survey_values), and how many gave each. Arrays, since a row for each would be hundreds
    -- of thousands to add up: a third of a second.
    given         int[] not null,
    given_by      int[] not null check (cardinality(given_by) = cardinality(given))
);
create index survey_cells_day on survey_cells (survey, day);
-- What can be given as an answer and was. Value '': an answer to the question at all.
create table survey_values (
    id       int generated always as identity primary key,
    survey   text not null,
    question text not null,
    value    text not null,
    unique (survey, question, value)
);

-- Days to count anew. A day may be on the list more than once: whoever changes an answer waits for nobody else, and a change while the step
-- is at work stays on it.
create table survey_days_to_count (
    id     bigint generated always as identity primary key,
    survey text not null,
    day    date not null
);
create index survey_days_to_count_day on survey_days_to_count (survey, day);

create index responses_begun on responses (survey, started_at);
create index responses_sent on responses (survey, submitted_at, id) where submitted_at is not null;
create index responses_set_aside on responses (survey) where set_aside <> '{}';
create index messages_invitations on messages (created_at) where email = 'survey-invitation';

create function day_of(at timestamptz) returns date language sql immutable as $$ select (at at time zone 'UTC')::date $$;

create function note_response() returns trigger language plpgsql as $$
begin
    -- Typing on a page that was reached before changes no count.
    if tg_op = 'UPDATE' and new.submitted_at is null and old.answers ?& array(select jsonb_object_keys(new.answers)) then
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
create trigger note_response_begun after insert or delete on responses for each row execute function note_response();
create trigger note_response_changed after update of answers, submitted_at, set_aside on responses
for each row when (new.answers is distinct from old.answers or new.submitted_at is distinct from old.submitted_at or new.set_aside is distinct from old.set_aside)
execute function note_response();

create function note_invited() returns trigger language plpgsql as $$
begin
    insert into survey_days_to_count (survey, day)
    select a.key, d.day from (select distinct day_of(created_at) as day from new_rows where email = 'survey-invitation') d, active_definitions a
    where a.kind = 'survey';
    return null;
end $$;
create trigger note_invited after insert on messages referencing new table as new_rows for each statement execute function note_invited();

-- Customers who are in another segment or tier now. Asked customer by customer, whatever the statistics say of an empty table.
create function note_recounted(customers bigint[]) returns void language sql as $$
    insert into survey_days_to_count (survey, day)
    select distinct d.survey, d.day
    from unnest(customers) c (id)
    cross join lateral (
        select r.survey, day_of(r.started_at) as day from responses r where r.customer_id = c.id
        union all
        select a.key, day_of(m.created_at) from contacts k join messages m on m.contact_id = k.id and m.email = 'survey-invitation', active_definitions a
        where k.customer_id = c.id and a.kind = 'survey'
        offset 0
    ) d
$$;
create function note_segment_counted() returns trigger language plpgsql as $$
begin
    perform note_recounted(array(select distinct customer_id from new_rows));
    return null;
end $$;
create trigger note_segment_counted after insert on assignments referencing new table as new_rows for each statement execute function note_segment_counted();
create trigger note_segment_recounted after update on assignments referencing new table as new_rows for each statement execute function note_segment_counted();
create function note_tier_counted() returns trigger language plpgsql as $$
begin
    perform note_recounted(array[new.id]);
    return null;
end $$;
create trigger note_tier_counted after update of tier on customers
for each row when (new.tier <> old.tier) execute function note_tier_counted();

-- All there is so far.
insert into survey_days_to_count (survey, day)
select distinct survey, day_of(started_at) from responses
union
select a.key, day_of(m.created_at) from messages m, active_definitions a where m.email = 'survey-invitation' and a.kind = 'survey'
order by 1, 2;
