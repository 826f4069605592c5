-- Each fact about a plan has one rule, written down in docs/facts.md. What was derived by other rules is derived again here; what
-- people said or did (answers, readings, ticks, acceptances) is not touched.

-- The customer's own yes to "Have you reached your goal?".
alter table plans
    add column goal_confirmed_at timestamptz,
    add column goal_confirmed_by bigint references contacts on delete set null,
    -- When a number at its target counted as the goal, until this migration. Kept for the record; nothing reads it.
    add column numbers_met_at    timestamptz,
    add check (goal_confirmed_by is null or goal_confirmed_at is not null);

-- A milestone is done with its last action.
update plan_items m set done_at = a.done_at, done_by = a.done_by
from (
    select plan_id, parent, max(done_at) as done_at, (array_agg(done_by order by done_at desc, id desc))[1] as done_by
    from plan_items where kind = 'action'
    group by plan_id, parent having bool_and(done_at is not null)
) a
where m.plan_id = a.plan_id and m.kind = 'milestone' and m.key = a.parent and m.done_at is null;

-- The goal is reached when an accepted plan's last milestone is done, or when the customer says so. A number alone is progress.
create temp table milestones on commit drop as
select plan_id, max(done_at) as done_at from plan_items where kind = 'milestone' group by plan_id having bool_and(done_at is not null);
update plans p set numbers_met_at = achieved_at, achieved_at = null
where achieved_at is not null and not exists (select from milestones m where m.plan_id = p.id);
update plans p set achieved_at = greatest(m.done_at, a.accepted_at)
from milestones m join acceptances a on a.plan_id = m.plan_id
where p.id = m.plan_id and a.version = p.version and p.achieved_at is null;

-- As Plan.IsAccepted and Plan.IsAchieved say it (Plans/CustomerPlans/Plan.cs); a test holds the two equal.
create view plan_facts as
select p.id as plan_id, p.customer_id,
       a.plan_id is not null as accepted,
       a.plan_id is not null and p.achieved_at is not null as achieved
from plans p
left join acceptances a on a.plan_id = p.id and a.version = p.version;

-- How far each customer has come, the furthest that holds:
--   0 known, 1 invited, 2 answered, 3 planned, 4 accepted, 5 active (accepted, and an action ticked or a check-in answered),
--   6 achieved. An accepted plan is the only way to 4, 5 and 6.
create or replace view customer_stages as
select c.id as customer_id,
       case
           when f.achieved then 6
           when f.accepted and (done.plan_id is not null or told.plan_id is not null) then 5
           when f.accepted then 4
           when f.plan_id is not null then 3
           when answered.customer_id is not null then 2
           when invited.customer_id is not null then 1
           else 0
       end as stage
from customers c
left join plan_facts f on f.customer_id = c.id
left join (select distinct plan_id from plan_items where done_at is not null and side = 'customer'
           and not accepts_plan) done on done.plan_id = f.plan_id
left join (select distinct plan_id from check_ins where answered_at is not null) told on told.plan_id = f.plan_id
left join (select distinct customer_id from responses
           where purpose = 'onboarding' and submitted_at is not null) answered on answered.customer_id = c.id
left join (
    select distinct k.customer_id from messages m join contacts k on k.id = m.contact_id where m.email = 'survey-invitation'
) invited on invited.customer_id = c.id;

create or replace view plan_outcomes as
select p.id as plan_id, p.customer_id, p.definition_id,
       f.accepted, s.stage >= 5 as active, f.achieved,
       (case when f.achieved then extract(epoch from p.achieved_at - p.created_at) / 86400 end)::float8 as days,
       exists (select from check_ins c where c.plan_id = p.id and c.answer = 'stuck')
           or exists (select from help_requests h where h.customer_id = p.customer_id) as stuck
from plans p
join plan_facts f on f.plan_id = p.id
join customer_stages s on s.customer_id = p.customer_id;
