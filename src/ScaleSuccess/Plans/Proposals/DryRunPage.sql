-- Whom would publishing a model move, or leave unclear, a page at a time? In SQL because it joins what would be with what
-- is. {0}: the model. {1}, {2}: from and to, or ''. {3}: only the unclear. {4}: the last customer before. {5}: rows.
select p.customer_id, c.name as customer, a.segment as "from", p.segment as "to", p.confidence::float8 as confidence, p.unclear,
       coalesce(a.segment <> p.segment and plan.achieved_at is null and d.key <> coalesce(s.template, p.segment), false) as proposal
from placements p
join customers c on c.id = p.customer_id
left join assignments a on a.customer_id = p.customer_id and a.superseded_at is null
left join segments s on s.key = p.segment
left join plans plan on plan.customer_id = p.customer_id
left join definitions d on d.id = plan.definition_id
where p.model_id = {0} and p.customer_id > {4}
  and (a.segment is distinct from p.segment or p.unclear)
  and ({1} = '' or a.segment = {1}) and ({2} = '' or p.segment = {2}) and (not {3} or p.unclear)
order by p.customer_id
limit {5}
