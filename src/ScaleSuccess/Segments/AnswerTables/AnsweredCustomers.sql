-- What did these customers' contacts answer, and what is each customer's current segment? One row per response, for the engine to read in
-- one go. {0}: customers.
select r.customer_id, r.id as response_id, k.name as contact, k.role, r.submitted_at, r.definition_id, (r.answers - r.set_aside)::text as answers,
       a.segment as former, p.segment as pin, p.pinned_by, p.reason as pin_reason
from responses r
join contacts k on k.id = r.contact_id
left join assignments a on a.customer_id = r.customer_id and a.superseded_at is null
left join segment_pins p on p.customer_id = r.customer_id and p.lifted_at is null
where r.customer_id = any({0}) and r.purpose = 'onboarding' and r.submitted_at is not null
order by r.customer_id, r.submitted_at, r.id
