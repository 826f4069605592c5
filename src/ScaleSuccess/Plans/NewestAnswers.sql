-- Whose real answers show best what a template or goal module makes of them? The newest of the segment ({0}, '' for any)
-- that chose the goal ({1}, '' for any). In SQL because the goal stands inside the answers' jsonb.
select c.name as customer, r.answers::text as answers, r.definition_id as survey, a.segment,
       k.id as contact_id, k.name as contact, k.role
from responses r
join customers c on c.id = r.customer_id
join contacts k on k.id = r.contact_id
join assignments a on a.response_id = r.id
where r.submitted_at is not null
  and ({0} = '' or a.segment = {0})
  and ({1} = '' or r.answers -> 'goals' @> to_jsonb({1}))
order by r.submitted_at desc, r.id desc
limit 1
