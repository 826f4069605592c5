-- How many of the vendor's actions are overdue, in how many plans, and by how many days the oldest is. In SQL because it counts over all plans.
-- {0}: now.
select count(*) as in_all, count(distinct o.plan_id) as plans,
       coalesce((select ({0} at time zone f.zone)::date - f.due_on from owed_actions f
                 where f.due_on <= ({0} at time zone 'UTC')::date and f.due_on < ({0} at time zone f.zone)::date
                 order by f.due_on, f.id limit 1), 0) as most_days
from owed_actions o
-- No place is more than a day from UTC: only what is due in these days needs the zone.
where o.due_on <= ({0} at time zone 'UTC')::date
  and (o.due_on < ({0} at time zone 'UTC')::date - 1 or o.due_on < ({0} at time zone o.zone)::date)
