-- How many customers would a model move, of those that it assigns and that have a segment now? {0}: the model.
select count(*) as customers, count(*) filter (where p.segment <> a.segment) as moved
from assigner_results p
join assignments a on a.customer_id = p.customer_id and a.superseded_at is null
where p.model_id = {0}
