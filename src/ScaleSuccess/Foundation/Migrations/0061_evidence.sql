-- What came of each milestone and action, of each version and of each measure of all templates and goal modules, counted every now and then: over a hundred
-- thousand plans that takes seconds, and a page has none. Numbers only, nobody's words. Version 0 is all versions together.

create table item_evidence (
    definition text not null,
    version    int not null,
    kind       text not null,
    -- As the file has it: without the milestone and the phase that the plan's own key begins with.
    key        text not null,
    -- That have it, or had it before their customer left it out. What follows is of these.
    plans      int not null,
    accepted   int not null,
    done       int not null,
    -- Done, or past its day; in time is a part of these.
    due        int not null,
    in_time    int not null,
    dropped    int not null,
    -- Of these: by itself, not together with its milestone.
    dropped_alone int not null,
    reworded   int not null,
    -- To another day, by its customer and not because something else moved; half of them by more days than this, to a later day where it is above 0.
    moved      int not null,
    moved_days double precision,
    -- Somebody has asked for help about it; is waiting for it now.
    stuck      int not null,
    stuck_now  int not null,
    primary key (definition, version, kind, key)
);

create table version_evidence (
    definition      text not null,
    version         int not null,
    plans           int not null,
    accepted        int not null,
    -- Any milestone of theirs is done.
    first_milestone int not null,
    achieved        int not null,
    -- Their customer has left out, or reworded, a milestone or an action of it.
    dropped         int not null,
    reworded        int not null,
    -- Half of them are older.
    median_age      double precision not null,
    primary key (definition, version)
);

create table measure_evidence (
    definition    text not null,
    version       int not null,
    measure       text not null,
    unit          text not null,
    better        text not null,
    title         text not null,
    plans         int not null,
    -- Of which a start and a later number are known; what follows is of these.
    read          int not null,
    improved      int not null,
    median_from   double precision,
    median_change double precision,
    primary key (definition, version, measure, unit, better)
);

-- One row: when all that was counted last, and how long it took.
create table evidence_counts (
    id         int primary key default 1 check (id = 1),
    counted_at timestamptz not null,
    took_ms    bigint not null
);

-- What customers have changed in lines of a template or a goal module is few of all lines.
create index plan_items_drafted on plan_items ((origin ->> 'definition')) where drafted is not null;
create index plan_items_own on plan_items (plan_id) where is_own;
create index dropped_items_definition on dropped_items ((((item ->> 'origin')::jsonb) ->> 'definition'));

-- As in 0046, but a plan that goes with its customer, readings and all, is not noted: it could not be deleted.
create or replace function note_plans_to_assess() returns trigger language plpgsql as $$
begin
    insert into plans_to_assess (plan_id) select distinct c.plan_id from changed c join plans p on p.id = c.plan_id order by 1
    on conflict (plan_id) do update set plan_id = excluded.plan_id;
    return null;
end $$;
