-- How many plans have been made from another version of this template ({0}) than its active one, and could follow it: while it is rolled out, those of the share? In SQL since
-- nobody needs the plans.
select count(*)::int as "Value"
from active_definitions n
join definitions d on d.kind = n.kind and d.key = n.key and d.id <> n.definition_id
join definitions a on a.id = n.definition_id
join plans p on p.definition_id = d.id
join plan_facts f on f.plan_id = p.id
left join rollouts t on t.definition_id = n.definition_id and t.state in ('running', 'paused')
where n.kind = 'plan' and n.key = {0} and not f.is_over
  and (t.definition_id is null or (t.state = 'running' and rollout_place(n.key, a.version, p.customer_id) < t.share))
  and not exists (select from plans_to_redraft r where r.plan_id = p.id and r.definition_id = n.definition_id)
  and not exists (select from plan_proposals o where o.customer_id = p.customer_id and o.definition_id = n.definition_id and o.cause = 'template' and o.decision is distinct from 'withdrawn')
