-- Puts the plans that follow a version of a template ({0}), or took a part of it before it was taken back, on the list of step redraft-plans, which merges
-- them with the version before ({1}). In one statement for many thousands.
insert into plans_to_redraft (plan_id, definition_id)
select p.id, {1}
from plans p
join plan_facts f on f.plan_id = p.id
join definitions d on d.id = p.definition_id
where not f.is_over and d.key = (select key from definitions where id = {0})
  and (p.definition_id = {0} or exists (select from plan_proposals o where o.customer_id = p.customer_id and o.definition_id = {0}))
on conflict (plan_id) do update set definition_id = excluded.definition_id
