-- What have customers added to plans that follow a template ({0}), and into which of its milestones? Nothing of what stands in a milestone of their own. {1}: rows.
select i.kind, split_part(i.parent, '.', -1) as milestone, i.title as theirs, count(distinct i.plan_id)::int as plans
from plan_items i
join plans p on p.id = i.plan_id
join definitions d on d.id = p.definition_id
where i.is_own and d.key = {0} and (i.kind = 'milestone' or (i.kind = 'action' and i.parent not like 'own.%'))
group by 1, 2, 3
order by 4 desc, 1, 2, 3
limit {1}
