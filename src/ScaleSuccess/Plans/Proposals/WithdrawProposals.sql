-- Which open proposals have lost their reason: the customer is no longer where it was proposed for, or the template of that
-- segment is the plan's own by now? {0}: now.
update plan_proposals o set decision = 'withdrawn', decided_at = {0}
from assignments a
join plans p on p.customer_id = a.customer_id
join definitions d on d.id = p.definition_id
left join segments s on s.key = a.segment
where o.decided_at is null and a.id = o.assignment_id
  and (a.superseded_at is not null or coalesce(s.template, a.segment) = d.key)
