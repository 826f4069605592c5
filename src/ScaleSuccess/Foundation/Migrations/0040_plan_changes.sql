-- The customer changes its plan: every version of it is kept, what was left out can come back, and each section is accepted as it
-- was read.

alter table plans add column revision int not null default 0 check (revision >= 0);

alter table plan_items
    -- A customer's own: whoever added it. Null: it was drafted.
    add column added_by bigint references contacts on delete set null,
    add column is_own   boolean not null default false,
    -- What it was drafted as, once somebody has changed it. Null: as it is.
    add column drafted  jsonb;

-- What somebody changed in a plan, an item a row; the rows of one revision were saved together. Fields hold what was changed, each with
-- its value before and after; an item that was added, dropped or restored is kept whole.
create table plan_changes (
    id         bigint generated always as identity primary key,
    plan_id    bigint not null references plans on delete cascade,
    revision   int not null check (revision >= 1),
    -- Somebody edited it; a request for help was closed; the plan was extended, or went on with its next goal; a proposal was accepted.
    cause      text not null check (cause in ('edited', 'held', 'extended', 'next_goal', 'proposal')),
    kind       text not null check (kind in ('changed', 'added', 'dropped', 'restored')),
    item_kind  text not null,
    item_key   text not null,
    fields     jsonb,
    item       jsonb,
    -- Who: somebody at the customer, one of ops, or nobody (a rule of the plan).
    contact_id bigint references contacts on delete set null,
    ops_user   text,
    -- Of what was left out: the reason that was chosen.
    reason     text,
    -- In their own words; may be empty.
    why        text not null default '',
    changed_at timestamptz not null,
    unique (plan_id, revision, item_kind, item_key),
    check ((kind = 'changed') = (fields is not null) and (fields is null) = (item is not null))
);

-- Items that the customer has left out. No key is used again while it is here.
create table dropped_items (
    id         bigint generated always as identity primary key,
    plan_id    bigint not null references plans on delete cascade,
    kind       text not null,
    key        text not null,
    -- The whole of it, as it was and as it was drafted.
    item       jsonb not null,
    drafted    jsonb,
    -- Left out together with this milestone, and comes back with it.
    "with"     text,
    reason     text not null,
    words      text not null default '',
    dropped_by bigint references contacts on delete set null,
    dropped_at timestamptz not null,
    unique (plan_id, kind, key)
);

-- Somebody has accepted a section as it was then: what it said, as a hash.
create table section_acceptances (
    id          bigint generated always as identity primary key,
    plan_id     bigint not null references plans on delete cascade,
    version     int not null,
    section     text not null,
    hash        text not null,
    contact_id  bigint not null references contacts on delete cascade,
    accepted_at timestamptz not null
);
create index section_acceptances_plan on section_acceptances (plan_id);

-- As in 0038, but a change is a sign of life, too.
create or replace view plan_silence as
select p.id as plan_id, alive.at as alive_at,
       (select count(*) from check_ins c
        where c.plan_id = p.id and c.answered_at is null and c.due_at > coalesce(alive.at, '-infinity'))::int as unanswered
from plans p
cross join lateral (
    select greatest(
        (select max(c.answered_at) from check_ins c where c.plan_id = p.id),
        (select max(i.done_at) from plan_items i where i.plan_id = p.id and i.done_by is not null),
        (select max(a.accepted_at) from acceptances a where a.plan_id = p.id),
        (select max(s.accepted_at) from section_acceptances s where s.plan_id = p.id),
        (select max(d.decided_at) from plan_decisions d where d.plan_id = p.id),
        (select max(e.changed_at) from plan_changes e where e.plan_id = p.id and e.contact_id is not null),
        (select max(h.created_at) from help_requests h where h.customer_id = p.customer_id),
        (select max(h.closed_at) from help_requests h where h.customer_id = p.customer_id and h.closed_by_contact is not null),
        (select max(m.created_at) from comments m where m.customer_id = p.customer_id and m.contact_id is not null)) as at
) alive;

-- Whoever changed it: another milestone may be the next one, on another day.
create trigger look_again after insert on plan_changes for each row execute function look_again();
