-- Which customers have these keys ({0}, folded {1}), which plans have they, and which day is it there at the moment {2}? One row a
-- key, found or not. In SQL for thousands of keys at once; a customer is found as FindCustomer finds one.
select k.place::int as place, c.id as customer_id, p.id as plan_id,
       ({2}::timestamptz at time zone coalesce(z.zone, 'UTC'))::date as today
from unnest({0}::text[], {1}::text[]) with ordinality as k (key, folded, place)
left join lateral (
    select id from customers
    where folded_key = k.folded or (folded_key is null and lower(key) = lower(k.key))
    order by (key = k.key) desc, folded_key limit 1
) c on true
left join plans p on p.customer_id = c.id
left join plan_zones z on z.plan_id = p.id
order by k.place
