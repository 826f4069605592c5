-- How many plans that are not over follow which template, and have the objective of which goal module? By key. In SQL since nobody needs the plans.
select d.key, count(*)::int as plans
from plans p
join plan_facts f on f.plan_id = p.id
join definitions d on d.id = p.definition_id
where not f.is_over
group by d.key
union all
select i.origin ->> 'definition', count(distinct i.plan_id)::int
from plan_items i
join plan_facts f on f.plan_id = i.plan_id
where not f.is_over and i.kind = 'objective' and i.origin ->> 'definition' like 'goal-%'
group by 1
