-- Who has a place and stays nowhere? Begins their stay. A placement without a reason of its own is the model's. Its caller
-- says before it which placements are `whom`. {2}: now. {3}: the model's sentence.
insert into assignments (customer_id, response_id, segment, model_id, confidence, reason, assigned_at)
select p.customer_id, p.response_id, p.segment, case when p.reason is null then p.model_id end, p.confidence,
       coalesce(p.reason, {3}), {2}
from whom p
join responses r on r.id = p.response_id
where not exists (select from assignments a where a.customer_id = p.customer_id and a.superseded_at is null)
