-- What decides when these plans are reviewed next, for ReviewRhythm? In SQL, as many plans are asked about at once. While a review is open
-- no other is due. {0}: plans, claimed by the caller.
select p.id, p.review_every as every, p.started_on, p.deadline,
       not f.closed and (f.accepted or f.has_reached_goal) and not exists (select from plan_reviews r where r.plan_id = p.id and r.outcome is null) as is_asked,
       f.achieved as is_achieved,
       (select max(greatest(r.due_on, (r.decided_at at time zone z.zone)::date)) from plan_reviews r where r.plan_id = p.id) as last,
       c.country, c.time_zone as customer_zone, z.zone
from plans p
join plan_facts f on f.plan_id = p.id
join plan_zones z on z.plan_id = p.id
join customers c on c.id = p.customer_id
where p.id = any({0})
