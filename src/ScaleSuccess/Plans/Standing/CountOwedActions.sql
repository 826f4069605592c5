-- How many of the vendor's actions are overdue, in how many plans, and by how many days the oldest is. In SQL because it counts over all plans.
-- {0}: now.
select count(*) as in_all, count(distinct o.plan_id) as plans, coalesce(max(({0} at time zone o.zone)::date - o.due_on), 0) as most_days
from owed_actions o
-- As in OwedActions.sql.
where o.due_on <= ({0} at time zone 'UTC')::date and o.due_on < ({0} at time zone o.zone)::date
