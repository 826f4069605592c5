-- What is the outcome of the plans made from each version of each template? Grouped in the database because it reads every plan
-- and returns a handful of rows.
select d.key as segment, d.version,
       count(*) as plans,
       count(*) filter (where o.accepted) as accepted,
       count(*) filter (where o.active) as active,
       count(*) filter (where o.achieved) as achieved,
       percentile_cont(0.5) within group (order by o.days) as median_days,
       count(*) filter (where o.stuck) as stuck
from plan_outcomes o
join definitions d on d.id = o.definition_id
group by d.key, d.version
order by d.key, d.version desc
