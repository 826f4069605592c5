-- Puts the plans that have lines of a version of a goal module ({0}: its key, {1}: its number), or are asked about some, on the list of step redraft-plans: it drafts them
-- with the version that they get now. In one statement for many thousands.
insert into plans_to_redraft (plan_id, definition_id, cause)
select p.id, coalesce(o.definition_id, p.definition_id), coalesce(o.cause, 'template')
from plans p
join plan_facts f on f.plan_id = p.id
left join plan_proposals o on o.customer_id = p.customer_id and o.decided_at is null and o.assignment_id is null
where not f.is_over
  and exists (select from plan_items i where i.plan_id = p.id and i.origin ->> 'definition' = {0} and (o.id is not null or (i.origin ->> 'version')::int = {1}))
on conflict (plan_id) do nothing
