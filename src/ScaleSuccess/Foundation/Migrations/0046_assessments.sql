-- Whether we know enough for each section of a plan (docs/definitions.md, "enough"), and which questions were not to be asked again.

-- Section → why it is thin, as codes, from when to when. A plan has one row that counts.
create table plan_assessments (
    id            bigint generated always as identity primary key,
    plan_id       bigint not null references plans on delete cascade,
    thin          jsonb not null check (jsonb_typeof(thin) = 'object'),
    assessed_at   timestamptz not null,
    superseded_at timestamptz
);
create unique index plan_assessments_current on plan_assessments (plan_id) where superseded_at is null;
create index plan_assessments_history on plan_assessments (plan_id, assessed_at);

-- "Not now": these questions are not asked again until there is another one, or before a review. The newest row counts.
create table questions_set_aside (
    id           bigint generated always as identity primary key,
    plan_id      bigint not null references plans on delete cascade,
    contact_id   bigint references contacts on delete set null,
    questions    text[] not null,
    set_aside_at timestamptz not null
);
create index questions_set_aside_plan on questions_set_aside (plan_id, id);

-- Step assess-plans: plans of which something has changed that an assessment looks at (decision 13).
create table plans_to_assess (
    plan_id bigint primary key references plans on delete cascade
);

-- The update waits for a step that is looking at the plan as it was before, and notes it anew; doing nothing would lose the note.
create function note_plans_to_assess() returns trigger language plpgsql as $$
begin
    insert into plans_to_assess (plan_id) select distinct plan_id from changed order by plan_id
    on conflict (plan_id) do update set plan_id = excluded.plan_id;
    return null;
end $$;
create function note_new_plans_to_assess() returns trigger language plpgsql as $$
begin
    insert into plans_to_assess (plan_id) select id from changed order by id on conflict (plan_id) do update set plan_id = excluded.plan_id;
    return null;
end $$;
create function note_plan_to_assess() returns trigger language plpgsql as $$
begin
    insert into plans_to_assess (plan_id) values (new.id) on conflict (plan_id) do update set plan_id = excluded.plan_id;
    return null;
end $$;
create function note_answered_plan_to_assess() returns trigger language plpgsql as $$
begin
    insert into plans_to_assess (plan_id) select id from plans where response_id = new.response_id order by id
    on conflict (plan_id) do update set plan_id = excluded.plan_id;
    return null;
end $$;

create trigger note_new_plans_to_assess after insert on plans referencing new table as changed for each statement execute function note_new_plans_to_assess();
create trigger note_plan_to_assess after update of definition_id, phase on plans for each row
    when (old.definition_id is distinct from new.definition_id or old.phase <> new.phase) execute function note_plan_to_assess();
create trigger note_changed_plans_to_assess after insert on plan_changes referencing new table as changed for each statement execute function note_plans_to_assess();
create trigger note_read_plans_to_assess after insert on readings referencing new table as changed for each statement execute function note_plans_to_assess();
create trigger note_unread_plans_to_assess after delete on readings referencing old table as changed for each statement execute function note_plans_to_assess();
create trigger note_answered_plan_to_assess after insert on answer_changes for each row execute function note_answered_plan_to_assess();

insert into plans_to_assess (plan_id) select id from plans;
