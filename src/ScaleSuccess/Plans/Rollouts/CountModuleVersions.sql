-- How many plans that are not over have lines of which version of a goal module ({0})? In SQL since nobody needs the plans.
select (i.origin ->> 'version')::int as version, count(distinct i.plan_id)::int as plans
from plan_items i
join plan_facts f on f.plan_id = i.plan_id
where i.origin ->> 'definition' = {0} and not f.is_over
group by 1
