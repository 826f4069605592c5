-- What is the outcome of the plans of each segment's current customers? Grouped in the database because it reads every plan and
-- returns a handful of rows. The median apart: for it PostgreSQL sorts, and only those that reached their goal have one.
with outcomes as not materialized (
    select a.segment, o.accepted, o.achieved, o.days, o.stuck
    from plan_outcomes o
    join assignments a on a.customer_id = o.customer_id and a.superseded_at is null
)
select c.*, m.median_days
from (
    select segment, count(*) as plans, count(*) filter (where accepted) as accepted, count(*) filter (where achieved) as achieved,
           count(*) filter (where stuck) as stuck
    from outcomes
    group by segment
) c
left join (
    select segment, percentile_cont(0.5) within group (order by days) as median_days from outcomes where achieved group by segment
) m on m.segment = c.segment
