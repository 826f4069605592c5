-- What is the outcome of the plans of each segment's current customers? Grouped in the database because it reads every plan and
-- returns a handful of rows.
select a.segment,
       count(*) as plans,
       count(*) filter (where o.accepted) as accepted,
       count(*) filter (where o.achieved) as achieved,
       percentile_cont(0.5) within group (order by o.days) as median_days,
       count(*) filter (where o.stuck) as stuck
from plan_outcomes o
join assignments a on a.customer_id = o.customer_id and a.superseded_at is null
group by a.segment
