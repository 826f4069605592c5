-- Of which of the vendor's commitments has nobody said yet whether they were kept, the oldest first? In SQL because it goes over all plans.
-- {0}: now. {1}: rows. {2}: who of the vendor keeps it, or '' for all.
select o.id, o.plan_id, o.customer_id, c.name as customer, o.key, o.title, o.every, t.day, ({0} at time zone o.zone)::date - t.day as days_late, o.ops_owner
from owed_commitments o
cross join lateral (
    select case
        -- No place is more than a day from UTC: only what ends in these days needs the zone.
        when latest_time(o.from_on, o.until, o.every, ({0} at time zone 'UTC')::date - 1) is not distinct from latest_time(o.from_on, o.until, o.every, ({0} at time zone 'UTC')::date + 1)
        then latest_time(o.from_on, o.until, o.every, ({0} at time zone 'UTC')::date)
        else latest_time(o.from_on, o.until, o.every, ({0} at time zone o.zone)::date) end as day
    -- As a row of its own: what is asked of the day below does not ask for the zone again.
    offset 0) t
join customers c on c.id = o.customer_id
where t.day is not null and ({2} = '' or o.ops_owner = {2})
  and not exists (select from commitment_reports r where r.plan_id = o.plan_id and r.commitment = o.key and r.day = t.day)
order by t.day, o.id
limit {1}
