-- Who is not where they belong by now? Ends their stay; StartStays.sql begins the next. Set-based because publishing a model
-- may move everybody. {0}: model or 0. {1}: customers. {2}: true: all. {3}: now.
update assignments a set superseded_at = {3}
from placements p
where p.model_id = {0} and ({2} or p.customer_id = any({1}))
  and a.customer_id = p.customer_id and a.superseded_at is null and a.segment <> p.segment
