-- How many customers have answered what a version of a template ({0}) proposed to them, and how many of them left more as it was than they took? In SQL since nobody needs
-- the proposals.
select count(*)::int as answered, (count(*) filter (where o.declined > o.taken))::int as declined
from plan_proposals o
where o.definition_id = {0} and o.cause = 'template' and o.decision = 'answered' and o.taken + o.declined > 0
