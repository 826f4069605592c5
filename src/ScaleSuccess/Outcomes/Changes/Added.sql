-- What have customers added to plans made from a template ({0}), and in which of its milestones? A milestone of their own stands in none. {1}: rows.
select i.kind, split_part(m.key, '.', -1) as milestone, i.title as theirs, count(distinct i.plan_id)::int as plans
from plan_items i
join plan_outcomes o on o.plan_id = i.plan_id
join definitions d on d.id = o.definition_id
left join plan_items m on m.plan_id = i.plan_id and m.kind = 'milestone' and m.key = i.parent and not m.is_own
where i.is_own and i.kind in ('milestone', 'action') and d.key = {0}
group by 1, 2, 3
order by 4 desc, 1, 2, 3
limit {1}
