-- A check-in's answer takes effect in the transaction that gives it (Engagement/AnswerCheckIn.cs). What was answered
-- before and not drawn conclusions from is done here, once, as the step record-outcomes would have done it.
create temp table unrecorded on commit drop as
select * from check_ins where answered_at is not null and recorded_at is null;

insert into readings (plan_id, measure, value, source, check_in_id, contact_id, read_at)
select plan_id, measure, reading, 'check_in', id, contact_id, answered_at
from unrecorded where reading is not null and measure is not null
on conflict (check_in_id) do nothing;

update plan_items i set done_at = a.answered_at, done_by = a.contact_id
from (select distinct on (plan_id, milestone) * from unrecorded where answer = 'done' order by plan_id, milestone, answered_at) a
where i.plan_id = a.plan_id and i.done_at is null
  and ((i.kind = 'milestone' and i.key = a.milestone)
    or (i.kind = 'action' and i.parent = a.milestone and i.side = 'customer'));

insert into help_requests (customer_id, contact_id, about, words, created_at)
select p.customer_id, a.contact_id, coalesce(m.title, p.title), a.words, a.answered_at
from unrecorded a
join plans p on p.id = a.plan_id
left join plan_items m on m.plan_id = a.plan_id and m.kind = 'milestone' and m.key = a.milestone
where a.answer = 'stuck';

-- So did ticks: the last one reached the goal a minute later.
with latest as (
    select distinct on (plan_id, measure) plan_id, measure, value
    from readings
    order by plan_id, measure, read_at desc, id desc
),
state as (
    select p.id,
           count(*) filter (where i.kind = 'measure' and i.target is not null) as targets,
           count(*) filter (where i.kind = 'measure' and i.target is not null
               and case i.better when 'lower' then l.value <= i.target else l.value >= i.target end) as met,
           count(*) filter (where i.kind = 'milestone' and i.done_at is null) as open_milestones
    from plans p
    join plan_items i on i.plan_id = p.id
    left join latest l on l.plan_id = p.id and i.kind = 'measure' and l.measure = i.key
    where p.achieved_at is null
    group by p.id
)
update plans p set achieved_at = now()
from state s
where s.id = p.id and case when s.targets > 0 then s.met = s.targets else s.open_milestones = 0 end;

-- With it go its index and its check.
alter table check_ins drop column recorded_at;
-- A step that is gone can never clear its last failure from the console's first page.
delete from step_runs where step = 'record-outcomes';

-- "This action asks for the customer's yes" was read out of its key.
alter table plan_items add column accepts_plan boolean not null default false check (not accepts_plan or (kind = 'action' and side = 'customer'));
update plan_items set accepts_plan = true where kind = 'action' and side = 'customer' and key like '%.confirm\_plan';

-- As in 0010, but answered is who answered the onboarding survey; accepted means, as on the plan's page, that the current
-- version is; and accepting's own tick is known by accepts_plan.
create or replace view customer_stages as
select c.id as customer_id,
       case
           when p.achieved_at is not null then 6
           when a.plan_id is not null and (done.plan_id is not null or told.plan_id is not null) then 5
           when a.plan_id is not null then 4
           when p.id is not null then 3
           when answered.customer_id is not null then 2
           when invited.customer_id is not null then 1
           else 0
       end as stage
from customers c
left join plans p on p.customer_id = c.id
left join acceptances a on a.plan_id = p.id and a.version = p.version
left join (select distinct plan_id from plan_items where done_at is not null and side = 'customer'
           and not accepts_plan) done on done.plan_id = p.id
left join (select distinct plan_id from check_ins where answered_at is not null) told on told.plan_id = p.id
left join (select distinct customer_id from responses
           where purpose = 'onboarding' and submitted_at is not null) answered on answered.customer_id = c.id
left join (
    select distinct k.customer_id from messages m join contacts k on k.id = m.contact_id where m.email = 'survey-invitation'
) invited on invited.customer_id = c.id;

-- What came of each plan so far, for whoever counts it: by template version, by segment.
create view plan_outcomes as
select p.id as plan_id, p.customer_id, p.definition_id,
       s.stage >= 4 as accepted, s.stage >= 5 as active, s.stage >= 6 as achieved,
       (extract(epoch from p.achieved_at - p.created_at) / 86400)::float8 as days,
       exists (select from check_ins c where c.plan_id = p.id and c.answer = 'stuck')
           or exists (select from help_requests h where h.customer_id = p.customer_id) as stuck
from plans p
join customer_stages s on s.customer_id = p.customer_id;
