-- Who has a place and stays nowhere? Begins their stay. A placement without a reason of its own is the model's.
-- {0}: model or 0. {1}: customers. {2}: true: all. {3}: now. {4}: the model's sentence.
insert into assignments (customer_id, response_id, segment, model_id, confidence, reason, assigned_at)
select p.customer_id, p.response_id, p.segment, case when p.reason is null then p.model_id end, p.confidence,
       coalesce(p.reason, {4}), {3}
from placements p
join responses r on r.id = p.response_id
where p.model_id = {0} and ({2} or p.customer_id = any({1}))
  and not exists (select from assignments a where a.customer_id = p.customer_id and a.superseded_at is null)
