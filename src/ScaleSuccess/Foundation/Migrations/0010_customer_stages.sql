-- How far each customer has come, derived from the facts:
--   0 known, 1 invited, 2 answered, 3 planned, 4 accepted, 5 active (accepted, and something done or answered since),
--   6 achieved. Shared by the funnel, the customer list and the evidence, so that they can never disagree.
create view customer_stages as
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
left join (select distinct plan_id from acceptances) a on a.plan_id = p.id
left join (select distinct plan_id from plan_items where done_at is not null and side = 'customer'
           -- Accepting ticks this one by itself.
           and key not like '%.confirm\_plan') done on done.plan_id = p.id
left join (select distinct plan_id from check_ins where answered_at is not null) told on told.plan_id = p.id
left join (select distinct customer_id from responses where submitted_at is not null) answered on answered.customer_id = c.id
left join (
    select distinct k.customer_id from messages m join contacts k on k.id = m.contact_id where m.email = 'survey-invitation'
) invited on invited.customer_id = c.id;
create index plan_items_done on plan_items (plan_id) where done_at is not null;
