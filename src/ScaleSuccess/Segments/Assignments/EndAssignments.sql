-- Which customers are no longer in their right segment? Ends their assignment; StartAssignments.sql begins the next. Set-based because publishing a model
-- may move all customers. Its caller prepends the definition of `whom`, the results to apply. {2}: now.
update assignments a set superseded_at = {2}
from whom p
where a.customer_id = p.customer_id and a.superseded_at is null and a.segment <> p.segment
