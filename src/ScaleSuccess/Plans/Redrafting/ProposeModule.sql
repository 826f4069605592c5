-- Puts the plans that have lines of another version of this goal module ({0}) than the active one on the list of step redraft-plans: they are drafted
-- anew from their own template. While the version is rolled out, those of the share; in one statement for many thousands.
insert into plans_to_redraft (plan_id, definition_id)
select p.id, p.definition_id
from active_definitions n
join definitions a on a.id = n.definition_id
cross join plans p
join plan_facts f on f.plan_id = p.id
left join rollouts t on t.definition_id = n.definition_id and t.state in ('running', 'paused')
where n.kind = 'plan' and n.key = {0} and not f.is_over
  and (t.definition_id is null or (t.state = 'running' and rollout_place(n.key, a.version, p.customer_id) < t.share))
  and exists (select from plan_items i where i.plan_id = p.id and i.origin ->> 'definition' = n.key and (i.origin ->> 'version')::int <> a.version)
on conflict (plan_id) do nothing
