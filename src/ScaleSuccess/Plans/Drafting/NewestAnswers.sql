-- Whose real answers can a template or goal module be previewed with? The {3} newest of the template ({0}, '' for any)
-- that chose the goal ({1}, '' for any) in the question {2}, with {4} in their customer's name ('' for any), or only the one with the id {5} (0 for any). In SQL because the goal is inside the answers' jsonb.
select r.id as response, c.name as customer, c.country, c.time_zone, c.tier, r.answers::text as answers, r.definition_id as survey, coalesce(s.template, a.segment) as segment,
       k.id as contact_id, k.role
from responses r
join customers c on c.id = r.customer_id
join contacts k on k.id = r.contact_id
join assignments a on a.customer_id = r.customer_id and a.superseded_at is null
left join segments s on s.key = a.segment
where r.purpose = 'onboarding' and r.submitted_at is not null
  -- Who was shown a colleague's answers has said too little for a plan.
  and r.id = a.response_id
  and ({0} = '' or coalesce(s.template, a.segment) = {0})
  and ({1} = '' or r.answers -> {2} @> to_jsonb({1}))
  and ({4} = '' or strpos(lower(c.name), lower({4})) > 0)
  and ({5} = 0 or r.id = {5})
order by r.submitted_at desc, r.id desc
limit {3}
