-- Segments outlive the model that found them, and a model counts only once somebody said so.

-- What a model found, and what ops made of it. The rules' segments stand in plans/; their keys are never used here.
create table segments (
    key         text primary key check (key <> ''),
    name        text not null check (name <> ''),
    describes   text not null,
    -- The template that its customers' plans start from: the key of a plan's definition.
    template    text not null check (template <> ''),
    born_model  bigint not null references segment_models,
    created_at  timestamptz not null,
    -- Null until a model that has it was published: ops may name it before.
    born_at     timestamptz,
    retired_at  timestamptz,
    -- Ops said that these are one; whatever model has it, its customers belong to the other.
    merged_into text references segments check (merged_into <> key)
);
create sequence segment_numbers;

-- candidate → published ⇄ retired; a candidate may be discarded. Only what is said of a model changes, never the model.
alter table segment_models
    add column status        text not null default 'discarded' check (status in ('candidate', 'published', 'retired', 'discarded')),
    add column origin        text not null default 'training' check (origin in ('training', 'split')),
    add column parent        bigint references segment_models,
    add column author        text not null default 'train-segments',
    -- With these it can be trained again: the survey's version, whose answers, given until when, and the seed.
    add column definition_id bigint references definitions,
    add column customers     bigint[] not null default '{}',
    add column answered_until timestamptz,
    add column seed          int not null default 1,
    -- The share of hidden answers that it foretells on rows it never saw, and what the published model did on the same.
    add column criterion     double precision,
    add column published_criterion double precision,
    add column map           jsonb not null default '[]',
    add column note          text not null default 'Trained by an earlier version, which this one cannot read.',
    add column decided_at    timestamptz,
    add column decided_by    text,
    add column published_at  timestamptz,
    -- When every customer had been placed by it; null: still to do.
    add column applied_at    timestamptz,
    add column dry_run_at    timestamptz,
    add check (status <> 'published' or published_at is not null);
alter table segment_models alter column status set default 'candidate', alter column note set default '';
create unique index segment_models_published on segment_models ((true)) where status = 'published';

-- Which segment each cluster of a model stands for; several may stand for one.
create table segment_clusters (
    model_id  bigint not null references segment_models on delete cascade,
    cluster   int not null,
    segment   text not null references segments,
    stability double precision not null,
    share     double precision not null,
    -- Whose answers show best what it is.
    prototype bigint references customers on delete set null,
    primary key (model_id, cluster)
);

-- Where each customer is (published model), or would be (candidate: its dry run); model 0 stands for the templates' rules.
-- A customer whose newest answer is newer than answered_at is placed anew. Derived, so it may be emptied at any time, and
-- no foreign key makes a million rows slow; who reads it joins the customers.
create table placements (
    model_id    bigint not null,
    customer_id bigint not null,
    response_id bigint not null,
    answered_at timestamptz not null,
    -- The likeliest segment, whether it was surely enough taken or not; null: by rule.
    likeliest   text,
    segment     text not null,
    confidence  real not null,
    unclear     boolean not null,
    -- Null: the model's usual sentence.
    reason      text,
    primary key (model_id, customer_id)
);
create index placements_unclear on placements (model_id, customer_id) where unclear;

-- From here on a row is a stay in a segment, of which a customer has one at a time.
alter table assignments
    drop constraint assignments_response_id_key,
    add column superseded_at timestamptz;
update assignments a set superseded_at = later.assigned_at
from (select id, lead(assigned_at) over (partition by customer_id order by id) as assigned_at from assignments) later
where later.id = a.id and later.assigned_at is not null;
create unique index assignments_now on assignments (customer_id) where superseded_at is null;
create index assignments_response on assignments (response_id);
drop index assignments_segment;
create index assignments_segment on assignments (segment) where superseded_at is null;

-- Whom the last version placed stays there until they answer again or a model is published.
insert into placements (model_id, customer_id, response_id, answered_at, segment, confidence, unclear, reason)
select 0, a.customer_id, a.response_id, r.submitted_at, a.segment, a.confidence, false, a.reason
from assignments a join responses r on r.id = a.response_id
where a.superseded_at is null and r.submitted_at is not null;

-- "This customer belongs there, whatever a model says", with a reason, until somebody lifts it.
create table segment_pins (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customers on delete cascade,
    segment     text not null,
    reason      text not null check (reason <> ''),
    pinned_by   text not null,
    pinned_at   timestamptz not null,
    lifted_by   text,
    lifted_at   timestamptz
);
create unique index segment_pins_now on segment_pins (customer_id) where lifted_at is null;

-- When a candidate may be published without ops' word. One row.
create table publish_policy (
    one        boolean primary key default true check (one),
    automatic  boolean not null,
    most_moved double precision not null check (most_moved between 0 and 1),
    changed_by text not null,
    changed_at timestamptz not null
);

-- Who did what to segments and models, for ever.
create table segment_events (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    author   text not null,
    kind     text not null check (kind in ('published', 'back_to_rules', 'discarded', 'renamed', 'template', 'merged', 'merge_undone',
                                           'split', 'pinned', 'lifted', 'policy')),
    segment  text,
    model_id bigint references segment_models,
    words    text not null
);

-- How far the newest answers are from those that the published model learned from. Append-only.
create table segment_drifts (
    id                   bigint generated always as identity primary key,
    model_id             bigint not null references segment_models,
    watched_at           timestamptz not null,
    new_answers          int not null,
    share_unclear        double precision not null,
    share_unclear_before double precision not null,
    distance             double precision not null,
    verdict              text not null,
    is_alarm             boolean not null,
    words                text not null,
    -- [{"question", "distance", "beyondChance"}], the most different first.
    questions            jsonb not null
);

-- A customer with a plan moved to a segment whose plans start from another template. A plan is never rewritten by itself.
create table plan_proposals (
    id            bigint generated always as identity primary key,
    customer_id   bigint not null references customers on delete cascade,
    assignment_id bigint not null unique references assignments on delete cascade,
    from_segment  text not null,
    from_template text not null,
    to_segment    text not null,
    to_template   text not null,
    model_id      bigint references segment_models,
    created_at    timestamptz not null,
    decided_at    timestamptz,
    decided_by    text,
    decision      text check (decision in ('kept', 'withdrawn')),
    check ((decision is null) = (decided_at is null))
);
create unique index plan_proposals_open on plan_proposals (customer_id) where decided_at is null;
