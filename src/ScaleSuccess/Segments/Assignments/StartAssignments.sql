-- Which customers have a result but no assignment? Begins one; a model's own choice names the model. Its caller prepends the
-- definition of `whom`, the results to apply. Results of the rules (model 0) that 0011 copied may name a model of an earlier
-- version. {2}: now. {3}: the reason's arguments for the model.
insert into assignments (customer_id, response_id, segment, model_id, confidence, reason_code, reason_args, assigned_at)
select p.customer_id, p.response_id, p.segment, case when p.reason_code = 'by_model' and p.model_id > 0 then p.model_id end, p.confidence,
       p.reason_code, case when p.reason_code = 'by_model' and p.model_id > 0 then {3}::jsonb else p.reason_args end, {2}
from whom p
join responses r on r.id = p.response_id
where not exists (select from assignments a where a.customer_id = p.customer_id and a.superseded_at is null)
