-- A proposal is answered by the customer, change by change: what a new draft would make of its plan is merged with what the customer has
-- made of it (docs/merging.md).

-- A draft no longer had it, and the customer wanted to keep it.
alter table plan_items add column is_kept boolean not null default false;

-- New lines that the customer did not want: they are proposed again only when they say something else.
create table declined_items (
    id      bigint generated always as identity primary key,
    plan_id bigint not null references plans on delete cascade,
    kind    text not null,
    key     text not null,
    item    jsonb not null,
    unique (plan_id, kind, key)
);

alter table plan_proposals
    -- Null: not because the customer moved to another segment, but because its template has a new version.
    alter column assignment_id drop not null,
    -- The version that is proposed. Null: the active one of to_template.
    add column definition_id bigint references definitions,
    add column decided_by_contact bigint references contacts on delete set null,
    drop constraint plan_proposals_decision_check,
    add constraint plan_proposals_decision_check check (decision in ('kept', 'withdrawn', 'answered')),
    add constraint plan_proposals_cause_check check (assignment_id is not null or definition_id is not null);

-- Step redraft-plans: plans that a new version of their template is proposed to.
create table plans_to_redraft (
    plan_id       bigint primary key references plans on delete cascade,
    definition_id bigint not null references definitions
);
