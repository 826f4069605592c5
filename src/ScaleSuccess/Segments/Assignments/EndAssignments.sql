-- Who is not where they belong by now? Ends their assignment; StartAssignments.sql begins the next. Set-based because publishing a model
-- may move everybody. Its caller says before it which results are `whom`. {2}: now.
update assignments a set superseded_at = {2}
from whom p
where a.customer_id = p.customer_id and a.superseded_at is null and a.segment <> p.segment
