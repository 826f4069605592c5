-- The end of a plan: after its deadline the customer extends or closes it; beyond its goal it goes on with the next one. The facts that
-- views say here are those of docs/facts.md.

alter table plans
    add column closed_at timestamptz,
    -- The goal that is being worked for, counted from 1: started_on, deadline, achieved_at and the like are of this phase.
    add column phase     int not null default 1 check (phase >= 1);
alter table plan_items add column phase int not null default 1 check (phase >= 1);

-- The phases that are over, each with a goal that was reached.
create table plan_phases (
    id                bigint generated always as identity primary key,
    plan_id           bigint not null references plans on delete cascade,
    phase             int not null check (phase >= 1),
    definition_id     bigint not null references definitions,
    segment           text not null,
    started_on        date not null,
    deadline          date not null,
    achieved_at       timestamptz not null,
    goal_confirmed_at timestamptz,
    goal_confirmed_by bigint references contacts on delete set null,
    unique (plan_id, phase)
);

-- What customers decided about the end of a plan, in the order in which they did.
create table plan_decisions (
    id              bigint generated always as identity primary key,
    plan_id         bigint not null references plans on delete cascade,
    kind            text not null check (kind in ('extended', 'closed', 'opened_again', 'next_goal_started', 'next_goal_set_aside')),
    phase           int not null check (phase >= 1),
    contact_id      bigint not null references contacts on delete cascade,
    decided_at      timestamptz not null,
    -- Of an extension.
    deadline_before date,
    deadline        date,
    -- Of a closing: why, and in their own words.
    reason          text check (reason in ('priorities', 'another_way', 'not_useful', 'too_much', 'leaving')),
    words           text not null default '',
    -- Of a start: the survey's choice.
    goal            text,
    check ((kind = 'extended') = (deadline is not null) and (deadline is null) = (deadline_before is null)),
    check (kind = 'closed' or (reason is null and words = '')),
    check ((kind = 'next_goal_started') = (goal is not null))
);
create index plan_decisions_plan on plan_decisions (plan_id);
-- What ops read on Today.
create index plan_decisions_told on plan_decisions (decided_at) where kind = 'closed' and words <> '';

-- As in 0025, with what Plan.IsClosed, Plan.IsOver and Plan.HasReachedGoal say.
create or replace view plan_facts as
select p.id as plan_id, p.customer_id,
       a.plan_id is not null as accepted,
       a.plan_id is not null and p.achieved_at is not null as achieved,
       p.closed_at is not null as closed,
       p.closed_at is not null or (a.plan_id is not null and p.achieved_at is not null) as is_over,
       p.phase > 1 or (a.plan_id is not null and p.achieved_at is not null) as has_reached_goal
from plans p
left join acceptances a on a.plan_id = p.id and a.version = p.version;

-- As in 0037, but a decision is a sign of life, too.
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
        (select max(h.created_at) from help_requests h where h.customer_id = p.customer_id),
        (select max(h.closed_at) from help_requests h where h.customer_id = p.customer_id and h.closed_by_contact is not null),
        (select max(m.created_at) from comments m where m.customer_id = p.customer_id and m.contact_id is not null)) as at
) alive;

-- As in 0037, but nothing of a plan that is over, or of an earlier phase, is on hold.
create or replace view plan_holds as
select p.id as plan_id, i.kind, i.key, min(h.created_at) as since
from help_requests h
join plans p on p.customer_id = h.customer_id
join plan_facts f on f.plan_id = p.id
join plan_items i on i.plan_id = p.id
    and ((i.kind = h.item_kind and i.key = h.item_key and (i.kind = 'milestone' or i.side = 'customer'))
      or (h.item_kind = 'milestone' and i.kind = 'action' and i.parent = h.item_key))
left join plan_items m on i.kind = 'action' and m.plan_id = p.id and m.kind = 'milestone' and m.key = i.parent
where h.closed_at is null and i.kind in ('action', 'milestone') and not f.is_over and i.phase = p.phase
  and not (case when i.accepts_plan then f.accepted else i.done_at is not null end)
  and (i.accepts_plan or m.done_at is null)
group by p.id, i.kind, i.key;

-- A closed plan is not asked about; one that is open again is, and its customer may have moved to another segment meanwhile.
create trigger look_again_at_closed after update of closed_at on plans for each row execute function look_again();
create trigger look_again after insert on plan_decisions for each row execute function look_again();
create trigger note_plan_closed after update of closed_at on plans for each row execute function note_plan_changed();

-- As in 0033, but whoever has reached a goal has, though the plan goes on with the next one.
create or replace view customer_stages as
select c.id as customer_id,
       case
           when f.has_reached_goal then 6
           when f.accepted and (done.yes or told.yes) then 5
           when f.accepted then 4
           when f.plan_id is not null then 3
           when answered.yes then 2
           when invited.yes then 1
           else 0
       end as stage
from customers c
left join plan_facts f on f.customer_id = c.id
left join lateral (
    select true as yes from plan_items i
    where f.accepted and not f.has_reached_goal and i.plan_id = f.plan_id and i.done_at is not null and i.side = 'customer' and not i.accepts_plan limit 1
) done on true
left join lateral (
    select true as yes from check_ins i
    where f.accepted and not f.has_reached_goal and done.yes is null and i.plan_id = f.plan_id and i.answered_at is not null limit 1
) told on true
left join lateral (
    select true as yes from responses r
    where f.plan_id is null and r.customer_id = c.id and r.purpose = 'onboarding' and r.submitted_at is not null limit 1
) answered on true
left join lateral (
    select true as yes from contacts k join messages m on m.contact_id = k.id and m.email = 'survey-invitation'
    where f.plan_id is null and answered.yes is null and k.customer_id = c.id limit 1
) invited on true;

-- As in 0033, of the first phase: that is what its template is judged by.
create or replace view plan_outcomes as
select p.id as plan_id, p.customer_id, coalesce(h.definition_id, p.definition_id) as definition_id,
       f.accepted or f.has_reached_goal as accepted,
       (select s.stage >= 5 from customer_stages s where s.customer_id = p.customer_id) as active, f.has_reached_goal as achieved,
       (case when f.has_reached_goal then extract(epoch from coalesce(h.achieved_at, p.achieved_at) - p.created_at) / 86400 end)::float8 as days,
       exists (select from check_ins c where c.plan_id = p.id and c.answer = 'stuck')
           or exists (select from help_requests h where h.customer_id = p.customer_id) as stuck
from plans p
join plan_facts f on f.plan_id = p.id
left join plan_phases h on h.plan_id = p.id and h.phase = 1;
