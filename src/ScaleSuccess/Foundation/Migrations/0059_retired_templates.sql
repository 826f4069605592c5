-- A template or a goal module that no new plan is made from any more. Its versions, and the plans that follow it, stay; it can be brought back.
alter table active_definitions
    add column retired_at timestamptz,
    add column retired_by text,
    -- Of a template: what plans of its segments are made from instead.
    add column replaced_by text,
    add constraint active_definitions_retired_check check ((retired_at is null) = (retired_by is null) and (replaced_by is null or retired_at is not null)),
    add constraint active_definitions_replaced_fkey foreign key (kind, replaced_by) references active_definitions (kind, key);
