-- How many plans that are not over follow which version of a template ({0})? In SQL since nobody needs the plans.
select d.version, count(*)::int as plans
from definitions d
join plans p on p.definition_id = d.id
join plan_facts f on f.plan_id = p.id
where d.kind = 'plan' and d.key = {0} and not f.is_over
group by d.version
