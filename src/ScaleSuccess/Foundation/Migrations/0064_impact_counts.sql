-- What a draft of a template or a goal module would do to more live plans than a page can wait for: counted by step count-impacts, plan by plan, by as many
-- servers as there are. One count of each template, of one exact text.
create table impact_counts (
    id       bigint generated always as identity primary key,
    key      text not null unique,
    source   text not null,
    -- The number that the text would get: it decides who is in a share.
    version  int not null,
    -- Plans that are over, which stay as they are.
    over     int not null,
    asked_by text not null,
    asked_at timestamptz not null,
    -- Null: there are plans still to look at.
    done_at  timestamptz
);

create table impact_plans (
    count_id bigint not null references impact_counts on delete cascade,
    plan_id  bigint not null,
    -- Where its customer stands among all of them for this version, 0 to 99.
    place    smallint not null,
    -- Null: nobody has looked at it yet.
    outcome  text check (outcome in ('same', 'follows', 'asked', 'failed')),
    primary key (count_id, plan_id)
);
create index impact_plans_waiting on impact_plans (count_id, plan_id) where outcome is null;
