-- A rollout can go on by itself, so many days after each stage, until more customers decline than ops have said.
alter table rollouts
    -- Days from one stage to the next; null: ops widen it by hand.
    add column stage_days int check (stage_days between 1 and 60),
    -- Percent of those who answered above which it pauses instead.
    add column stop_above int check (stop_above between 1 and 100),
    -- When its next stage is due; null: none is.
    add column next_at timestamptz,
    -- It has paused by itself, when so many had answered and so many of them declined.
    add column stopped_at timestamptz,
    add column stopped_answered int,
    add column stopped_declined int,
    add check ((stage_days is null) = (stop_above is null)),
    add check (next_at is null or (stage_days is not null and state = 'running'));
create index rollouts_next on rollouts (next_at) where next_at is not null;

-- Of how many changes the customer has said yes, and no. What was answered before is not known.
alter table plan_proposals
    add column taken int not null default 0,
    add column declined int not null default 0;
