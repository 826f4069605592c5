-- Why have customers left out which milestones and actions of a template or goal module ({0}), by themselves and not together with their milestone?
select d.kind, split_part(d.key, '.', -1) as key, d.reason, count(*)::int as plans
from dropped_items d
where (d.item ->> 'origin')::jsonb ->> 'definition' = {0} and d."with" is null and d.kind in ('milestone', 'action')
group by 1, 2, 3
order by 4 desc, 3
