-- Of how many of the vendor's commitments has nobody said yet whether they were kept? In SQL because it counts over all plans.
-- {0}: now.
select count(*) as "Value"
from owed_commitments o
cross join lateral (select latest_time(o.from_on, o.until, o.every, ({0} at time zone o.zone)::date) as day) t
where t.day is not null
  and not exists (select from commitment_reports r where r.plan_id = o.plan_id and r.commitment = o.key and r.day = t.day)
