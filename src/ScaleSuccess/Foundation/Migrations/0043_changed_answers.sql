-- A customer changes its answers after they were submitted: what they were is kept, its segment is looked at again, and what follows for
-- its plan is proposed.
create table answer_changes (
    id          bigint generated always as identity primary key,
    response_id bigint not null references responses on delete cascade,
    contact_id  bigint references contacts on delete set null,
    -- Of the survey that they had been given to.
    definition_id bigint not null references definitions,
    before      jsonb not null,
    after       jsonb not null,
    -- When those before were submitted, and these.
    submitted_before timestamptz not null,
    changed_at  timestamptz not null
);
create index answer_changes_response on answer_changes (response_id);

alter table plan_proposals add column cause text not null default 'segment' check (cause in ('segment', 'template', 'answers'));
update plan_proposals set cause = 'template' where assignment_id is null;
alter table plan_proposals add constraint plan_proposals_segment_check check ((cause = 'segment') = (assignment_id is not null));
alter table plans_to_redraft add column cause text not null default 'template' check (cause in ('template', 'answers'));

create function note_answers_changed() returns trigger language plpgsql as $$
begin
    insert into plans_to_redraft (plan_id, definition_id, cause)
    select p.id, p.definition_id, 'answers' from plans p where p.response_id = new.response_id
    on conflict (plan_id) do update set cause = 'answers';
    return null;
end $$;
create trigger note_answers_changed after insert on answer_changes for each row execute function note_answers_changed();
