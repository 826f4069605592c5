-- Every submitted response with its customer's current segment, for a model to read in one stream; in no order, since sorting a
-- million of them costs more than reading them. What a customer decided against is left out.
select r.customer_id, r.id, r.submitted_at, r.definition_id, r.answers - r.set_aside as answers, a.segment
from responses r
left join assignments a on a.customer_id = r.customer_id and a.superseded_at is null
where r.purpose = 'onboarding' and r.submitted_at is not null
