-- Of which of the vendor's commitments has nobody said yet whether they were kept, the oldest first? In SQL because it goes over all plans.
-- {0}: now. {1}: rows.
select o.id, o.plan_id, o.customer_id, c.name as customer, o.key, o.title, o.every, t.day, ({0} at time zone o.zone)::date - t.day as days_late
from owed_commitments o
cross join lateral (select latest_time(o.from_on, o.until, o.every, ({0} at time zone o.zone)::date) as day) t
join customers c on c.id = o.customer_id
where t.day is not null
  and not exists (select from commitment_reports r where r.plan_id = o.plan_id and r.commitment = o.key and r.day = t.day)
order by t.day, o.id
limit {1}
