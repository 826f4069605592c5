-- The end of a plan: after its deadline the customer extends or closes it. What is said here of SQL's facts is said in docs/facts.md.

alter table plans add column closed_at timestamptz;

-- What customers decided about the end of a plan, in the order in which they did.
create table plan_decisions (
    id              bigint generated always as identity primary key,
    plan_id         bigint not null references plans on delete cascade,
    kind            text not null check (kind in ('extended', 'closed', 'opened_again')),
    contact_id      bigint not null references contacts on delete cascade,
    decided_at      timestamptz not null,
    -- Of an extension.
    deadline_before date,
    deadline        date,
    -- Of a closing: why, and in their own words.
    reason          text check (reason in ('priorities', 'another_way', 'not_useful', 'too_much', 'leaving')),
    words           text not null default '',
    check ((kind = 'extended') = (deadline is not null) and (deadline is null) = (deadline_before is null)),
    check (kind = 'closed' or (reason is null and words = ''))
);
create index plan_decisions_plan on plan_decisions (plan_id);
-- What ops read on Today.
create index plan_decisions_told on plan_decisions (decided_at) where kind = 'closed' and words <> '';

-- As in 0025, with what Plan.IsClosed and Plan.IsOver say.
create or replace view plan_facts as
select p.id as plan_id, p.customer_id,
       a.plan_id is not null as accepted,
       a.plan_id is not null and p.achieved_at is not null as achieved,
       p.closed_at is not null as closed,
       p.closed_at is not null or (a.plan_id is not null and p.achieved_at is not null) as is_over
from plans p
left join acceptances a on a.plan_id = p.id and a.version = p.version;

-- As in 0023, but a decision is a sign of life, too.
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
        (select max(d.decided_at) from plan_decisions d where d.plan_id = p.id),
        (select max(h.created_at) from help_requests h where h.customer_id = p.customer_id)) as at
) alive;

-- A closed plan is not asked about; one that is open again is, and its customer may have moved to another segment meanwhile.
create trigger look_again_at_closed after update of closed_at on plans for each row execute function look_again();
create trigger look_again after insert on plan_decisions for each row execute function look_again();
create trigger note_plan_closed after update of closed_at on plans for each row execute function note_plan_changed();
