-- Which lines of a template or goal module ({0}) have customers reworded, from which words into which, in how many plans? Grouped in the database since few
-- of all lines are. By the version that the words came with: its texts say where something was put in. {1}: rows.
select i.kind, i.key, (i.origin ->> 'version')::int as version, i.drafted ->> 'title' as ours, i.title as theirs, count(distinct i.plan_id)::int as plans
from plan_items i
where i.origin ->> 'definition' = {0} and i.drafted is not null and not i.is_own and i.drafted ->> 'title' <> i.title
  and exists (select from plan_changes c where c.plan_id = i.plan_id and c.item_kind = i.kind and c.item_key = i.key
              and c.cause = 'edited' and c.ops_user is null and c.fields -> 'title' is not null)
group by 1, 2, 3, 4, 5
order by count(*) desc, 1, 2, 4, 5
limit {1}
